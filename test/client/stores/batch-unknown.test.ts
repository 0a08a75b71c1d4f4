import { ProvisioningError, type BatchItemInput } from '@flowthrough/client';
import { expect } from 'chai';
import { batchOver, ended, loaded, memoryJournal, outcomes, retries, writesOf } from '../support/batch-world.js';
import { createSubscriberWorld, settled, subscriber, subscribers, unanswered } from '../support/subscriber-world.js';

describe('createBatchStore: writes without an answer', () => {
  it('finds out by reading that they took effect', async () => {
    const { world, store } = await batchOver(3);
    const held = world.hold('retry u001');
    const running = store.run(retries(3));
    await settled();
    world.change('u001', { status: 'provisioning', email: 'u001@new.example.com' });
    await held[0]?.fail(unanswered());
    expect((await running).outcome).to.equal('done');
    expect(outcomes(store)).to.deep.equal(['sent', 'sent', 'sent']);
    expect(world.received.slice(3)).to.deep.equal(['get u001']);
  });

  it('stay unknown while the row shows nothing new, are looked at once more, and never sent again', async () => {
    const { world, store } = await batchOver(3);
    world.failNext('retry u001', unanswered());
    const running = store.run(retries(3));
    await ended(world, running);
    expect(outcomes(store)).to.deep.equal(['sent', 'unknown', 'sent']);
    expect(store.get('u001')?.reason).to.deep.equal({ kind: 'timeout' });
    expect(world.received.slice(3)).to.deep.equal(['get u001', 'get u001']);
    await ended(world, store.runAgain({ skipped: true }));
    await store.check();
    expect(writesOf(world)).to.have.length(3);
    world.change('u001', { status: 'provisioning', email: 'u001@new.example.com' });
    await store.check();
    expect(outcomes(store)).to.deep.equal(['sent', 'sent', 'sent']);
  });

  it('are found out by the last look when the backend takes its time', async () => {
    const { world, store } = await batchOver(1);
    world.failNext('retry u000', unanswered());
    const running = store.run(retries(1));
    await settled();
    world.change('u000', { status: 'provisioned', email: 'u000@new.example.com' });
    await world.environment.advance(2_000);
    await running;
    expect(outcomes(store)).to.deep.equal(['done']);
  });

  it('are done, open or failed as their action and the row say', async () => {
    const rows = subscribers(5, (index) => (index === 4 ? { status: 'pending_user_migration' } : {}));
    const { world, store } = await batchOver(rows);
    const items: BatchItemInput[] = [
      { subscriberId: 'u000', action: 'delete' },
      { subscriberId: 'u001', action: 'delete' },
      { subscriberId: 'u002', action: 'changePackage', package: 'premium' },
      { subscriberId: 'u003', action: 'retry', email: 'mine@example.com' },
      { subscriberId: 'u004', action: 'resendConsent' },
    ];
    for (const start of ['delete u000', 'delete u001', 'package', 'retry', 'consent'])
      world.failNext(start, unanswered());
    world.rows.delete('u000');
    world.change('u002', { package: 'premium' });
    world.change('u003', { status: 'provisioning', email: 'theirs@example.com' });
    world.rows.delete('u004');
    await ended(world, store.run(items));
    expect(outcomes(store)).to.deep.equal(['done', 'unknown', 'done', 'unknown', 'failed']);
    expect(store.get('u004')?.reason).to.deep.equal({ kind: 'not-found' });
  });

  it('wait with their reading as long as the backend says', async () => {
    const { world, store } = await batchOver(1);
    world.failNext('retry', unanswered());
    world.failNext('get', new ProvisioningError('rate-limited', 'Too many.', { status: 429, retryAfter: 4_000 }));
    world.change('u000', { status: 'provisioning', email: 'u000@new.example.com' });
    void store.run(retries(1));
    await settled();
    await world.environment.advance(3_999);
    expect(outcomes(store)).to.deep.equal(['unknown']);
    await world.environment.advance(1);
    expect(outcomes(store)).to.deep.equal(['sent']);
    store.stop();
  });

  it('counts a twin of an earlier try that still runs as unknown', async () => {
    const { world, store } = await batchOver(1);
    const twin = { status: 409, code: 'idempotency-in-progress' };
    world.failNext('delete', new ProvisioningError('conflict', 'Running.', twin));
    await ended(world, store.run([{ subscriberId: 'u000', action: 'delete' }]));
    expect(outcomes(store)).to.deep.equal(['unknown']);
  });
});

