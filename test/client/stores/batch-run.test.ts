import { createBatchStore, ProvisioningError, type BatchState, type SubscriberChange } from '@flowthrough/client';
import { expect } from 'chai';
import { batchOver, deletions, ended, limited, loaded, outcomes, retries, writesOf } from '../support/batch-world.js';
import { createSubscriberWorld, settled, subscriber, subscribers } from '../support/subscriber-world.js';

const forbidden = () => new ProvisioningError('forbidden', 'Not allowed.', { status: 403, code: 'no-right' });
const expired = () => new ProvisioningError('unauthorized', 'Signed out.', { status: 401 });
const unreachable = () => new ProvisioningError('network', 'No connection.');

describe('createBatchStore: running', () => {
  it('is idle and has loaded nothing before the first batch', () => {
    const { client } = createSubscriberWorld([]);
    const store = createBatchStore(client);
    expect(store.$state.get()).to.include({ state: 'idle', total: 0 });
    expect(store.items()).to.deep.equal([]);
    expect(store.get('u000')).to.equal(undefined);
    store.start();
    store.cancel();
    store.clear();
    store.stop();
    expect(store.$state.get().state).to.equal('idle');
  });

  it('sends the items in their order, four at a time', async () => {
    const { world, store } = await batchOver(10);
    const held = world.hold('retry');
    const running = store.run(retries(10));
    for (let sent = 4; sent <= 10; sent += 1) {
      await settled();
      expect(held).to.have.length(sent);
      await held[sent - 4]?.release();
    }
    for (const call of held.slice(6)) await call.release();
    const result = await running;
    expect(held.map(({ what }) => what.slice(6, 10))).to.deep.equal(subscribers(10).map(({ id }) => id));
    expect(result.outcome).to.equal('done');
    expect(store.$state.get()).to.deep.include({ state: 'finished', action: 'retry', total: 10 });
    expect(store.$state.get().counts).to.include({ sent: 10, waiting: 0, running: 0 });
    store.stop();
    expect(world.environment.waiting).to.equal(0);
  });

  it('has as many in flight as asked', async () => {
    const { world, store } = await batchOver(5, { parallel: 1 });
    const held = world.hold('retry');
    void store.run(retries(5));
    await settled();
    expect(held).to.have.length(1);
    store.stop();
  });

  it('runs every action, each with a key of its own', async () => {
    const rows = subscribers(4, (index) => (index === 3 ? { status: 'pending_user_migration' } : {}));
    const { world, store } = await batchOver(rows);
    await store.run([
      { subscriberId: 'u000', action: 'retry' },
      { subscriberId: 'u001', action: 'changePackage', package: 'premium' },
      { subscriberId: 'u002', action: 'delete' },
      { subscriberId: 'u003', action: 'resendConsent' },
    ]);
    expect(world.received).to.deep.equal([
      'retry u000 u000@mail.example.com',
      'package u001 premium',
      'delete u002',
      'consent u003',
    ]);
    expect(new Set(world.keys).size).to.equal(4);
    expect(store.$state.get().action).to.equal(undefined);
    expect(outcomes(store)).to.deep.equal(['sent', 'sent', 'done', 'done']);
  });

  it('tells the tables of the client what became of each row', async () => {
    const { world, store } = await batchOver(2);
    const changes: (SubscriberChange | undefined)[] = [];
    world.client.$change.listen((change) => changes.push(change));
    await store.run([...retries(1), { subscriberId: 'u001', action: 'delete' }]);
    expect(changes).to.deep.equal([
      { id: 'u000', subscriber: world.rows.get('u000') },
      { id: 'u001', subscriber: undefined },
    ]);
  });

  it('takes one batch at a time', async () => {
    const { world, store } = await batchOver(2);
    const held = world.hold('retry');
    const running = store.run(retries(1));
    await settled();
    expect(await store.run(retries(2))).to.deep.equal({ outcome: 'busy' });
    expect(await store.runAgain()).to.deep.equal({ outcome: 'busy' });
    store.clear();
    expect(store.$state.get()).to.include({ state: 'running', total: 1 });
    await held[0]?.release();
    expect((await running).outcome).to.equal('done');
  });

  it('skips what the row does not allow, what is written elsewhere, and what is named twice', async () => {
    const rows = [...subscribers(3), subscriber({ id: 'u003', status: 'provisioning' })];
    const { world, store } = await batchOver(rows);
    const held = world.hold('elsewhere');
    void world.client.writes.run('u001', () => new Promise(() => undefined));
    await store.run([...retries(4), { subscriberId: 'u000', action: 'delete' }]);
    expect(store.items().map(({ outcome, reason }) => reason?.kind ?? outcome)).to.deep.equal([
      'sent',
      'busy',
      'sent',
      'not-allowed',
      'duplicate',
    ]);
    expect(store.$state.get().counts).to.include({ sent: 2, skipped: 3 });
    expect(held).to.have.length(0);
  });

  it('skips a retry without any address', async () => {
    const { email: _, ...rest } = subscriber({ id: 'u000' });
    const { world, store } = await batchOver([rest]);
    await store.run([{ subscriberId: 'u000', action: 'retry' }]);
    expect(store.get('u000')?.reason).to.deep.equal({ kind: 'address-missing' });
    expect(world.received).to.deep.equal([]);
  });

  it('ends a refused item with its reason, and reads the row again after a conflict', async () => {
    const { world, store } = await batchOver(3);
    world.failNext('retry u000', forbidden());
    world.failNext('retry u001', new ProvisioningError('conflict', 'Changed.', { status: 409 }));
    await store.run(retries(3));
    expect(outcomes(store)).to.deep.equal(['failed', 'failed', 'sent']);
    expect(store.get('u000')?.reason).to.deep.equal({ kind: 'forbidden', code: 'no-right' });
    expect(world.received.filter((what) => what.startsWith('get'))).to.deep.equal(['get u001']);
    expect(store.items({ outcome: ['failed'] })).to.have.length(2);
    expect(store.items({ action: 'delete' })).to.deep.equal([]);
  });

  it('takes a user whom somebody else deleted for deleted', async () => {
    const { world, store } = await batchOver(1);
    world.rows.delete('u000');
    await store.run(deletions(1));
    expect(outcomes(store)).to.deep.equal(['done']);
  });
});

