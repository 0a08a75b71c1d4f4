import { ProvisioningError, type BatchStore, type Subscriber } from '@flowthrough/client';
import { expect } from 'chai';
import { batchOver, deletions, ended, loaded, memoryJournal, outcomes, retries } from '../support/batch-world.js';
import { createSubscriberWorld, settled, subscriber, subscribers, unanswered } from '../support/subscriber-world.js';
import type { SubscriberWorld } from '../support/subscriber-world.js';

const refused = [{ code: '200041', text: 'Refused once more.' }];
const counts = (store: BatchStore) => store.$state.get().counts;
const sum = (store: BatchStore) => Object.values(counts(store)).reduce((total, count) => total + count, 0);

/** What a table does for its batch: it knows the newest state of its rows. */
const live = (world: SubscriberWorld) => ({ get: (id: string) => world.rows.get(id), isFollowed: () => true });

describe('createBatchStore: following users until they settle', () => {
  it('calls a retry sent while its user is in motion, and done when the user is provisioned', async () => {
    const { world, store } = await batchOver(4);
    const result = await store.run(retries(4));
    expect(result.outcome).to.equal('done');
    expect(store.$state.get().state).to.equal('finished');
    expect(counts(store)).to.include({ sent: 4, done: 0 });
    for (const id of ['u000', 'u001', 'u002', 'u003']) world.change(id, { status: 'provisioned' });
    await world.environment.advance(10_000);
    expect(counts(store)).to.include({ sent: 0, done: 4 });
    expect(world.environment.waiting).to.equal(0);
  });

  it('says of a user whose activation fails again that it does, and why', async () => {
    const { world, store } = await batchOver(2);
    await store.run(retries(2));
    world.change('u000', { status: 'error', errors: refused });
    world.change('u001', { status: 'provisioned' });
    await world.environment.advance(10_000);
    expect(outcomes(store)).to.deep.equal(['failed-again', 'done']);
    expect(store.get('u000')?.reason).to.deep.equal({ kind: 'refused', ...refused[0] });
    expect(sum(store)).to.equal(2);
  });

  it('tells users who wait for something from those who are done, and from those in motion', async () => {
    const { world, store } = await batchOver(2);
    await store.run(retries(2));
    world.change('u000', { status: 'pending_email_validation' });
    await world.environment.advance(10_000);
    expect(outcomes(store)).to.deep.equal(['pending', 'sent']);
    world.change('u001', { status: 'provisioned' });
    await world.environment.advance(20_000);
    expect(outcomes(store)).to.deep.equal(['pending', 'done']);
    store.stop();
    expect(world.environment.waiting).to.equal(0);
  });

  it('takes the answer to a write for the end where that shows one', async () => {
    const { world, store } = await batchOver(3);
    const ends: Partial<Subscriber>[] = [
      { status: 'provisioned' },
      { status: 'error', errors: refused },
      { status: 'pending_email_validation' },
    ];
    world.backend.retryActivation = (id) => {
      world.change(id, ends[Number(id.slice(1))] ?? {});
      return Promise.resolve(world.rows.get(id)!);
    };
    await world.environment.advance(1_000);
    await store.run(retries(3));
    expect(outcomes(store)).to.deep.equal(['done', 'failed-again', 'pending']);
    store.stop();
  });

  it('does not take a row that a backend has yet to set in motion for one that failed again', async () => {
    const { world, store } = await batchOver(1);
    world.backend.retryActivation = (id) => Promise.resolve(world.rows.get(id)!);
    await store.run(retries(1));
    await world.environment.advance(2_500);
    expect(outcomes(store)).to.deep.equal(['sent']);
    world.change('u000', { status: 'provisioning', errors: [] });
    await world.environment.advance(60_000);
    expect(outcomes(store)).to.deep.equal(['sent']);
    world.change('u000', { status: 'provisioned' });
    await world.environment.advance(30_000);
    expect(outcomes(store)).to.deep.equal(['done']);
  });

  it('says that one failed again whose row never moved', async () => {
    const { world, store } = await batchOver(1);
    world.backend.retryActivation = (id) => Promise.resolve(world.rows.get(id)!);
    await store.run(retries(1));
    await world.environment.advance(60_000);
    expect(outcomes(store)).to.deep.equal(['failed-again']);
  });

  it('follows changes of the package, which leave an error as it was', async () => {
    const rows = subscribers(2, (index) => (index ? { status: 'pending_email_input' } : {}));
    const { world, store } = await batchOver(rows);
    await store.run(
      rows.map(({ id }) => ({ subscriberId: id, action: 'changePackage' as const, package: 'premium' as const })),
    );
    expect(outcomes(store)).to.deep.equal(['sent', 'sent']);
    world.change('u000', { status: 'error' });
    world.change('u001', { status: 'error', package: 'standard', errors: refused });
    await world.environment.advance(20_000);
    expect(outcomes(store)).to.deep.equal(['done', 'failed-again']);
  });

  it('has nothing to follow of deletions', async () => {
    const { world, store } = await batchOver(2);
    await store.run(deletions(2));
    expect(outcomes(store)).to.deep.equal(['done', 'done']);
    expect(world.environment.waiting).to.equal(0);
  });

  it('says of a user whom somebody deletes meanwhile that nothing came of it', async () => {
    const { world, store } = await batchOver(1);
    await store.run(retries(1));
    world.rows.delete('u000');
    await world.environment.advance(10_000);
    expect(outcomes(store)).to.deep.equal(['failed-again']);
    expect(store.get('u000')?.reason?.kind).to.equal('not-found');
  });

  it('asks for nothing by itself while a table follows the rows', async () => {
    const world = createSubscriberWorld(subscribers(3));
    const store = await loaded(world, live(world));
    await store.run(retries(3));
    await world.environment.advance(30_000);
    expect(counts(store).sent).to.equal(3);
    for (const id of ['u000', 'u001', 'u002']) world.change(id, { status: 'provisioned' });
    await world.environment.advance(6_000);
    expect(counts(store).done).to.equal(3);
    expect(world.received.filter((what) => what.startsWith('get'))).to.deep.equal([]);
    expect(world.environment.waiting).to.equal(0);
  });

  it('shows while others are still sent who has settled', async () => {
    const world = createSubscriberWorld(subscribers(8));
    const store = await loaded(world, { ...live(world), parallel: 1 });
    const held = world.hold('retry u004');
    const running = store.run(retries(8));
    await settled();
    world.change('u000', { status: 'provisioned' });
    world.change('u001', { status: 'error', errors: refused });
    await world.environment.advance(2_000);
    expect(store.$state.get().state).to.equal('running');
    expect(counts(store)).to.include({ done: 1, 'failed-again': 1, sent: 2, running: 1, waiting: 3 });
    await held[0]?.release();
    await running;
    store.stop();
  });

  it('follows a write that was found by reading, and none that is unknown becomes done by itself', async () => {
    const { world, store } = await batchOver(2);
    const held = world.hold('retry u000');
    world.failNext('retry u001', unanswered());
    const running = store.run(retries(2));
    await settled();
    world.change('u000', { status: 'provisioning', email: 'u000@new.example.com' });
    await held[0]?.fail(unanswered());
    await ended(world, running);
    expect(outcomes(store)).to.deep.equal(['sent', 'unknown']);
    world.change('u000', { status: 'provisioned' });
    await world.environment.advance(20_000);
    expect(outcomes(store)).to.deep.equal(['done', 'unknown']);
  });

  it('names what was cancelled as cancelled, apart from what was skipped', async () => {
    const { world, store } = await batchOver([...subscribers(6), subscriber({ id: 'u006', status: 'provisioning' })]);
    const held = world.hold('retry');
    const running = store.run([...retries(1), ...retries(1), ...retries(6, 1)]);
    await settled();
    store.cancel();
    for (const call of held) await call.release();
    await running;
    expect(counts(store)).to.include({ sent: 4, cancelled: 3, skipped: 1 });
    expect(sum(store)).to.equal(8);
    store.stop();
  });

  it('runs those that failed again once more, and follows the others meanwhile', async () => {
    const { world, store } = await batchOver(2);
    await store.run(retries(2));
    world.change('u000', { status: 'error', errors: refused });
    await world.environment.advance(10_000);
    await store.runAgain();
    expect(outcomes(store)).to.deep.equal(['sent', 'sent']);
    world.change('u000', { status: 'error', errors: refused });
    world.change('u001', { status: 'provisioned' });
    await world.environment.advance(20_000);
    expect(outcomes(store)).to.deep.equal(['failed-again', 'done']);
    expect(world.received.filter((what) => what.startsWith('retry'))).to.have.length(3);
  });

  it('goes on following after a reload, until the last one has settled', async () => {
    const world = createSubscriberWorld(subscribers(2));
    const journal = memoryJournal();
    const first = await loaded(world, { ...live(world), journal });
    await first.run(retries(2));
    first.stop();
    await settled();
    expect(journal.stored).not.to.equal(undefined);
    const second = await loaded(world, { ...live(world), journal });
    second.start();
    await settled();
    expect(second.$state.get().state).to.equal('finished');
    expect(counts(second)).to.include({ sent: 2 });
    world.change('u000', { status: 'provisioned' });
    world.change('u001', { status: 'error', errors: refused });
    await world.environment.advance(10_000);
    expect(outcomes(second)).to.deep.equal(['done', 'failed-again']);
    expect(journal.stored).to.equal(undefined);
    expect(world.received.filter((what) => what.startsWith('retry'))).to.have.length(2);
  });

  it('keeps looking while the rows cannot be read', async () => {
    const { world, store } = await batchOver(1);
    await store.run(retries(1));
    for (let times = 0; times < 3; times += 1)
      world.failNext('get', new ProvisioningError('network', 'No connection.'));
    world.change('u000', { status: 'provisioned' });
    await world.environment.advance(60_000);
    expect(outcomes(store)).to.deep.equal(['done']);
  });

  it('writes into the report how each stands, in words', async () => {
    const { world, store } = await batchOver(3);
    await store.run([...retries(3), ...retries(1)]);
    world.change('u000', { status: 'error', errors: refused });
    world.change('u001', { status: 'provisioned' });
    await world.environment.advance(10_000);
    const text = await (await store.toReport()).text();
    const lines = text.trim().split('\r\n').slice(1);
    expect(lines[0]).to.include('"failed again","200041","Refused once more."');
    expect(lines[1]).to.include('"done","",""');
    expect(lines[2]).to.include('"sent","",""');
    expect(lines[3]).to.include('"skipped","","duplicate"');
    store.stop();
  });
});
