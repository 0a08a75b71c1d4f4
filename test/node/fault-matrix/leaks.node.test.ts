import {
  createActivationStore,
  createBatchStore,
  createTemplateListStore,
  createTemplateStore,
  createUserStatusStore,
} from '@flowthrough/client';
import { expect } from 'chai';
import { createFakePage } from '../../support/fake-page.js';
import {
  answer,
  cut,
  page,
  redirect,
  reset,
  stall,
  stallBody,
  truncate,
  type Harm,
} from '../../support/fault-server.js';
import { createFaultWorld, failureOf, passUntilSettled } from '../../support/fault-world.js';

const TOKEN = 'canary-token-71';
const ADDRESS = 'canary.address@example.com';
const PASSWORD = 'canary-password-71';

const HARMS: Readonly<Record<string, () => Harm>> = {
  stall,
  'a stalled body': stallBody,
  reset,
  cut,
  truncate,
  page,
  redirect: () => redirect('{self}?again'),
  'a redirect elsewhere': () => redirect('https://login.example.com/'),
  'no JSON': () => answer(200, 'plain text', { 'content-type': 'application/json' }),
  'other JSON': () => answer(200, '"text"', { 'content-type': 'application/json' }),
  ...Object.fromEntries(
    [400, 401, 403, 404, 405, 408, 409, 410, 412, 413, 415, 422, 428, 429, 500, 501, 502, 503, 504, 505].map(
      (status) => [`status ${status}`, () => answer(status, { code: 'refused' })],
    ),
  ),
};

describe('what nobody may find later', () => {
  it('no fault puts a token, an address or a password into an error or on the console', async function () {
    this.timeout(120_000);
    const printed: unknown[] = [];
    const methods = ['log', 'info', 'warn', 'error', 'debug'] as const;
    const before = methods.map((method) => console[method]);
    const world = await createFaultWorld({ http: { token: () => TOKEN } });
    const { id } = (await world.users())[0]!;
    for (const method of methods) console[method] = (...given: unknown[]) => void printed.push(...given);
    const told: string[] = [];
    try {
      for (const harm of Object.values(HARMS)) {
        const standing = world.server.fault({}, harm());
        for (const call of [
          () => world.backend.listSubscribers({ templateId: 't', search: ADDRESS }, {}),
          () => world.backend.retryActivation(id, { email: ADDRESS }, {}),
          () => world.backend.activate({ email: ADDRESS, password: PASSWORD }, {}),
          () => world.backend.precheck({ email: ADDRESS }, {}),
          () => world.backend.getSubscriber(ADDRESS, {}),
        ]) {
          const error = await failureOf(call(), world);
          told.push(error.message, error.stack ?? '', String(error), JSON.stringify(error), String(error.cause));
        }
        standing.lift();
      }
    } finally {
      methods.forEach((method, index) => (console[method] = before[index]!));
      await world.stop();
    }
    expect(told.filter((text) => /canary/.test(text))).to.deep.equal([]);
    expect(told).to.have.length(Object.keys(HARMS).length * 25);
    expect(printed).to.deep.equal([]);
  });

  it('1,000 starts and stops of every store leave no listener, timer or request behind', async () => {
    const device = createFakePage();
    const listeners = device.countListeners();
    const world = await createFaultWorld();
    const stalled = world.server.fault({}, stall());
    for (let times = 0; times < 1_000; times += 1) {
      const stores = [
        createUserStatusStore(world.client, { templateId: world.templateId, pollInterval: 1_000 }),
        createTemplateStore(world.client, { templateId: world.templateId }),
        createTemplateListStore(world.client),
        createActivationStore(world.client, { activationId: 'a' }),
        createBatchStore(world.client),
      ];
      for (const store of stores) store.start();
      for (const store of stores) store.stop();
    }
    // What the backend can do is asked once for all stores, and belongs to none.
    await passUntilSettled(
      world.client.capabilities().catch(() => undefined),
      world,
    );
    expect(listeners()).to.equal(0);
    expect(world.environment.waiting).to.equal(0);
    const asked = stalled.met;
    await world.environment.advance(600_000);
    expect(stalled.met).to.equal(asked);
    await passUntilSettled(world.stop(), world);
    device.remove();
  });
});
