import {
  createUserStatusStore,
  ProvisioningError,
  type UserStatusStore,
  type UserStatusStoreOptions,
} from '@flowthrough/client';
import { expect } from 'chai';
import {
  createSubscriberWorld,
  settled,
  subscriber,
  subscribers,
  type SubscriberWorld,
  type WorldOptions,
} from '../support/subscriber-world.js';
import { waitFor } from '../../support/wait.js';

function made(world: SubscriberWorld, options: Partial<UserStatusStoreOptions> = {}): UserStatusStore {
  return createUserStatusStore(world.client, { templateId: 'main', ...options });
}

async function begun(count: number, options: WorldOptions = {}, storeOptions: Partial<UserStatusStoreOptions> = {}) {
  const world = createSubscriberWorld(subscribers(count), options);
  const store = made(world, storeOptions);
  store.start();
  await settled();
  return { world, store };
}

const shown = (store: UserStatusStore) => {
  const { view } = store.$state.get();
  return Array.from({ length: view.length }, (_, index) => view.at(index)?.id);
};

describe('createUserStatusStore: loading', () => {
  it('requests nothing before it is started', async () => {
    const world = createSubscriberWorld(subscribers(3));
    const store = made(world, { query: { search: 'u001' } });
    await settled();
    expect(world.received).to.deep.equal([]);
    expect(store.$state.get().load.state).to.equal('idle');
    expect(store.$state.get().query.search).to.equal('u001');
    expect(store.$state.get().view.length).to.equal(0);
  });

  it('loads all pages in order, once', async () => {
    const { world, store } = await begun(5, { pageSize: 2 });
    store.start();
    await settled();
    expect(world.received).to.deep.equal(['list 0', 'list 2', 'list 4']);
    expect(shown(store)).to.deep.equal(['u000', 'u001', 'u002', 'u003', 'u004']);
    expect(store.$state.get().load).to.deep.equal({
      state: 'ready',
      loaded: 5,
      total: undefined,
      error: undefined,
      notice: undefined,
      updatedAt: world.environment.wallClock(),
    });
  });

  it('shows rows as pages arrive', async () => {
    const world = createSubscriberWorld(subscribers(4), { pageSize: 2, capabilities: { totals: true } });
    const held = world.hold('list');
    const store = made(world);
    store.start();
    await settled();
    await held[0]?.release();
    expect(shown(store)).to.deep.equal(['u000', 'u001']);
    expect(store.$state.get().load).to.include({ state: 'loading', loaded: 2, total: 4 });
    await held[1]?.release();
    expect(store.$state.get().load).to.include({ state: 'ready', loaded: 4, total: 4 });
  });

  it('asks for pages as large as the backend makes them, within reason', async () => {
    const { world } = await begun(1, { capabilities: { maxPageSize: 250 } });
    expect(world.queries[0]?.limit).to.equal(250);
    const { world: vast } = await begun(1, { capabilities: { maxPageSize: 1_000_000 } });
    expect(vast.queries[0]?.limit).to.equal(1_000);
    const { world: plain } = await begun(1);
    expect(plain.queries[0]?.limit).to.equal(100);
  });

  it('asks once for a smaller page when a page takes the backend too long', async () => {
    const world = createSubscriberWorld(subscribers(3));
    world.failNext('list', new ProvisioningError('unavailable', 'Too long.', { status: 504 }));
    const store = made(world);
    store.start();
    await settled();
    expect(world.queries.map(({ limit }) => limit)).to.deep.equal([100, 50]);
    expect(store.$state.get().load.state).to.equal('ready');
  });

  it('gives up when the smaller page fails as well', async () => {
    const world = createSubscriberWorld(subscribers(3));
    for (let time = 0; time < 2; time += 1) {
      world.failNext('list', new ProvisioningError('unavailable', 'Too long.', { status: 504 }));
    }
    const store = made(world);
    store.start();
    await settled();
    expect(world.queries.length).to.equal(2);
    expect(store.$state.get().load).to.include({ state: 'failed' });
    expect(store.$state.get().load.error?.status).to.equal(504);
  });

  it('keeps the rows of a list that broke off, and goes on from the page that failed', async () => {
    const world = createSubscriberWorld(subscribers(6), { pageSize: 2 });
    world.failNext('list 4', new ProvisioningError('offline', 'No connection.'));
    const store = made(world);
    store.start();
    await settled();
    expect(store.$state.get().load).to.include({ state: 'failed', loaded: 4 });
    expect(store.$state.get().load.error?.kind).to.equal('offline');
    expect(shown(store).length).to.equal(4);
    await store.resume();
    expect(world.received).to.deep.equal(['list 0', 'list 2', 'list 4', 'list 4']);
    expect(store.$state.get().load).to.include({ state: 'ready', loaded: 6, error: undefined });
    await store.resume();
    expect(world.received.length).to.equal(4);
  });

  it('says until when a rate limit lasts', async () => {
    const world = createSubscriberWorld(subscribers(1));
    world.failNext('list', new ProvisioningError('rate-limited', 'Too many.', { status: 429, retryAfter: 90_000 }));
    const store = made(world);
    store.start();
    await settled();
    expect(store.$state.get().load.error).to.include({ kind: 'rate-limited', retryAfter: 90_000 });
  });

  it('fails when the capabilities cannot be read, and asks for them again', async () => {
    const world = createSubscriberWorld(subscribers(1));
    const capabilities = world.backend.capabilities?.bind(world.backend);
    world.backend.capabilities = () => Promise.reject(new ProvisioningError('network', 'Broken.'));
    const store = made(world);
    store.start();
    await settled();
    expect(store.$state.get().load.error?.kind).to.equal('network');
    expect(world.received).to.deep.equal([]);
    if (capabilities) world.backend.capabilities = capabilities;
    await store.resume();
    expect(store.$state.get().load.state).to.equal('ready');
  });

  it('F44: stops at a cursor that was seen before, with each row once and a notice', async () => {
    const world = createSubscriberWorld([]);
    world.list = ({ cursor }) => ({
      items: [subscriber({ id: cursor ?? 'first' })],
      next: cursor === 'b' ? 'a' : cursor ? 'b' : 'a',
    });
    const store = made(world);
    store.start();
    await settled();
    expect(world.received.length).to.equal(3);
    expect(store.$state.get().load).to.include({ state: 'partial', notice: 'cyclic', loaded: 3 });
  });

  describe('a list that changes while it is read', () => {
    /** Pages of two by offset; `between` is told before each page but the first of a reading. */
    function changing(between: (world: ReturnType<typeof createSubscriberWorld>, reading: number) => void) {
      const world = createSubscriberWorld(subscribers(10), { capabilities: { totals: true } });
      let readings = 0;
      world.list = ({ cursor }) => {
        const start = Number(cursor ?? 0);
        if (start === 0) readings += 1;
        if (start === 4) between(world, readings);
        const rows = [...world.rows.values()];
        const end = start + 2;
        return { items: rows.slice(start, end), total: rows.length, ...(end < rows.length && { next: String(end) }) };
      };
      return { world, store: made(world) };
    }
    const first = (world: ReturnType<typeof createSubscriberWorld>, id: string) => {
      const rows = [...world.rows];
      world.rows.clear();
      for (const [key, row] of [[id, subscriber({ id })] as const, ...rows]) world.rows.set(key, row);
    };

    it('misses nobody when users went', async () => {
      const { world, store } = changing((world) => void world.rows.delete('u000'));
      store.start();
      await settled();
      expect(store.$state.get().load).to.include({ state: 'ready', notice: undefined });
      for (const id of world.rows.keys()) expect(shown(store), id).to.include(id);
    });

    it('is read once more by itself when a user was put before those that were read', async () => {
      const { world, store } = changing((world, reading) => {
        if (reading === 1) first(world, 'new');
      });
      store.start();
      await settled();
      expect(store.$state.get().load).to.include({ state: 'ready', notice: undefined, loaded: 11 });
      expect(shown(store)).to.have.members([...world.rows.keys()]);
    });

    it('says so when it changed again meanwhile, and can be read anew', async () => {
      let isRestless = true;
      const { world, store } = changing((world, reading) => {
        if (isRestless) first(world, `new ${reading}`);
      });
      store.start();
      await settled();
      expect(store.$state.get().load).to.include({ state: 'partial', notice: 'changed' });
      isRestless = false;
      await store.reload();
      expect(store.$state.get().load).to.include({ state: 'ready', notice: undefined });
      expect(shown(store)).to.have.members([...world.rows.keys()]);
    });

    it('is left as it is where a total is another count from the start', async () => {
      const world = createSubscriberWorld(subscribers(4));
      world.list = () => ({ items: subscribers(4), total: 7 });
      const store = made(world);
      store.start();
      await settled();
      expect(world.received.length).to.equal(1);
      expect(store.$state.get().load).to.include({ state: 'ready', notice: undefined });
    });
  });

  it('ends an endless list at the page cap, with a notice', async () => {
    const world = createSubscriberWorld([]);
    let pages = 0;
    world.list = () => ({ items: [subscriber({ id: `row ${pages}` })], next: String((pages += 1)) });
    const store = made(world);
    store.start();
    while (store.$state.get().load.state === 'loading') await settled();
    expect(pages).to.equal(1_000);
    expect(store.$state.get().load).to.include({ state: 'partial', notice: 'page-cap', loaded: 1_000 });
  });

  it('reads on behind the page cap when it is asked to, and again until the end', async () => {
    const world = createSubscriberWorld([]);
    const total = 2_300;
    let isBroken = false;
    world.list = ({ cursor }) => {
      if (isBroken) throw new ProvisioningError('network', 'Broken.');
      const at = Number(cursor ?? 0);
      return { items: [subscriber({ id: `row ${at}` })], ...(at + 1 < total && { next: String(at + 1) }) };
    };
    const store = made(world);
    store.start();
    const ended = async () => {
      while (store.$state.get().load.state === 'loading') await settled();
      return store.$state.get().load;
    };
    await ended();
    await store.resume();
    expect(await ended(), 'by itself it does not').to.include({ notice: 'page-cap', loaded: 1_000 });
    isBroken = true;
    void store.loadRest();
    expect(await ended()).to.include({ state: 'failed', notice: undefined, loaded: 1_000 });
    isBroken = false;
    void store.resume();
    expect(await ended()).to.include({ state: 'partial', notice: 'page-cap', loaded: 2_000 });
    void store.loadRest();
    expect(await ended()).to.include({ state: 'ready', notice: undefined, loaded: 2_300 });
    expect(world.received.length).to.equal(total + 1);
    expect(new Set(shown(store)).size).to.equal(total);
  });

  it('holds no more rows than the cap, with a notice', async () => {
    const { world, store } = await begun(10, { pageSize: 4 }, { rowCap: 6 });
    expect(world.received).to.deep.equal(['list 0', 'list 4']);
    expect(store.$state.get().load).to.include({ state: 'partial', notice: 'row-cap', loaded: 6 });
  });

  it('cuts a page that is larger than the cap', async () => {
    const { store } = await begun(50, {}, { rowCap: 20 });
    expect(store.$state.get().load).to.include({ state: 'partial', notice: 'row-cap', loaded: 20 });
  });

  it('is complete when the list ends exactly at the cap', async () => {
    const { store } = await begun(20, { pageSize: 10 }, { rowCap: 20 });
    expect(store.$state.get().load).to.include({ state: 'ready', notice: undefined, loaded: 20 });
  });

  it('holds 10,000 rows by default', async () => {
    const { store } = await begun(10_000, { pageSize: 1_000, capabilities: { maxPageSize: 1_000 } });
    while (store.$state.get().load.state === 'loading') await settled();
    expect(store.$state.get().load).to.include({ state: 'ready', loaded: 10_000 });
  });

  it('F47: keeps a row that comes twice once, in its newer state', async () => {
    const world = createSubscriberWorld([]);
    const old = subscriber({ id: 'x', status: 'error', lastStatusChange: '2026-11-20T09:00:00Z' });
    const recent = subscriber({ id: 'x', status: 'provisioned', lastStatusChange: '2026-11-20T10:00:00Z' });
    world.list = ({ cursor }) =>
      cursor ? { items: [old, subscriber({ id: 'y' })] } : { items: [recent], next: 'more' };
    const store = made(world);
    store.start();
    await settled();
    expect(shown(store)).to.deep.equal(['x', 'y']);
    expect(store.get('x')?.status).to.equal('provisioned');
    expect(store.$state.get().load.loaded).to.equal(2);
  });

  it('loses no row when another vanishes between two pages', async () => {
    const world = createSubscriberWorld([]);
    world.list = ({ cursor }) =>
      cursor
        ? { items: [subscriber({ id: 'c' }), subscriber({ id: 'd' })] }
        : { items: [subscriber({ id: 'a' }), subscriber({ id: 'b' })], next: 'after b' };
    const store = made(world);
    store.start();
    await settled();
    expect(shown(store)).to.deep.equal(['a', 'b', 'c', 'd']);
  });

  for (const total of [-1, Number.NaN, 1, '40', undefined]) {
    it(`shows no total when the backend says ${String(total)}`, async () => {
      const world = createSubscriberWorld([]);
      world.list = () => ({ items: subscribers(3), total: total as number });
      const store = made(world);
      store.start();
      await settled();
      expect(store.$state.get().load).to.include({ state: 'ready', total: undefined, loaded: 3 });
    });
  }

  it('keeps the rows at hand while reloading, then shows what is new and drops what is gone', async () => {
    const { world, store } = await begun(3);
    world.rows.delete('u001');
    world.rows.set('new', subscriber({ id: 'new' }));
    world.change('u002', { status: 'provisioned' });
    const held = world.hold('list');
    const reloading = store.reload();
    await settled();
    expect(store.$state.get().load.state).to.equal('loading');
    expect(shown(store)).to.deep.equal(['u000', 'u001', 'u002']);
    await held[0]?.release();
    await reloading;
    expect(shown(store)).to.deep.equal(['u000', 'u002', 'new']);
    expect(store.get('u002')?.status).to.equal('provisioned');
    expect(store.get('u001')).to.equal(undefined);
  });

  it('believes a later list, even where its dates are older', async () => {
    const { world, store } = await begun(1);
    world.rows.set('u000', subscriber({ id: 'u000', status: 'provisioned', lastStatusChange: '2020-01-01T00:00:00Z' }));
    await store.reload();
    expect(store.get('u000')?.status).to.equal('provisioned');
  });

  it('keeps the rows when reloading fails', async () => {
    const { world, store } = await begun(3);
    world.failNext('list', new ProvisioningError('server', 'Broken.'));
    await store.reload();
    expect(store.$state.get().load).to.include({ state: 'failed', loaded: 3 });
    expect(shown(store).length).to.equal(3);
  });

  it('shows the reload that was asked last', async () => {
    const { world, store } = await begun(1);
    const held = world.hold('list');
    const first = store.reload();
    await settled();
    const second = store.reload();
    await settled();
    world.change('u000', { firstName: 'Newest' });
    await held[1]?.release();
    world.change('u000', { firstName: 'Late' });
    await held[0]?.release();
    await Promise.all([first, second]);
    expect(store.get('u000')?.firstName).to.equal('Newest');
    expect(held[0]?.signal?.aborted).to.equal(true);
  });
});

