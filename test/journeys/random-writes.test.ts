import { expect } from 'chai';
import { createHttpBackend, createProvisioningClient, type ProvisioningClient } from '@flowthrough/client';
import type { UserStatusElement } from '@flowthrough/elements';
import '@flowthrough/elements/user-status/define';
import {
  createMemoryBackend,
  createMockFetch,
  createPeople,
  SAMPLE_TEMPLATES,
  withFaults,
  type Fault,
} from '@flowthrough/mock';
import { createHandler } from '@flowthrough/server';
import { createRandom } from '../client/support/subscriber-world.js';
import { isChromium } from '../support/engine.js';
import { createFakeEnvironment } from '../support/fake-environment.js';
import { userStatus } from '../support/harness/user-status.js';
import { allByRole, findByRole, visibleText } from '../support/roles.js';
import { WRITE_FAULTS } from '../support/write-faults.js';

/** The client's sequences in Node are the many; these are the ones that a person would see. */
const JOURNEYS = isChromium ? 60 : 15;
/** Requests after the press that may meet a fault, one after the other. */
const MOST_FAULTS = 3;
/** Seconds after which the page must have said how a write ended. */
const LONGEST = 150;

const [TEMPLATE] = SAMPLE_TEMPLATES;
const MIX = { error: 1, pending_email_input: 1 };

/** What happens to the page while a write is under way. */
const DISTURBANCES = [
  'nothing',
  'moved',
  'taken out and put back',
  'back from the cache',
  'offline',
  'a second table',
] as const;

const ACTIONS = {
  retryActivation: {
    item: 'Retry activation',
    confirm: 'Onboard',
    denied: 'The activation was not started.',
    done: 'ft-retry-started',
  },
  changePackage: {
    item: 'Change package type',
    confirm: 'Change',
    denied: 'The package type was not changed.',
    done: 'ft-package-changed',
  },
  deleteSubscriber: {
    item: 'Delete user',
    confirm: 'Delete user',
    denied: 'The user was not deleted.',
    done: 'ft-user-deleted',
  },
} as const;
type Verb = keyof typeof ACTIONS;

const RUNNING = ['Retrying activation…', 'Changing the package type…', 'Deleting…'];
const UNKNOWN = 'it is not known yet whether this was done';

let isOnline = true;
function setOnline(value: boolean): void {
  if (isOnline === value) return;
  isOnline = value;
  window.dispatchEvent(new Event(value ? 'online' : 'offline'));
}

/** Puts a table into a place of its own, and waits for its rows. */
async function mount(client: ProvisioningClient): Promise<UserStatusElement> {
  const place = document.body.appendChild(document.createElement('div'));
  const element = document.createElement('ft-user-status');
  element.client = client;
  element.templateId = TEMPLATE.id;
  place.append(element);
  await userStatus(element).loaded();
  return element;
}

/** Opens the action on a user and sends it, as far as the page lets one. */
async function act(element: UserStatusElement, broadworksId: string, verb: Verb, seed: number): Promise<boolean> {
  const view = userStatus(element);
  if (!view.hasActions(broadworksId)) return false;
  await view.openMenu(broadworksId);
  const { item, confirm } = ACTIONS[verb];
  await view.choose(item);
  const dialog = await view.dialog();
  if (verb === 'retryActivation') await view.fill('Email address', `mended${seed}@example.com`);
  if (verb === 'changePackage') {
    allByRole<HTMLInputElement>(dialog, 'radio')
      .find(({ checked }) => !checked)!
      .click();
    await element.updateComplete;
  }
  await view.confirm(confirm);
  return true;
}

