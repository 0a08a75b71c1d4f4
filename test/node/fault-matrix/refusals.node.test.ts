import { createHttpBackend, createProvisioningClient, createUserStatusStore } from '@flowthrough/client';
import { createHandler, createMemoryStore } from '@flowthrough/server';
import { createMockFetch } from '@flowthrough/mock';
import { expect } from 'chai';
import { answer, stall, type FaultMatch } from '../../support/fault-server.js';
import { createFaultWorld, failureOf, passUntilSettled, type FaultWorld } from '../../support/fault-world.js';
import { turn, waitFor } from '../../support/wait.js';

describe('refusals and waits', () => {
  let world: FaultWorld;
  let id: string;
  beforeEach(async () => {
    world = await createFaultWorld();
    id = (await world.users())[0]!.id;
  });
  afterEach(() => world.stop());

  const read = () => world.backend.getSubscriber(id, {});
  const write = (idempotencyKey?: string) =>
    world.backend.retryActivation(id, { email: 'new@example.com' }, { ...(idempotencyKey && { idempotencyKey }) });
  const settled = async () => {
    for (let turns = 0; turns < 50; turns += 1) await turn();
  };
  /** Milliseconds that a refused read waits before it asks again. */
  async function waited(status: number, headers: Record<string, string>, match: FaultMatch = { times: 1 }) {
    const refused = world.server.fault(match, answer(status, {}, headers));
    const before = world.environment.slept.length;
    await passUntilSettled(read(), world, 50);
    refused.lift();
    return world.environment.slept.slice(before).filter((wait) => wait !== 10_000 && wait < 10_000);
  }

  it('F18: a twin of the same key is waited for, and the write takes effect once', async () => {
    const stalled = world.server.fault({ method: 'POST', times: 1 }, async ({ proceed, released, send }) => {
      const running = proceed();
      await released();
      await send(await running);
    });
    let finish: () => void = () => undefined;
    const { retryActivation } = world.scenario.backend;
    Object.assign(world.scenario.backend, {
      retryActivation: async (...given: Parameters<typeof retryActivation>) => {
        await new Promise<void>((resolve) => (finish = resolve));
        return retryActivation(...given);
      },
    });
    const first = write('k');
    await waitFor(() => stalled.met === 1);
    const twin = write('k');
    await waitFor(() => world.server.requests.filter(({ end }) => end === 'answered').length === 1, 'the 409');
    finish();
    stalled.go();
    expect((await passUntilSettled(first, world)).id).to.equal(id);
    expect((await passUntilSettled(twin, world)).id).to.equal(id);
    expect(world.server.effects.all.filter(({ verb }) => verb === 'retryActivation')).to.have.length(1);
    expect(world.server.requests.map(({ headers }) => headers.get('idempotency-key'))).to.deep.equal(['k', 'k', 'k']);
  });

  it('F18: a twin that never ends leaves the write unknown', async () => {
    world.server.fault({ method: 'POST' }, answer(409, { code: 'idempotency-in-progress' }, { 'retry-after': '1' }));
    expect(await failureOf(write('k'), world)).to.include({ kind: 'conflict', outcome: 'unknown' });
  });

  /** Somebody else has changed the row, and a write is refused for it. */
  async function conflict(status: number): Promise<void> {
    const store = await world.openUsers();
    await world.scenario.backend.changePackage(id, 'softphone', {});
    world.server.fault({ method: 'POST' }, answer(status, { code: 'changed' }));
    world.asked();
    const result = await passUntilSettled(store.retryActivation(id, 'new@example.com'), world);
    expect(result.outcome).to.equal('failed');
    expect(world.asked().slice(0, 2)).to.deep.equal([
      `POST /subscribers/${id}/retry-activation`,
      `GET /subscribers/${id}`,
    ]);
    expect(store.get(id)?.package).to.equal('softphone');
    expect(world.server.effects.byVerb).to.deep.equal({ changePackage: 1 });
  }

  it('F19: 409 is a conflict: nothing is sent again, the row is read and shown as it is now', () => conflict(409));

  it('F21: 412 is a conflict: nothing is overwritten, the row is read and shown as it is now', () => conflict(412));

  it('F21: 428 is a conflict: nothing is overwritten, the row is read and shown as it is now', () => conflict(428));

  it('F22: 422 carries each reason and its field', async () => {
    const errors = [
      { field: 'email', code: 'email-in-use', text: 'Taken.' },
      { field: 'colour', text: 'No such colour.' },
      { text: 'And more.' },
    ];
    world.server.fault({ method: 'POST' }, answer(422, { code: 'invalid', errors }));
    const error = await failureOf(write('k'), world);
    expect([error.kind, error.outcome]).to.deep.equal(['invalid', 'failed']);
    expect(error.errors).to.deep.equal(errors);
  });

  it('F23: a key that was used for something else is refused, and each new press has a key of its own', async () => {
    await write('k');
    const other = world.backend.retryActivation(id, { email: 'b@example.com' }, { idempotencyKey: 'k' });
    expect(await failureOf(other, world)).to.include({
      status: 422,
      code: 'idempotency-key-reused',
      outcome: 'failed',
    });
    const store = await world.openUsers();
    world.server.fault({ method: 'DELETE' }, answer(422, { code: 'idempotency-key-reused' }));
    for (let press = 0; press < 2; press += 1) await passUntilSettled(store.deleteSubscriber(id), world);
    const keys = world.server.requests
      .filter(({ method }) => method === 'DELETE')
      .map(({ headers }) => headers.get('idempotency-key'));
    expect(new Set(keys).size).to.equal(2);
  });

  it('F24: 429 with seconds is waited for as long as it says', async () => {
    expect(await waited(429, { 'retry-after': '3' })).to.deep.equal([3_000]);
  });

  it('F25: 429 with a date is measured against the clock of the answer', async () => {
    const noon = Date.UTC(2026, 10, 23, 12);
    const headers = { date: new Date(noon).toUTCString(), 'retry-after': new Date(noon + 4_000).toUTCString() };
    for (const skew of [-3_600_000, 0, 3_600_000]) {
      world.environment.setWallClock(noon + skew);
      expect(await waited(429, headers)).to.deep.equal([4_000]);
    }
  });

  it('F26: 429 without a header is waited for by our own rule', async () => {
    for (const [chance, wait] of [
      [0, 0],
      [0.5, 150],
      [1, 300],
    ] as const) {
      world.environment.chance = chance;
      expect(await waited(429, {})).to.deep.equal([wait]);
    }
  });

  it('F27: a wait that is too long to be waited for ends the call at once, and says until when', async () => {
    for (const [value, expected] of [
      ['31536000', 31_536_000_000],
      ['9999999999999999', 31_536_000_000],
      ['2147484', 2_147_484_000],
    ] as const) {
      const limited = world.server.fault({}, answer(429, {}, { 'retry-after': value }));
      const begun = world.environment.now();
      const error = await failureOf(read(), world);
      expect([error.kind, error.retryAfter, limited.met]).to.deep.equal(['rate-limited', expected, 1]);
      expect(world.environment.now()).to.equal(begun);
      expect(() => new Date(world.environment.wallClock() + (error.retryAfter ?? 0)).toISOString()).not.to.throw();
      limited.lift();
    }
  });

  it('F29: 500, 502, 503 and 504 once are tried again', async () => {
    for (const status of [500, 502, 503, 504]) {
      const once = world.server.fault({ times: 1 }, answer(status, {}));
      expect((await passUntilSettled(read(), world)).id, String(status)).to.equal(id);
      expect(once.met).to.equal(1);
    }
  });

  it('F30: 500 for ever is tried three times, a write without the host’s consent once', async () => {
    const broken = world.server.fault({}, answer(500, {}));
    expect((await failureOf(read(), world)).kind).to.equal('server');
    expect(broken.met).to.equal(3);
    expect((await failureOf(write('k'), world)).outcome).to.equal('unknown');
    expect(broken.met).to.equal(4);
  });

  it('F35: a double click, and two quick submits, are one request and one effect', async () => {
    const store = await world.openUsers();
    world.asked();
    const presses = Array.from({ length: 5 }, () => store.retryActivation(id, 'new@example.com'));
    const outcomes = (await passUntilSettled(Promise.all(presses), world)).map(({ outcome }) => outcome);
    expect(outcomes).to.deep.equal(['done', 'busy', 'busy', 'busy', 'busy']);
    expect(world.asked().filter((what) => what.startsWith('POST'))).to.have.length(1);
    expect(world.server.effects.byVerb).to.deep.equal({ retryActivation: 1 });
  });

  it('F36: a submit that is repeated after a reload with the key that the host kept takes effect once', async () => {
    const input = { email: 'ana@example.com' };
    const lost = world.server.fault({ method: 'POST', when: 'after', times: 1 }, stall());
    const left = new AbortController();
    const first = world.backend.activate(input, { idempotencyKey: 'kept', signal: left.signal });
    await waitFor(() => lost.met === 1);
    left.abort();
    expect(await failureOf(first, world)).to.include({ kind: 'aborted', outcome: 'unknown' });
    const again = await passUntilSettled(world.connect().activate(input, { idempotencyKey: 'kept' }), world);
    expect(again.email).to.equal(input.email);
    expect(world.server.effects.byKey).to.deep.equal({ kept: 1 });
  });

  it('F37: the same row in two tables is written once, also by two clients of one base URL', async () => {
    const one = await world.openUsers();
    const other = await world.openUsers();
    const stalled = world.server.fault({ method: 'POST', times: 1 }, stall());
    const first = one.retryActivation(id, 'new@example.com');
    await waitFor(() => stalled.met === 1);
    expect(await other.retryActivation(id, 'new@example.com')).to.deep.equal({ outcome: 'busy' });
    const client = createProvisioningClient({ backend: world.connect(), environment: world.environment });
    const third = createUserStatusStore(client, { templateId: world.templateId });
    expect(await third.retryActivation(id, 'new@example.com')).to.deep.equal({ outcome: 'busy' });
    stalled.go();
    expect((await passUntilSettled(first, world)).outcome).to.equal('done');
    expect(world.server.effects.byVerb).to.deep.equal({ retryActivation: 1 });
  });

  it('F38: an answer after the store has stopped changes nothing and is nobody’s error', async () => {
    const rejections: unknown[] = [];
    const note = (reason: unknown) => rejections.push(reason);
    process.on('unhandledRejection', note);
    const store = await world.openUsers();
    const stalled = world.server.fault({ when: 'after' }, stall());
    const writing = store.changePackage(id, 'softphone');
    void store.reload();
    await waitFor(() => stalled.met === 2);
    store.stop();
    const state = store.$state.get();
    const activities = store.$activities.get();
    stalled.go();
    await writing;
    await settled();
    await world.environment.advance(60_000);
    expect(store.$state.get()).to.equal(state);
    expect(store.$activities.get()).to.equal(activities);
    process.off('unhandledRejection', note);
    expect(rejections).to.deep.equal([]);
  });

  it('F36: a server that was restarted between with a store of keys that outlived it does the same', async () => {
    const idempotencyStore = createMemoryStore({ environment: world.environment });
    const { backend } = world.scenario;
    for (let start = 0; start < 2; start += 1) {
      const handler = createHandler(backend, { basePath: '/api', idempotencyStore });
      const client = createHttpBackend({ baseUrl: '/api', fetch: createMockFetch({ handler }) });
      await client.activate({ email: 'ana@example.com' }, { idempotencyKey: 'kept' });
    }
    expect(backend.effects.filter(({ verb }) => verb === 'activate')).to.have.length(1);
  });
});
