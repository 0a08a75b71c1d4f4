import { systemEnvironment, type Environment, type OnboardingTemplate, type TokenCallback } from '@flowthrough/client';
import { createHandler, type Handler } from '@flowthrough/server';
import { cutOff, delayBy, expireFirstToken, failEvery, limitEvery, withFaults, type Fault } from './faults.js';
import { createMemoryBackend, type MemoryBackend } from './memory/memory-backend.js';
import { DEMO_PACE, faster, friendlyScript, type Pace, type Script } from './memory/script.js';
import { createPeople, type StatusMix } from './people.js';
import { SAMPLE_ERRORS } from './sample-errors.js';
import { misconfigure, SAMPLE_TEMPLATES } from './templates.js';

/** The named worlds of the mock. */
export const SCENARIOS = [
  'healthy',
  'errors',
  'blocked',
  'misconfigured',
  'first-admin',
  'empty',
  'flaky',
  'slow',
  'rate-limited',
  'offline',
  'unauthorized',
  'large',
] as const;
export type ScenarioName = (typeof SCENARIOS)[number];

export interface ScenarioOptions {
  /** People of the first template. @default 240; 100,000 in `large`, none in `empty` */
  readonly users?: number | undefined;
  /** How many of a hundred people have each status. @default what the scenario is about */
  readonly mix?: StatusMix | undefined;
  /** Another seed gives other people. @default 1 */
  readonly seed?: number | undefined;
  /** @default systemEnvironment */
  readonly environment?: Environment | undefined;
  /** How many times faster than the demo's pace stages pass. @default 1 */
  readonly speed?: number | undefined;
  /** Stages that last otherwise, in milliseconds. */
  readonly pace?: Partial<Pace> | undefined;
  /** Path under which the contract is served. @default '/api' */
  readonly basePath?: string | undefined;
  /** How users' activations go, instead of what the scenario says. */
  readonly activationScript?: Script | undefined;
  /** How an administrator's attempts to onboard go. @default friendlyScript */
  readonly script?: Script | undefined;
  /** Further faults, outside of the scenario's own. */
  readonly faults?: readonly Fault[] | undefined;
}

/** One request as the backend saw it. */
export interface SeenRequest {
  readonly method: string;
  /** Path and query below the base. */
  readonly path: string;
  readonly headers: Headers;
  /** The body as it came. */
  readonly body: string;
  /** 0 when the connection was cut. */
  readonly status: number;
}

/** A world: a backend, what stands in front of it, and what it has seen. */
export interface Scenario {
  readonly name: ScenarioName;
  readonly basePath: string;
  readonly backend: MemoryBackend;
  readonly templates: readonly [OnboardingTemplate, ...OnboardingTemplate[]];
  /** The server package's own handler behind the scenario's faults. Rejects where a connection would be cut. */
  readonly handler: Handler;
  /** Every request so far, oldest first. */
  readonly requests: readonly SeenRequest[];
  /** A token source as a host would have one: every refresh gives a newer token. */
  readonly token: TokenCallback;
}

const HEALTHY: StatusMix = { provisioned: 96, pending_email_input: 2, pending_email_validation: 2 };
const TROUBLED: StatusMix = {
  provisioned: 45,
  error: 25,
  pending_email_input: 12,
  pending_email_validation: 9,
  pending_user_migration: 5,
  provisioning: 2,
  updating: 2,
};

const [failure] = SAMPLE_ERRORS;
/** How users' own activations go, where a scenario is about them. */
const ACTIVATIONS: Partial<Readonly<Record<ScenarioName, Script>>> = {
  // Counted over all addresses: a user who meets the error may well try again with another one.
  errors: (attempt) => (attempt.attempt === 1 ? { error: failure } : friendlyScript(attempt)),
  blocked: () => ({ error: failure }),
  'first-admin': (attempt) => ({ ...friendlyScript(attempt), waitsForAdmin: true }),
};

/** Makes a named world; the same options give the same one. */
export function createScenario(name: ScenarioName, options: ScenarioOptions = {}): Scenario {
  const { environment = systemEnvironment, seed = 1, basePath = '/api', speed = 1 } = options;
  const now = environment.wallClock();
  const mix = options.mix ?? (name === 'healthy' || name === 'first-admin' ? HEALTHY : TROUBLED);
  const usual = name === 'empty' ? 0 : name === 'large' ? 100_000 : 240;
  const templates = templatesOf(name);
  const people = new Map(
    templates.map(({ id }, index) => {
      const count = index === 0 ? (options.users ?? usual) : Math.min(12 * index, usual);
      return [id, createPeople({ count, seed: seed + index, now, mix, templateId: id })];
    }),
  );
  const backend = createMemoryBackend({
    templates,
    people,
    environment,
    pace: { ...faster(DEMO_PACE, speed), ...options.pace },
    script: options.script,
    // Only users' own activations fail by scenario; an administrator's retry in the same world succeeds.
    activationScript: options.activationScript ?? ACTIVATIONS[name],
  });
  const requests: SeenRequest[] = [];
  let tokens = 0;
  return {
    name,
    basePath,
    backend,
    templates,
    requests,
    handler: recording(
      withFaults(createHandler(backend, { basePath, environment }), [
        ...(options.faults ?? []),
        ...faultsOf(name, environment, speed),
      ]),
      basePath,
      requests,
    ),
    token: ({ refresh }) => `token-${refresh ? (tokens += 1) : tokens}`,
  };
}

function templatesOf(name: ScenarioName): readonly [OnboardingTemplate, ...OnboardingTemplate[]] {
  const [first, ...others] = SAMPLE_TEMPLATES;
  if (name === 'misconfigured') return [misconfigure(first), ...others];
  if (name === 'first-admin') return [{ ...first, firstAdminActive: false }, ...others];
  return SAMPLE_TEMPLATES;
}

function faultsOf(name: ScenarioName, environment: Environment, speed: number): Fault[] {
  switch (name) {
    case 'flaky':
      return [failEvery(3)];
    case 'slow':
      return [delayBy(2_000 / speed, environment)];
    case 'rate-limited':
      return [limitEvery(2, 3)];
    case 'offline':
      return [cutOff()];
    case 'unauthorized':
      return [expireFirstToken()];
    default:
      return [];
  }
}

function recording(handler: Handler, basePath: string, requests: SeenRequest[]): Handler {
  return async (request) => {
    const { pathname, search } = new URL(request.url);
    const seen = {
      method: request.method,
      path: pathname.slice(basePath.length) + search,
      headers: new Headers(request.headers),
      body: request.method === 'GET' ? '' : await request.clone().text(),
    };
    try {
      const response = await handler(request);
      requests.push({ ...seen, status: response.status });
      return response;
    } catch (error) {
      requests.push({ ...seen, status: 0 });
      throw error;
    }
  };
}
