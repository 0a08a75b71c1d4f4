import type { Activation, CallOptions, ProvisioningError, Subscriber, SubscriberQuery } from '@flowthrough/client';
import {
  createMemoryBackend,
  createPeople,
  SAMPLE_TEMPLATES,
  type MemoryBackend,
  type MemoryBackendOptions,
} from '@flowthrough/mock';
import { expect } from 'chai';
import { createFakeEnvironment, type FakeEnvironment } from '../support/fake-environment.js';

const [template] = SAMPLE_TEMPLATES;
const NONE: CallOptions = {};

interface World {
  readonly backend: MemoryBackend;
  readonly environment: FakeEnvironment;
  /** Reads a user of this status. */
  user(status: string): Promise<Subscriber>;
  list(query?: Partial<SubscriberQuery>): ReturnType<MemoryBackend['listSubscribers']>;
}

function createWorld(options: Partial<MemoryBackendOptions> & { readonly users?: number } = {}): World {
  const { users = 60, ...rest } = options;
  const environment = createFakeEnvironment();
  const people = createPeople({
    count: users,
    now: environment.wallClock(),
    templateId: template.id,
    mix: {
      provisioned: 30,
      error: 30,
      pending_email_input: 10,
      pending_email_validation: 10,
      pending_user_migration: 10,
      provisioning: 5,
      updating: 5,
    },
  });
  const backend = createMemoryBackend({
    templates: [template],
    people: new Map([[template.id, people]]),
    environment,
    ...rest,
  });
  const list: World['list'] = (query) => backend.listSubscribers({ templateId: template.id, ...query }, NONE);
  return {
    backend,
    environment,
    list,
    user: async (status) => (await list({ status: [status], limit: 1 })).items[0]!,
  };
}

/** The error that a call is refused with. */
async function refusal(call: Promise<unknown>): Promise<ProvisioningError> {
  return call.then(
    () => expect.fail('The call succeeded.'),
    (error: unknown) => error as ProvisioningError,
  );
}

/** The statuses that an activation goes through, looked at every half second. */
async function courseOf({ backend, environment }: World, { id }: Activation): Promise<string[]> {
  const seen: string[] = [];
  for (let looks = 0; looks < 80; looks += 1) {
    const { status } = await backend.getActivation(id, NONE);
    if (seen.at(-1) !== status) seen.push(status);
    await environment.advance(500);
  }
  return seen;
}

describe('an activation in the mock', () => {
  const start = ({ backend }: World, email = 'ana@example.com') => backend.activate({ email }, NONE);

  it('waits for the confirmation, is set up and ends provisioned', async () => {
    const world = createWorld();
    expect(await courseOf(world, await start(world))).to.deep.equal([
      'pending_email_validation',
      'provisioning',
      'provisioned',
    ]);
  });

  it('goes through the account move and waits for the first administrator where its script says so', async () => {
    const world = createWorld({ activationScript: () => ({ accountMove: true, waitsForAdmin: true }) });
    expect(await courseOf(world, await start(world))).to.deep.equal([
      'pending_email_validation',
      'pending_user_migration',
      'pending_first_admin',
      'provisioning',
      'provisioned',
    ]);
  });

  it('ends in the error that its script gives', async () => {
    const error = { code: '10022', text: 'Linked.' };
    const world = createWorld({ activationScript: ({ attempt }) => (attempt === 1 ? { error } : {}) });
    const first = await start(world);
    expect((await courseOf(world, first)).at(-1)).to.equal('error');
    expect(await world.backend.getActivation(first.id, NONE)).to.deep.include({ errors: [error] });
    expect((await courseOf(world, await start(world))).at(-1)).to.equal('provisioned');
  });

  it('fails for an address that asks for it', async () => {
    const world = createWorld();
    expect((await courseOf(world, await start(world, 'will.fail@example.com'))).at(-1)).to.equal('error');
    expect((await courseOf(world, await start(world, 'ana@fail.example'))).at(-1)).to.equal('provisioned');
  });

  it('waits for ever when nobody confirms, and goes on when somebody does', async () => {
    const world = createWorld({ pace: { confirm: Infinity } });
    const activation = await start(world);
    expect(await courseOf(world, activation)).to.deep.equal(['pending_email_validation']);
    world.backend.confirmEmail(activation.id);
    expect(await courseOf(world, activation)).to.deep.equal(['provisioning', 'provisioned']);
  });

  it('sends the mail again only after a while, and only until it is confirmed', async () => {
    const { backend, environment } = createWorld({ pace: { confirm: Infinity, resend: 30_000 } });
    const { id, resendAvailableAt } = await backend.activate({ email: 'ana@example.com' }, NONE);
    expect(Date.parse(resendAvailableAt ?? '')).to.equal(environment.wallClock() + 30_000);
    await environment.advance(10_000);
    expect(await refusal(backend.resendVerification(id, NONE))).to.include({
      kind: 'rate-limited',
      code: 'recently-sent',
      retryAfter: 20_000,
    });
    await environment.advance(20_000);
    const resent = await backend.resendVerification(id, NONE);
    expect(Date.parse(resent.resendAvailableAt ?? '')).to.equal(environment.wallClock() + 30_000);
    backend.confirmEmail(id);
    expect(await refusal(backend.resendVerification(id, NONE))).to.include({ kind: 'conflict' });
  });
});

