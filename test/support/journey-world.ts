import {
  createHttpBackend,
  createProvisioningClient,
  type HttpBackendOptions,
  type ProvisioningClient,
} from '@flowthrough/client';
import { createScenario, type Scenario, type ScenarioName, type ScenarioOptions } from '@flowthrough/mock';
import { createFakeEnvironment, type FakeEnvironment } from './fake-environment.js';
import { turn } from './wait.js';

/** A scenario with a client that talks HTTP to it, and time that passes when the test says so. */
export interface JourneyWorld {
  readonly scenario: Scenario;
  readonly client: ProvisioningClient;
  readonly environment: FakeEnvironment;
  /** Lets time pass until something has come true; throws when two minutes were not enough. */
  passUntil(condition: () => boolean, what: string): Promise<void>;
  /** Method and path of what the backend was asked to change, oldest first. */
  writes(): string[];
}

const STEP = 500;
const TWO_MINUTES = 120_000;

/** Milliseconds of real time that loading may take on a busy machine. */
const LOADING = 20_000;

/** Makes a world; `connect` says how its client reaches it. */
export async function createJourneyWorld(
  name: ScenarioName,
  connect: (scenario: Scenario) => HttpBackendOptions | Promise<HttpBackendOptions>,
  options: ScenarioOptions = {},
): Promise<JourneyWorld> {
  const environment = createFakeEnvironment();
  const scenario = createScenario(name, { environment, ...options });
  // Requests take real time; what is waited for between them is the test's time.
  const backend = createHttpBackend({ token: scenario.token, ...(await connect(scenario)) });
  return {
    scenario,
    environment,
    client: createProvisioningClient({ backend, environment }),
    passUntil: async (condition, what) => {
      const begun = performance.now();
      // Code that is loaded on use takes real time as well, in which the test's own passes for nothing.
      for (let passed = 0; passed < TWO_MINUTES || performance.now() - begun < LOADING; passed += STEP) {
        if (condition()) return;
        await environment.advance(STEP);
        await turn();
      }
      throw new Error(`Two minutes passed without ${what}.`);
    },
    writes: () =>
      scenario.requests
        .filter(({ method, path }) => method !== 'GET' && path !== '/precheck')
        .map(({ method, path }) => `${method} ${path}`),
  };
}
