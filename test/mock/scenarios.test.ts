import { createHttpBackend, checkTemplate, type ProvisioningError } from '@flowthrough/client';
import {
  createMockFetch,
  createScenario,
  loseEvery,
  onWrites,
  SCENARIOS,
  stallEvery,
  type Scenario,
  type ScenarioName,
  type ScenarioOptions,
} from '@flowthrough/mock';
import { expect } from 'chai';
import { createFakeEnvironment, type FakeEnvironment } from '../support/fake-environment.js';

interface World {
  readonly scenario: Scenario;
  readonly environment: FakeEnvironment;
  readonly fetch: typeof fetch;
  readonly http: ReturnType<typeof createHttpBackend>;
  readonly templateId: string;
}

function open(name: ScenarioName, options: ScenarioOptions = {}): World {
  const environment = createFakeEnvironment();
  const scenario = createScenario(name, { users: 30, environment, ...options });
  const fetch = createMockFetch(scenario);
  const http = createHttpBackend({
    baseUrl: scenario.basePath,
    fetch,
    token: scenario.token,
    environment,
    retry: { tries: 1 },
  });
  return { scenario, environment, fetch, http, templateId: scenario.templates[0].id };
}

const caught = (call: Promise<unknown>) =>
  call.then(
    () => expect.fail('The call succeeded.'),
    (error: unknown) => error as ProvisioningError,
  );

/** How an activation ends when enough time has passed. */
async function endOf({ http, environment }: World, email = 'ana@example.com'): Promise<string> {
  const { id } = await http.activate({ email }, {});
  await environment.advance(60_000);
  return (await http.getActivation(id, {})).status;
}

describe('scenarios', () => {
  for (const name of SCENARIOS.filter(
    (each) => !['offline', 'slow', 'flaky', 'rate-limited', 'large'].includes(each),
  )) {
    it(`serves templates and users in ${name}`, async () => {
      const { http, templateId } = open(name, { users: name === 'empty' ? undefined : 30 });
      expect((await http.listTemplates({})).map(({ id }) => id)).to.include(templateId);
      expect((await http.listSubscribers({ templateId }, {})).total).to.equal(name === 'empty' ? 0 : 30);
    });
  }

  it('makes the same world of the same options', async () => {
    const list = ({ http, templateId }: World) => http.listSubscribers({ templateId }, {});
    expect(await list(open('errors', { seed: 7 }))).to.deep.equal(await list(open('errors', { seed: 7 })));
    expect(await list(open('errors', { seed: 7 }))).not.to.deep.equal(await list(open('errors', { seed: 8 })));
  });

  it('lets the first activation fail and the second succeed in errors', async () => {
    const world = open('errors');
    expect(await endOf(world)).to.equal('error');
    expect(await endOf(world, 'another@example.com')).to.equal('provisioned');
  });

  it('lets every activation fail in blocked', async () => {
    const world = open('blocked');
    for (let attempt = 0; attempt < 3; attempt += 1) expect(await endOf(world)).to.equal('error');
  });

  it('waits for the first administrator in first-admin', async () => {
    const { http, environment } = open('first-admin');
    const { id } = await http.activate({ email: 'ana@example.com' }, {});
    await environment.advance(6_000);
    expect((await http.getActivation(id, {})).status).to.equal('pending_first_admin');
  });

  it('has a template that fails both checks in misconfigured, and one that passes elsewhere', async () => {
    const failing = async (name: ScenarioName) => {
      const { http, templateId } = open(name);
      return checkTemplate(await http.getTemplate(templateId, {}))
        .filter(({ outcome }) => outcome === 'fail')
        .map(({ id }) => id);
    };
    expect(await failing('misconfigured')).to.have.members(['untrustedEmails', 'shareLink']);
    expect(await failing('healthy')).to.deep.equal([]);
  });

  it('refuses every third call in flaky', async () => {
    const { fetch } = open('flaky');
    const statuses = [];
    for (let call = 0; call < 6; call += 1) statuses.push((await fetch('/api/templates')).status);
    expect(statuses).to.deep.equal([200, 200, 503, 200, 200, 503]);
  });

  it('says when to come back in rate-limited', async () => {
    const { fetch } = open('rate-limited');
    await fetch('/api/templates');
    const limited = await fetch('/api/templates');
    expect([limited.status, limited.headers.get('retry-after')]).to.deep.equal([429, '3']);
  });

  it('cuts every connection in offline', async () => {
    expect(await caught(open('offline').http.listTemplates({}))).to.include({ kind: 'network' });
  });

  it('answers late in slow, by the clock of its environment', async () => {
    const { environment, fetch } = open('slow', { speed: 2 });
    let status = 0;
    void fetch('/api/templates').then((response) => (status = response.status));
    await environment.advance(999);
    expect(status).to.equal(0);
    await environment.advance(1);
    expect(status).to.equal(200);
  });

  it('wants a newer token in unauthorized', async () => {
    const { fetch, http, scenario } = open('unauthorized');
    expect((await fetch('/api/templates')).status).to.equal(401);
    expect(await http.listTemplates({})).not.to.have.length(0);
    expect(scenario.requests.map(({ status, headers }) => [status, headers.get('authorization')])).to.deep.equal([
      [401, null],
      [401, 'Bearer token-0'],
      [200, 'Bearer token-1'],
    ]);
  });

  it('holds 100,000 users in large', async () => {
    const { http, templateId } = open('large', { users: undefined });
    const { total, items } = await http.listSubscribers({ templateId, limit: 10, search: 'horvat' }, {});
    expect(items).to.have.length(10);
    expect(total).to.be.within(1_000, 10_000);
    expect((await http.listSubscribers({ templateId, limit: 1 }, {})).total).to.equal(100_000);
  });

  it('keeps a record of what the backend was asked and how it answered', async () => {
    const { http, scenario, templateId } = open('healthy');
    await http.listSubscribers({ templateId, limit: 5 }, {});
    await http.activate({ email: 'ana@example.com' }, { idempotencyKey: 'k1' });
    const [list, activation] = scenario.requests;
    expect(list).to.include({ method: 'GET', path: `/templates/${templateId}/subscribers?limit=5`, status: 200 });
    expect(activation).to.include({ method: 'POST', path: '/activations', status: 202 });
    expect(JSON.parse(activation!.body)).to.deep.equal({ email: 'ana@example.com' });
    expect(activation!.headers.get('idempotency-key')).to.equal('k1');
  });

  it('lets stages pass faster, and otherwise where the pace says so', async () => {
    const { http, environment } = open('healthy', { speed: 10, pace: { provision: 100_000 } });
    const { id } = await http.activate({ email: 'ana@example.com' }, {});
    await environment.advance(500);
    expect((await http.getActivation(id, {})).status).to.equal('provisioning');
    await environment.advance(99_000);
    expect((await http.getActivation(id, {})).status).to.equal('provisioning');
  });
});