describe('createBatchStore: pausing', () => {
  it('pauses as a whole on 429, to the millisecond, and sends the same item with the same key', async () => {
    const { world, store } = await batchOver(8);
    world.failNext('retry u001', limited(7_000));
    const held = world.hold('retry u003');
    const begun = world.environment.wallClock();
    const running = store.run(retries(8));
    await settled();
    expect(store.$state.get()).to.include({
      state: 'paused',
      pause: 'rate-limited',
      pausedUntil: begun + 7_000,
    });
    const before = world.received.length;
    await held[0]?.release();
    await world.environment.advance(6_999);
    expect(world.received).to.have.length(before);
    await world.environment.advance(1);
    expect(world.received[before]).to.equal('retry u001 u001@new.example.com');
    expect(world.keys[before]).to.equal(world.keys[1]);
    expect((await running).outcome).to.equal('done');
    expect(store.$state.get().counts.sent).to.equal(8);
    expect(store.$state.get()).to.include({ pause: undefined, pausedUntil: undefined, error: undefined });
    expect(new Set(world.keys).size).to.equal(8);
    store.stop();
    expect(world.environment.waiting).to.equal(0);
  });

  it('waits as long as the longest of several answers says', async () => {
    const { world, store } = await batchOver(2);
    world.failNext('retry u000', limited(2_000));
    world.failNext('retry u001', limited(5_000));
    void store.run(retries(2));
    await settled();
    await world.environment.advance(4_999);
    expect(world.received).to.have.length(2);
    await world.environment.advance(1);
    expect(outcomes(store)).to.deep.equal(['sent', 'sent']);
  });

  it('pauses on 503 that says until when, and ends an item on one that does not', async () => {
    const { world, store } = await batchOver(2, { parallel: 1 });
    const down = (retryAfter?: number) => new ProvisioningError('unavailable', 'Down.', { status: 503, retryAfter });
    world.failNext('retry u000', down(3_000));
    world.failNext('retry u001', down());
    const running = store.run(retries(2));
    await settled();
    expect(store.$state.get().state).to.equal('paused');
    await world.environment.advance(3_000);
    await running;
    expect(outcomes(store)).to.deep.equal(['sent', 'failed']);
  });

  it('backs off by itself where the backend does not say how long', async () => {
    const { world, store } = await batchOver(1);
    world.failNext('retry', limited());
    void store.run(retries(1));
    await settled();
    await world.environment.advance(749);
    expect(world.received).to.have.length(1);
    await world.environment.advance(1);
    expect(outcomes(store)).to.deep.equal(['sent']);
  });

  it('sends an item eight times at most', async () => {
    const { world, store } = await batchOver(1);
    for (let times = 0; times < 20; times += 1) world.failNext('retry', limited(1_000));
    const running = store.run(retries(1));
    await ended(world, running);
    expect(world.received).to.have.length(8);
    expect(new Set(world.keys).size).to.equal(1);
    expect(store.get('u000')).to.deep.include({ outcome: 'failed', reason: { kind: 'rate-limited' } });
  });

  it('keeps every reason of a refusal', async () => {
    const { world, store } = await batchOver(1);
    const errors = [
      { text: 'Taken.', code: 'X-1', field: 'email' },
      { text: 'The pool is empty.', field: 'package' },
      { text: '', code: 'X-3' },
    ];
    world.failNext('retry', new ProvisioningError('invalid', 'No.', { errors }));
    await ended(world, store.run(retries(1)));
    const reason = { kind: 'invalid', code: 'X-1', text: 'Taken.', more: 'The pool is empty. X-3' };
    expect(store.get('u000')).to.deep.include({ outcome: 'failed', reason });
  });

  it('does not wait out a year by itself, and says until when', async () => {
    const { world, store } = await batchOver(1);
    const year = 365 * 86_400_000;
    world.failNext('retry', limited(year));
    void store.run(retries(1));
    await settled();
    expect(store.$state.get().pausedUntil).to.equal(world.environment.wallClock() + year);
    await world.environment.advance(100);
    expect(world.environment.waiting).to.equal(0);
    await store.resume();
    expect(outcomes(store)).to.deep.equal(['sent']);
  });

  it('says whether a pause ends by itself, and keeps to it for as long as the pause lasts', async () => {
    for (const [wait, needsResume] of [
      [3_600_000, false],
      [7_200_000, true],
      [undefined, false],
    ] as const) {
      const { world, store } = await batchOver(1);
      world.failNext('retry', limited(wait));
      void store.run(retries(1));
      await settled();
      for (let minutes = 0; minutes < 200 && store.$state.get().state === 'paused'; minutes += 20) {
        expect(store.$state.get().needsResume, `after ${minutes} minutes of ${wait}`).to.equal(needsResume);
        await world.environment.advance(1_200_000);
      }
      expect(store.$state.get().state).to.equal(needsResume ? 'paused' : 'finished');
      if (needsResume) await store.resume();
      expect(store.$state.get()).to.include({ state: 'finished', needsResume: false });
      store.stop();
    }
  });

  it('pauses when the backend is dead, reads what is open on resuming, and loses nothing', async () => {
    const { world, store } = await batchOver(40);
    const dead = () => new ProvisioningError('network', 'No connection.', { outcome: 'unknown' });
    for (let index = 0; index < 4; index += 1) world.failNext(`retry u00${index}`, dead());
    world.failNext('get', unreachable());
    const running = store.run(retries(40));
    await settled();
    expect(store.$state.get()).to.include({ state: 'paused', pause: 'unreachable', pausedUntil: undefined });
    expect(store.$state.get().error?.kind).to.equal('network');
    const { counts } = store.$state.get();
    expect(counts.waiting).to.be.at.least(32);
    const sent = writesOf(world).length;
    await world.environment.advance(3_600_000);
    expect(writesOf(world)).to.have.length(sent);
    void store.resume();
    await ended(world, running);
    expect(store.$state.get().counts).to.include({ sent: 36, unknown: 4, waiting: 0, failed: 0 });
    expect(new Set(writesOf(world)).size).to.equal(40);
    expect(writesOf(world)).to.have.length(40);
  });

  it('pauses at once when the device is offline or somebody has to sign in, and fails nothing', async () => {
    for (const [error, pause] of [
      [new ProvisioningError('offline', 'Offline.'), 'unreachable'],
      [expired(), 'unauthorized'],
    ] as const) {
      const { world, store } = await batchOver(6, { parallel: 1 });
      world.failNext('retry u002', error);
      const running = store.run(retries(6));
      await settled();
      expect(store.$state.get()).to.include({ state: 'paused', pause });
      expect(store.$state.get().counts).to.include({ sent: 2 });
      void store.resume();
      await ended(world, running);
      expect(store.$state.get().counts.sent).to.equal(pause === 'unauthorized' ? 6 : 5);
    }
  });
});