describe('createUserStatusStore: query', () => {
  it('sorts by the alphabet of another language once it is told so, few rows and many', async () => {
    const names = ['Zora', 'Čedo', 'Cvita', 'Đuro', 'Dora', 'Ćiro'];
    for (const more of [0, 2_500]) {
      const rows = [
        ...names.map((lastName, at) => subscriber({ id: `n${at}`, lastName, firstName: '' })),
        ...subscribers(more, () => ({ lastName: 'Žarko', firstName: '' })),
      ];
      const store = made(createSubscriberWorld(rows), {
        locale: 'en',
        query: { sort: { key: 'name', descending: false } },
      });
      const order = () =>
        shown(store)
          .filter((id) => id?.startsWith('n'))
          .map((id) => names[Number(id?.slice(1))]);
      store.start();
      await waitFor(() => store.$state.get().load.state === 'ready' && !store.$state.get().ordering, 'the list');
      expect(order()).to.deep.equal(['Čedo', 'Ćiro', 'Cvita', 'Dora', 'Đuro', 'Zora']);
      store.configure({ locale: 'hr' });
      await waitFor(() => order()[0] === 'Cvita', 'the Croatian order');
      expect(order()).to.deep.equal(['Cvita', 'Čedo', 'Ćiro', 'Dora', 'Đuro', 'Zora']);
      expect(store.$state.get().ordering).to.equal(false);
      // Whoever holds the rows has asked for another language all the same.
      store.hold();
      store.configure({ locale: 'en' });
      await waitFor(() => order()[0] === 'Čedo', 'the English order');
      store.stop();
    }
  });

  it('filters, searches, sorts and counts the rows at hand at once', async () => {
    const world = createSubscriberWorld(
      subscribers(6, (index) => ({
        status: index % 2 ? 'error' : 'provisioned',
        package: index < 3 ? 'basic' : 'premium',
      })),
    );
    const store = made(world, { query: { excludeProvisioned: true } });
    store.start();
    await settled();
    expect(shown(store)).to.deep.equal(['u001', 'u003', 'u005']);
    expect(Object.fromEntries(store.$state.get().counts!.package)).to.deep.equal({ basic: 1, premium: 2 });
    store.setQuery({ sort: { key: 'broadworksId', descending: true } });
    expect(shown(store)).to.deep.equal(['u005', 'u003', 'u001']);
    store.setQuery({ package: ['premium'], search: 'U005' });
    expect(shown(store)).to.deep.equal(['u005']);
    store.setQuery({ excludeProvisioned: false, package: [], search: '', status: ['provisioned'], sort: undefined });
    expect(shown(store)).to.deep.equal(['u000', 'u002', 'u004']);
    expect(world.received.length).to.equal(1);
  });

  it('grows its version with every change of the view, and not without one', async () => {
    const { store } = await begun(2);
    const { version } = store.$state.get();
    store.setQuery({ search: 'u001' });
    expect(store.$state.get().version).to.equal(version + 1);
    store.setQuery({ search: 'u001 ' });
    expect(store.$state.get()).to.deep.include({ version: version + 1 });
    expect(store.$state.get().query.search).to.equal('u001 ');
  });

  it('filters rows that come later as well', async () => {
    const world = createSubscriberWorld(subscribers(4), { pageSize: 2 });
    const held = world.hold('list 2');
    const store = made(world);
    store.start();
    await settled();
    store.setQuery({ search: 'u003' });
    expect(shown(store)).to.deep.equal([]);
    await held[0]?.release();
    expect(shown(store)).to.deep.equal(['u003']);
  });
});

