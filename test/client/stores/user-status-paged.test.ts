import { createUserStatusStore, ProvisioningError, type UserStatusStore } from '@flowthrough/client';
import { expect } from 'chai';
import {
  CAPABLE,
  createRandom,
  createSubscriberWorld,
  listed,
  settled,
  subscribers,
  type HeldCall,
} from '../support/subscriber-world.js';

/** A list of 12 rows under a cap of 5, from a backend that can do all the work, two rows a page. */
async function begun(rows = subscribers(12)) {
  const world = createSubscriberWorld(rows, { capabilities: CAPABLE, pageSize: 2 });
  const store = createUserStatusStore(world.client, { templateId: 'main', rowCap: 5 });
  store.start();
  await listed(store);
  return { world, store };
}

const shown = (store: UserStatusStore) => {
  const { view } = store.$state.get();
  return Array.from({ length: view.length }, (_, index) => view.at(index)?.id).filter((id) => id !== undefined);
};

describe('createUserStatusStore: lists longer than the cap', () => {
  it('leaves the work to a backend that can do it', async () => {
    const { world, store } = await begun();
    expect(world.received).to.deep.equal(['list 0', 'list 0']);
    const { view, load, counts } = store.$state.get();
    expect(view.length).to.equal(12);
    expect(view.complete).to.equal(false);
    expect(shown(store)).to.deep.equal(['u000', 'u001']);
    expect(load).to.include({ state: 'ready', loaded: 2, total: 12 });
    expect(counts).to.equal(undefined);
  });

  it('keeps a short list in memory all the same', async () => {
    const { store } = await begun(subscribers(4));
    expect(store.$state.get().load).to.include({ state: 'ready', loaded: 4 });
    expect(store.$state.get().counts?.status.get('error')).to.equal(4);
  });

  it('loads what the table scrolls to, and says so by its version', async () => {
    const { world, store } = await begun();
    const { version, view } = store.$state.get();
    await view.ensure(4, 6);
    expect(world.received.slice(2)).to.deep.equal(['list 2', 'list 4']);
    expect(store.$state.get()).to.include({ version: version + 1 });
    expect(store.$state.get().load.loaded).to.equal(6);
    expect(view.indexOf('u005')).to.equal(5);
  });

  it('asks the backend for another query', async () => {
    const { world, store } = await begun();
    store.setQuery({ search: 'u00', sort: { key: 'name', descending: true }, excludeProvisioned: true });
    expect(store.$state.get().load.state).to.equal('loading');
    expect(shown(store)).to.deep.equal(['u000', 'u001']);
    await settled();
    expect(world.queries.at(-1)).to.deep.include({ search: 'u00', sort: { key: 'name', descending: true } });
    expect(world.queries.at(-1)?.status).to.not.include('provisioned');
    expect(shown(store)).to.deep.equal(['u009', 'u008']);
    expect(store.$state.get().view.length).to.equal(10);
  });

  it('F39: never shows an answer to an older question, in 1,000 random orders', async () => {
    const { world, store } = await begun();
    const random = createRandom(39);
    const held = world.hold('list 0');
    let open: HeldCall[] = [];
    for (let step = 0; step < 1_000; step += 1) {
      const search = `u0${String(Math.floor(random() * 12)).padStart(2, '0')}`;
      const asked = held.length;
      store.setQuery({ search });
      await settled();
      open.push(...held.slice(asked));
      if (random() < 0.5) continue;
      for (const call of open.map((value) => ({ value, at: random() })).sort((a, b) => a.at - b.at))
        await call.value.release();
      open = [];
      expect(shown(store)).to.deep.equal([search]);
      expect(store.$state.get().load.state).to.equal('ready');
    }
  });

  it('asks for nothing more after a failed page until it is told to go on', async () => {
    const { world, store } = await begun();
    world.failNext('list 2', new ProvisioningError('network', 'Broken.'));
    const { view } = store.$state.get();
    await view.ensure(0, 4);
    expect(store.$state.get().load).to.include({ state: 'failed', loaded: 2 });
    await view.ensure(0, 4);
    expect(world.received.slice(2)).to.deep.equal(['list 2']);
    await store.resume();
    expect(world.received.slice(2)).to.deep.equal(['list 2', 'list 2']);
    expect(store.$state.get().load).to.include({ state: 'ready', loaded: 4, error: undefined });
  });

  it('reads as many rows again on reload as were there', async () => {
    const { world, store } = await begun();
    await store.$state.get().view.ensure(0, 6);
    world.change('u005', { firstName: 'Newest' });
    world.received.length = 0;
    await store.reload();
    expect(world.received).to.deep.equal(['list 0', 'list 2', 'list 4']);
    expect(store.$state.get().view.at(5)?.firstName).to.equal('Newest');
  });

  it('shows a written row in place, and takes a deleted one away', async () => {
    const { store } = await begun();
    await store.changePackage('u001', 'premium');
    expect(store.$state.get().view.at(1)).to.include({ package: 'premium', status: 'updating' });
    await store.deleteSubscriber('u000');
    expect(store.$state.get().view.at(0)?.id).to.equal('u001');
    expect(store.$state.get().view.length).to.equal(11);
    store.stop();
  });

  it('aborts a page under way when it stops, and comes back with the rows that were there', async () => {
    const { world, store } = await begun();
    const held = world.hold('list 2');
    const { view } = store.$state.get();
    const ensuring = view.ensure(0, 4);
    await settled();
    store.setQuery({});
    store.stop();
    expect(held[0]?.signal?.aborted).to.equal(true);
    const before = store.$state.get();
    await held[0]?.release();
    await ensuring;
    await view.ensure(0, 4);
    store.setQuery({ search: 'u011' });
    await settled();
    expect(store.$state.get().view).to.equal(before.view);
    expect(world.received.slice(2)).to.deep.equal(['list 2']);
    store.start();
    await settled();
    expect(shown(store)).to.deep.equal(['u011']);
  });

  it('lets the table give up waiting for rows', async () => {
    const { world, store } = await begun();
    const held = world.hold('list 2');
    const controller = new AbortController();
    const ensuring = store.$state.get().view.ensure(0, 4, controller.signal);
    await settled();
    controller.abort();
    await held[0]?.release();
    await ensuring;
    expect(store.$state.get().load).to.include({ state: 'ready', loaded: 2 });
  });
});
