import {
  createUserStatusStore,
  ProvisioningError,
  type ExportRowsOptions,
  type ExportState,
  type UserStatusStore,
  type UserStatusStoreOptions,
} from '@flowthrough/client';
import { expect } from 'chai';
import { waitFor } from '../../support/wait.js';
import {
  CAPABLE,
  createSubscriberWorld,
  listed,
  settled,
  subscribers,
  type WorldOptions,
} from '../support/subscriber-world.js';

function made(count: number, options: WorldOptions = {}, storeOptions: Partial<UserStatusStoreOptions> = {}) {
  const world = createSubscriberWorld(
    subscribers(count, (index) => ({ status: index % 2 ? 'error' : 'provisioned' })),
    { pageSize: 2, ...options },
  );
  return { world, store: createUserStatusStore(world.client, { templateId: 'Čakovec / main', ...storeOptions }) };
}

async function idsIn(blob: Blob): Promise<(string | undefined)[]> {
  const lines = (await blob.text()).trimEnd().split('\r\n').slice(1);
  return lines.map((line) => /"([^"]*)"$/.exec(line)?.[1]);
}

describe('createUserStatusStore: export', () => {
  it('writes all rows that the query selects, in its order', async () => {
    const { store } = made(
      5,
      {},
      { query: { excludeProvisioned: true, sort: { key: 'broadworksId', descending: true } } },
    );
    store.start();
    await settled();
    const file = await store.exportCsv();
    expect(file?.name).to.equal('user-status-Cakovec-main-2026-11-23.csv');
    expect(file?.rows).to.equal(2);
    expect(await idsIn(file!.blob)).to.deep.equal(['u003', 'u001']);
    expect(store.$export.get()).to.deep.equal({ state: 'idle' });
  });

  it('waits for the pages that are still to come', async () => {
    const { world, store } = made(5);
    const held = world.hold('list 4');
    store.start();
    await settled();
    const exporting = store.exportCsv();
    await settled();
    expect(store.$export.get()).to.deep.equal({ state: 'running', rows: 0, total: undefined });
    await held[0]?.release();
    expect((await exporting)?.rows).to.equal(5);
    expect(world.received).to.deep.equal(['list 0', 'list 2', 'list 4']);
  });

  it('goes on with a list that broke off', async () => {
    const { world, store } = made(5);
    world.failNext('list 2', new ProvisioningError('network', 'Broken.'));
    store.start();
    await settled();
    expect((await store.exportCsv())?.rows).to.equal(5);
    expect(store.$state.get().load.state).to.equal('ready');
  });

  it('loads the list first when nothing was started', async () => {
    const { store } = made(3);
    expect((await store.exportCsv())?.rows).to.equal(3);
  });

  it('fails rather than writing a part of the rows', async () => {
    const { world, store } = made(5);
    const error = new ProvisioningError('network', 'Broken.');
    world.failNext('list 2', error);
    world.failNext('list 2', error);
    store.start();
    await settled();
    expect(await store.exportCsv()).to.equal(undefined);
    expect(store.$export.get()).to.deep.equal({ state: 'failed', error });
  });

  it('says how far it has come', async () => {
    const { store } = made(900, { pageSize: 300 });
    store.start();
    await settled();
    const states: ExportState[] = [];
    store.$export.listen((state) => states.push(state));
    await store.exportCsv();
    const rows = states.map((state) => (state.state === 'running' ? state.rows : -1));
    expect(rows).to.deep.equal([0, 250, 750, 900, -1]);
    expect(states[1]).to.include({ total: 900 });
  });

  it('runs once for two clicks', async () => {
    const { store } = made(3);
    store.start();
    await settled();
    const [first, second] = await Promise.all([store.exportCsv(), store.exportCsv()]);
    expect(first).to.equal(second);
    expect(first?.rows).to.equal(3);
  });

  it('writes what the query selected when it was asked', async () => {
    const { store } = made(4);
    store.start();
    await settled();
    const exporting = store.exportCsv();
    store.setQuery({ search: 'u000' });
    expect((await exporting)?.rows).to.equal(4);
  });

  it('ends at once when it is cancelled, and can run again', async () => {
    const { world, store } = made(5);
    const held = world.hold('list 4');
    store.start();
    await settled();
    const exporting = store.exportCsv();
    await settled();
    store.cancelExport();
    expect(await exporting).to.equal(undefined);
    expect(store.$export.get()).to.deep.equal({ state: 'idle' });
    await held[0]?.release();
    expect((await store.exportCsv())?.rows).to.equal(5);
  });

  it('is cancelled when the table goes away', async () => {
    const { world, store } = made(5);
    const held = world.hold('list 2');
    store.start();
    await settled();
    const exporting = store.exportCsv();
    store.stop();
    expect(await exporting).to.equal(undefined);
    await held[0]?.release();
    expect(store.$export.get()).to.deep.equal({ state: 'idle' });
    expect(world.received.length).to.equal(2);
  });

  it('reads the rows that memory does not hold, filtered all the same', async () => {
    const { world, store } = made(11, {}, { rowCap: 4, query: { excludeProvisioned: true, search: 'U' } });
    store.start();
    await settled();
    expect(store.$state.get().load.notice).to.equal('row-cap');
    const file = await store.exportCsv();
    expect(await idsIn(file!.blob)).to.deep.equal(['u001', 'u003', 'u005', 'u007', 'u009']);
    expect(world.queries.at(-1)).to.not.have.property('search');
  });

  it('lets a backend that pages select the rows of all pages', async () => {
    const { world, store } = made(11, { capabilities: CAPABLE }, { rowCap: 4, query: { status: ['error'] } });
    store.start();
    await listed(store);
    expect(store.$state.get().load.loaded).to.equal(2);
    expect((await store.exportCsv())?.rows).to.equal(5);
    expect(world.queries.at(-1)?.status).to.deep.equal(['error']);
  });

  it('stops reading pages when it is cancelled in between', async () => {
    const { world, store } = made(11, { capabilities: CAPABLE }, { rowCap: 4 });
    store.start();
    await listed(store);
    const held = world.hold('list 4');
    const exporting = store.exportCsv();
    await waitFor(() => held[0], 'the third page');
    store.cancelExport();
    expect(held[0]?.signal?.aborted).to.equal(true);
    await held[0]?.release();
    expect(await exporting).to.equal(undefined);
    expect(world.received.at(-1)).to.equal('list 4');
    expect(store.$export.get()).to.deep.equal({ state: 'idle' });
  });
});

