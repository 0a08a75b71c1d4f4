import { ProvisioningError, type Activation } from '@flowthrough/client';
import { createMemoryStore, type IdempotencyStore } from '@flowthrough/server';
import { expect } from 'chai';
import { turn } from '../support/wait.js';
import { createFakeEnvironment } from '../support/fake-environment.js';
import { ask, type Question } from './support/ask.js';
import { createSmallWorld, defer, withVerb } from './support/small-world.js';

const activation = (key: string, email = 'ana@example.com'): Question => ({
  method: 'POST',
  path: '/activations',
  json: { email },
  headers: { 'idempotency-key': key },
});

const ACTIVATION: Activation = { id: 'a1', email: 'ana@example.com', status: 'provisioning', errors: [] };

describe('idempotency keys', () => {
  it('lets a write take effect once, and answers every repeat alike', async () => {
    const { handler, backend } = createSmallWorld();
    const first = await ask(handler, activation('k1'));
    const second = await ask(handler, activation('k1'));
    expect(first.headers.has('idempotency-replayed')).to.equal(false);
    expect(second.headers.get('idempotency-replayed')).to.equal('true');
    expect([second.status, second.text]).to.deep.equal([first.status, first.text]);
    expect(backend.effects).to.have.length(1);
    expect(backend.effects[0]).to.include({ verb: 'activate', idempotencyKey: 'k1' });
  });

  it('takes two keys, and two writes without a key, for two intentions', async () => {
    const { handler, backend } = createSmallWorld();
    await ask(handler, activation('k1'));
    await ask(handler, activation('k2'));
    await ask(handler, { method: 'POST', path: '/activations', json: { email: 'ana@example.com' } });
    await ask(handler, { method: 'POST', path: '/activations', json: { email: 'ana@example.com' } });
    expect(backend.effects).to.have.length(4);
  });

  it('replays a delete as done, although the user is gone', async () => {
    const { handler, user, backend } = createSmallWorld();
    const question = {
      method: 'DELETE',
      path: `/subscribers/${user('error').id}`,
      headers: { 'idempotency-key': 'k1' },
    };
    expect((await ask(handler, question)).status).to.equal(204);
    expect((await ask(handler, question)).status).to.equal(204);
    expect(backend.effects).to.have.length(1);
  });

  it('tells a twin to wait while the first one runs', async () => {
    const started = defer<Activation>();
    let runs = 0;
    const { handler } = createSmallWorld(
      {},
      withVerb('activate', () => {
        runs += 1;
        return started.promise;
      }),
    );
    const first = ask(handler, activation('k1'));
    await turn();
    const twin = await ask(handler, activation('k1'));
    expect([twin.status, twin.body['code'], twin.headers.get('retry-after')]).to.deep.equal([
      409,
      'idempotency-in-progress',
      '1',
    ]);
    started.resolve(ACTIVATION);
    expect((await first).status).to.equal(202);
    expect((await ask(handler, activation('k1'))).headers.get('idempotency-replayed')).to.equal('true');
    expect(runs).to.equal(1);
  });

  it('refuses a key that was used for something else', async () => {
    const { handler, backend } = createSmallWorld();
    await ask(handler, activation('k1'));
    const { status, body } = await ask(handler, activation('k1', 'eva@example.com'));
    expect([status, body['code']]).to.deep.equal([422, 'idempotency-key-reused']);
    expect(backend.effects).to.have.length(1);
  });

  it('knows a key within its route and its principal only', async () => {
    const { handler, user, backend } = createSmallWorld({
      authorize: ({ headers }) => ({ id: headers.get('authorization') ?? '' }),
    });
    const as = (name: string, question: Question): Question => ({
      ...question,
      headers: { ...question.headers, authorization: name },
    });
    await ask(handler, as('ana', activation('k1')));
    await ask(handler, as('eva', activation('k1')));
    await ask(
      handler,
      as('ana', {
        method: 'DELETE',
        path: `/subscribers/${user('error').id}`,
        headers: { 'idempotency-key': 'k1' },
      }),
    );
    expect(backend.effects).to.have.length(3);
    await ask(handler, as('ana', activation('k1')));
    expect(backend.effects).to.have.length(3);
  });

  it('remembers a refusal that would not change', async () => {
    let runs = 0;
    const { handler } = createSmallWorld(
      {},
      withVerb('activate', () => {
        runs += 1;
        return Promise.reject(new ProvisioningError('invalid', '', { status: 422, code: 'email-in-use' }));
      }),
    );
    await ask(handler, activation('k1'));
    const again = await ask(handler, activation('k1'));
    expect([again.status, again.body['code'], again.headers.get('content-type')]).to.deep.equal([
      422,
      'email-in-use',
      'application/problem+json',
    ]);
    expect(again.headers.get('idempotency-replayed')).to.equal('true');
    expect(runs).to.equal(1);
  });

  for (const [name, error] of [
    ['429', new ProvisioningError('rate-limited', '')],
    ['401', new ProvisioningError('unauthorized', '')],
    ['409', new ProvisioningError('conflict', '')],
    ['503', new ProvisioningError('unavailable', '')],
    ['500', new ProvisioningError('server', '')],
    ['an error of the backend’s own', new Error('boom')],
  ] as const) {
    it(`lets the same key try again after ${name}`, async () => {
      let runs = 0;
      const { handler } = createSmallWorld(
        {},
        withVerb('activate', () => {
          runs += 1;
          return runs === 1 ? Promise.reject(error) : Promise.resolve(ACTIVATION);
        }),
      );
      expect((await ask(handler, activation('k1'))).status).to.be.greaterThan(399);
      expect((await ask(handler, activation('k1'))).status).to.equal(202);
      expect(runs).to.equal(2);
    });
  }

  it('never runs a write again that may have taken effect', async () => {
    let runs = 0;
    const { handler } = createSmallWorld(
      {},
      withVerb('activate', () => {
        runs += 1;
        return Promise.reject(new ProvisioningError('timeout', '', { outcome: 'unknown' }));
      }),
    );
    for (let tries = 0; tries < 3; tries += 1) expect((await ask(handler, activation('k1'))).status).to.equal(504);
    expect(runs).to.equal(1);
  });

  it('carries a write to its end when the client goes away, so that its repeat finds the answer', async () => {
    const started = defer<Activation>();
    let given: AbortSignal | undefined;
    const { handler } = createSmallWorld(
      {},
      withVerb('activate', (_, { signal }) => {
        given = signal;
        return started.promise;
      }),
    );
    const client = new AbortController();
    const first = ask(handler, { ...activation('k1'), signal: client.signal });
    await turn();
    client.abort();
    started.resolve(ACTIVATION);
    await first.catch(() => undefined);
    expect(given).to.equal(undefined);
    expect((await ask(handler, activation('k1'))).headers.get('idempotency-replayed')).to.equal('true');
  });

  it('ends a read when the client goes away', async () => {
    let given: AbortSignal | undefined;
    const { handler } = createSmallWorld(
      {},
      withVerb('getActivation', async (_, { signal }) => {
        given = signal;
        return ACTIVATION;
      }),
    );
    const client = new AbortController();
    await ask(handler, { path: '/activations/a1', signal: client.signal });
    client.abort();
    expect(given?.aborted).to.equal(true);
  });

  it('refuses a key that is too long to be one', async () => {
    const { handler } = createSmallWorld();
    const { status, body } = await ask(handler, activation('k'.repeat(256)));
    expect([status, body['code']]).to.deep.equal([400, 'idempotency-key-invalid']);
  });

  it('hands neither address nor password of a request to the store', async () => {
    const memory = createMemoryStore();
    const seen: string[] = [];
    const idempotencyStore: IdempotencyStore = {
      ...memory,
      claim: (key, entry) => {
        seen.push(key + JSON.stringify(entry));
        return memory.claim(key, entry);
      },
    };
    const { handler } = createSmallWorld({ idempotencyStore });
    await ask(handler, {
      ...activation('k1'),
      json: { email: 'ana@example.com', broadworksId: 'b', password: 'hunter2' },
    });
    expect(seen).to.have.length(1);
    expect(seen.join()).not.to.match(/ana|hunter2/);
  });

  it('keeps the key of a write whose answer could not be stored', async () => {
    const memory = createMemoryStore();
    const idempotencyStore = { ...memory, finish: () => Promise.reject(new Error('The store is down.')) };
    const { handler, backend } = createSmallWorld({ idempotencyStore });
    expect((await ask(handler, activation('k1'))).status).to.equal(500);
    expect((await ask(handler, activation('k1'))).status).to.equal(409);
    expect(backend.effects).to.have.length(1);
  });
});

describe('the store of keys in memory', () => {
  const answer = { status: 204, headers: {}, body: '' };

  it('forgets a key when its lifetime is over', async () => {
    const environment = createFakeEnvironment();
    const store = createMemoryStore({ lifetime: 1_000, environment });
    await store.claim('k', { fingerprint: 'f' });
    await store.finish('k', { fingerprint: 'f', answer });
    await environment.advance(999);
    expect(await store.claim('k', { fingerprint: 'f' })).to.deep.equal({ fingerprint: 'f', answer });
    await environment.advance(1);
    expect(await store.claim('k', { fingerprint: 'g' })).to.equal(undefined);
  });

  it('holds no more keys than its capacity, and drops the oldest finished one first', async () => {
    const store = createMemoryStore({ capacity: 2 });
    const isKnown = async (key: string) => (await store.claim(key, { fingerprint: 'f' })) !== undefined;
    await store.claim('running', { fingerprint: 'f' });
    for (const key of ['old', 'new']) {
      await store.claim(key, { fingerprint: 'f' });
      await store.finish(key, { fingerprint: 'f', answer });
    }
    expect(await isKnown('running')).to.equal(true);
    expect(await isKnown('new')).to.equal(true);
    expect(await isKnown('old')).to.equal(false);
  });
});
