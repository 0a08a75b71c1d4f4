import {
  createUserStatusStore,
  ProvisioningError,
  type UserStatusStore,
  type UserStatusStoreOptions,
} from '@flowthrough/client';
import { expect } from 'chai';
import { waitFor } from '../../support/wait.js';
import {
  CAPABLE,
  createRandom,
  createSubscriberWorld,
  listed,
  settled,
  subscriber,
  subscribers,
} from '../support/subscriber-world.js';
import { slowClient } from '../support/ticking.js';

const shown = (store: UserStatusStore) => {
  const { view } = store.$state.get();
  return Array.from({ length: view.length }, (_, index) => view.at(index)?.id);
};

async function begun(
  rows = subscribers(6),
  options: Partial<UserStatusStoreOptions> = {},
  capabilities = { ...CAPABLE, maxPageSize: 1_000 },
) {
  const world = createSubscriberWorld(rows, { capabilities, pageSize: 1_000 });
  const store = createUserStatusStore(world.client, { templateId: 'main', ...options });
  store.start();
  await settled();
  return { world, store };
}

/** A store whose work takes many slices. */
async function slow(count: number, options: Partial<UserStatusStoreOptions> = {}) {
  const world = createSubscriberWorld(subscribers(count), { capabilities: { maxPageSize: 1_000 }, pageSize: 1_000 });
  const store = createUserStatusStore(slowClient(world), { templateId: 'main', ...options });
  store.start();
  await waitFor(() => store.$state.get().load.state === 'ready', 'the list');
  await waitFor(() => !store.$state.get().ordering, 'the order');
  return { world, store };
}

describe('createUserStatusStore: long work', () => {
  it('shows the rows before until the new ones are in order', async () => {
    const { store } = await slow(3_000);
    const before = store.$state.get();
    store.setQuery({ sort: { key: 'broadworksId', descending: true } });
    expect(store.$state.get()).to.include({ view: before.view, version: before.version, ordering: true });
    expect(store.$state.get().query.sort?.descending).to.equal(true);
    await waitFor(() => !store.$state.get().ordering, 'the order');
    expect(shown(store)[0]).to.equal('u2999');
    expect(store.$state.get().version).to.equal(before.version + 1);
    store.stop();
  });

  it('never shows an answer to an older question, in 300 random orders', async () => {
    const { store } = await slow(1_500);
    const random = createRandom(41);
    const answers = new Set<string>();
    store.$state.listen(({ query, ordering, view }) => {
      if (!ordering) answers.add(`${query.search} ${view.at(0)?.id}`);
    });
    for (let round = 0; round < 300; round += 1) {
      const search = `u${1_000 + Math.floor(random() * 500)}`;
      store.setQuery({ search, sort: random() < 0.5 ? undefined : { key: 'email', descending: random() < 0.5 } });
      if (random() < 0.4) await settled();
      if (random() < 0.3) continue;
      await waitFor(() => !store.$state.get().ordering, 'the answer');
      expect(shown(store)).to.deep.equal([search]);
    }
    for (const answer of answers) expect(answer).to.match(/^(u\d+) \1$|undefined$|^ u/);
    store.stop();
  });

  it('is ready only with the rows in order', async () => {
    const world = createSubscriberWorld(subscribers(3_000), { capabilities: { maxPageSize: 1_000 }, pageSize: 1_000 });
    const query = { sort: { key: 'email', descending: true } } as const;
    const store = createUserStatusStore(slowClient(world), { templateId: 'main', query });
    const lengths: number[] = [];
    store.$state.listen(({ load, view }) => {
      if (load.state === 'ready') lengths.push(view.length);
    });
    store.start();
    await waitFor(() => store.$state.get().load.state === 'ready', 'the list');
    expect(new Set(lengths)).to.deep.equal(new Set([3_000]));
    store.stop();
  });

  it('gives up when it stops, and shows what was asked when it goes on', async () => {
    const { store } = await slow(3_000);
    store.setQuery({ search: 'u2999' });
    store.stop();
    const before = store.$state.get();
    expect(before.ordering).to.equal(false);
    await settled();
    expect(store.$state.get()).to.equal(before);
    store.start();
    await waitFor(() => shown(store).length === 1 && !store.$state.get().ordering, 'the answer');
    expect(shown(store)).to.deep.equal(['u2999']);
    store.stop();
  });

  it('holds 100,000 users by default, and shows them by any order', async () => {
    const rows = subscribers(100_000, (index) => ({ email: `${(index * 7_919) % 100_000}@example.com` }));
    const { store } = await begun(rows, {}, { ...CAPABLE, maxPageSize: 1_000 });
    await waitFor(() => store.$state.get().load.state === 'ready', 'the list');
    expect(store.$state.get()).to.include({ scope: 'held' });
    expect(store.$state.get().view.length).to.equal(100_000);
    store.setQuery({ sort: { key: 'email', descending: false } });
    await waitFor(() => !store.$state.get().ordering && store.$state.get().query.sort, 'the order');
    expect(store.$state.get().view.at(7)?.email).to.equal('7@example.com');
    store.stop();
  });
});

