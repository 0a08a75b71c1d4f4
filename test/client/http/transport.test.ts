import { createHttpBackend, createRetryBudget, ProvisioningError, type HttpBackendOptions } from '@flowthrough/client';
import { expect } from 'chai';
import { createFakeEnvironment } from '../../support/fake-environment.js';
import { createFakeFetch, json, problem, type Answer } from '../../support/fake-fetch.js';

/** Half an answer. */
const broken = () => new Response('{"id": ', { headers: { 'content-type': 'application/json' } });

const ROW = { id: 'u1', broadworksId: 'b1', status: 'error', errors: [] };

function world(answers: readonly Answer[], options: Partial<HttpBackendOptions> = {}) {
  const environment = createFakeEnvironment();
  const network = createFakeFetch(...answers);
  const backend = createHttpBackend({
    baseUrl: 'http://localhost/api/',
    fetch: network.fetch,
    environment,
    ...options,
  });
  return { environment, network, backend };
}

/** The error of a call that must fail, while time passes as far as the call wants it to. */
async function failure(
  call: Promise<unknown>,
  { environment }: Pick<ReturnType<typeof world>, 'environment'>,
  time = 60_000,
) {
  const ended = call.then(
    () => undefined,
    (error: unknown) => error,
  );
  await environment.advance(time);
  const error = await ended;
  if (!(error instanceof ProvisioningError)) throw new Error(`Expected a ProvisioningError, got ${String(error)}`);
  return error;
}

async function success<T>(
  call: Promise<T>,
  { environment }: Pick<ReturnType<typeof world>, 'environment'>,
  time = 60_000,
) {
  call.catch(() => undefined);
  await environment.advance(time);
  return call;
}

