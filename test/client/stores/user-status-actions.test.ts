import { createUserStatusStore, ProvisioningError, type Subscriber, type UserStatusStore } from '@flowthrough/client';
import { expect } from 'chai';
import {
  createRandom,
  createSubscriberWorld,
  settled,
  subscriber,
  subscribers,
  unanswered,
  type WorldOptions,
} from '../support/subscriber-world.js';

async function begun(options: WorldOptions = {}, rows: readonly Subscriber[] = subscribers(3)) {
  const world = createSubscriberWorld(rows, options);
  const store = createUserStatusStore(world.client, { templateId: 'main' });
  store.start();
  await settled();
  world.received.length = 0;
  return { world, store };
}

const activity = (store: UserStatusStore, id = 'u001') => store.$activities.get().get(id);
const forbidden = () => new ProvisioningError('forbidden', 'Not allowed.', { status: 403 });
const conflict = () => new ProvisioningError('conflict', 'Changed meanwhile.', { status: 409 });
const gone = () => new ProvisioningError('not-found', 'No such user.', { status: 404 });

describe('createUserStatusStore: actions', () => {
  it('retries with the new address, and shows the row as the backend answered', async () => {
    const { world, store } = await begun();
    const held = world.hold('retry');
    const retrying = store.retryActivation('u001', 'new@example.com');
    expect(activity(store)).to.deep.equal({ action: 'retry', state: 'running' });
    await settled();
    await held[0]?.release();
    const result = await retrying;
    expect(world.received).to.deep.equal(['retry u001 new@example.com']);
    expect(result).to.deep.equal({ outcome: 'done', value: world.rows.get('u001') });
    expect(store.get('u001')).to.include({ status: 'provisioning', email: 'new@example.com' });
    expect(activity(store)).to.equal(undefined);
    store.stop();
  });

  it('changes the package', async () => {
    const { store } = await begun();
    const result = await store.changePackage('u001', 'premium');
    expect(result.outcome).to.equal('done');
    expect(store.get('u001')).to.include({ status: 'updating', package: 'premium' });
    store.stop();
  });

  it('deletes the user and takes the row away', async () => {
    const { store } = await begun();
    expect(await store.deleteSubscriber('u001')).to.deep.equal({ outcome: 'done', value: undefined });
    expect(store.get('u001')).to.equal(undefined);
    expect(store.$state.get().view.length).to.equal(2);
    expect(store.$state.get().load.loaded).to.equal(2);
  });

  it('takes a user whom somebody else deleted for deleted', async () => {
    const { world, store } = await begun();
    world.rows.delete('u001');
    expect((await store.deleteSubscriber('u001')).outcome).to.equal('done');
    expect(store.get('u001')).to.equal(undefined);
    expect(activity(store)).to.equal(undefined);
  });

  it('sends the consent mail again', async () => {
    const { world, store } = await begun();
    expect(await store.resendConsent('u001')).to.deep.equal({ outcome: 'done', value: undefined });
    expect(world.received).to.deep.equal(['consent u001']);
  });

  it('fails as unsupported where the backend lacks the verb', async () => {
    const { store } = await begun({ without: ['resendConsent'] });
    const result = await store.resendConsent('u001');
    expect(result.outcome).to.equal('failed');
    expect(activity(store)?.error?.kind).to.equal('unsupported');
  });

  it('gives each submit a key of its own', async () => {
    const { world, store } = await begun();
    world.failNext('retry', forbidden());
    await store.retryActivation('u001', 'a@example.com');
    await store.retryActivation('u001', 'a@example.com');
    expect(world.keys.length).to.equal(2);
    expect(world.keys[0]).to.be.a('string').with.length.greaterThan(20);
    expect(world.keys[0]).not.to.equal(world.keys[1]);
    store.stop();
  });

  it('F35: sends one request for a double click', async () => {
    const { world, store } = await begun();
    const [first, second] = await Promise.all([
      store.retryActivation('u001', 'a@example.com'),
      store.retryActivation('u001', 'a@example.com'),
    ]);
    expect(first.outcome).to.equal('done');
    expect(second).to.deep.equal({ outcome: 'busy' });
    expect(world.received).to.deep.equal(['retry u001 a@example.com']);
    store.stop();
  });

  it('refuses a second action on a row that another table is writing', async () => {
    const { world, store } = await begun();
    const other = createUserStatusStore(world.client, { templateId: 'main' });
    const held = world.hold('delete');
    const deleting = other.deleteSubscriber('u001');
    expect(await store.retryActivation('u001', 'a@example.com')).to.deep.equal({ outcome: 'busy' });
    expect(activity(store)).to.equal(undefined);
    await held[0]?.release();
    await deleting;
    expect(world.received).to.deep.equal(['delete u001']);
  });

  it('lets other tables of the same client see what became of the row', async () => {
    const { world, store } = await begun();
    const other = createUserStatusStore(world.client, { templateId: 'main' });
    const elsewhere = createUserStatusStore(world.client, { templateId: 'other', query: { search: 'nobody' } });
    other.start();
    await settled();
    await store.changePackage('u001', 'premium');
    expect(other.get('u001')?.package).to.equal('premium');
    await store.deleteSubscriber('u002');
    expect(other.get('u002')).to.equal(undefined);
    expect(elsewhere.get('u001')).to.equal(undefined);
    store.stop();
    other.stop();
  });

  it('follows a row whose id changes when it is onboarded again', async () => {
    const { world, store } = await begun();
    const again = subscriber({ id: 'u001-again', status: 'provisioning' });
    world.backend.retryActivation = () => Promise.resolve(again);
    await store.retryActivation('u001', 'a@example.com');
    expect(store.get('u001')).to.equal(undefined);
    expect(store.get('u001-again')).to.equal(again);
    store.stop();
  });

  it('keeps a refusal at the row until it is dismissed', async () => {
    const { world, store } = await begun();
    const error = forbidden();
    world.failNext('package', error);
    expect(await store.changePackage('u001', 'premium')).to.deep.equal({ outcome: 'failed', error });
    expect(activity(store)).to.deep.equal({ action: 'changePackage', state: 'failed', error });
    expect(world.received).to.deep.equal(['package u001 premium']);
    store.dismiss('u001');
    expect(activity(store)).to.equal(undefined);
  });

  it('passes on until when a rate limit lasts', async () => {
    const { world, store } = await begun();
    world.failNext('retry', new ProvisioningError('rate-limited', 'Too many.', { status: 429, retryAfter: 30_000 }));
    await store.retryActivation('u001', 'a@example.com');
    expect(activity(store)?.error).to.include({ kind: 'rate-limited', retryAfter: 30_000 });
  });

  it('turns an error of the host into a refusal', async () => {
    const { world, store } = await begun();
    world.failNext('retry', new Error('Boom'));
    await store.retryActivation('u001', 'a@example.com');
    expect(activity(store)).to.deep.include({ state: 'failed' });
    expect(activity(store)?.error?.kind).to.equal('refused');
  });

  it('reads the row again after a conflict, and overwrites nothing', async () => {
    const { world, store } = await begun();
    world.change('u001', { status: 'provisioned' });
    world.failNext('package', conflict());
    const result = await store.changePackage('u001', 'premium');
    expect(result.outcome).to.equal('failed');
    expect(world.received).to.deep.equal(['package u001 premium', 'get u001']);
    expect(store.get('u001')?.status).to.equal('provisioned');
    expect(activity(store)?.error?.kind).to.equal('conflict');
  });

  it('takes the row away when the user turns out to be gone', async () => {
    const { world, store } = await begun();
    world.rows.delete('u001');
    world.failNext('retry', gone());
    const result = await store.retryActivation('u001', 'a@example.com');
    expect(result.outcome).to.equal('failed');
    expect(store.get('u001')).to.equal(undefined);
    expect(activity(store)).to.equal(undefined);
  });

  it('prechecks an address, and has no advice when that fails', async () => {
    const { world, store } = await begun();
    expect(await store.precheck('u001', 'a@example.com')).to.deep.equal({ ok: true, findings: [] });
    world.failNext('precheck', new ProvisioningError('network', 'Broken.'));
    expect(await store.precheck('u001', 'a@example.com')).to.equal(undefined);
    const { store: without } = await begun({ without: ['precheck'] });
    expect(await without.precheck('u001', 'a@example.com')).to.equal(undefined);
  });

  it('aborts a precheck with its caller, and with the store', async () => {
    const { world, store } = await begun();
    const held = world.hold('precheck');
    const controller = new AbortController();
    void store.precheck('u001', 'a@example.com', controller.signal);
    void store.precheck('u001', 'b@example.com', new AbortController().signal);
    await settled();
    controller.abort();
    expect(held.map(({ signal }) => signal?.aborted)).to.deep.equal([true, false]);
    store.stop();
    expect(held[1]?.signal?.aborted).to.equal(true);
  });

  it('does not let a page that was asked before a write undo it', async () => {
    const { world, store } = await begun();
    const stale = subscribers(3);
    const held = world.hold('list');
    const reloading = store.reload();
    await settled();
    await store.changePackage('u001', 'premium');
    await store.deleteSubscriber('u002');
    world.list = () => ({ items: stale });
    await held[0]?.release();
    await reloading;
    expect(store.get('u001')).to.include({ package: 'premium' });
    expect(store.get('u002')).to.equal(undefined);
    expect(store.get('u000')).to.include({ package: 'standard' });
    store.stop();
  });
});