describe('faults', () => {
  it('lose the answer of a write that took effect, and a repeat with its key does nothing more', async () => {
    const { http, scenario } = open('healthy', { faults: [onWrites(loseEvery(1))] });
    for (let tries = 0; tries < 2; tries += 1) {
      const error = await caught(http.activate({ email: 'ana@example.com' }, { idempotencyKey: 'k1' }));
      expect(error).to.include({ kind: 'network', outcome: 'unknown' });
    }
    expect(scenario.backend.effects).to.have.length(1);
    expect((await http.listTemplates({})).length).to.be.greaterThan(0);
  });

  it('stall until the caller gives up', async () => {
    const { fetch } = open('healthy', { faults: [stallEvery(1)] });
    const caller = new AbortController();
    const answer = caught(fetch('/api/templates', { signal: caller.signal }));
    caller.abort();
    expect((await answer).name).to.equal('AbortError');
  });
});

describe('the mock fetch', () => {
  it('takes an address, a URL or a request', async () => {
    const { fetch, scenario } = open('healthy');
    const base = (globalThis as { readonly document?: Document }).document?.baseURI ?? 'http://localhost/';
    for (const input of [
      '/api/templates',
      new URL('/api/templates', base),
      new Request(new URL('/api/templates', base)),
    ]) {
      expect((await fetch(input)).status).to.equal(200);
    }
    expect(scenario.requests).to.have.length(3);
  });

  it('asks nobody when its signal was aborted before', async () => {
    const { fetch, scenario } = open('healthy');
    const error = await caught(fetch('/api/templates', { signal: AbortSignal.abort() }));
    expect(error.name).to.equal('AbortError');
    expect(scenario.requests).to.deep.equal([]);
  });

  it('rejects as soon as its signal is aborted', async () => {
    const { fetch, environment } = open('slow');
    const caller = new AbortController();
    const answer = caught(fetch('/api/templates', { signal: caller.signal }));
    await environment.advance(100);
    caller.abort();
    expect((await answer).name).to.equal('AbortError');
    await environment.advance(10_000);
    expect(environment.waiting).to.equal(0);
  });
});
