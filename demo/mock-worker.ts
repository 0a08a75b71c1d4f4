import { systemEnvironment, type TokenCallback } from '@flowthrough/client';
import { createMockFetch, createScenario, SCENARIOS, type Scenario } from '@flowthrough/mock';
import { createMswHandlers } from '@flowthrough/mock/msw';
import { createHandler, type Handler } from '@flowthrough/server';
import { setupWorker } from 'msw/browser';
import type { RequestLog } from './drawer/request-log.js';
import { forget, recall, remember, type Past } from './past.js';
import type { Settings } from './settings.js';

/** Where the mock listens; a portal's own server would be here. */
export const BASE_URL = '/api';

/** The mock behind a page, and how the page reaches it. */
export interface Mock {
  /** What an HTTP backend needs beside the base URL: the portal's token, and `fetch` where no service worker runs. */
  readonly connection: { readonly token: TokenCallback; readonly fetch?: typeof fetch };
  /** Whether requests really leave the page and are answered behind it, as by a network. */
  readonly hasWorker: boolean;
  /** Forgets what was written, and loads the page again. */
  startOver(): void;
}

/** Puts a scenario behind the page: by a service worker where there is one, else inside the page. */
export async function startMock(settings: Settings, log: RequestLog, { inPage = false } = {}): Promise<Mock> {
  const world = JSON.stringify([settings.scenario, settings.users, settings.seed, settings.speed]);
  const past = recall(world);
  const { began } = past;
  const writes = [...past.writes];
  const scenario = await createWorld(settings, past);
  const handler = watched(scenario.handler, log, (write) => {
    writes.push(write);
    remember(world, { began, writes });
  });
  const hasWorker = !inPage && (await startWorker(handler));
  return {
    hasWorker,
    connection: { token: scenario.token, ...(!hasWorker && { fetch: createMockFetch({ handler }) }) },
    startOver: () => {
      forget(world);
      location.reload();
    },
  };
}

/** A scenario with its past: everything that was written happens again, each at its own time. */
async function createWorld({ scenario: name, users, seed, speed }: Settings, past: Past): Promise<Scenario> {
  let clock: number | undefined = past.began;
  const environment = { ...systemEnvironment, wallClock: () => clock ?? Date.now() };
  const scenario = createScenario(SCENARIOS.find((known) => known === name) ?? 'healthy', {
    users,
    seed,
    speed,
    environment,
    basePath: BASE_URL,
  });
  const repeat = createHandler(scenario.backend, { basePath: BASE_URL });
  for (const { at, method, url, body } of past.writes) {
    clock = at;
    await repeat(new Request(url, { method, ...(body && { body, headers: { 'content-type': 'application/json' } }) }));
  }
  clock = undefined;
  return scenario;
}

/** Notes what came and how it was answered, and which writes took effect. */
function watched(handler: Handler, log: RequestLog, written: (write: Past['writes'][number]) => void): Handler {
  return async (request) => {
    const { method, url } = request;
    const body = await request.clone().text();
    try {
      const response = await handler(request);
      log.note({ method, url, body, status: response.status });
      if (response.ok && method !== 'GET') written({ at: Date.now(), method, url, body: withoutPassword(body) });
      return response;
    } catch (error) {
      log.note({ method, url, body, status: 0 });
      throw error;
    }
  };
}

const withoutPassword = (body: string) =>
  body && JSON.stringify(JSON.parse(body), (key, value: unknown) => (key === 'password' ? undefined : value));

async function startWorker(handler: Handler): Promise<boolean> {
  // Insecure origins and private windows have none.
  if (!('serviceWorker' in navigator)) return false;
  try {
    const worker = setupWorker(...createMswHandlers({ handler, basePath: BASE_URL }));
    await worker.start({ quiet: true, onUnhandledFrame: 'bypass' });
    return true;
  } catch {
    return false;
  }
}
