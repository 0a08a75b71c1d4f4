import { createScenario, type Scenario, type ScenarioName } from '@flowthrough/mock';
import { createMswHandlers, type MswOptions } from '@flowthrough/mock/msw';
import { expect } from 'chai';
import { setupServer } from 'msw/node';
import { createFakeEnvironment } from '../support/fake-environment.js';

describe('the handlers for MSW', () => {
  let server: ReturnType<typeof setupServer> | undefined;

  function open(name: ScenarioName, options?: MswOptions): Scenario {
    const scenario = createScenario(name, { users: 5, environment: createFakeEnvironment() });
    server = setupServer(...createMswHandlers(scenario, options));
    server.listen({
      onUnhandledFrame: () => {
        throw new TypeError('Nobody answers.');
      },
    });
    return scenario;
  }

  afterEach(() => server?.close());

  it('serve a scenario at any origin', async () => {
    const scenario = open('healthy');
    const answer = await fetch('https://portal.example/api/templates');
    expect(answer.status).to.equal(200);
    const posted = await fetch('https://other.example/api/activations', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"email":"ana@example.com"}',
    });
    expect(posted.status).to.equal(202);
    expect(scenario.requests.map(({ path }) => path)).to.deep.equal(['/templates', '/activations']);
  });

  it('serve it at one base URL alone when one is given', async () => {
    const scenario = open('healthy', { baseUrl: 'https://portal.example/api' });
    expect((await fetch('https://portal.example/api/templates')).status).to.equal(200);
    const other = await fetch('https://other.example/api/templates').catch(() => undefined);
    expect(other?.ok ?? false).to.equal(false);
    expect(scenario.requests).to.have.length(1);
  });

  it('cut the connection where the scenario does', async () => {
    open('offline');
    const answer = await fetch('https://portal.example/api/templates').catch((error: unknown) => error);
    expect(answer).to.be.instanceOf(TypeError);
  });
});