describe('createBatchStore: ending early, and again', () => {
  it('skips what waits when cancelled, and awaits what is in flight', async () => {
    const { world, store } = await batchOver(10);
    const held = world.hold('retry');
    const running = store.run(retries(10));
    await settled();
    store.cancel();
    expect(store.$state.get().state).to.equal('cancelling');
    expect(store.$state.get().counts).to.include({ running: 4, cancelled: 6 });
    for (const call of held) await call.release();
    expect((await running).outcome).to.equal('done');
    expect(store.$state.get()).to.include({ state: 'finished' });
    expect(store.$state.get().counts).to.include({ sent: 4, cancelled: 6 });
    expect(store.items({ outcome: ['cancelled'] })).to.have.length(6);
    expect(held).to.have.length(4);
  });

  it('can be cancelled while it pauses, dead or limited', async () => {
    for (const error of [limited(60_000), new ProvisioningError('offline', 'Offline.')]) {
      const { world, store } = await batchOver(6, { parallel: 1 });
      world.failNext('retry u001', error);
      const running = store.run(retries(6));
      await settled();
      store.cancel();
      await running;
      expect(store.$state.get()).to.include({ state: 'finished' });
      expect(store.$state.get().counts).to.include({ sent: 1, waiting: 0, running: 0, unknown: 0 });
      store.stop();
      expect(world.environment.waiting).to.equal(0);
    }
  });

  it('runs failed items again with new keys, and skipped ones when asked', async () => {
    const { world, store } = await batchOver(6, { parallel: 1 });
    world.failNext('retry u001', forbidden());
    const held = world.hold('retry u002');
    const running = store.run(retries(6));
    await settled();
    store.cancel();
    await held[0]?.release();
    await running;
    expect(outcomes(store)).to.deep.equal(['sent', 'failed', 'sent', 'cancelled', 'cancelled', 'cancelled']);
    await store.runAgain();
    expect(outcomes(store)).to.deep.equal(['sent', 'sent', 'sent', 'cancelled', 'cancelled', 'cancelled']);
    await store.runAgain({ skipped: true });
    expect(store.$state.get().counts).to.include({ sent: 6 });
    expect(new Set(world.keys).size).to.equal(7);
    expect(world.keys).to.have.length(7);
  });

  it('becomes unknown where it was in flight when the store stops, and goes on only when told', async () => {
    const { world, store } = await batchOver(8);
    const held = world.hold('retry');
    const running = store.run(retries(8));
    await settled();
    await held[0]?.release();
    store.stop();
    expect((await running).outcome).to.equal('unknown');
    expect(store.$state.get()).to.include({ state: 'interrupted' });
    expect(store.$state.get().counts).to.include({ sent: 1, unknown: 4, waiting: 3 });
    expect(held.slice(1).every(({ signal }) => signal?.aborted)).to.equal(true);
    expect(world.environment.waiting).to.equal(0);
    const last = store.$state.get();
    for (const call of held.slice(1)) await call.release();
    expect(store.$state.get()).to.equal(last);
    store.start();
    await settled();
    expect(store.$state.get().counts).to.include({ sent: 5, unknown: 0, waiting: 3 });
    expect(writesOf(world)).to.have.length(5);
    const resumed = store.resume();
    await settled();
    for (const call of held.slice(5)) await call.release();
    expect((await resumed).outcome).to.equal('done');
    expect(store.$state.get().counts.sent).to.equal(8);
    expect(new Set(writesOf(world)).size).to.equal(writesOf(world).length);
  });

  it('forgets a batch that has ended', async () => {
    const { store } = await batchOver(2);
    await store.run(retries(2));
    store.clear();
    expect(store.$state.get()).to.include({ state: 'idle', total: 0 });
    expect(store.items()).to.deep.equal([]);
  });

  it('begins nothing when the store stops before its machinery has come', async () => {
    const world = createSubscriberWorld(subscribers(1));
    const store = createBatchStore(world.client);
    const running = store.run(retries(1));
    store.stop();
    expect(await running).to.deep.include({ outcome: 'failed' });
    expect(world.received).to.deep.equal([]);
  });

  it('never doubles a write when two stores run over the same rows of one client', async () => {
    for (const get of [true, false]) {
      const world = createSubscriberWorld(subscribers(30));
      const own = get ? { get: (id: string) => world.rows.get(id) } : { get: () => undefined };
      const one = await loaded(world, own);
      const other = await loaded(world, own);
      const items = retries(30);
      await Promise.all([one.run(items), other.run(items.toReversed())]);
      expect(writesOf(world).toSorted()).to.deep.equal(items.map((item) => `retry ${item.subscriberId} ${item.email}`));
      expect(one.$state.get().counts.sent + other.$state.get().counts.sent).to.equal(30);
      expect(one.$state.get().counts.skipped + other.$state.get().counts.skipped).to.equal(30);
    }
  });

  it('publishes rarely, however many items there are', async () => {
    const { world, store } = await batchOver(10_000);
    world.backend.retryActivation = async (id) => {
      await world.environment.sleep(10);
      return subscriber({ id, status: 'provisioning' });
    };
    const states: BatchState[] = [];
    store.$state.listen((state) => states.push(state));
    const running = store.run(retries(10_000));
    await settled();
    for (let passed = 0; passed < 2_000; passed += 100) await world.environment.advance(100);
    expect(states.length).to.be.within(15, 25);
    expect(store.$state.get().counts.sent).to.be.within(700, 804);
    expect(states.every(({ total }) => total === 10_000)).to.equal(true);
    store.stop();
    await running;
  });
});