/** One write by way of the page, which meets a few faults and a disturbance; fails where the page does not tell the truth. */
async function journey(seed: number): Promise<'done' | 'denied' | 'unknown'> {
  const random = createRandom(seed * 104_729 + 7);
  random();
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!;
  const environment = createFakeEnvironment();
  const people = createPeople({ count: 3, now: environment.wallClock(), mix: MIX, templateId: TEMPLATE.id, seed });
  const backend = createMemoryBackend({
    templates: SAMPLE_TEMPLATES,
    people: new Map([[TEMPLATE.id, people]]),
    environment,
  });
  const disturbance = pick(DISTURBANCES);
  const names = Array.from({ length: Math.floor(random() * (MOST_FAULTS + 1)) }, () => pick(Object.keys(WRITE_FAULTS)));
  let ahead: string[] = [];
  let sent = 0;
  const harm: Fault = async (request, next) => {
    // What is asked before the write has no part in this.
    if (new URL(request.url).pathname.endsWith('/precheck')) return next(request);
    if (request.method !== 'GET') sent += 1;
    if (disturbance === 'offline' && request.method !== 'GET' && sent === 1) {
      await next(new Request(request.clone(), { signal: null }));
      setOnline(false);
      throw new TypeError('Failed to fetch');
    }
    const fault = WRITE_FAULTS[ahead.shift() ?? ''];
    return fault ? fault(request, next) : next(request);
  };
  const fetch = createMockFetch({ handler: withFaults(createHandler(backend, { basePath: '/api' }), [harm]) });
  const client = createProvisioningClient({
    environment,
    backend: createHttpBackend({ baseUrl: '/api', fetch, environment }),
  });
  const element = await mount(client);
  const home = element.parentElement!;
  const { id, broadworksId } = pick(people);
  const verb = pick(Object.keys(ACTIONS) as Verb[]);
  const told: string[] = [];
  home.addEventListener(ACTIONS[verb].done, ({ subscriber }) => told.push(subscriber.id));
  const second = disturbance === 'a second table' ? await mount(client) : undefined;

  ahead = [...names];
  await act(element, broadworksId, verb, seed);
  const page = () => visibleText(element);
  const isMoving = () => {
    const shown = page();
    return RUNNING.some((text) => shown.includes(text)) || findByRole(element, 'dialog')?.querySelector('.spinner');
  };
  // The row is looked at once more before the write leaves, and that look can meet a fault as well.
  for (let waits = 0; sent === 0 && waits < LONGEST && (waits < 3 || isMoving()); waits += 1) {
    await environment.advance(waits < 3 ? 0 : 1_000);
  }
  const what = `${seed}: ${verb}, ${disturbance}, ${names.join(', ') || 'no fault'}`;

  const elsewhere = document.createElement('div');
  home.after(elsewhere);
  if (disturbance === 'moved') elsewhere.append(element);
  if (disturbance === 'taken out and put back') {
    element.remove();
    await environment.advance(pick([0, 500, 20_000]));
    home.append(element);
  }
  if (disturbance === 'back from the cache')
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  if (second) await act(second, broadworksId, verb, seed).catch(() => false);
  if (disturbance === 'offline') {
    await environment.advance(pick([0, 3_000, 40_000]));
    setOnline(true);
  }

  for (let seconds = 0; seconds < 3 || (isMoving() && seconds < LONGEST); seconds += 1)
    await environment.advance(1_000);
  await element.updateComplete;
  expect(isMoving(), `${what} never ends: ${page()}`).to.not.be.ok;

  const effects = backend.effects.filter(({ verb: done, input }) => done === verb && input[0] === id).length;
  expect(effects, `${what} is done twice`).to.be.lessThan(2);
  const shown = page();
  const isDenied = shown.includes(ACTIONS[verb].denied);
  const isUnknown = shown.includes(UNKNOWN);
  if (told.length > 0) expect(effects, `${what} is called done`).to.equal(1);
  // Where two tables ask, the one effect may be the other's.
  if (isDenied && !isUnknown && !second) expect(effects, `${what} is denied: ${shown}`).to.equal(0);
  document.body.replaceChildren();
  return isDenied && !isUnknown ? 'denied' : isUnknown ? 'unknown' : 'done';
}

describe('random writes through the page', function () {
  this.timeout(170_000);
  before(() => Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => isOnline }));
  after(() => Reflect.deleteProperty(navigator, 'onLine'));
  afterEach(() => {
    setOnline(true);
  });

  it(`are never done twice, denied or forgotten in ${JOURNEYS} seeded journeys`, async () => {
    const ends = new Map<string, number>();
    for (let seed = 0; seed < JOURNEYS; seed += 1) {
      const end = await journey(seed);
      ends.set(end, (ends.get(end) ?? 0) + 1);
    }
    expect(ends.get('done')).to.be.greaterThan(0);
  });
});
