import {
  createHttpBackend,
  createProvisioningClient,
  createUserStatusStore,
  type UserStatusStore,
} from '@flowthrough/client';
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
import { createFakePage, type FakePage } from '../support/fake-page.js';
import { turn } from '../support/wait.js';
import { WRITE_FAULTS } from '../support/write-faults.js';

const SEQUENCES = 10_000;
/** Requests after the press that may meet a fault, one after the other. */
const MOST_FAULTS = 4;
/** Seconds after which a write must have ended, waits and the reading that follows included. */
const LONGEST = 120;

const [TEMPLATE] = SAMPLE_TEMPLATES;
const MIX = { error: 1, pending_email_input: 1 };

const isOffline = () => !navigator.onLine;

interface Ended {
  readonly what: string;
  readonly outcome: string;
  /** How a press in a table of another client ended, while the first write was on its way. */
  readonly pressedTwice: string | undefined;
  /** How often the backend did what was asked, by its own count. */
  readonly effects: number;
  /** How often the write was sent. */
  readonly requests: number;
}

/** One write over HTTP that meets a few faults. */
async function sequence(seed: number, device: FakePage): Promise<Ended> {
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
  /** The connection of the device goes in the middle of a request, before or after its effect. */
  const faults: Readonly<Record<string, Fault>> = {
    ...WRITE_FAULTS,
    'offline before the effect': () => {
      device.setOnline(false);
      return Promise.reject(new TypeError('Failed to fetch'));
    },
    'offline after the effect': async (request, next) => {
      await next(new Request(request.clone(), { signal: null }));
      device.setOnline(false);
      throw new TypeError('Failed to fetch');
    },
  };
  const names = Array.from({ length: 1 + Math.floor(random() * MOST_FAULTS) }, () => pick(Object.keys(faults)));
  let ahead: string[] = [];
  let requests = 0;
  const harm: Fault = (request, next) => {
    if (isOffline()) return Promise.reject(new TypeError('Failed to fetch'));
    if (request.method !== 'GET') requests += 1;
    const fault = faults[ahead.shift() ?? ''];
    return fault ? fault(request, next) : next(request);
  };
  const handler = withFaults(createHandler(backend, { basePath: '/api' }), [harm]);
  const options = { fetch: createMockFetch({ handler }), retryWrites: random() < 0.5, environment };
  /** A table of a client of its own, as each provider on a page makes one. */
  const open = (baseUrl: string) =>
    createUserStatusStore(
      createProvisioningClient({ environment, backend: createHttpBackend({ baseUrl, ...options }) }),
      { templateId: TEMPLATE.id },
    );
  const store = open('/api');
  const second = random() < 0.3 ? open('/api/') : undefined;
  store.start();
  for (let turns = 0; store.$state.get().load.state !== 'ready' && turns < 1_000; turns += 1) await turn();

  const { id, package: before } = pick(people);
  const writes = {
    retryActivation: (table: UserStatusStore) => table.retryActivation(id, 'mended@example.com'),
    changePackage: (table: UserStatusStore) => table.changePackage(id, before === 'premium' ? 'basic' : 'premium'),
    deleteSubscriber: (table: UserStatusStore) => table.deleteSubscriber(id),
    resendConsent: (table: UserStatusStore) => table.resendConsent(id),
  };
  const verb = pick(Object.keys(writes) as (keyof typeof writes)[]);
  ahead = [...names];
  requests = 0;
  let outcome: string | undefined;
  void writes[verb](store).then((result) => (outcome = result.outcome));
  const pressedTwice = second && (await writes[verb](second)).outcome;
  for (let seconds = 0; outcome === undefined && seconds < LONGEST; seconds += 1) {
    await environment.advance(1_000);
    if (isOffline() && random() < 0.3) device.setOnline(true);
  }
  device.setOnline(true);
  store.stop();
  await environment.advance(0);
  const effects = backend.effects.filter(({ verb: done, input }) => done === verb && input[0] === id).length;
  return { what: `${seed}: ${verb}, ${names.join(', ')}`, outcome: outcome ?? 'none', pressedTwice, effects, requests };
}

describe('writes under faults', () => {
  let device: FakePage;
  before(() => (device = createFakePage()));
  after(() => device.remove());

  it(`end in a named state in ${SEQUENCES} seeded sequences, none lost, none done twice`, async function () {
    this.timeout(600_000);
    const outcomes = new Map<string, number>();
    for (let seed = 0; seed < SEQUENCES; seed += 1) {
      const { what, outcome, pressedTwice, effects, requests } = await sequence(seed, device);
      expect(pressedTwice, `${what} pressed elsewhere`).to.be.oneOf([undefined, 'busy']);
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
