import { createUserStatusStore, ProvisioningError, type Subscriber } from '@flowthrough/client';
import { expect } from 'chai';
import {
  createSubscriberWorld,
  settled,
  subscriber,
  subscribers,
  type WorldOptions,
} from '../support/subscriber-world.js';

const CHANGES: WorldOptions = { capabilities: { filters: ['changedSince'] } };

async function begun(rows: readonly Subscriber[], options: WorldOptions = {}) {
  const world = createSubscriberWorld(rows, options);
  const store = createUserStatusStore(world.client, { templateId: 'main' });
  store.start();
  await settled();
  world.received.length = 0;
  world.queries.length = 0;
  return { world, store };
}

/** One row at rest and as many in motion as wanted. */
const moving = (count: number) => [
  subscriber({ id: 'rest', lastStatusChange: '2026-11-23T11:30:00.000Z' }),
  ...subscribers(count, () => ({ status: 'provisioning' })),
];

describe('createUserStatusStore: following rows in motion', () => {
  it('reads a row in motion again until it settles, then leaves it alone', async () => {
    const { world, store } = await begun(moving(1));
    await world.environment.advance(2_000);
    expect(world.received).to.deep.equal(['get u000']);
    world.change('u000', { status: 'provisioned' });
    await world.environment.advance(3_000);
    expect(store.get('u000')?.status).to.equal('provisioned');
    await world.environment.advance(600_000);
    expect(world.received).to.deep.equal(['get u000', 'get u000']);
    expect(world.environment.waiting).to.equal(0);
  });

  it('asks for nothing while every row rests', async () => {
    const { world } = await begun(moving(0));
    await world.environment.advance(600_000);
    expect(world.received).to.deep.equal([]);
    expect(world.environment.waiting).to.equal(0);
  });

  it('asks one question for all rows where the backend lists changes', async () => {
    const { world, store } = await begun(moving(50), CHANGES);
    world.change('u007', { status: 'error' });
    await world.environment.advance(2_000);
    expect(world.received).to.deep.equal(['changes']);
    expect(world.queries[0]?.changedSince).to.equal('2026-11-23T11:29:00.000Z');
    expect(store.get('u007')?.status).to.equal('error');
    store.stop();
  });

  it('does not ask further back than now, whatever dates the rows carry', async () => {
    const { world, store } = await begun(
      [subscriber({ id: 'odd', lastStatusChange: '2099-01-01T00:00:00.000Z' }), ...moving(1)],
      CHANGES,
    );
    await world.environment.advance(2_000);
    expect(world.queries[0]?.changedSince).to.equal('2026-11-23T11:59:02.000Z');
    store.stop();
  });

  it('takes up users that are new among the changes', async () => {
    const { world, store } = await begun(moving(1), CHANGES);
    world.rows.set('new', subscriber({ id: 'new', lastStatusChange: '2026-11-23T12:00:00.000Z' }));
    await world.environment.advance(2_000);
    expect(store.get('new')?.id).to.equal('new');
    store.stop();
  });

  it('reads at most 20 rows in one look, 4 at a time, and each in its turn', async () => {
    const { world, store } = await begun(moving(30));
    const held = world.hold('get');
    await world.environment.advance(2_000);
    expect(held.length).to.equal(4);
    for (let index = 0; index < 20; index += 1) await held[index]?.release();
    expect(held.length).to.equal(20);
    await world.environment.advance(3_000);
    for (let index = 20; index < 40; index += 1) await held[index]?.release();
    expect(held.length).to.equal(40);
    expect(new Set(held.map(({ what }) => what)).size).to.equal(30);
    store.stop();
  });

  it('ends a look at the first failure, tries again later with one row alone, and less and less often', async () => {
    const { world, store } = await begun(moving(30));
    const held = world.hold('get');
    await world.environment.advance(2_000);
    await held[0]?.fail(new ProvisioningError('offline', 'No connection.'));
    for (const call of held.slice(1)) await call.release();
    expect(world.received.length).to.equal(4);
    await world.environment.advance(3_000);
    expect(world.received.length).to.equal(5);
    await held[4]?.fail(new ProvisioningError('offline', 'No connection.'));
    expect(world.received.length).to.equal(5);
    await world.environment.advance(14_000);
    expect(world.received.length).to.equal(5);
    await world.environment.advance(10_000);
    expect(world.received.length).to.equal(6);
    await held[5]?.release();
    expect(world.received.length).to.equal(10);
    expect(store.$state.get().load.state).to.equal('ready');
    store.stop();
  });

  it('takes away a row in motion that is gone', async () => {
    const { world, store } = await begun(moving(1));
    world.rows.delete('u000');
    await world.environment.advance(2_000);
    expect(store.get('u000')).to.equal(undefined);
    expect(store.$state.get().view.length).to.equal(1);
  });

  it('follows a written row for a while, even when it says at first that it rests', async () => {
    const { world, store } = await begun(moving(0));
    world.backend.retryActivation = () => Promise.resolve(world.rows.get('rest')!);
    await store.retryActivation('rest', 'a@example.com');
    world.change('rest', { status: 'provisioned' });
    await world.environment.advance(2_000);
    expect(store.get('rest')?.status).to.equal('provisioned');
    await world.environment.advance(600_000);
    expect(world.received.length).to.equal(3);
    expect(world.environment.waiting).to.equal(0);
  });

  it('looks soon after an action, however patient it had become', async () => {
    const { world, store } = await begun(moving(1));
    await world.environment.advance(120_000);
    world.received.length = 0;
    await store.retryActivation('rest', 'a@example.com');
    await world.environment.advance(2_000);
    expect(world.received.slice(1)).to.have.members(['get rest', 'get u000']);
    store.stop();
  });

  it('changes the version only when a row did', async () => {
    const { world, store } = await begun(moving(2), CHANGES);
    const { version } = store.$state.get();
    await world.environment.advance(30_000);
    expect(world.received.length).to.be.greaterThan(2);
    expect(store.$state.get().version).to.equal(version);
    store.stop();
  });

  it('stops with the store, and goes on with it', async () => {
    const { world, store } = await begun(moving(1));
    const held = world.hold('get');
    await world.environment.advance(2_000);
    store.stop();
    expect(held[0]?.signal?.aborted).to.equal(true);
    expect(world.environment.waiting).to.equal(0);
    const before = store.$state.get();
    world.change('u000', { status: 'provisioned' });
    await held[0]?.release();
    expect(store.$state.get()).to.equal(before);
    store.start();
    await world.environment.advance(2_000);
    await held[1]?.release();
    expect(store.get('u000')?.status).to.equal('provisioned');
    store.stop();
  });
});
