import {
  createHttpBackend,
  createProvisioningClient,
  createUserStatusStore,
  ProvisioningError,
  type HttpBackendOptions,
  type ProvisioningBackend,
  type ProvisioningClient,
  type Subscriber,
  type UserStatusStore,
  type UserStatusStoreOptions,
} from '@flowthrough/client';
import { createScenario, type Scenario, type ScenarioOptions } from '@flowthrough/mock';
import { createFakeEnvironment, type FakeEnvironment } from './fake-environment.js';
import { startFaultServer, type FaultServer } from './fault-server.js';
import { turn } from './wait.js';

/** Failed users behind a fault server, and a client that talks to it over real sockets, in the test's own time. */
export interface FaultWorld {
  readonly server: FaultServer;
  readonly scenario: Scenario;
  readonly environment: FakeEnvironment;
  readonly backend: Required<ProvisioningBackend>;
  readonly client: ProvisioningClient;
  readonly templateId: string;
  /** The users of the template as the backend knows them, in its order. */
  users(): Promise<readonly Subscriber[]>;
  /** A store whose list is loaded, or has failed; it is stopped with the world. */
  openUsers(options?: Partial<UserStatusStoreOptions>): Promise<UserStatusStore>;
  /** Another client of the same backend, as a second page has one. */
  connect(options?: Partial<HttpBackendOptions>): Required<ProvisioningBackend>;
  /** Method and path below the base of every request since the last time this was asked. */
  asked(): string[];
  stop(): Promise<void>;
}

export interface FaultWorldOptions extends Pick<ScenarioOptions, 'users' | 'mix' | 'pace' | 'faults'> {
  readonly http?: Partial<HttpBackendOptions>;
}

export async function createFaultWorld({ http, ...options }: FaultWorldOptions = {}): Promise<FaultWorld> {
  const environment = createFakeEnvironment();
  const scenario = createScenario('errors', { environment, users: 5, mix: { error: 1 }, ...options });
  const server = await startFaultServer(scenario);
  const connect = (more: Partial<HttpBackendOptions> = {}) =>
    createHttpBackend({ baseUrl: server.baseUrl, environment, ...http, ...more });
  const backend = connect();
  const client = createProvisioningClient({ backend, environment });
  const stores: UserStatusStore[] = [];
  const templateId = scenario.templates[0].id;
  let told = 0;
  return {
    server,
    scenario,
    environment,
    backend,
    client,
    templateId,
    connect,
    users: async () => (await scenario.backend.listSubscribers({ templateId, limit: 1_000 }, {})).items,
    async openUsers(more) {
      const store = createUserStatusStore(client, { templateId, ...more });
      stores.push(store);
      store.start();
      const isOver = () => !['idle', 'loading'].includes(store.$state.get().load.state);
      const loaded = new Promise<void>((resolve) => store.$state.subscribe(() => isOver() && resolve()));
      await passUntilSettled(loaded, { environment });
      return store;
    },
    asked() {
      const fresh = server.requests.slice(told);
      told = server.requests.length;
      return fresh.map(({ method, path }) => `${method} ${path.replace(scenario.basePath, '')}`);
    },
    async stop() {
      for (const store of stores) store.stop();
      await server.stop();
    },
  };
}

/** The error that a call ends with; time passes as far as the call wants it to. */
export async function failureOf(
  call: Promise<unknown>,
  world: Pick<FaultWorld, 'environment'>,
): Promise<ProvisioningError> {
  const ended = call.then(
    () => undefined,
    (error: unknown) => error,
  );
  const error = await passUntilSettled(ended, world);
  if (error instanceof ProvisioningError) return error;
  throw new Error(`Expected a ProvisioningError, got ${String(error)}.`);
}

/** Lets time pass in steps until a promise has settled, giving sockets their turns between them. */
export async function passUntilSettled<T>(
  promise: Promise<T>,
  { environment }: Pick<FaultWorld, 'environment'>,
  step = 500,
): Promise<T> {
  const state = { isSettled: false };
  const settled = () => (state.isSettled = true);
  promise.then(settled, settled);
  // Answers come over sockets in real time; the client's own time passes only when nothing comes.
  for (let steps = 0; steps < 600; steps += 1) {
    for (let turns = 0; turns < 20; turns += 1) {
      if (state.isSettled) return promise;
      await turn();
    }
    await environment.advance(step);
  }
  return promise;
}
