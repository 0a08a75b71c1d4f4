import { expect } from 'chai';
import { createFakePage, type FakePage } from '../../support/fake-page.js';
import { answer, cut, page, redirect, reset, stall, truncate, type Harm } from '../../support/fault-server.js';
import { createFaultWorld, failureOf, passUntilSettled, type FaultWorld } from '../../support/fault-world.js';
import { waitFor } from '../../support/wait.js';

const WRITES = {
  retryActivation: (world: FaultWorld, id: string) =>
    world.backend.retryActivation(id, { email: 'new@example.com' }, { idempotencyKey: 'k' }),
  changePackage: (world: FaultWorld, id: string) =>
    world.backend.changePackage(id, 'softphone', { idempotencyKey: 'k' }),
  deleteSubscriber: (world: FaultWorld, id: string) => world.backend.deleteSubscriber(id, { idempotencyKey: 'k' }),
  updateTemplate: (world: FaultWorld) =>
    world.backend.updateTemplate(world.templateId, { untrustedEmails: true }, { idempotencyKey: 'k' }),
  activate: (world: FaultWorld) => world.backend.activate({ email: 'ana@example.com' }, { idempotencyKey: 'k' }),
};

/** What can become of the answer to a write that took effect. */
const LOST: Readonly<Record<string, Harm>> = {
  'the connection is reset': reset(),
  'half an answer comes': cut(),
  'nothing of the body comes': cut(0),
  'its JSON breaks off': truncate(),
  'a page comes': page(),
  'another JSON comes': answer(200, '[]'),
  'a redirect by 301': redirect('/login', 301),
  'a redirect by 302': redirect('/login', 302),
  'a redirect by 303': redirect('{self}', 303),
  'a redirect by 307': redirect('{self}', 307),
  'a redirect by 308 to nowhere': redirect('', 308),
  'a redirect to another origin': redirect('https://login.example.com/?next={self}'),
  'status 304': answer(304),
  'status 408': answer(408, {}),
  'status 500': answer(500, {}),
  'status 502 with a page': page(502),
  'status 503 of a proxy': page(503),
  'status 504': answer(504, {}),
  'status 520': answer(520, 'error code: 520'),
  'status 524': answer(524, ''),
};

describe('a write whose answer was lost', () => {
  let world: FaultWorld;
  let id: string;
  let device: FakePage;

  beforeEach(async () => {
    device = createFakePage();
    world = await createFaultWorld({ http: { token: () => 'token' } });
    id = (await world.users())[0]!.id;
  });
  afterEach(async () => {
    await world.stop();
    device.remove();
  });

  for (const [verb, write] of Object.entries(WRITES)) {
    for (const [what, harm] of Object.entries(LOST)) {
      if (verb === 'deleteSubscriber' && !/page|redirect|JSON comes|304/.test(what)) continue;
      if (verb === 'deleteSubscriber' && what === 'another JSON comes') continue;
      it(`is unknown, done once and not sent again: ${verb}, ${what}`, async () => {
        world.server.fault({ method: /POST|PATCH|DELETE/, when: 'after' }, harm);
        const error = await failureOf(write(world, id), world);
        expect(error.outcome).to.equal('unknown');
        expect(world.server.effects.byKey).to.deep.equal({ k: 1 });
        const repeats = verb === 'deleteSubscriber' && what.includes('50') ? 3 : 1;
        expect(world.asked()).to.have.length(repeats);
      });
    }
  }

  for (const [what, harm] of Object.entries(LOST)) {
    if (!what.includes('redirect')) continue;
    it(`F33, F34: is never repeated elsewhere, nor taken for a success, and asks for a sign-in: ${what}`, async () => {
      world.server.fault({ method: 'POST', when: 'before' }, harm);
      const error = await failureOf(WRITES.activate(world), world);
      expect(error).to.include({ kind: 'unexpected-content', outcome: 'unknown', needsSignIn: true });
      expect(world.asked()).to.deep.equal(['POST /activations']);
      expect(world.server.effects.all).to.deep.equal([]);
    });
  }

  it('is unknown when the device goes offline in the middle, and is read as soon as it is online again', async () => {
    const store = await world.openUsers();
    const stalled = world.server.fault({ method: 'POST', when: 'after' }, stall());
    const ended = store.retryActivation(id, 'new@example.com');
    await waitFor(() => stalled.met === 1);
    world.server.fault({ method: 'GET', times: 1 }, reset());
    device.setOnline(false);
    world.server.disconnect();
    expect(await passUntilSettled(ended, world)).to.deep.include({ outcome: 'unknown' });
    expect(store.$activities.get().get(id)).to.deep.include({ state: 'unknown' });
    world.asked();
    device.setOnline(true);
    await waitFor(() => !store.$activities.get().has(id), 'the reading of the row');
    expect(store.get(id)?.email).to.equal('new@example.com');
    expect(world.server.effects.byVerb).to.deep.equal({ retryActivation: 1 });
  });

  it('is not begun while the device is offline, and says so', async () => {
    device.setOnline(false);
    for (const write of Object.values(WRITES)) {
      expect(await failureOf(write(world, id), world)).to.include({ kind: 'offline', outcome: 'failed' });
    }
    expect(world.asked()).to.deep.equal([]);
  });

  it('is sent from a device that says it is offline while answers come', async () => {
    device.setOnline(false);
    await world.backend.getSubscriber(id, {});
    await WRITES.changePackage(world, id);
    expect(world.server.effects.byVerb).to.deep.equal({ changePackage: 1 });
  });

  it('is refused for certain only where the backend says so in its own words', async () => {
    for (const [status, body] of [
      [400, {}],
      [401, {}],
      [403, {}],
      [404, {}],
      [409, {}],
      [412, {}],
      [422, {}],
      [429, {}],
      [501, {}],
      [503, { message: 'Down.' }],
    ] as const) {
      const refused = world.server.fault({ method: 'PATCH' }, answer(status, body));
      expect(await failureOf(WRITES.changePackage(world, id), world), String(status)).to.include({ outcome: 'failed' });
      refused.lift();
    }
    const waiting = world.server.fault({ method: 'PATCH' }, answer(503, '', { 'retry-after': '3' }));
    expect(await failureOf(WRITES.changePackage(world, id), world)).to.include({ outcome: 'failed' });
    waiting.lift();
    world.server.fault({ method: 'PATCH' }, answer(409, { code: 'idempotency-in-progress' }));
    expect(await failureOf(WRITES.changePackage(world, id), world)).to.include({ outcome: 'unknown' });
  });

  it('is unknown where the host’s own fetch gives what the network would', async () => {
    const gives: Record<string, () => Response> = {
      'Response.error()': () => Response.error(),
      'an opaque redirect': () => Object.defineProperty(new Response(null), 'type', { value: 'opaqueredirect' }),
      'an opaque answer': () => Object.defineProperty(new Response(null), 'status', { value: 0 }),
      'a redirect that was followed': () =>
        Object.defineProperty(Response.json({ id, status: 'provisioning' }), 'redirected', { value: true }),
    };
    for (const [what, give] of Object.entries(gives)) {
      const backend = world.connect({ fetch: () => Promise.resolve(give()) });
      const error = await failureOf(backend.changePackage(id, 'basic', {}), world);
      expect(error.outcome, what).to.equal('unknown');
      expect(error.kind, what).to.be.oneOf(['network', 'unexpected-content']);
    }
  });
});
