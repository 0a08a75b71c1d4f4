import { createHttpBackend, createProvisioningClient, createUserStatusStore } from '@flowthrough/client';
import {
  createMemoryBackend,
  createMockFetch,
  createPeople,
  SAMPLE_TEMPLATES,
  withFaults,
  type Fault,
} from '@flowthrough/mock';
import { createHandler } from '@flowthrough/server';
import { expect } from 'chai';
import { createRandom } from '../client/support/subscriber-world.js';
import { createFakeEnvironment } from '../support/fake-environment.js';
import { turn } from '../support/wait.js';
import { WRITE_FAULTS } from '../support/write-faults.js';

const SEQUENCES = 10_000;
/** Requests after the press that may meet a fault, one after the other. */
const MOST_FAULTS = 4;
/** Seconds after which a write must have ended, waits and the reading that follows included. */
const LONGEST = 120;

const [TEMPLATE] = SAMPLE_TEMPLATES;
const MIX = { error: 1, pending_email_input: 1 };

interface Ended {
  readonly what: string;
  readonly outcome: string;
  /** How often the backend did what was asked, by its own count. */
  readonly effects: number;
  /** How often the write was sent. */
  readonly requests: number;
}

/** One write over HTTP that meets a few faults. */
async function sequence(seed: number): Promise<Ended> {
  const random = createRandom(seed * 7_919 + 1);
  random();
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!;
  const environment = createFakeEnvironment();
  const people = createPeople({ count: 3, now: environment.wallClock(), mix: MIX, templateId: TEMPLATE.id, seed });
  const backend = createMemoryBackend({
    templates: SAMPLE_TEMPLATES,
    people: new Map([[TEMPLATE.id, people]]),
    environment,
  });
  const names = Array.from({ length: 1 + Math.floor(random() * MOST_FAULTS) }, () => pick(Object.keys(WRITE_FAULTS)));
  let ahead: string[] = [];
  let requests = 0;
  const harm: Fault = (request, next) => {
    if (request.method !== 'GET') requests += 1;
    const fault = WRITE_FAULTS[ahead.shift() ?? ''];
    return fault ? fault(request, next) : next(request);
  };
  const handler = withFaults(createHandler(backend, { basePath: '/api' }), [harm]);
  const client = createProvisioningClient({
    environment,
    backend: createHttpBackend({
      baseUrl: '/api',
      fetch: createMockFetch({ handler }),
      retryWrites: random() < 0.5,
      environment,
    }),
  });
  const store = createUserStatusStore(client, { templateId: TEMPLATE.id });
  store.start();
  for (let turns = 0; store.$state.get().load.state !== 'ready' && turns < 1_000; turns += 1) await turn();

  const { id, package: before } = pick(people);
  const writes = {
    retryActivation: () => store.retryActivation(id, 'mended@example.com'),
    changePackage: () => store.changePackage(id, before === 'premium' ? 'basic' : 'premium'),
    deleteSubscriber: () => store.deleteSubscriber(id),
    resendConsent: () => store.resendConsent(id),
  };
  const verb = pick(Object.keys(writes) as (keyof typeof writes)[]);
  ahead = [...names];
  requests = 0;
  let outcome: string | undefined;
  void writes[verb]().then((result) => (outcome = result.outcome));
  for (let second = 0; outcome === undefined && second < LONGEST; second += 1) await environment.advance(1_000);
  store.stop();
  await environment.advance(0);
  const effects = backend.effects.filter(({ verb: done, input }) => done === verb && input[0] === id).length;
  return { what: `${seed}: ${verb}, ${names.join(', ')}`, outcome: outcome ?? 'none', effects, requests };
}

describe('writes under faults', () => {
  it(`end in a named state in ${SEQUENCES} seeded sequences, none lost, none done twice`, async function () {
    this.timeout(600_000);
    const outcomes = new Map<string, number>();
    for (let seed = 0; seed < SEQUENCES; seed += 1) {
      const { what, outcome, effects, requests } = await sequence(seed);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      expect(outcome, what).to.be.oneOf(['done', 'failed', 'unknown']);
      expect(effects, `${what} is done twice`).to.be.lessThan(2);
      if (outcome === 'done') expect(effects, `${what} is lost`).to.equal(1);
      if (outcome === 'failed') expect(effects, `${what} is denied`).to.equal(0);
      expect(requests, `${what} hammers`).to.be.lessThan(4);
    }
    for (const outcome of ['done', 'failed', 'unknown']) {
      expect(outcomes.get(outcome), outcome).to.be.greaterThan(SEQUENCES / 50);
    }
  });
});