describe('users in the mock', () => {
  it('are onboarded again with another address', async () => {
    const { backend, environment, user } = createWorld();
    const { id } = await user('error');
    const begun = await backend.retryActivation(id, { email: 'new@example.com' }, NONE);
    expect(begun).to.deep.include({ status: 'provisioning', email: 'new@example.com', errors: [] });
    expect(begun.lastStatusChange).to.equal(new Date(environment.wallClock()).toISOString());
    await environment.advance(5_000);
    const done = await backend.getSubscriber(id, NONE);
    expect(done).to.include({ status: 'provisioned', personId: `person-${id}` });
    expect((await backend.listHistory(id, NONE)).map(({ status, actor }) => `${status} ${actor}`)).to.deep.equal([
      'provisioned Provisioning service',
      'provisioning Administrator',
      'error Provisioning service',
      'pending_email_input Provisioning service',
    ]);
  });

  it('fail again, or are moved first, when the address asks for it', async () => {
    const { backend, environment, user } = createWorld();
    const { id } = await user('pending_email_input');
    await backend.retryActivation(id, { email: 'fail@example.com' }, NONE);
    await environment.advance(5_000);
    expect((await backend.getSubscriber(id, NONE)).errors).to.have.length(1);
    const moved = await backend.retryActivation(id, { email: 'move@example.com' }, NONE);
    expect(moved).to.deep.include({ status: 'pending_user_migration', errors: [] });
    await environment.advance(20_000);
    expect((await backend.getSubscriber(id, NONE)).status).to.equal('provisioned');
  });

  it('cannot take the address of somebody else', async () => {
    const { backend, user } = createWorld();
    const { id } = await user('error');
    const { email = '' } = await user('provisioned');
    const error = await refusal(backend.retryActivation(id, { email: email.toUpperCase() }, NONE));
    expect(error).to.include({ kind: 'invalid', status: 422 });
    expect(error.errors[0]).to.include({ field: 'email', code: 'email-in-use' });
    expect((await backend.precheck({ email, subscriberId: id }, NONE)).ok).to.equal(false);
    expect((await backend.precheck({ email: 'free@example.com' }, NONE)).ok).to.equal(true);
  });

  it('free their address when they are deleted', async () => {
    const { backend, user } = createWorld();
    const { id, email = '' } = await user('provisioned');
    await backend.deleteSubscriber(id, NONE);
    expect((await backend.precheck({ email }, NONE)).ok).to.equal(true);
    expect(await refusal(backend.getSubscriber(id, NONE))).to.include({ kind: 'not-found' });
    expect(await refusal(backend.deleteSubscriber(id, NONE))).to.include({ kind: 'not-found' });
  });

  it('get another package and return to the status they had', async () => {
    const { backend, environment, user } = createWorld();
    for (const status of ['error', 'pending_email_validation', 'provisioned']) {
      const { id, errors } = await user(status);
      expect(await backend.changePackage(id, 'premium', NONE)).to.include({ package: 'premium', status: 'updating' });
      await environment.advance(4_000);
      expect(await backend.getSubscriber(id, NONE)).to.deep.include({ package: 'premium', status, errors });
    }
  });

  it('are left alone while they are in motion, and once they are provisioned', async () => {
    const { backend, user } = createWorld();
    const { id } = await user('provisioning');
    for (const call of [
      backend.retryActivation(id, { email: 'a@example.com' }, NONE),
      backend.changePackage(id, 'basic', NONE),
      backend.deleteSubscriber(id, NONE),
    ]) {
      expect(await refusal(call)).to.include({ kind: 'conflict', code: 'in-motion' });
    }
    const provisioned = await user('provisioned');
    const retried = backend.retryActivation(provisioned.id, { email: 'a@example.com' }, NONE);
    expect(await refusal(retried)).to.include({ code: 'already-provisioned' });
  });

  it('get the consent mail again only while they wait for the move, and not at once', async () => {
    const { backend, user } = createWorld();
    const { id } = await user('pending_user_migration');
    await backend.resendConsent(id, NONE);
    expect(await refusal(backend.resendConsent(id, NONE))).to.include({ code: 'recently-sent' });
    expect((await backend.listHistory(id, NONE))[0]).to.include({ text: 'Consent mail sent again' });
    const other = await user('error');
    expect(await refusal(backend.resendConsent(other.id, NONE))).to.include({ code: 'not-pending' });
  });

  it('come to rest when nobody looks, too', async () => {
    const { environment, list } = createWorld();
    expect((await list({ status: ['provisioning', 'updating'] })).items).not.to.have.length(0);
    await environment.advance(3_600_000);
    expect((await list({ status: ['provisioning', 'updating'] })).items).to.have.length(0);
  });
});

