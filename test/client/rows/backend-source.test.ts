import { canPage, createBackendSource, ProvisioningError, SORT_KEYS, type RowView } from '@flowthrough/client';
import { expect } from 'chai';
import {
  CAPABLE,
  createSubscriberWorld,
  settled,
  subscriber,
  subscribers,
  type WorldOptions,
} from '../support/subscriber-world.js';

const ids = (view: RowView) => Array.from({ length: view.length }, (_, index) => view.at(index)?.id);

function begun(count: number, options: WorldOptions = {}) {
  const world = createSubscriberWorld(subscribers(count), { capabilities: CAPABLE, pageSize: 2, ...options });
  return { world, source: createBackendSource(world.backend, { templateId: 'main' }) };
}

describe('canPage', () => {
  it('needs every filter, every sort, search and totals', () => {
    expect(canPage(CAPABLE)).to.equal(true);
    expect(canPage({})).to.equal(false);
    expect(canPage({ ...CAPABLE, totals: false })).to.equal(false);
    expect(canPage({ ...CAPABLE, search: false })).to.equal(false);
    expect(canPage({ ...CAPABLE, filters: ['status'] })).to.equal(false);
    expect(canPage({ ...CAPABLE, sorts: SORT_KEYS.slice(1) })).to.equal(false);
  });
});

describe('createBackendSource', () => {
  it('asks for the first page only, and knows the length from the total', async () => {
    const { world, source } = begun(5);
    const view = await source.view({});
    expect(world.received).to.deep.equal(['list 0']);
    expect(view.length).to.equal(5);
    expect(view.complete).to.equal(false);
    expect(ids(view)).to.deep.equal(['u000', 'u001', undefined, undefined, undefined]);
  });

  it('loads page after page as far as rows are wanted', async () => {
    const { world, source } = begun(7);
    const view = await source.view({});
    await view.ensure(3, 5);
    expect(world.received).to.deep.equal(['list 0', 'list 2', 'list 4']);
    await view.ensure(0, 5);
    expect(world.received.length).to.equal(3);
    await view.ensure(0, 100);
    expect(view.complete).to.equal(true);
    expect(view.length).to.equal(7);
  });

  it('asks for each page once, however many wait for it', async () => {
    const { world, source } = begun(6);
    const view = await source.view({});
    await Promise.all([view.ensure(0, 6), view.ensure(2, 4), view.ensure(0, 3)]);
    expect(world.received).to.deep.equal(['list 0', 'list 2', 'list 4']);
  });

  it('sends the filter, the search and the sort, and turns an exclusion into wanted statuses', async () => {
    const { world, source } = begun(3);
    await source.view({
      exclude: ['provisioned'],
      package: ['basic'],
      search: 'u00',
      sort: { key: 'name', descending: true },
    });
    expect(world.queries[0]).to.deep.equal({
      templateId: 'main',
      limit: 100,
      status: [
        'pending_email_input',
        'pending_email_validation',
        'pending_user_migration',
        'provisioning',
        'updating',
        'error',
      ],
      package: ['basic'],
      search: 'u00',
      sort: { key: 'name', descending: true },
    });
  });

  it('wants a status that it met before as well when another is excluded', async () => {
    const world = createSubscriberWorld([subscriber({ id: 'x', status: 'quarantined' })]);
    const source = createBackendSource(world.backend, { templateId: 'main' });
    await source.view({});
    expect(ids(await source.view({ exclude: ['provisioned'] }))).to.deep.equal(['x']);
  });

  it('asks for nothing when a filter excludes all that it wants', async () => {
    const { world, source } = begun(3);
    const view = await source.view({ status: ['error'], exclude: ['error'] });
    expect(view.length).to.equal(0);
    expect(view.complete).to.equal(true);
    expect(world.received).to.deep.equal([]);
  });

  it('goes on from the page that failed', async () => {
    const { world, source } = begun(5);
    const view = await source.view({});
    world.failNext('list 2', new ProvisioningError('network', 'Broken.'));
    const error: unknown = await view.ensure(0, 5).catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(ProvisioningError);
    expect(view.complete).to.equal(false);
    await view.ensure(0, 5);
    expect(ids(view)).to.deep.equal(['u000', 'u001', 'u002', 'u003', 'u004']);
  });

  it('shows a row that comes twice once, in its newer state', async () => {
    const { world, source } = begun(0);
    const old = subscriber({ id: 'x', lastStatusChange: '2026-11-20T09:00:00Z', status: 'error' });
    const recent = subscriber({ id: 'x', lastStatusChange: '2026-11-20T10:00:00Z', status: 'provisioned' });
    world.list = ({ cursor }) => (cursor ? { items: [old, subscriber({ id: 'y' })] } : { items: [recent], next: '1' });
    const view = await source.view({});
    await view.ensure(0, 9);
    expect(ids(view)).to.deep.equal(['x', 'y']);
    expect(view.at(0)?.status).to.equal('provisioned');
  });

  it('stops at a cursor that was seen before', async () => {
    const { world, source } = begun(0);
    world.list = ({ cursor }) => ({
      items: [subscriber({ id: cursor ?? 'first' })],
      next: cursor === 'b' ? 'a' : cursor ? 'b' : 'a',
    });
    const view = await source.view({});
    await view.ensure(0, 100);
    expect(world.received.length).to.equal(3);
    expect(view.complete).to.equal(true);
    expect(ids(view)).to.deep.equal(['first', 'a', 'b']);
  });

  for (const total of [-1, Number.NaN, 1.5, '7', undefined]) {
    it(`takes a total of ${String(total)} for none`, async () => {
      const { world, source } = begun(0);
      world.list = () => ({ items: subscribers(2), next: 'more', total: total as number });
      expect((await source.view({})).length).to.equal(2);
    });
  }

  it('takes a removed row out of the view, and newer states into it', async () => {
    const { source } = begun(5);
    const view = await source.view({});
    source.remove('u000');
    expect(view.length).to.equal(4);
    expect(view.at(0)?.id).to.equal('u001');
    expect(view.indexOf('u000')).to.equal(-1);
    expect(source.upsert([{ ...view.at(0)!, status: 'provisioned' }])).to.equal(true);
    expect(source.upsert([{ ...view.at(0)! }])).to.equal(false);
    expect(view.at(0)?.status).to.equal('provisioned');
  });

  it('rejects once aborted, also when the backend ignores the signal', async () => {
    const { world, source } = begun(5);
    const held = world.hold('list');
    const controller = new AbortController();
    const view = source.view({}, controller.signal).catch((error: unknown) => error);
    controller.abort();
    await held[0]?.release();
    expect(await view).to.include({ kind: 'aborted' });
    await settled();
    expect(world.received.length).to.equal(1);
  });

  it('reads all rows of a filter from fresh pages, each once', async () => {
    const { world, source } = begun(5);
    await source.view({});
    const rows: string[] = [];
    for await (const part of source.all({})) rows.push(...part.map(({ id }) => id));
    expect(rows).to.deep.equal(['u000', 'u001', 'u002', 'u003', 'u004']);
    expect(world.received).to.deep.equal(['list 0', 'list 0', 'list 2', 'list 4']);
  });

  it('refuses to give a part of the rows for all', async () => {
    const { world, source } = begun(0);
    let pages = 0;
    world.list = () => ({ items: [], next: String((pages += 1)) });
    const read = async () => {
      for await (const rows of source.all({})) expect(rows).to.deep.equal([]);
    };
    expect(await read().catch((error: unknown) => error)).to.include({ kind: 'too-large' });
    expect(pages).to.equal(1_000);
  });
});