describe('createUserStatusStore: reading ahead', () => {
  it('asks for four pages at a time where cursors may be offsets', async () => {
    const world = createSubscriberWorld(subscribers(9), {
      capabilities: { totals: true, offsetCursors: true },
      pageSize: 2,
    });
    const held = world.hold('list');
    const store = createUserStatusStore(world.client, { templateId: 'main' });
    store.start();
    await settled();
    expect(held.length).to.equal(1);
    await held[0]?.release();
    expect(held.map(({ what }) => what)).to.deep.equal(['list 0', 'list 2', 'list 4', 'list 6', 'list 8']);
    for (const call of held.slice(1)) await call.release();
    expect(shown(store)).to.deep.equal(subscribers(9).map(({ id }) => id));
    expect(world.received.length).to.equal(5);
  });

  it('does not undo a write by a page that was asked for before it', async () => {
    const world = createSubscriberWorld(subscribers(8), {
      capabilities: { totals: true, offsetCursors: true },
      pageSize: 2,
    });
    const held = world.hold('list');
    const store = createUserStatusStore(world.client, { templateId: 'main' });
    store.start();
    await settled();
    await held[0]?.release();
    const old = world.rows.get('u004')!;
    await store.changePackage('u004', 'premium');
    world.rows.set('u004', old);
    for (const call of held.slice(1)) await call.release();
    expect(store.get('u004')?.package).to.equal('premium');
    store.stop();
  });
});

describe('createUserStatusStore: cause and time in a status', () => {
  it('selects and counts users by why they failed and how long ago', async () => {
    const rows = subscribers(4, (index) => ({ errors: [{ code: index < 2 ? '1' : '2', text: 'No.' }] }));
    const { world, store } = await begun(rows);
    store.setQuery({ cause: ['1'] });
    expect(shown(store)).to.deep.equal(['u000', 'u001']);
    expect(Object.fromEntries(store.$state.get().counts!.cause)).to.deep.equal({ '1': 2, '2': 2 });
    world.change('u000', {});
    await store.reload();
    store.setQuery({ stuckFor: 3_600_000 });
    expect(shown(store)).to.deep.equal(['u001']);
    expect((await store.listIds()).length).to.equal(1);
  });

  it('lists those of a cause without showing them', async () => {
    const { store } = await begun(subscribers(4, (index) => ({ errors: [{ code: String(index % 2), text: 'No.' }] })));
    const before = store.$state.get();
    expect(await store.listIds(undefined, { cause: ['1'] })).to.deep.equal(['u001', 'u003']);
    expect(store.$state.get()).to.equal(before);
  });

  it('exports them from a capped list as well', async () => {
    const world = createSubscriberWorld(
      subscribers(9, (index) => ({ errors: [{ code: String(index % 3), text: 'No.' }] })),
      { pageSize: 2 },
    );
    const store = createUserStatusStore(world.client, { templateId: 'main', rowCap: 4, query: { cause: ['1'] } });
    store.start();
    await settled();
    expect(await store.listIds()).to.deep.equal(['u001', 'u004', 'u007']);
  });

  it('shows no rows, and says why, where the backend pages', async () => {
    const world = createSubscriberWorld(subscribers(12), { capabilities: CAPABLE, pageSize: 2 });
    const store = createUserStatusStore(world.client, { templateId: 'main', rowCap: 5 });
    store.start();
    await listed(store);
    expect(store.$state.get()).to.include({ scope: 'paged' });
    store.setQuery({ stuckFor: 1 });
    await settled();
    expect(shown(store)).to.deep.equal([]);
    expect(store.$state.get().load.error).to.include({ kind: 'unsupported' });
    expect(await store.listIds().catch((error: unknown) => error)).to.include({ kind: 'unsupported' });
    store.setQuery({ stuckFor: 0 });
    await settled();
    expect(store.$state.get().load).to.include({ state: 'ready', error: undefined });
    expect(shown(store).slice(0, 2)).to.deep.equal(['u000', 'u001']);
    for (const query of world.queries) expect(query).to.not.have.any.keys('stuckFor', 'cause');
    store.stop();
  });
});