describe('createBatchStore: left in the middle', () => {
  /** A page that is left: nothing of it runs on, and nothing of it is told. */
  async function leave(journal = memoryJournal()) {
    const world = createSubscriberWorld(subscribers(12));
    const store = await loaded(world, { journal, parallel: 2 });
    const held = world.hold('retry');
    void store.run(retries(12));
    await settled();
    await held[0]?.release();
    await held[1]?.release();
    return { world, held, journal, store };
  }

  it('keeps the record before each write leaves', async () => {
    const world = createSubscriberWorld(subscribers(3));
    const journal = memoryJournal();
    const store = await loaded(world, { journal, parallel: 1 });
    const seen: string[] = [];
    world.backend.retryActivation = (id) => {
      seen.push(JSON.parse(journal.stored ?? '{}').progress as string);
      return Promise.resolve(subscriber({ id, status: 'provisioning' }));
    };
    await store.run(retries(3));
    expect(seen).to.deep.equal(['rww', 'trw', 'ttr']);
    await settled();
    for (const id of world.rows.keys()) world.change(id, { status: 'provisioned' });
    await world.environment.advance(10_000);
    expect(store.$state.get().counts.done).to.equal(3);
    expect(journal.stored).to.equal(undefined);
  });

  it('is offered after a reload, finds out what was in flight, and goes on when told', async () => {
    const { world, journal } = await leave();
    world.hold('none');
    const { received } = world;
    const again = await loaded(world, { journal, parallel: 2, get: (id) => world.rows.get(id) });
    again.start();
    await settled();
    expect(again.$state.get()).to.include({ state: 'interrupted', action: 'retry', total: 12 });
    expect(again.$state.get().counts).to.include({ waiting: 8, sent: 2, unknown: 2 });
    expect(received.slice(-2)).to.deep.equal(['get u002', 'get u003']);
    expect(await again.run(retries(1))).to.deep.equal({ outcome: 'busy' });
    expect(writesOf(world)).to.have.length(4);
  });

  it('goes on twice over, and sends nothing twice', async () => {
    const { world, held, journal } = await leave();
    for (const call of held.slice(2)) await call.release();
    const second = await loaded(world, { journal, parallel: 2, get: (id) => world.rows.get(id) });
    second.start();
    await settled();
    const sent = held.length;
    void second.resume();
    await settled();
    await held[sent]?.release();
    second.stop();
    await settled();
    const third = await loaded(world, { journal, parallel: 2, get: (id) => world.rows.get(id) });
    third.start();
    await settled();
    expect(third.$state.get().state).to.equal('interrupted');
    const resumed = third.resume();
    for (let index = sent; index < 20; index += 1) await held[index]?.release();
    await ended(world, resumed);
    expect(third.$state.get().state).to.equal('finished');
    expect(third.$state.get().counts.waiting).to.equal(0);
    const writes = writesOf(world);
    expect(new Set(writes).size).to.equal(writes.length);
    expect(new Set(world.keys).size).to.equal(writes.length);
  });

  it('keeps the same key for an item that was postponed before the reload', async () => {
    const world = createSubscriberWorld(subscribers(2));
    const journal = memoryJournal();
    const store = await loaded(world, { journal, parallel: 1 });
    world.failNext(
      'retry u000',
      new ProvisioningError('rate-limited', 'Too many.', { status: 429, retryAfter: 60_000 }),
    );
    void store.run(retries(2));
    await settled();
    store.stop();
    await settled();
    const again = await loaded(world, { journal, parallel: 1 });
    await again.resume();
    expect(writesOf(world)).to.have.length(3);
    expect(world.keys[1]).to.equal(world.keys[0]);
    expect(outcomes(again)).to.deep.equal(['sent', 'sent']);
  });

  it('can be cancelled instead', async () => {
    const { world, journal } = await leave();
    const again = await loaded(world, { journal });
    again.start();
    await settled();
    again.cancel();
    await settled();
    expect(again.$state.get()).to.include({ state: 'finished' });
    expect(again.$state.get().counts).to.include({ cancelled: 8, unknown: 2, sent: 2 });
    again.clear();
    await settled();
    expect(journal.stored).to.equal(undefined);
  });

  it('holds no address where the host keeps none, and says so of what cannot go on', async () => {
    const { world, held, journal } = await leave(memoryJournal(false));
    for (const call of held.slice(2)) await call.release();
    expect(journal.stored).not.to.contain('@');
    const again = await loaded(world, { journal, get: (id) => world.rows.get(id) });
    again.start();
    await settled();
    await ended(world, again.resume());
    const reasons = again.items({ outcome: ['skipped'] }).map(({ reason }) => reason?.kind);
    expect(new Set(reasons)).to.deep.equal(new Set(['address-missing']));
    expect(world.received.filter((what) => what.startsWith('retry'))).to.have.length(writesOf(world).length);
  });

  it('goes on with the rows’ own addresses where none were given', async () => {
    const world = createSubscriberWorld(subscribers(4));
    const journal = memoryJournal(false);
    const store = await loaded(world, { journal, parallel: 1 });
    const held = world.hold('retry u001');
    void store.run(retries(4).map(({ email: _, ...item }) => item));
    await settled();
    store.stop();
    await held[0]?.release();
    expect(journal.stored).not.to.contain('@');
    const again = await loaded(world, { journal, get: (id) => world.rows.get(id) });
    again.start();
    await settled();
    await again.resume();
    expect(outcomes(again)).to.deep.equal(['sent', 'sent', 'sent', 'sent']);
    expect(writesOf(world)).to.have.length(4);
  });

  it('pauses when the host cannot keep the record, and sends nothing meanwhile', async () => {
    const world = createSubscriberWorld(subscribers(3));
    const journal = memoryJournal();
    const store = await loaded(world, { journal });
    const { save } = journal;
    journal.save = () => Promise.reject(new Error('The storage is full.'));
    const running = store.run(retries(3));
    await settled();
    expect(store.$state.get()).to.include({ state: 'paused', pause: 'journal' });
    expect(world.received).to.deep.equal([]);
    journal.save = save;
    void store.resume();
    await running;
    expect(outcomes(store)).to.deep.equal(['sent', 'sent', 'sent']);
  });
});