describe('createUserStatusStore: stopping', () => {
  it('aborts the page under way, and asks for no other', async () => {
    const world = createSubscriberWorld(subscribers(6), { pageSize: 2 });
    const held = world.hold('list 2');
    const store = made(world);
    store.start();
    await settled();
    store.stop();
    store.stop();
    expect(held[0]?.signal?.aborted).to.equal(true);
    expect(store.$state.get().load).to.include({ state: 'idle', loaded: 2 });
    const before = store.$state.get();
    await held[0]?.release();
    expect(store.$state.get()).to.equal(before);
    expect(world.received.length).to.equal(2);
    expect(world.environment.waiting).to.equal(0);
  });

  it('goes on where it stopped', async () => {
    const world = createSubscriberWorld(subscribers(6), { pageSize: 2 });
    const held = world.hold('list 2');
    const store = made(world);
    store.start();
    await settled();
    store.stop();
    store.start();
    await settled();
    await held[1]?.release();
    expect(world.received).to.deep.equal(['list 0', 'list 2', 'list 2', 'list 4']);
    expect(store.$state.get().load).to.include({ state: 'ready', loaded: 6 });
  });

  it('asks for nothing again when everything was there', async () => {
    const { world, store } = await begun(2);
    store.stop();
    store.start();
    await settled();
    expect(world.received).to.deep.equal(['list 0']);
  });

  it('stops before the first request, while the capabilities are still out', async () => {
    const world = createSubscriberWorld(subscribers(2));
    const store = made(world);
    store.start();
    store.stop();
    await settled();
    expect(world.received).to.deep.equal([]);
    expect(store.$state.get().load.state).to.equal('idle');
  });
});