describe('createUserStatusStore: holding the view', () => {
  it('keeps rows in their places while they change, and shows where they belong afterwards', async () => {
    const { world, store } = await begun(subscribers(3), { query: { status: ['error'] } });
    const release = store.hold();
    const { view, version } = store.$state.get();
    world.change('u001', { status: 'provisioned' });
    world.rows.set('new', subscriber({ id: 'new' }));
    await store.reload();
    expect(store.$state.get().view).to.equal(view);
    expect(store.$state.get().version).to.be.greaterThan(version);
    expect(shown(store)).to.deep.equal(['u000', 'u001', 'u002']);
    expect(view.at(1)?.status).to.equal('provisioned');
    release();
    expect(shown(store)).to.deep.equal(['u000', 'u002', 'new']);
  });

  it('holds until the last of several holders lets go, each of whom counts once', async () => {
    const { store } = await begun(subscribers(2));
    const [one, other] = [store.hold(), store.hold()];
    await store.deleteSubscriber('u000');
    one();
    one();
    expect(shown(store)).to.deep.equal(['u000', 'u001']);
    other();
    expect(shown(store)).to.deep.equal(['u001']);
    store.stop();
  });

  it('changes nothing on release when nothing came', async () => {
    const { store } = await begun();
    const before = store.$state.get();
    store.hold()();
    expect(store.$state.get()).to.equal(before);
  });

  it('answers a query all the same', async () => {
    const { store } = await begun();
    const release = store.hold();
    store.setQuery({ search: 'u004' });
    expect(shown(store)).to.deep.equal(['u004']);
    release();
  });

  it('appends the pages of a first load, and sorts them in afterwards', async () => {
    const world = createSubscriberWorld(subscribers(4), { pageSize: 2 });
    const held = world.hold('list');
    const query = { sort: { key: 'broadworksId', descending: true } } as const;
    const store = createUserStatusStore(world.client, { templateId: 'main', query });
    store.start();
    await settled();
    await held[0]?.release();
    const release = store.hold();
    await held[1]?.release();
    expect(shown(store)).to.deep.equal(['u001', 'u000', 'u003', 'u002']);
    expect(store.$state.get().load.state).to.equal('ready');
    release();
    expect(shown(store)).to.deep.equal(['u003', 'u002', 'u001', 'u000']);
  });

  it('keeps the place of a deleted user in a list that the backend pages', async () => {
    const world = createSubscriberWorld(subscribers(12), { capabilities: CAPABLE, pageSize: 2 });
    const store = createUserStatusStore(world.client, { templateId: 'main', rowCap: 5, pollInterval: 60_000 });
    store.start();
    await listed(store);
    const release = store.hold();
    await store.deleteSubscriber('u000');
    expect(store.get('u000')).to.equal(undefined);
    expect(store.$state.get().view.at(0)?.id).to.equal('u000');
    world.received.length = 0;
    await world.environment.advance(60_000);
    expect(world.received.filter((what) => what.startsWith('list'))).to.deep.equal([]);
    release();
    await settled();
    expect(store.$state.get().view.at(0)?.id).to.equal('u001');
    expect(world.received).to.include('list 0');
    store.stop();
  });
});

describe('createUserStatusStore: ids', () => {
  it('lists all that the query selects, in order, and loads what is missing', async () => {
    const world = createSubscriberWorld(subscribers(5), { pageSize: 2 });
    const query = { sort: { key: 'broadworksId', descending: true }, search: 'u00' } as const;
    const store = createUserStatusStore(world.client, { templateId: 'main', query });
    expect(await store.listIds()).to.deep.equal(['u004', 'u003', 'u002', 'u001', 'u000']);
  });

  it('lists those of all pages where the backend pages', async () => {
    const world = createSubscriberWorld(subscribers(12), { capabilities: CAPABLE, pageSize: 2 });
    const store = createUserStatusStore(world.client, { templateId: 'main', rowCap: 5 });
    store.start();
    await listed(store);
    expect((await store.listIds()).length).to.equal(12);
    expect(store.$state.get().load.loaded).to.equal(2);
  });

  it('rejects with what stood in the way', async () => {
    const world = createSubscriberWorld(subscribers(5), { pageSize: 2 });
    const store = createUserStatusStore(world.client, { templateId: 'main' });
    world.failNext('list 2', new ProvisioningError('network', 'Broken.'));
    expect(await store.listIds().catch((error: unknown) => error)).to.include({ kind: 'network' });
  });

  it('rejects as soon as it is given up, and when the store stops', async () => {
    const world = createSubscriberWorld(subscribers(5), { pageSize: 2 });
    world.hold('list 2');
    const store = createUserStatusStore(world.client, { templateId: 'main' });
    store.start();
    await settled();
    const controller = new AbortController();
    const [given, stopped] = [store.listIds(controller.signal), store.listIds()].map((ids) =>
      ids.catch((error: unknown) => error),
    );
    controller.abort();
    expect(await given).to.include({ kind: 'aborted' });
    store.stop();
    expect(await stopped).to.include({ kind: 'aborted' });
  });
});