describe('createUserStatusStore: writes without an answer', () => {
  it('finds out by reading that a write took effect', async () => {
    const { world, store } = await begun();
    const held = world.hold('retry');
    const retrying = store.retryActivation('u001', 'new@example.com');
    await settled();
    world.change('u001', { status: 'provisioning', email: 'new@example.com' });
    await held[0]?.fail(unanswered());
    expect(await retrying).to.deep.equal({ outcome: 'done', value: world.rows.get('u001') });
    expect(world.received).to.deep.equal(['retry u001 new@example.com', 'get u001']);
    expect(activity(store)).to.equal(undefined);
    store.stop();
  });

  it('stays unknown while the row shows nothing new, and is never sent again', async () => {
    const { world, store } = await begun();
    const error = unanswered();
    world.failNext('retry', error);
    expect(await store.retryActivation('u001', 'new@example.com')).to.deep.equal({ outcome: 'unknown', error });
    expect(activity(store)).to.deep.equal({ action: 'retry', state: 'unknown', error });
    await store.check('u001');
    expect(activity(store)?.state).to.equal('unknown');
    expect(world.received).to.deep.equal(['retry u001 new@example.com', 'get u001', 'get u001']);
    store.dismiss('u001');
    expect(activity(store)).to.equal(undefined);
    store.stop();
  });

  it('does not take a change of somebody else for its own', async () => {
    const { world, store } = await begun();
    world.failNext('retry', unanswered());
    world.change('u001', { status: 'provisioning', email: 'other@example.com' });
    expect((await store.retryActivation('u001', 'new@example.com')).outcome).to.equal('unknown');
    expect(store.get('u001')?.email).to.equal('other@example.com');
    world.failNext('package', unanswered());
    world.change('u002', { status: 'pending_email_input' });
    expect((await store.changePackage('u002', 'premium')).outcome).to.equal('unknown');
    store.stop();
  });

  it('knows its address in other letters, and where the row has none yet', async () => {
    const { world, store } = await begun();
    const held = world.hold('retry');
    const { email, ...rest } = subscriber({ id: 'u001', status: 'pending_email_validation' });
    const changes: (() => unknown)[] = [
      () => world.change('u000', { status: 'provisioning', email: 'new@example.com' }),
      () => world.rows.set('u001', rest),
    ];
    for (const [index, change] of changes.entries()) {
      const retrying = store.retryActivation(`u00${index}`, ' New@Example.com');
      await settled();
      change();
      await held[index]?.fail(unanswered());
      expect((await retrying).outcome).to.equal('done');
    }
    expect(email).to.be.a('string');
    store.stop();
  });

  it('is settled by a later check', async () => {
    const { world, store } = await begun();
    world.failNext('package', unanswered());
    await store.changePackage('u001', 'premium');
    world.change('u001', { package: 'premium', lastStatusChange: store.get('u001')!.lastStatusChange });
    await store.check('u001');
    expect(activity(store)).to.equal(undefined);
    expect(store.get('u001')?.package).to.equal('premium');
    store.stop();
  });

  it('is settled by following the row', async () => {
    const { world, store } = await begun();
    world.failNext('retry', unanswered());
    await store.retryActivation('u001', 'new@example.com');
    world.change('u001', { status: 'provisioned' });
    await world.environment.advance(2_000);
    expect(activity(store)).to.equal(undefined);
    expect(store.get('u001')?.status).to.equal('provisioned');
    store.stop();
  });

  it('takes an unanswered delete for done once the user is gone', async () => {
    const { world, store } = await begun();
    const held = world.hold('delete');
    const deleting = store.deleteSubscriber('u001');
    await settled();
    world.rows.delete('u001');
    await held[0]?.fail(unanswered());
    expect(await deleting).to.deep.equal({ outcome: 'done', value: undefined });
    expect(store.get('u001')).to.equal(undefined);
    expect(activity(store)).to.equal(undefined);
    store.stop();
  });

  it('does not take a changed row for a deleted one', async () => {
    const { world, store } = await begun();
    world.failNext('delete', unanswered());
    world.change('u001', { status: 'provisioning' });
    expect((await store.deleteSubscriber('u001')).outcome).to.equal('unknown');
    expect(activity(store)?.state).to.equal('unknown');
    store.stop();
  });

  it('stays unknown when reading fails as well', async () => {
    const { world, store } = await begun();
    world.failNext('retry', unanswered());
    world.failNext('get', new ProvisioningError('offline', 'No connection.'));
    expect((await store.retryActivation('u001', 'new@example.com')).outcome).to.equal('unknown');
    expect(activity(store)?.state).to.equal('unknown');
    store.stop();
  });

  it('becomes unknown when the table goes away, and is found out when it comes back', async () => {
    const { world, store } = await begun();
    const held = world.hold('retry');
    const retrying = store.retryActivation('u001', 'new@example.com');
    await settled();
    store.stop();
    expect(held[0]?.signal?.aborted).to.equal(true);
    expect(activity(store)).to.deep.include({ action: 'retry', state: 'unknown' });
    const before = [store.$state.get(), store.$activities.get()];
    await held[0]?.release();
    expect((await retrying).outcome).to.equal('done');
    expect([store.$state.get(), store.$activities.get()]).to.deep.equal(before);
    store.start();
    await settled();
    expect(world.received).to.deep.equal(['retry u001 new@example.com', 'get u001']);
    expect(activity(store)).to.equal(undefined);
    expect(store.get('u001')?.status).to.equal('provisioning');
    store.stop();
  });

  it('drops the answers of a client that was replaced', async () => {
    const { world, store } = await begun();
    const next = createSubscriberWorld(subscribers(1));
    const held = world.hold('list');
    const reloading = store.reload();
    await settled();
    store.stop();
    const replaced = createUserStatusStore(next.client, { templateId: 'main' });
    replaced.start();
    await settled();
    const before = replaced.$state.get();
    await held[0]?.release();
    await reloading;
    expect(replaced.$state.get()).to.equal(before);
    expect(store.$state.get().load.state).to.equal('idle');
  });

  it('can write while it is not started', async () => {
    const world = createSubscriberWorld(subscribers(1));
    const store = createUserStatusStore(world.client, { templateId: 'main' });
    expect((await store.retryActivation('u000', 'a@example.com')).outcome).to.equal('done');
    expect(activity(store, 'u000')).to.equal(undefined);
    expect(world.environment.waiting).to.equal(0);
  });

  it('loses and doubles no write in 100 random sequences', async () => {
    const random = createRandom(500);
    for (let sequence = 0; sequence < 100; sequence += 1) {
      const { world, store } = await begun({}, subscribers(1));
      const held = world.hold('retry');
      let effects = 0;
      let asked = 0;
      for (let step = 0; step < 4; step += 1) {
        const retrying = store.retryActivation('u000', `${step}@example.com`);
        const call = held[asked];
        if (!call) continue;
        asked += 1;
        const fate = random();
        if (fate < 0.7) {
          effects += 1;
          world.change('u000', { email: `${step}@example.com`, lastStatusChange: `2026-11-23T10:00:0${step}.000Z` });
        }
        await (fate < 0.4 ? call.release() : call.fail(fate < 0.85 ? unanswered() : forbidden()));
        const { outcome } = await retrying;
        const happened = fate < 0.7;
        expect(outcome, `fate ${fate}`).to.equal(happened ? 'done' : fate < 0.85 ? 'unknown' : 'failed');
      }
      expect(new Set(world.keys).size).to.equal(asked);
      expect(effects).to.be.at.most(asked);
      store.stop();
      expect(world.environment.waiting).to.equal(0);
    }
  });
});
