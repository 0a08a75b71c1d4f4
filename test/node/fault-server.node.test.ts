import { createScenario, type Scenario } from '@flowthrough/mock';
import { expect } from 'chai';
import {
  answer,
  cut,
  drip,
  page,
  redirect,
  reset,
  stall,
  stallBody,
  startFaultServer,
  truncate,
  type FaultServer,
} from '../support/fault-server.js';
import { waitFor } from '../support/wait.js';

describe('the fault server', () => {
  let scenario: Scenario;
  let server: FaultServer;
  let id: string;

  beforeEach(async () => {
    scenario = createScenario('errors', { users: 5, mix: { error: 1 } });
    server = await startFaultServer(scenario, { fallback: (_, outgoing) => outgoing.end('<h1>Page</h1>') });
    const { items } = await scenario.backend.listSubscribers({ templateId: scenario.templates[0].id }, {});
    id = items[0]!.id;
  });
  afterEach(() => server.stop());

  const retry = (key: string, init: RequestInit = {}) =>
    fetch(`${server.baseUrl}/subscribers/${id}/retry-activation`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: '{"email":"a@example.com"}',
      ...init,
    });
  const list = () => fetch(`${server.baseUrl}/templates`);
  const fails = (call: Promise<unknown>) =>
    call.then(
      () => false,
      () => true,
    );

  it('is a plain server without a fault, and counts effects by verb and key, repeats once', async () => {
    expect((await list()).status).to.equal(200);
    expect(await (await fetch(server.origin)).text()).to.equal('<h1>Page</h1>');
    for (let times = 0; times < 2; times += 1) expect((await retry('k1')).status).to.equal(202);
    expect(server.effects.byVerb).to.deep.equal({ retryActivation: 1 });
    expect(server.effects.byKey).to.deep.equal({ k1: 1 });
    expect(server.requests.map(({ method, path }) => `${method} ${path}`)).to.deep.equal([
      'GET /api/templates',
      'GET /',
      ...Array.from({ length: 2 }, () => `POST /api/subscribers/${id}/retry-activation`),
    ]);
    await waitFor(() => server.requests.every(({ end }) => end === 'answered'));
    expect(server.requests[2]).to.include({ body: '{"email":"a@example.com"}' });
  });

  for (const [name, harm] of Object.entries({ reset: reset(), cut: cut(), truncate: truncate(), page: page() })) {
    it(`does harm before the effect or after it, as often as asked: ${name}`, async () => {
      const match = { method: 'POST', path: /retry-activation$/, times: 1 };
      const before = server.fault({ ...match, when: 'before' }, harm);
      const isRefused = async (key: string) =>
        fails(retry(key).then((response) => response.json() as Promise<unknown>));
      expect(await isRefused('k1')).to.equal(true);
      expect([before.met, server.effects.all.length]).to.deep.equal([1, 0]);
      server.fault({ ...match, when: 'after' }, harm);
      expect(await isRefused('k2')).to.equal(true);
      expect(server.effects.byKey).to.deep.equal({ k2: 1 });
      expect(await isRefused('k2')).to.equal(false);
    });
  }

  it('stalls until it is told to go on, and sees a client leave', async () => {
    const stalled = server.fault({ method: 'POST' }, stall());
    const answered = retry('k1');
    await waitFor(() => stalled.met === 1);
    expect(server.effects.all).to.have.length(0);
    stalled.go();
    expect((await answered).status).to.equal(202);
    const leaving = new AbortController();
    const left = fails(retry('k2', { signal: leaving.signal }));
    await waitFor(() => stalled.met === 2);
    leaving.abort();
    expect(await left).to.equal(true);
    await waitFor(() => server.requests.at(-1)?.end === 'left');
  });

  it('stalls and drips bodies', async () => {
    const halves = server.fault({ path: /templates$/, times: 1 }, stallBody(1));
    const response = await list();
    halves.go();
    expect(await response.json()).to.have.property('length');
    server.fault({ path: /templates$/, times: 1 }, drip(0));
    expect(await (await list()).json()).to.have.property('length');
    const byHand = server.fault({ path: /templates$/ }, drip());
    const reader = (await list()).body!.getReader();
    for (const expected of ['[', '{']) {
      let got = '';
      void reader.read().then(({ value }) => (got = new TextDecoder().decode(value)));
      await waitFor(() => {
        if (got === '') byHand.go();
        return got !== '';
      });
      expect(got).to.equal(expected);
    }
    await reader.cancel();
  });

  it('redirects, answers anything, and lets pass again', async () => {
    const moved = server.fault({ method: 'POST' }, redirect('/login?from={self}', 303));
    const response = await retry('k1');
    expect(await response.text()).to.equal('<h1>Page</h1>');
    expect(response.url).to.equal(`${server.origin}/login?from=/api/subscribers/${id}/retry-activation`);
    moved.lift();
    server.fault({ method: /POST|PATCH/, times: 1 }, answer(418, { code: 'teapot' }, { 'retry-after': '1' }));
    const teapot = await retry('k1');
    expect([teapot.status, teapot.headers.get('retry-after')]).to.deep.equal([418, '1']);
    expect(await teapot.json()).to.deep.equal({ code: 'teapot' });
    expect((await retry('k1')).status).to.equal(202);
  });

  it('cuts every connection', async () => {
    const stalled = server.fault({}, stall());
    const lost = fails(list());
    await waitFor(() => stalled.met === 1);
    server.disconnect();
    expect(await lost).to.equal(true);
    await waitFor(() => server.requests[0]?.end === 'left');
  });
});
