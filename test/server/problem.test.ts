import { createHttpBackend, ERROR_KINDS, ProvisioningError, type ErrorKind } from '@flowthrough/client';
import { createMockFetch } from '@flowthrough/mock';
import { createHandler, type HandlerOptions } from '@flowthrough/server';
import { expect } from 'chai';
import { ask } from './support/ask.js';
import { createSmallWorld, withVerb } from './support/small-world.js';

/** A handler whose `getTemplate` throws. */
function failingWith(error: unknown, options?: HandlerOptions) {
  return createSmallWorld(
    options,
    withVerb('getTemplate', () => Promise.reject(error as Error)),
  ).handler;
}

/** What a client of the contract makes of an error that `deleteSubscriber` threw behind the handler. */
async function throughTheWire(error: ProvisioningError): Promise<ProvisioningError> {
  const { backend } = createSmallWorld();
  const handler = createHandler({ ...backend, deleteSubscriber: () => Promise.reject(error) });
  const http = createHttpBackend({ baseUrl: '', fetch: createMockFetch({ handler }), retry: { tries: 1 } });
  return http.deleteSubscriber('x', {}).then(
    () => expect.fail('The call succeeded.'),
    (caught: unknown) => caught as ProvisioningError,
  );
}

describe('problem details', () => {
  it('carries code, reasons and tracking id as RFC 9457 wants it', async () => {
    const errors = [{ field: 'email', code: '10022', text: 'Already linked.' }];
    const handler = failingWith(
      new ProvisioningError('conflict', 'For developers.', { code: 'linked', errors, trackingId: 'T1' }),
    );
    const { status, headers, body, text } = await ask(handler, { path: '/templates/t' });
    expect(status).to.equal(409);
    expect(headers.get('content-type')).to.equal('application/problem+json');
    expect(body).to.deep.equal({
      type: 'about:blank',
      title: 'Conflict',
      status: 409,
      code: 'linked',
      errors,
      trackingId: 'T1',
    });
    expect(text).not.to.contain('For developers.');
  });

  it('says in whole seconds when to come back', async () => {
    const handler = failingWith(new ProvisioningError('rate-limited', '', { retryAfter: 1_200 }));
    const { status, headers } = await ask(handler, { path: '/templates/t' });
    expect([status, headers.get('retry-after')]).to.deep.equal([429, '2']);
  });

  it('answers whatever is thrown, and whatever an error of a host holds', async () => {
    const hostile = [
      undefined,
      'a text',
      Object.create(null) as unknown,
      new ProvisioningError('invalid', '', { status: 450.5 }),
      new ProvisioningError('rate-limited', '', { retryAfter: Infinity }),
      new ProvisioningError('rate-limited', '', { retryAfter: NaN }),
      new ProvisioningError('rate-limited', '', { retryAfter: 1e30 }),
      new ProvisioningError('rate-limited', '', { retryAfter: -1 }),
      new ProvisioningError('no such kind' as ErrorKind, ''),
      new ProvisioningError('invalid', '', { errors: [{ text: 1n as unknown as string }] }),
      new Proxy(new Error('x'), { getPrototypeOf: () => expect.fail('looked at') }),
    ];
    for (const [index, error] of hostile.entries()) {
      const { status, headers, body } = await ask(failingWith(error), { path: '/templates/t' });
      expect(status, `${index}`).to.be.within(400, 599);
      expect(body['status'], `${index}`).to.equal(status);
      expect(headers.get('retry-after') ?? '1').to.match(/^\d+$/);
    }
  });

  it('answers 500 where a hook or a store fails, or answers with something that cannot be sent', async () => {
    const fails = () => Promise.reject(new Error('broken'));
    const store = { claim: fails, finish: fails, release: fails };
    const cases: readonly HandlerOptions[] = [
      { authorize: fails },
      { authorize: () => expect.fail('broken') },
      { authorize: () => Response.error() },
      { idempotencyStore: store },
      { idempotencyStore: { ...store, claim: () => Promise.resolve({ fingerprint: '811c9dc5' }) } },
    ];
    for (const options of cases) {
      const { handler } = createSmallWorld(options);
      const question = { method: 'DELETE', path: '/subscribers/x', headers: { 'idempotency-key': 'k' } };
      const { status, body } = await ask(handler, question);
      if (options.authorize) expect([status, body['code']]).to.deep.equal([500, 'internal']);
      else expect(status).to.be.within(400, 599);
    }
  });

  it('tells nothing of an error that is not meant for clients, but where to find it', async () => {
    const noted: unknown[][] = [];
    const secret = new Error('connect ECONNREFUSED db.internal:5432 password=hunter2');
    const handler = failingWith(secret, {
      onError: (error, { url }, trackingId) => noted.push([error, url, trackingId]),
    });
    const { status, body, text } = await ask(handler, { path: '/templates/t' });
    expect(status).to.equal(500);
    expect(body).to.include({ code: 'internal', title: 'Internal server error' });
    expect(text).not.to.match(/hunter2|ECONNREFUSED|db\.internal/);
    expect(noted).to.deep.equal([[secret, 'http://backend.example/templates/t', body['trackingId']]]);
  });

  it('takes no status from an error that is not one of a refusal', async () => {
    for (const status of [0, 200, 302, 999]) {
      const handler = failingWith(new ProvisioningError('forbidden', '', { status }));
      expect((await ask(handler, { path: '/templates/t' })).status).to.equal(403);
    }
    const teapot = failingWith(new ProvisioningError('refused', '', { status: 418 }));
    expect((await ask(teapot, { path: '/templates/t' })).body).to.include({ status: 418, code: 'refused' });
  });

  it('is quiet when the client went away', async () => {
    const noted: unknown[] = [];
    const handler = failingWith(new DOMException('', 'AbortError'), { onError: (error) => noted.push(error) });
    expect((await ask(handler, { path: '/templates/t' })).status).to.equal(499);
    expect(noted).to.deep.equal([]);
  });

  // The others describe a call that never reached a backend: to the next client they are a backend that fails.
  const SAME: readonly ErrorKind[] = [
    'invalid',
    'unauthorized',
    'forbidden',
    'not-found',
    'conflict',
    'rate-limited',
    'unavailable',
    'server',
    'unsupported',
    'refused',
  ];

  for (const kind of ERROR_KINDS.filter((each) => each !== 'aborted')) {
    const expected = SAME.includes(kind) ? kind : kind === 'too-large' ? 'refused' : 'unavailable';
    it(`brings ${kind} to the client as ${expected}`, async () => {
      const caught = await throughTheWire(new ProvisioningError(kind, '', { code: 'its-code', trackingId: 'T2' }));
      expect(caught).to.include({ kind: expected, code: 'its-code', trackingId: 'T2' });
    });
  }

  for (const kind of ['unavailable', 'conflict', 'network', 'server', 'offline'] as const) {
    it(`leaves an unknown outcome unknown when the kind is ${kind}`, async () => {
      const caught = await throughTheWire(new ProvisioningError(kind, '', { outcome: 'unknown' }));
      expect(caught.outcome).to.equal('unknown');
    });
  }

  it('does not make a certain refusal unknown', async () => {
    for (const kind of ['unavailable', 'conflict', 'invalid', 'rate-limited', 'refused'] as const) {
      expect((await throughTheWire(new ProvisioningError(kind, ''))).outcome, kind).to.equal('failed');
    }
  });
});