describe('createUserStatusStore: rows that change', () => {
  it('collects a stream of changes, and shows a few of them as they come', async () => {
    const { world, store } = await begun(subscribers(100));
    const { version } = store.$state.get();
    const change = (index: number, lastName: string) => {
      const id = `u${String(index).padStart(3, '0')}`;
      world.client.$change.set({ id, subscriber: subscriber({ id, lastName }) });
    };
    change(0, 'First');
    expect(store.$state.get().version).to.equal(version + 1);
    for (let round = 0; round < 1_000; round += 1) change(round % 100, `Name ${round}`);
    expect(store.$state.get().version - version).to.be.lessThan(10);
    expect(store.get('u099')?.lastName).to.equal('Name 999');
    const before = store.$state.get().version;
    await world.environment.advance(500);
    expect(store.$state.get().version).to.equal(before + 1);
    await world.environment.advance(1_000);
    expect(store.$state.get().version).to.equal(before + 1);
    store.stop();
  });

  it('settles what a filter selects twice a second at most', async () => {
    const { world, store } = await begun(subscribers(100), { query: { status: ['error'] } });
    const lengths: number[] = [];
    store.$state.listen(({ view }) => lengths.push(view.length));
    for (let index = 0; index < 100; index += 1) {
      const id = `u${String(index).padStart(3, '0')}`;
      world.client.$change.set({ id, subscriber: subscriber({ id, status: 'provisioned' }) });
      await world.environment.advance(10);
    }
    await world.environment.advance(500);
    expect(lengths.length).to.be.within(8, 12);
    expect(lengths.at(-1)).to.equal(0);
    store.stop();
  });

  it('shows the first rows of a long page before it takes in the rest', async () => {
    const world = createSubscriberWorld(subscribers(1_000), { capabilities: { maxPageSize: 1_000 }, pageSize: 1_000 });
    const store = createUserStatusStore(world.client, { templateId: 'main' });
    const lengths = new Set<number>();
    store.$state.listen(({ view, load }) => {
      if (load.state === 'loading') lengths.add(view.length);
    });
    store.start();
    await waitFor(() => store.$state.get().load.state === 'ready', 'the rest');
    expect([...lengths]).to.deep.equal([0, 100]);
    expect(shown(store)).to.deep.equal([...world.rows.keys()]);
    expect(world.received).to.deep.equal(['list 0']);
    store.stop();
  });

  it('asks one question for 1,000 rows in motion, and shows 1,000 changes at once', async () => {
    const { world, store } = await begun(subscribers(1_000, () => ({ status: 'provisioning' })));
    await waitFor(() => store.$state.get().load.state === 'ready', 'the list');
    const before = store.$state.get().version;
    for (const id of world.rows.keys()) world.change(id, { status: 'provisioned' });
    world.received.length = 0;
    await world.environment.advance(2_000);
    expect(world.received).to.deep.equal(['changes']);
    expect(store.$state.get().version).to.equal(before + 1);
    expect(store.$state.get().counts?.status.get('provisioned')).to.equal(1_000);
    store.stop();
  });

  it('shows changes that come in several pages at once, too', async () => {
    const world = createSubscriberWorld(
      subscribers(30, () => ({ status: 'provisioning' })),
      {
        capabilities: { filters: ['changedSince'] },
        pageSize: 10,
      },
    );
    const store = createUserStatusStore(world.client, { templateId: 'main' });
    store.start();
    await settled();
    const before = store.$state.get().version;
    for (const id of world.rows.keys()) world.change(id, { status: 'provisioned' });
    await world.environment.advance(2_000);
    expect(world.received.filter((what) => what === 'changes').length).to.equal(3);
    expect(store.$state.get().version).to.equal(before + 1);
    store.stop();
  });
});