describe('the HTTP transport', () => {
  it('F02: calls a failed connection `network`, tries a read three times, and tells no address in its message', async () => {
    const w = world([
      new TypeError('Failed to fetch'),
      new TypeError('Failed to fetch'),
      new TypeError('Failed to fetch'),
    ]);
    const error = await failure(w.backend.listSubscribers({ templateId: 't', search: 'secret@example.com' }, {}), w);
    expect(error.kind).to.equal('network');
    expect(error.message).not.to.include('secret').and.not.to.include('localhost');
    expect(w.network.calls.length).to.equal(3);
  });

  it('F04: gives up a try after 10 s, tries a read again, and calls an unanswered write unknown', async () => {
    const read = world([]);
    const error = await failure(read.backend.getSubscriber('u1', {}), read);
    expect(error.kind).to.equal('timeout');
    expect(read.network.calls.length).to.be.greaterThan(1);
    const write = world([]);
    const unknown = await failure(
      write.backend.retryActivation('u1', { email: 'a@b' }, { idempotencyKey: 'k' }),
      write,
    );
    expect([unknown.kind, unknown.outcome]).to.deep.equal(['timeout', 'unknown']);
    expect(write.network.calls.length).to.equal(1);
  });

  it('F05: ends a body that stalls by the same limit', async () => {
    const stalls = () =>
      new Response(new ReadableStream({ start: (c) => c.enqueue(new TextEncoder().encode('{"id":')) }));
    const w = world([stalls(), stalls(), stalls()]);
    expect((await failure(w.backend.getSubscriber('u1', {}), w)).kind).to.equal('timeout');
  });

  it('F04: leaves a write unknown when an earlier try went unanswered, whatever the last one says', async () => {
    const w = world([new TypeError('Failed to fetch'), problem(503, { code: 'busy' }), problem(503, { code: 'busy' })]);
    const error = await failure(w.backend.deleteSubscriber('u1', {}), w);
    expect(w.network.calls.length).to.equal(3);
    expect([error.kind, error.outcome, error.status, error.code]).to.deep.equal([
      'unavailable',
      'unknown',
      503,
      'busy',
    ]);
  });

  it('F07: calls broken JSON `parse`, looks once more, and calls a write unknown, because the answer was 200', async () => {
    const w = world([broken(), broken(), json(ROW)]);
    expect((await failure(w.backend.getSubscriber('u1', {}), w)).kind).to.equal('parse');
    expect(w.network.calls.length).to.equal(2);
    const write = world([broken()]);
    const error = await failure(write.backend.changePackage('u1', 'basic', {}), write);
    expect([error.kind, error.outcome]).to.deep.equal(['parse', 'unknown']);
  });

  it('F09, F10: shows nothing of an HTML page, whether it comes with 200 or 502', async () => {
    const html = (status: number) =>
      new Response('<h1>Proxy sign-in</h1>', { status, headers: { 'content-type': 'text/html' } });
    const page = world([html(200)]);
    const error = await failure(page.backend.getSubscriber('u1', {}), page);
    expect(error.kind).to.equal('unexpected-content');
    expect(JSON.stringify(error) + error.message).not.to.include('sign-in</h1>');
    expect(page.network.calls.length).to.equal(1);
    const gateway = world([html(502), html(502), html(502)]);
    expect((await failure(gateway.backend.getSubscriber('u1', {}), gateway)).kind).to.equal('unavailable');
    expect(gateway.network.calls.length).to.equal(3);
  });

  it('F13: asks for a token once for all parallel 401s and replays each once', async () => {
    const asked: boolean[] = [];
    const guard = (request: Request) =>
      request.headers.get('authorization') === 'Bearer t1' ? json(ROW) : problem(401);
    const w = world(
      Array.from({ length: 10 }, () => guard),
      {
        token: ({ refresh }) => `t${asked.push(refresh) - 1}`,
      },
    );
    const rows = await success(Promise.all(['a', 'b', 'c', 'd', 'e'].map((id) => w.backend.getSubscriber(id, {}))), w);
    expect(rows.length).to.equal(5);
    expect(asked).to.deep.equal([false, true]);
    expect(w.network.calls.length).to.equal(10);
  });

  it('F13: fails after a second 401', async () => {
    const w = world([problem(401), problem(401), problem(401)], { token: () => 'same' });
    expect((await failure(w.backend.getSubscriber('u1', {}), w)).kind).to.equal('unauthorized');
    expect(w.network.calls.length).to.equal(2);
  });

  it('F14: ends when the token callback rejects or never settles', async () => {
    const rejects = world([json(ROW)], { token: () => Promise.reject(new Error('no session')) });
    expect((await failure(rejects.backend.getSubscriber('u1', {}), rejects)).kind).to.equal('unauthorized');
    const hangs = world([json(ROW)], { token: () => new Promise<string>(() => undefined) });
    expect((await failure(hangs.backend.getSubscriber('u1', {}), hangs)).kind).to.equal('timeout');
    expect(hangs.network.calls.length).to.equal(0);
  });

  it('F18: waits for a twin of the same key and repeats with that key', async () => {
    const w = world([
      problem(409, { code: 'idempotency-in-progress' }, { 'retry-after': '1' }),
      json(ROW, { status: 202 }),
    ]);
    await success(w.backend.retryActivation('u1', { email: 'a@b' }, { idempotencyKey: 'k' }), w);
    expect(w.network.calls.map(({ request }) => request.headers.get('idempotency-key'))).to.deep.equal(['k', 'k']);
  });

  it('F22: carries the fields of a refusal, in our form and in the vendor’s', async () => {
    const ours = world([
      problem(422, { code: 'invalid', errors: [{ field: 'email', code: 'email-in-use', text: 'Taken.' }] }),
    ]);
    expect((await failure(ours.backend.retryActivation('u1', { email: 'a@b' }, {}), ours)).errors).to.deep.equal([
      { field: 'email', code: 'email-in-use', text: 'Taken.' },
    ]);
    const vendor = {
      message: 'No.',
      errors: [{ description: 'Missing.', errorCode: 1001, fieldName: 'lastName' }],
      trackingId: 'T1',
    };
    const theirs = world([problem(400, vendor)]);
    const error = await failure(theirs.backend.getSubscriber('u1', {}), theirs);
    expect(error.errors).to.deep.equal([{ text: 'Missing.', code: '1001', field: 'lastName' }]);
    expect(error.trackingId).to.equal('T1');
  });

  it('F24: waits as long as Retry-After says', async () => {
    const w = world([problem(429, {}, { 'retry-after': '3' }), json(ROW)]);
    const call = w.backend.getSubscriber('u1', {});
    await w.environment.advance(2_950);
    expect(w.network.calls.length).to.equal(1);
    await w.environment.advance(100);
    expect(w.network.calls.length).to.equal(2);
    expect((await call).id).to.equal('u1');
  });

  it('F25, F42: measures a date against the answer’s own clock, however wrong the local one is', async () => {
    for (const skew of [-3_600_000, 0, 3_600_000]) {
      const server = Date.UTC(2026, 10, 23, 12);
      const headers = { date: new Date(server).toUTCString(), 'retry-after': new Date(server + 4_000).toUTCString() };
      const w = world([problem(503, {}, headers), json(ROW)]);
      w.environment.setWallClock(server + skew);
      const call = w.backend.getSubscriber('u1', {});
      await w.environment.advance(1_000);
      w.environment.setWallClock(server - skew);
      await w.environment.advance(2_950);
      expect(w.network.calls.length).to.equal(1);
      await w.environment.advance(100);
      expect((await call).id).to.equal('u1');
    }
  });

  it('F27: stops at once when it would have to wait beyond its limit, and says until when', async () => {
    const w = world([problem(429, {}, { 'retry-after': '31536000' })]);
    const error = await failure(w.backend.getSubscriber('u1', {}), w, 0);
    expect([error.kind, error.retryAfter]).to.deep.equal(['rate-limited', 31_536_000_000]);
  });

  it('F29, F30: succeeds on the second try, and fails after exactly three', async () => {
    const once = world([problem(500), json(ROW)]);
    expect((await success(once.backend.getSubscriber('u1', {}), once)).id).to.equal('u1');
    const forever = world([problem(500), problem(500), problem(500), json(ROW)]);
    expect((await failure(forever.backend.getSubscriber('u1', {}), forever)).kind).to.equal('server');
    expect(forever.network.calls.length).to.equal(3);
  });

  it('F30: sends a write once without the host’s consent, and three times with a key and consent', async () => {
    const answers = [problem(503), problem(503), problem(503)] as const;
    const careful = world([...answers]);
    await failure(careful.backend.retryActivation('u1', { email: 'a@b' }, { idempotencyKey: 'k' }), careful);
    expect(careful.network.calls.length).to.equal(1);
    const consent = world([problem(503), problem(503), problem(503)], { retryWrites: true });
    await failure(consent.backend.retryActivation('u1', { email: 'a@b' }, { idempotencyKey: 'k' }), consent);
    expect(consent.network.calls.map(({ request }) => request.headers.get('idempotency-key'))).to.deep.equal([
      'k',
      'k',
      'k',
    ]);
    const keyless = world([problem(503), problem(503)], { retryWrites: true });
    await failure(keyless.backend.retryActivation('u1', { email: 'a@b' }, {}), keyless);
    expect(keyless.network.calls.length).to.equal(1);
  });

  it('F31: tries once what no second try can mend', async () => {
    for (const status of [400, 403, 404, 405, 413, 414, 415, 501, 505]) {
      const w = world([problem(status), json(ROW)]);
      await failure(w.backend.getSubscriber('u1', {}), w);
      expect(w.network.calls.length, String(status)).to.equal(1);
    }
  });

  it('says of a write whether it may have been carried out', async () => {
    const outcomes: Record<number, string> = {
      400: 'failed',
      422: 'failed',
      429: 'failed',
      503: 'failed',
      500: 'unknown',
      502: 'unknown',
      504: 'unknown',
    };
    for (const [status, outcome] of Object.entries(outcomes)) {
      const w = world([problem(Number(status))]);
      expect((await failure(w.backend.changePackage('u1', 'basic', {}), w)).outcome, status).to.equal(outcome);
    }
  });

  it('waits exactly nothing, half and all of its back-off when chance says 0, 0.5 and 1', async () => {
    for (const [chance, waits] of [
      [0, [0, 0]],
      [0.5, [150, 300]],
      [1, [300, 600]],
    ] as const) {
      const w = world([problem(503), problem(503), problem(503)]);
      w.environment.chance = chance;
      await failure(w.backend.getSubscriber('u1', {}), w);
      expect(w.environment.slept.filter((sleep) => sleep < 5_000)).to.deep.equal(waits);
    }
  });

  it('sends a dead backend at most 1.2 requests per call', async () => {
    const network = createFakeFetch(...Array.from({ length: 500 }, () => new TypeError('Failed to fetch')));
    const environment = createFakeEnvironment();
    const backend = createHttpBackend({
      baseUrl: 'http://localhost/api',
      fetch: network.fetch,
      environment,
      budget: createRetryBudget(),
    });
    for (let call = 0; call < 100; call += 1) await failure(backend.getSubscriber('u1', {}), { environment }, 2_000);
    expect(network.calls.length).to.be.at.most(120);
  });

  it('F41: rejects at once when it is aborted, wherever it stands, and sends nothing more', async () => {
    const stalls = () => new Response(new ReadableStream({ start: (c) => c.enqueue(new TextEncoder().encode('{')) }));
    const moments: Record<string, readonly Answer[]> = {
      'before the call': [json(ROW)],
      'during the request': [],
      'during the body': [stalls()],
      'during the wait': [problem(503, {}, { 'retry-after': '5' }), json(ROW)],
    };
    for (const [moment, answers] of Object.entries(moments)) {
      const w = world(answers);
      const controller = new AbortController();
      if (moment === 'before the call') controller.abort();
      const call = w.backend.getSubscriber('u1', { signal: controller.signal });
      call.catch(() => undefined);
      await w.environment.advance(100);
      const sent = w.network.calls.length;
      controller.abort();
      const error = await failure(call, w, 0);
      expect(error.kind, moment).to.equal('aborted');
      await w.environment.advance(60_000);
      expect(w.network.calls.length, moment).to.equal(sent);
      expect(w.environment.waiting, moment).to.equal(0);
    }
  });

  it('F46: follows the cursor of a next link, and refuses one that leads elsewhere', async () => {
    const page = (link: string) => json({ items: [ROW] }, { headers: { link } });
    const relative = world([page('</api/templates/t/subscribers?cursor=c2>; rel="next"')]);
    expect((await success(relative.backend.listSubscribers({ templateId: 't' }, {}), relative)).next).to.equal('c2');
    for (const link of [
      '<https://evil.example/x?cursor=1>; rel=next',
      '<javascript:alert(1)>; rel=next',
      '<http://me:pw@localhost/?cursor=1>; rel=next',
    ]) {
      const w = world([page(link)]);
      expect((await failure(w.backend.listSubscribers({ templateId: 't' }, {}), w)).kind).to.equal('refused');
    }
  });

  it('F52: gives a typed error when the host’s fetch throws', async () => {
    const environment = createFakeEnvironment();
    const throws = () => {
      throw new Error('broken fetch');
    };
    const backend = createHttpBackend({ baseUrl: '/api', fetch: throws, environment });
    expect((await failure(backend.getSubscriber('u1', {}), { environment })).kind).to.equal('network');
  });

  it('F54: changes no prototype, whatever the JSON calls its keys', async () => {
    const body = '{"id":"u1","status":"error","__proto__":{"x":1},"constructor":{"prototype":{"x":1}}}';
    const w = world([new Response(body, { headers: { 'content-type': 'application/json' } })]);
    const row = await success(w.backend.getSubscriber('u1', {}), w);
    expect(({} as { x?: number }).x).to.equal(undefined);
    expect(Object.assign({}, row)).not.to.have.property('x');
  });

  it('keeps the contract’s defaults for a backend that does not tell its capabilities', async () => {
    const w = world([problem(404)]);
    const { verbs, filters } = await success(w.backend.capabilities({}), w);
    expect(verbs).to.include('resendConsent').and.not.to.include('startBatch');
    expect(filters).to.equal(undefined);
  });

  it('writes the query of a list as the contract has it', async () => {
    const w = world([json({ items: [], total: -3 })]);
    const query = {
      templateId: 'a b',
      status: ['error'],
      package: ['basic', 'premium'],
      search: 'ž',
      sort: { key: 'name', descending: true },
      limit: 50,
      cursor: 'c',
    } as const;
    const page = await success(w.backend.listSubscribers(query, {}), w);
    const url = new URL(w.network.calls[0]!.request.url);
    expect(url.pathname).to.equal('/api/templates/a%20b/subscribers');
    expect(Object.fromEntries(url.searchParams)).to.deep.equal({
      status: 'error',
      package: 'basic,premium',
      search: 'ž',
      sort: '-name',
      limit: '50',
      cursor: 'c',
    });
    expect(page.total).to.equal(undefined);
  });
});