describe('createUserStatusStore: scopes of an export', () => {
  /** Every second user has an error, every third a premium package. */
  const rows = () =>
    subscribers(12, (index) => ({
      status: index % 2 ? 'error' : 'provisioned',
      package: index % 3 ? 'standard' : 'premium',
    }));
  const open = (options: WorldOptions = {}, storeOptions: Partial<UserStatusStoreOptions> = {}) => {
    const world = createSubscriberWorld(rows(), { pageSize: 5, ...options });
    return { world, store: createUserStatusStore(world.client, { templateId: 'main', ...storeOptions }) };
  };
  const exported = async (store: UserStatusStore, options: ExportRowsOptions) => {
    const file = await store.exportRows({ format: 'json', columns: ['id'], ...options });
    const read = JSON.parse((await file?.blob?.text()) ?? '') as { readonly id: string }[];
    return read.map(({ id }) => Number(id.slice(1)));
  };
  const QUERY = { status: ['provisioned'], package: ['premium'] };
  const SOURCES = [
    ['held in memory', {}, {}],
    ['paged by the backend', { capabilities: CAPABLE }, { rowCap: 4 }],
    ['longer than memory holds', {}, { rowCap: 4 }],
  ] as const;

  for (const [where, options, storeOptions] of SOURCES) {
    it(`writes the rows of each scope over all pages of a list ${where}`, async () => {
      const { store } = open(options, { ...storeOptions, query: QUERY });
      store.start();
      await listed(store);
      expect(await exported(store, {})).to.deep.equal([0, 6]);
      expect(await exported(store, { scope: 'filtered' })).to.deep.equal([0, 6]);
      expect(await exported(store, { scope: 'failures' })).to.deep.equal([3, 9]);
      expect(await exported(store, { scope: 'all' })).to.deep.equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
      const ids = new Set(['u011', 'u001', 'nobody', 'u007']);
      expect(await exported(store, { scope: 'selected', ids })).to.deep.equal([1, 7, 11]);
      expect(await exported(store, { scope: 'selected' })).to.deep.equal([]);
    });
  }

  it('writes the failures that a search finds, provisioned users left out or not', async () => {
    const { store } = open({}, { query: { excludeProvisioned: true, search: 'u01', status: ['updating'] } });
    expect(await exported(store, { scope: 'failures' })).to.deep.equal([11]);
  });

  it('keeps the order that is shown', async () => {
    const { store } = open({}, { query: { ...QUERY, sort: { key: 'broadworksId', descending: true } } });
    expect(await exported(store, { scope: 'failures' })).to.deep.equal([9, 3]);
    expect((await exported(store, { scope: 'all' }))[0]).to.equal(11);
    expect(await exported(store, { scope: 'selected', ids: ['u001', 'u002'] })).to.deep.equal([2, 1]);
  });

  it('reads no page after the last selected row', async () => {
    const { world, store } = open({ capabilities: CAPABLE }, { rowCap: 4 });
    store.start();
    await listed(store);
    world.received.length = 0;
    expect(await exported(store, { scope: 'selected', ids: ['u006'] })).to.deep.equal([6]);
    expect(world.received).to.deep.equal(['list 0', 'list 5']);
  });

  it('says how many rows a scope has', async () => {
    const { store } = open({}, { query: QUERY });
    store.start();
    await settled();
    const totals: unknown[] = [];
    store.$export.listen((state) => {
      if (state.state === 'running' && state.rows > 0) totals.push([state.rows, state.total]);
    });
    await store.exportRows();
    await store.exportRows({ scope: 'all' });
    await store.exportRows({ scope: 'failures' });
    await store.exportRows({ scope: 'selected', ids: ['u001', 'u002'] });
    expect(totals).to.deep.equal([
      [2, 2],
      [12, 12],
      [2, 2],
      [2, 2],
    ]);
  });

  it('names the file by its format', async () => {
    const { store } = open();
    expect((await store.exportRows({ format: 'json' }))?.name).to.equal('user-status-main-2026-11-23.json');
    expect((await store.exportRows())?.name).to.equal('user-status-main-2026-11-23.csv');
  });

  it('writes into a sink, and has no Blob then', async () => {
    const chunks: BlobPart[] = [];
    const { store } = open();
    const sink = new WritableStream<Uint8Array<ArrayBuffer>>({ write: (chunk) => void chunks.push(chunk) });
    const file = await store.exportRows({ sink });
    expect(file).to.deep.equal({ name: 'user-status-main-2026-11-23.csv', rows: 12 });
    expect((await idsIn(new Blob(chunks))).length).to.equal(12);
  });

  it('aborts the sink when the list cannot be read', async () => {
    const { world, store } = open();
    const error = new ProvisioningError('network', 'Broken.');
    world.failNext('list 0', error);
    const ends: unknown[] = [];
    const sink = new WritableStream({ abort: (reason) => void ends.push(reason) });
    expect(await store.exportRows({ sink })).to.equal(undefined);
    expect(ends).to.deep.equal([error]);
    expect(store.$export.get()).to.deep.equal({ state: 'failed', error });
  });

  it('fails when the sink fails', async () => {
    const { store } = open();
    const cause = new Error('Disk full.');
    const sink = new WritableStream({
      write() {
        throw cause;
      },
    });
    expect(await store.exportRows({ sink })).to.equal(undefined);
    expect(store.$export.get()).to.deep.include({ state: 'failed' });
    expect(store.$export.get()).to.have.nested.property('error.cause', cause);
  });

  it('joins the same export, and lets another one wait for it', async () => {
    const { world, store } = open();
    const held = world.hold('list 10');
    const first = store.exportRows({ scope: 'all' });
    const same = store.exportRows({ scope: 'all' });
    const other = store.exportRows({ scope: 'failures' });
    await waitFor(() => held[0], 'the last page');
    expect(store.$export.get()).to.include({ state: 'running', rows: 0 });
    await held[0]?.release();
    expect(await first).to.equal(await same);
    expect([(await first)?.rows, (await other)?.rows]).to.deep.equal([12, 6]);
    expect(store.$export.get()).to.deep.equal({ state: 'idle' });
  });

  it('cancels the exports that wait as well, with their sinks', async () => {
    const { world, store } = open();
    const held = world.hold('list 10');
    const ends: unknown[] = [];
    const sink = new WritableStream({ abort: () => void ends.push('aborted') });
    const first = store.exportRows();
    const other = store.exportRows({ sink });
    await waitFor(() => held[0], 'the last page');
    store.cancelExport();
    expect(await Promise.all([first, other])).to.deep.equal([undefined, undefined]);
    expect(ends).to.deep.equal(['aborted']);
    await held[0]?.release();
    expect((await store.exportRows())?.rows).to.equal(12);
  });
});
