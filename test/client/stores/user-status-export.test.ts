import {
  createUserStatusStore,
  ProvisioningError,
  type ExportState,
  type UserStatusStoreOptions,
} from '@flowthrough/client';
import { expect } from 'chai';
import { waitFor } from '../../support/wait.js';
import {
  CAPABLE,
  createSubscriberWorld,
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
    await settled();
    expect(store.$state.get().load.loaded).to.equal(2);
    expect((await store.exportCsv())?.rows).to.equal(5);
    expect(world.queries.at(-1)?.status).to.deep.equal(['error']);
  });

  it('stops reading pages when it is cancelled in between', async () => {
    const { world, store } = made(11, { capabilities: CAPABLE }, { rowCap: 4 });
    store.start();
    await settled();
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