describe('createUserStatusStore: reading the list regularly', () => {
  it('reads it again after each interval, quietly', async () => {
    const { world, store } = await begun(2, {}, { pollInterval: 60_000 });
    const states: string[] = [];
    store.$state.listen(({ load }) => states.push(load.state));
    world.change('u001', { status: 'provisioned' });
    await world.environment.advance(60_000);
    expect(store.get('u001')?.status).to.equal('provisioned');
    await world.environment.advance(60_000);
    expect(world.received).to.deep.equal(['list 0', 'list 0', 'list 0']);
    expect(new Set(states)).to.deep.equal(new Set(['ready']));
    store.stop();
    await world.environment.advance(600_000);
    expect(world.received.length).to.equal(3);
    expect(world.environment.waiting).to.equal(0);
  });

  it('shows when it no longer can', async () => {
    const { world, store } = await begun(2, {}, { pollInterval: 60_000 });
    world.failNext('list', new ProvisioningError('network', 'Broken.'));
    await world.environment.advance(60_000);
    expect(store.$state.get().load).to.include({ state: 'failed', loaded: 2 });
    await world.environment.advance(60_000);
    expect(store.$state.get().load).to.include({ state: 'ready', error: undefined });
    store.stop();
  });
});

if (typeof window !== 'undefined') {
  describe('createUserStatusStore: back online', () => {
    it('goes on by itself with a list that broke off without a connection', async () => {
      const world = createSubscriberWorld(subscribers(4), { pageSize: 2 });
      world.failNext('list 2', new ProvisioningError('offline', 'No connection.'));
      const store = made(world);
      store.start();
      await settled();
      expect(store.$state.get().load.state).to.equal('failed');
      window.dispatchEvent(new Event('online'));
      await settled();
      expect(store.$state.get().load).to.include({ state: 'ready', loaded: 4 });
      store.stop();
      window.dispatchEvent(new Event('online'));
      await settled();
      expect(world.received.length).to.equal(3);
    });
  });
}