describe('the list of the mock', () => {
  it('filters, searches, sorts and counts by itself', async () => {
    const { list } = createWorld();
    const all = (await list()).items;
    const errors = await list({ status: ['error'], package: ['standard', 'basic'] });
    expect(errors.items).to.have.length(errors.total!);
    expect(errors.items.map(({ id }) => id)).to.deep.equal(
      all.filter((row) => row.status === 'error' && ['standard', 'basic'].includes(row.package)).map(({ id }) => id),
    );
    const [someone] = all;
    const found = await list({ search: `${someone!.broadworksId.slice(0, 10)} ${someone!.lastName.toUpperCase()}` });
    expect(found.items).to.deep.equal([someone]);
    const sorted = await list({ sort: { key: 'broadworksId', descending: true } });
    expect(sorted.items[0]).to.deep.equal(all.at(-1));
  });

  it('leads through all its pages once', async () => {
    const { list } = createWorld();
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list({ limit: 7, ...(cursor !== undefined && { cursor }) });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    } while (cursor !== undefined);
    expect(seen).to.have.length(60);
    expect(new Set(seen)).to.have.length(60);
  });

  it('loses no row when others leave the list between two pages', async () => {
    const { backend, list } = createWorld();
    const first = await list({ status: ['error'], limit: 5 });
    const rest = (await list({ status: ['error'] })).items.slice(5);
    await backend.deleteSubscriber(first.items[4]!.id, NONE);
    await backend.retryActivation(first.items[0]!.id, { email: 'a@example.com' }, NONE);
    const second = await list({ status: ['error'], cursor: first.next! });
    expect(second.items.map(({ id }) => id)).to.include.members(rest.map(({ id }) => id));
  });

  it('gives only what changed since a moment', async () => {
    const { backend, environment, list, user } = createWorld();
    await environment.advance(3_600_000);
    await list();
    const since = new Date(environment.wallClock()).toISOString();
    await environment.advance(1_000);
    const { id } = await user('error');
    await backend.retryActivation(id, { email: 'a@example.com' }, NONE);
    expect((await list({ changedSince: since })).items.map((row) => row.id)).to.deep.equal([id]);
  });

  it('caps a page, and refuses a template that is not there', async () => {
    const { backend, list } = createWorld({ users: 1_200 });
    expect((await list({ limit: 5_000 })).items).to.have.length(1_000);
    expect(await refusal(backend.listSubscribers({ templateId: 'none' }, NONE))).to.include({ kind: 'not-found' });
    expect((await list({ cursor: 'not a cursor' })).items).to.have.length(100);
  });
});

describe('batches of the mock', () => {
  it('run item after item, each with its own outcome', async () => {
    const { backend, environment, user } = createWorld();
    const failed = await user('error');
    const withoutEmail = await user('pending_email_input');
    const items = [
      { subscriberId: failed.id, action: 'retry', email: 'a@example.com' },
      { subscriberId: withoutEmail.id, action: 'retry' },
      { subscriberId: 'nobody', action: 'delete' },
      { subscriberId: (await user('pending_user_migration')).id, action: 'resendConsent' },
      { subscriberId: (await user('provisioned')).id, action: 'changePackage', package: 'basic' },
    ] as const;
    const { id } = await backend.startBatch(items, NONE);
    await environment.advance(200);
    expect((await backend.getBatch(id, NONE)).items.map(({ outcome }) => outcome)).to.deep.equal([
      'done',
      'waiting',
      'waiting',
      'waiting',
      'waiting',
    ]);
    await environment.advance(2_000);
    const done = await backend.getBatch(id, NONE);
    expect(done.state).to.equal('finished');
    expect(done.items.map(({ outcome }) => outcome)).to.deep.equal(['done', 'failed', 'failed', 'done', 'done']);
    expect(done.items[1]!.error).to.include({ field: 'email', code: 'missing' });
    expect((await backend.cancelBatch(id, NONE)).state).to.equal('finished');
  });
});

describe('the effects of the mock', () => {
  it('count what took effect, with the key it came with, and nothing that was refused', async () => {
    const { backend, user } = createWorld();
    const { id } = await user('error');
    await backend.retryActivation(id, { email: 'a@example.com' }, { idempotencyKey: 'k1' });
    await refusal(backend.retryActivation(id, { email: 'a@example.com' }, { idempotencyKey: 'k2' }));
    await backend.precheck({ email: 'a@example.com' }, NONE);
    expect(backend.effects).to.deep.equal([
      { verb: 'retryActivation', input: [id, { email: 'a@example.com' }], idempotencyKey: 'k1' },
    ]);
  });
});
