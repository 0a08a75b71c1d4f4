import { expect } from 'chai';
import { createActivationStore, ProvisioningError, type ActivationStoreOptions } from '@flowthrough/client';
import {
  ADDRESS,
  createActivationWorld,
  ended,
  refusal,
  refusedField,
  unanswered,
  type ActivationWorld,
} from '../../support/harness/activation-backend.js';

function begun(world: ActivationWorld, options?: ActivationStoreOptions) {
  const store = createActivationStore(world.client, options);
  store.start();
  return store;
}

const rateLimited = (retryAfter: number) => new ProvisioningError('rate-limited', 'Slow down.', { retryAfter });

describe('createActivationStore', () => {
  describe('submitting', () => {
    it('sends the address as it was checked and follows the activation', async () => {
      const world = createActivationWorld();
      const store = begun(world);
      const result = await store.submit({ email: ` ${ADDRESS} `, broadworksId: ' 555@example.com ' });
      expect(result.outcome).to.equal('done');
      expect(world.received[0]?.subject).to.deep.equal({ email: ADDRESS, broadworksId: '555@example.com' });
      expect(store.$state.get()).to.deep.include({ phase: 'following', attempts: 0 });
      store.stop();
    });

    it('sends one request for two submits at once', async () => {
      const world = createActivationWorld();
      const store = begun(world);
      const [first, second] = await Promise.all([store.submit({ email: ADDRESS }), store.submit({ email: ADDRESS })]);
      expect([first.outcome, second.outcome]).to.deep.equal(['done', 'busy']);
      expect(world.count('activate')).to.equal(1);
      store.stop();
    });

    it('sends one request when two forms submit one address at once', async () => {
      const world = createActivationWorld();
      const one = begun(world);
      const other = begun(world);
      const results = await Promise.all([one.submit({ email: ADDRESS }), other.submit({ email: ADDRESS })]);
      expect(results.map(({ outcome }) => outcome)).to.deep.equal(['done', 'busy']);
      one.stop();
      other.stop();
    });

    it('gives each submit an idempotency key of its own', async () => {
      const world = createActivationWorld();
      const store = begun(world);
      world.failNext('activate', refusal('10022'));
      await store.submit({ email: ADDRESS });
      await store.submit({ email: ADDRESS });
      const [first, second] = world.received.map(({ key }) => key);
      expect(first).to.match(/^[0-9a-f]{32}$/);
      expect(second)
        .to.match(/^[0-9a-f]{32}$/)
        .and.not.equal(first);
      store.stop();
    });

    it('sends nothing while the input is incomplete, and says which fields are', async () => {
      const world = createActivationWorld();
      const store = begun(world, { credentials: true });
      const result = await store.submit({ email: 'ana' });
      expect(result.outcome === 'failed' && result.error.errors.map(({ field, code }) => [field, code])).to.deep.equal([
        ['email', 'missing-at'],
        ['broadworksId', 'empty'],
        ['password', 'empty'],
      ]);
      expect(world.received).to.be.empty;
      expect(store.$state.get().phase).to.equal('form');
    });

    it('passes the password on and keeps it nowhere', async () => {
      const world = createActivationWorld();
      const store = begun(world, { credentials: true });
      const states: unknown[] = [];
      store.$state.listen((state) => states.push(state));
      world.failNext('activate', refusal('credentials'));
      await store.submit({ email: ADDRESS, broadworksId: '555@example.com', password: 'open sesame' });
      await store.submit({ email: ADDRESS, broadworksId: '555@example.com', password: 'open sesame' });
      expect(world.received[0]?.subject).to.include({ password: 'open sesame' });
      expect(JSON.stringify(states)).not.to.include('open sesame');
      store.stop();
    });

    it('sends no password unless credentials are asked for', async () => {
      const world = createActivationWorld();
      const store = begun(world);
      await store.submit({ email: ADDRESS, password: 'open sesame' });
      expect(world.received[0]?.subject).to.deep.equal({ email: ADDRESS });
      store.stop();
    });
  });

  describe('attempts', () => {
    it('can be tried again after a refusal, and leads to the administrator after the second', async () => {
      const world = createActivationWorld();
      const store = begun(world);
      world.failNext('activate', refusal('10022'));
      world.failNext('activate', refusal('10022'));
      await store.submit({ email: ADDRESS });
      expect(store.$state.get()).to.include({ phase: 'failed', attempts: 1 });
      await store.submit({ email: ADDRESS });
      const state = store.$state.get();
      expect(state).to.include({ phase: 'exhausted', attempts: 2 });
      expect(state.phase === 'exhausted' && state.failure).to.deep.include({
        code: '10022',
        text: 'The address is used by another user.',
        email: ADDRESS,
        at: world.environment.wallClock(),
      });
      expect(state.phase === 'exhausted' && state.failure.explanation.category).to.equal('already-associated');
    });

    it('fails when the activation ends in an error, with its reasons', async () => {
      const world = createActivationWorld();
      const store = begun(world);
      await store.submit({ email: ADDRESS });
      world.becomes(ended());
      await world.environment.advance(2_000);
      const state = store.$state.get();
      expect(state.phase).to.equal('failed');
      expect(state.phase === 'failed' && state.failure.error).to.include({
        kind: 'refused',
        trackingId: 'ROUTER_3C4D',
      });
      expect(state.phase === 'failed' && state.failure).to.include({ code: '10022', text: 'User already linked.' });
      expect(world.environment.waiting).to.equal(0);
    });

    it('succeeds on the second attempt after the first one failed', async () => {
      const world = createActivationWorld();
      const store = begun(world);
      world.becomes(ended());
      await store.submit({ email: ADDRESS });
      world.becomes({ status: 'provisioned' });
      await store.submit({ email: 'ana@example.com' });
      expect(store.$state.get()).to.include({ phase: 'succeeded', attempts: 1 });
    });

    for (const maxAttempts of [1, 3]) {
      it(`leads to the administrator after ${maxAttempts} when the host says so`, async () => {
        const world = createActivationWorld({ activation: ended() });
        const store = begun(world, { maxAttempts });
        const phases: string[] = [];
        for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
          await store.submit({ email: ADDRESS });
          phases.push(store.$state.get().phase);
        }
        expect(phases.indexOf('exhausted')).to.equal(maxAttempts - 1);
      });
    }

    it('leads to the administrator at once when trying again never helps', async () => {
      const world = createActivationWorld({
        activation: ended('200019'),
        errors: { '200019': { category: 'template-config', retry: 'never' } },
      });
      const store = begun(world);
      await store.submit({ email: ADDRESS });
      expect(store.$state.get()).to.include({ phase: 'exhausted', attempts: 1 });
    });

    const passing = [
      new ProvisioningError('offline', 'No connection.'),
      rateLimited(20_000),
      new ProvisioningError('unavailable', 'Down.', { status: 503 }),
      new ProvisioningError('timeout', 'Too slow.'),
      new ProvisioningError('unauthorized', 'Signed out.', { status: 401 }),
      refusedField('email', 'Use your work address.'),
      refusal('ATLAS-600199', 'Sent within 24 hours.'),
    ];
    for (const error of passing) {
      const { kind, errors } = error;
      it(`does not count ${kind} ${errors[0]?.field ?? errors[0]?.code ?? ''} as an attempt`, async () => {
        const world = createActivationWorld();
        const store = begun(world);
        world.failNext('activate', error);
        await store.submit({ email: ADDRESS });
        const state = store.$state.get();
        expect(state).to.include({ phase: 'form', attempts: 0 });
        expect(state.phase === 'form' && state.trouble?.error).to.equal(error);
      });
    }

    it('counts a refusal of a field that the user was not asked for', async () => {
      const world = createActivationWorld();
      const store = begun(world);
      world.failNext('activate', refusedField('broadworksId', 'Unknown user.'));
      await store.submit({ email: ADDRESS, broadworksId: 'x' });
      expect(store.$state.get()).to.include({ phase: 'failed', attempts: 1 });
    });

    it('says when a rate limit ends', async () => {
      const world = createActivationWorld();
      const store = begun(world);
      world.failNext('activate', rateLimited(20_000));
      await store.submit({ email: ADDRESS });
      const state = store.$state.get();
      expect(state.phase === 'form' && state.trouble?.retryAt).to.equal(world.environment.wallClock() + 20_000);
    });

    it('forgets the attempts when the user starts over', async () => {
      const world = createActivationWorld({ activation: ended() });
      const store = begun(world, { maxAttempts: 1 });
      await store.submit({ email: ADDRESS });
      store.startOver();
      expect(store.$state.get()).to.deep.equal({ phase: 'form', attempts: 0 });
    });
  });

  describe('an answer that never came', () => {
    it('is shown as unknown and not sent again', async () => {
      const world = createActivationWorld();
      const store = begun(world);
      world.failNext('activate', unanswered());
      const result = await store.submit({ email: ADDRESS });
      expect(result.outcome).to.equal('unknown');
      expect(store.$state.get()).to.include({ phase: 'unknown', attempts: 0 });
      await world.environment.advance(600_000);
      expect(world.count('activate')).to.equal(1);
    });

    it('is unknown as well when the user leaves before it comes, and its late answer changes nothing', async () => {
      const world = createActivationWorld();
      const calls = world.hold('activate');
      const store = begun(world);
      const submitted = store.submit({ email: ADDRESS });
      await world.environment.advance(0);
      store.stop();
      expect(world.received[0]?.signal?.aborted).to.equal(true);
      calls[0]?.release();
      expect((await submitted).outcome).to.equal('unknown');
      expect(store.$state.get().phase).to.equal('unknown');
    });

    it('can be sent again on purpose', async () => {
      const world = createActivationWorld();
      const store = begun(world);
      world.failNext('activate', unanswered());
      await store.submit({ email: ADDRESS });
      await store.submit({ email: ADDRESS });
      expect(store.$state.get().phase).to.equal('following');
      store.stop();
    });
  });

  describe('following', () => {
    it('goes through the statuses that the backend tells until it is done', async () => {
      const world = createActivationWorld();
      const store = begun(world);
      const statuses: string[] = [];
      store.$state.listen((state) => {
        if (state.phase === 'following' || state.phase === 'succeeded') statuses.push(state.activation.status);
      });
      await store.submit({ email: ADDRESS });
      for (const status of [
        'pending_user_migration',
        'pending_first_admin',
        'provisioning',
        'brand_new',
        'provisioned',
      ]) {
        world.becomes({ status });
        await world.environment.advance(2_000);
      }
      expect([...new Set(statuses)]).to.deep.equal([
        'pending_email_validation',
        'pending_user_migration',
        'pending_first_admin',
        'provisioning',
        'brand_new',
        'provisioned',
      ]);
      expect(store.$state.get().phase).to.equal('succeeded');
      expect(world.environment.waiting).to.equal(0);
    });

    it('asks less and less often while nothing changes', async () => {
      const world = createActivationWorld();
      const store = begun(world);
      await store.submit({ email: ADDRESS });
      await world.environment.advance(60_000);
      expect(world.count('getActivation')).to.be.within(5, 8);
      store.stop();
    });

    it('reads at once on demand', async () => {
      const world = createActivationWorld();
      const store = begun(world);
      await store.submit({ email: ADDRESS });
      const calls = world.hold('getActivation');
      const refreshed = store.refresh();
      expect(store.$state.get()).to.include({ phase: 'following', refreshing: true });
      await world.environment.advance(0);
      world.becomes({ status: 'provisioned' });
      calls[0]?.release();
      await refreshed;
      expect(store.$state.get().phase).to.equal('succeeded');
    });

    it('keeps what it knows when a reading fails, says so, and goes on', async () => {
      const world = createActivationWorld();
      const store = begun(world);
      await store.submit({ email: ADDRESS });
      world.failNext('getActivation', new ProvisioningError('network', 'No answer.'));
      await world.environment.advance(2_000);
      const state = store.$state.get();
      expect(state.phase === 'following' && state.trouble?.error.kind).to.equal('network');
      world.becomes({ status: 'provisioned' });
      await world.environment.advance(3_000);
      expect(store.$state.get().phase).to.equal('succeeded');
    });

    it('waits as long as a rate limit says', async () => {
      const world = createActivationWorld();
      const store = begun(world);
      await store.submit({ email: ADDRESS });
      world.failNext('getActivation', rateLimited(120_000));
      await world.environment.advance(100_000);
      expect(world.count('getActivation')).to.equal(1);
      await world.environment.advance(26_000);
      expect(world.count('getActivation')).to.equal(2);
      store.stop();
    });

    it('stops asking when it is refused, until the user asks', async () => {
      const world = createActivationWorld();
      const store = begun(world);
      await store.submit({ email: ADDRESS });
      world.failNext('getActivation', new ProvisioningError('unauthorized', 'Signed out.'));
      await world.environment.advance(60_000);
      expect(world.count('getActivation')).to.equal(1);
      await store.refresh();
      expect(store.$state.get()).to.not.have.property('trouble');
      await world.environment.advance(2_000);
      expect(world.count('getActivation')).to.equal(3);
      store.stop();
    });

    it('goes back to the form when the activation was deleted', async () => {
      const world = createActivationWorld();
      const store = begun(world);
      await store.submit({ email: ADDRESS });
      world.failNext('getActivation', new ProvisioningError('not-found', 'Gone.'));
      await world.environment.advance(2_000);
      const state = store.$state.get();
      expect(state.phase === 'form' && state.trouble?.error.kind).to.equal('not-found');
      expect(world.environment.waiting).to.equal(0);
    });

    it('stops with the store and goes on with it', async () => {
      const world = createActivationWorld();
      const store = begun(world);
      await store.submit({ email: ADDRESS });
      store.stop();
      expect(world.environment.waiting).to.equal(0);
      world.becomes({ status: 'provisioned' });
      store.start();
      await world.environment.advance(0);
      expect(store.$state.get().phase).to.equal('succeeded');
    });

    it('ends when the user changes the address, whatever is answered later', async () => {
      const world = createActivationWorld();
      const store = begun(world);
      await store.submit({ email: ADDRESS });
      const calls = world.hold('getActivation');
      await world.environment.advance(2_000);
      store.changeAddress();
      world.becomes({ status: 'provisioned' });
      calls[0]?.release();
      await world.environment.advance(60_000);
      expect(store.$state.get()).to.deep.equal({ phase: 'form', attempts: 0 });
    });
  });

  describe('resuming', () => {
    it('looks up the activation on start and follows it', async () => {
      const world = createActivationWorld({ activation: { id: 'earlier', status: 'provisioning' } });
      const store = begun(world, { activationId: 'earlier' });
      expect(store.$state.get()).to.include({ phase: 'resuming', id: 'earlier' });
      await world.environment.advance(0);
      expect(world.received[0]?.subject).to.equal('earlier');
      expect(store.$state.get().phase).to.equal('following');
      store.stop();
    });

    it('asks for the address when that is what is missing', async () => {
      const world = createActivationWorld({ activation: { status: 'pending_email_input' } });
      const store = begun(world, { activationId: 'earlier' });
      await world.environment.advance(0);
      expect(store.$state.get()).to.deep.equal({ phase: 'form', attempts: 0 });
    });

    it('offers the form when nobody knows the activation any more', async () => {
      const world = createActivationWorld();
      world.failNext('getActivation', new ProvisioningError('not-found', 'Gone.'));
      const store = begun(world, { activationId: 'earlier' });
      await world.environment.advance(0);
      expect(store.$state.get().phase).to.equal('form');
    });

    it('keeps trying while the backend cannot be reached', async () => {
      const world = createActivationWorld({ activation: { status: 'provisioned' } });
      world.failNext('getActivation', new ProvisioningError('network', 'No answer.'));
      const store = begun(world, { activationId: 'earlier' });
      await world.environment.advance(0);
      const state = store.$state.get();
      expect(state.phase === 'resuming' && state.trouble?.error.kind).to.equal('network');
      await world.environment.advance(2_000);
      expect(store.$state.get().phase).to.equal('succeeded');
    });
  });

  describe('sending the mail again', () => {
    const resendOf = (store: ReturnType<typeof begun>) => {
      const state = store.$state.get();
      if (state.phase !== 'following') throw new Error(`The phase is ${state.phase}.`);
      return state.resend;
    };

    it('cools down for 30 seconds after a mail, unless the backend says otherwise', async () => {
      const world = createActivationWorld();
      const store = begun(world);
      await store.submit({ email: ADDRESS });
      expect(resendOf(store)).to.deep.equal({
        offered: true,
        state: 'idle',
        availableAt: world.environment.wallClock() + 30_000,
      });
      expect((await store.resend()).outcome).to.equal('busy');
      const later = new Date(world.environment.wallClock() + 90_000).toISOString();
      world.becomes({ resendAvailableAt: later });
      await store.refresh();
      expect(resendOf(store).availableAt).to.equal(Date.parse(later));
      store.stop();
    });

    it('sends one mail for two clicks, and cools down again', async () => {
      const world = createActivationWorld();
      const store = begun(world);
      await store.submit({ email: ADDRESS });
      await world.environment.advance(30_000);
      const [first, second] = await Promise.all([store.resend(), store.resend()]);
      expect([first.outcome, second.outcome]).to.deep.equal(['done', 'busy']);
      expect(world.count('resendVerification')).to.equal(1);
      expect(resendOf(store)).to.deep.include({ state: 'sent', availableAt: world.environment.wallClock() + 30_000 });
      store.stop();
    });

    it('says that a mail was sent recently when the backend refuses for that reason', async () => {
      const world = createActivationWorld();
      const store = begun(world);
      await store.submit({ email: ADDRESS });
      await world.environment.advance(30_000);
      world.failNext('resendVerification', refusal('ATLAS-600199', 'Sent within 24 hours.'));
      await store.resend();
      expect(resendOf(store)).to.include({ state: 'recently-sent', offered: true });
      expect(store.$state.get().attempts).to.equal(0);
      store.stop();
    });

    it('waits as long as a rate limit says', async () => {
      const world = createActivationWorld();
      const store = begun(world);
      await store.submit({ email: ADDRESS });
      await world.environment.advance(30_000);
      world.failNext('resendVerification', rateLimited(90_000));
      await store.resend();
      expect(resendOf(store)).to.include({
        state: 'failed',
        availableAt: world.environment.wallClock() + 90_000,
      });
      store.stop();
    });

    it('finds out by reading whether a mail without an answer was sent', async () => {
      const world = createActivationWorld();
      const store = begun(world);
      await store.submit({ email: ADDRESS });
      await world.environment.advance(30_000);
      world.failNext('resendVerification', unanswered());
      await store.resend();
      expect(resendOf(store).state).to.equal('unknown');
      world.becomes({ resendAvailableAt: new Date(world.environment.wallClock() + 30_000).toISOString() });
      await world.environment.advance(2_000);
      expect(resendOf(store).state).to.equal('sent');
      expect(world.count('resendVerification')).to.equal(1);
      store.stop();
    });

    it('is not offered by a backend without the verb', async () => {
      const world = createActivationWorld({ without: 'resendVerification' });
      const store = begun(world);
      await store.submit({ email: ADDRESS });
      expect(resendOf(store).offered).to.equal(false);
      store.stop();
    });

    it('is not offered when the far side leaves it out', async () => {
      const world = createActivationWorld({ verbs: [] });
      const store = begun(world);
      await store.submit({ email: ADDRESS });
      await world.environment.advance(0);
      expect(resendOf(store).offered).to.equal(false);
      store.stop();
    });

    it('is not offered while the activation waits for something else', async () => {
      const world = createActivationWorld({ activation: { status: 'provisioning' } });
      const store = begun(world);
      await store.submit({ email: ADDRESS });
      expect(resendOf(store).offered).to.equal(false);
      store.stop();
    });
  });
});
