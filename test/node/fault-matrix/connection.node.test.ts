import {
  createActivationStore,
  createTemplateListStore,
  createTemplateStore,
  type HttpBackendOptions,
} from '@flowthrough/client';
import { expect } from 'chai';
import { createFakePage, type FakePage } from '../../support/fake-page.js';
import { answer, drip, redirect, reset, stall, stallBody } from '../../support/fault-server.js';
import { createFaultWorld, failureOf, passUntilSettled, type FaultWorld } from '../../support/fault-world.js';
import { turn, waitFor } from '../../support/wait.js';

describe('the connection', () => {
  let device: FakePage;
  let world: FaultWorld;
  let id: string;

  beforeEach(async () => {
    device = createFakePage();
    world = await createFaultWorld({ users: 12 });
    id = (await world.users())[0]!.id;
  });
  afterEach(async () => {
    await world.stop();
    device.remove();
  });

  const read = (backend = world.backend) => backend.getSubscriber(id, {});
  /** Turns in which everything that is on its way arrives. */
  const settled = async () => {
    for (let turns = 0; turns < 50; turns += 1) await turn();
  };

  it('F01: offline at the start a list is tried once, and goes on by itself when online', async () => {
    device.setOnline(false);
    const cut = world.server.fault({}, reset());
    const store = await world.openUsers();
    expect(store.$state.get().load.error?.kind).to.equal('offline');
    await world.environment.advance(600_000);
    expect(cut.met).to.equal(1);
    cut.lift();
    device.setOnline(true);
    await waitFor(() => store.$state.get().load.state === 'ready', 'the list');
    expect(store.$state.get().load.loaded).to.equal(12);
  });

  it('F01: templates and their checks go on by themselves when online', async () => {
    device.setOnline(false);
    const cut = world.server.fault({}, reset());
    const list = createTemplateListStore(world.client);
    const template = createTemplateStore(world.client, { templateId: world.templateId });
    for (const store of [list, template]) store.start();
    await waitFor(() => list.$state.get().state === 'failed' && template.$state.get().report.state === 'failed');
    cut.lift();
    device.setOnline(true);
    await waitFor(() => list.$state.get().state === 'ready' && template.$state.get().report.state === 'ready');
    for (const store of [list, template]) store.stop();
  });

  it('F02: a connection that cannot be made is `network`, is tried again, and tells no address', async () => {
    const { port } = new URL(world.server.origin);
    for (const baseUrl of ['http://nobody.invalid/api', `https://127.0.0.1:${port}/api`, 'http://127.0.0.1:1/api']) {
      const backend = world.connect({ baseUrl, token: () => 'canary-token' });
      const query = { templateId: 't', search: 'canary@example.com' };
      const error = await failureOf(backend.listSubscribers(query, {}), world);
      expect(error).to.include({ kind: 'network', outcome: 'failed' });
      expect(`${error.message}${error.stack ?? ''}${JSON.stringify(error)}`).not.to.match(/canary|127\.0|invalid\//);
      expect((await failureOf(backend.deleteSubscriber('u1', {}), world)).outcome).to.equal('unknown');
    }
    const flaky = world.server.fault({ times: 1 }, reset());
    expect((await passUntilSettled(read(), world)).id).to.equal(id);
    expect(flaky.met).to.equal(1);
  });

  it('F04: no answer is given up after 10 s, which the server sees; a read is tried again, a write unknown', async () => {
    const stalled = world.server.fault({ times: 1 }, stall());
    const call = read();
    await waitFor(() => stalled.met === 1);
    await world.environment.advance(9_900);
    expect(world.server.requests.at(-1)?.end).to.equal(undefined);
    await world.environment.advance(200);
    await waitFor(() => world.server.requests.find(({ end }) => end === 'left'), 'the end of the connection');
    expect((await passUntilSettled(call, world)).id).to.equal(id);
    world.server.fault({}, stall());
    expect(await failureOf(world.backend.changePackage(id, 'softphone', {}), world)).to.include({
      kind: 'timeout',
      outcome: 'unknown',
    });
  });

  it('F05: headers that come and a body that does not are ended by the same limit', async () => {
    const stalled = world.server.fault({ times: 1 }, stallBody());
    const call = read();
    await waitFor(() => stalled.met === 1);
    await settled();
    await world.environment.advance(10_100);
    await waitFor(() => world.server.requests.find(({ end }) => end === 'left'), 'the end of the connection');
    expect((await passUntilSettled(call, world)).id).to.equal(id);
    world.server.fault({ method: 'PATCH', when: 'after' }, stallBody());
    expect((await failureOf(world.backend.changePackage(id, 'softphone', {}), world)).outcome).to.equal('unknown');
  });

  it('F06: one byte per second is ended by the total limit, however steadily they come', async () => {
    const dripping = world.server.fault({}, drip());
    const begun = world.environment.now();
    let kind: string | undefined;
    void read().catch((error: unknown) => (kind = (error as { readonly kind: string }).kind));
    for (let second = 0; kind === undefined && second < 60; second += 1) {
      dripping.go();
      await settled();
      await world.environment.advance(1_000);
    }
    expect(kind).to.equal('timeout');
    expect(world.environment.now() - begun).to.be.at.most(31_000);
    expect(dripping.met).to.be.at.most(3);
  });

  it('F32: 21 hops are not followed: one request', async () => {
    world.server.fault({ times: 21 }, redirect('{self}', 307));
    await failureOf(read(), world);
    expect(world.asked()).to.have.length(1);
  });

  it('F40: leaving aborts reads; a write in flight is unknown on return and never sent again', async () => {
    const store = await world.openUsers();
    world.asked();
    const lost = world.server.fault({ method: 'PATCH', when: 'after', times: 1 }, stall());
    const slow = world.server.fault({ method: 'GET', times: 1 }, stall());
    const written = store.changePackage(id, 'softphone');
    void store.reload();
    await waitFor(() => lost.met === 1 && slow.met === 1);
    store.stop();
    expect((await passUntilSettled(written, world)).outcome).to.equal('unknown');
    await waitFor(() => world.server.requests.filter(({ end }) => end === 'left').length === 2, 'both to be left');
    expect(store.$activities.get().get(id)?.state).to.equal('unknown');
    store.start();
    await waitFor(() => !store.$activities.get().has(id), 'what became of it');
    expect(store.get(id)?.package).to.equal('softphone');
    expect(world.server.effects.byVerb).to.deep.equal({ changePackage: 1 });
    expect(world.asked().filter((path) => path.startsWith('PATCH'))).to.have.length(1);
  });

  it('F41: aborted at any of five moments, it rejects within 50 ms, asks for nothing more and leaves no timer', async () => {
    const between = { first: true };
    const moments: Readonly<
      Record<string, () => { meets: () => boolean; call: (signal: AbortSignal) => Promise<unknown> }>
    > = {
      'before the call': () => ({ meets: () => true, call: (signal) => world.backend.getSubscriber(id, { signal }) }),
      'during the request': () => {
        const stalled = world.server.fault({ times: 1 }, stall());
        return { meets: () => stalled.met === 1, call: (signal) => world.backend.getSubscriber(id, { signal }) };
      },
      'during the body': () => {
        const stalled = world.server.fault({ times: 1 }, stallBody());
        return { meets: () => stalled.met === 1, call: (signal) => world.backend.getSubscriber(id, { signal }) };
      },
      'during the wait': () => {
        const busy = world.server.fault({ times: 1 }, answer(503, {}, { 'retry-after': '5' }));
        return { meets: () => busy.met === 1, call: (signal) => world.backend.getSubscriber(id, { signal }) };
      },
      'between two pages': () => ({
        meets: () => !between.first,
        call: async (signal) => {
          const query = { templateId: world.templateId, limit: 5 };
          const { next = '' } = await world.backend.listSubscribers(query, { signal });
          between.first = false;
          await settled();
          return world.backend.listSubscribers({ ...query, cursor: next }, { signal });
        },
      }),
    };
    for (const [moment, prepare] of Object.entries(moments)) {
      const { meets, call } = prepare();
      const controller = new AbortController();
      if (moment === 'before the call') controller.abort();
      const ended = call(controller.signal).catch((error: unknown) => error);
      await waitFor(meets, moment);
      if (moment !== 'between two pages') await settled();
      world.asked();
      const begun = performance.now();
      controller.abort();
      expect(await ended, moment).to.include({ kind: 'aborted' });
      expect(performance.now() - begun, moment).to.be.below(50);
      await world.environment.advance(60_000);
      await settled();
      expect(world.asked(), moment).to.deep.equal([]);
      expect(world.environment.waiting, moment).to.equal(0);
    }
  });

  it('F42: a wall clock that is set during a wait changes nothing about the wait', async () => {
    for (const jump of [-3_600_000, 3_600_000]) {
      const busy = world.server.fault({ times: 1 }, answer(503, {}, { 'retry-after': '4' }));
      const call = read();
      await waitFor(() => busy.met === 1);
      await settled();
      const before = world.server.requests.length;
      world.environment.setWallClock(world.environment.wallClock() + jump);
      await world.environment.advance(3_900);
      await settled();
      expect(world.server.requests).to.have.length(before);
      await world.environment.advance(200);
      expect((await passUntilSettled(call, world)).id).to.equal(id);
    }
  });

  it('F50: a tab that slept for two hours asks once on waking', async () => {
    const { whenWatched } = await import('../../../packages/client/src/platform.js');
    Object.assign(world.environment, { whenWatched });
    const store = await world.openUsers();
    await passUntilSettled(store.changePackage(id, 'softphone'), world);
    device.setHidden(true);
    world.asked();
    await world.environment.advance(7_200_000);
    await settled();
    expect(world.asked()).to.deep.equal([]);
    device.setHidden(false);
    await waitFor(() => store.get(id)?.status === 'error', 'the row at rest');
    await settled();
    expect(world.asked()).to.have.length(1);
  });

  it('F51: back from where browsers keep pages, each read is refreshed once and no write repeated', async () => {
    const users = await world.openUsers();
    const list = createTemplateListStore(world.client);
    const template = createTemplateStore(world.client, { templateId: world.templateId });
    const { id: activationId } = await world.backend.activate({ email: 'ana@example.com' }, {});
    const activation = createActivationStore(world.client, { activationId });
    for (const store of [list, template, activation]) store.start();
    await waitFor(
      () =>
        list.$state.get().state === 'ready' &&
        template.$state.get().report.state === 'ready' &&
        activation.$state.get().phase === 'following',
      'everything to be read',
    );
    await world.backend.updateTemplate(world.templateId, { defaultPackage: 'softphone' }, {});
    await world.scenario.backend.deleteSubscriber(id, {});
    // The browser has cut what was under way when the page was left.
    const cut = world.server.fault({ method: 'PATCH', when: 'after' }, stall());
    const last = (await world.users()).at(-1)!.id;
    const written = users.changePackage(last, 'softphone');
    await waitFor(() => cut.met === 1);
    world.server.disconnect();
    await passUntilSettled(written, world);
    world.asked();
    device.restore();
    await waitFor(
      () => users.get(id) === undefined && template.$state.get().report.value?.template.defaultPackage === 'softphone',
      'what is new',
    );
    await settled();
    const asked = world.asked();
    const reads = [
      ...[`/templates/${world.templateId}/subscribers`, `/activations/${activationId}`],
      ...['/templates', '/capabilities'],
    ];
    for (const path of reads) {
      expect(
        asked.filter((what) => what.replace(/\?.*/, '') === `GET ${path}`),
        path,
      ).to.have.length(1);
    }
    expect(asked.filter((what) => !what.startsWith('GET'))).to.deep.equal([]);
    expect(world.server.effects.byVerb['changePackage']).to.equal(1);
    expect(users.$state.get().load.state).to.equal('ready');
    expect(activation.$state.get()).to.include({ phase: 'following', refreshing: false });
    for (const store of [list, template, activation]) store.stop();
  });

  it('F01: offline at the start the picker and the checks are read once when online, and so is what can be mended', async () => {
    device.setOnline(false);
    const cut = world.server.fault({}, reset());
    const list = createTemplateListStore(world.client);
    const template = createTemplateStore(world.client, { templateId: world.templateId });
    for (const store of [list, template]) store.start();
    await waitFor(
      () => list.$state.get().state === 'failed' && template.$state.get().report.state === 'failed',
      'both to fail',
    );
    cut.lift();
    world.server.fault({ path: /capabilities/ }, answer(200, { verbs: [] }));
    world.asked();
    device.setOnline(true);
    await waitFor(
      () => list.$state.get().state === 'ready' && template.$state.get().report.state === 'ready',
      'both to be read',
    );
    await waitFor(() => !template.$state.get().mendable, 'what the backend can do');
    await settled();
    expect(world.asked().sort()).to.deep.equal([
      'GET /capabilities',
      'GET /templates',
      `GET /templates/${world.templateId}`,
    ]);
    for (const store of [list, template]) store.stop();
  });

  it('F52: whatever the host’s fetch gives or throws, the call ends in a typed error', async () => {
    const junk: readonly (() => unknown)[] = [
      () => {
        throw new Error('broken');
      },
      () => {
        throw undefined;
      },
      () => undefined,
      () => null,
      () => 'text',
      () => ({}),
      () => ({ ok: true, status: 200 }),
      () => ({ ok: true, status: 200, headers: new Headers(), body: 'text' }),
      () => ({ ok: true, status: 200, headers: new Headers(), body: { getReader: () => ({ read: () => 5 }) } }),
      () => Promise.reject(new Error('broken')),
    ];
    for (const give of junk) {
      const backend = world.connect({ fetch: give as HttpBackendOptions['fetch'] });
      const error = await failureOf(read(backend), world);
      expect(error.name).to.equal('ProvisioningError');
      expect((await failureOf(backend.changePackage(id, 'basic', {}), world)).outcome).to.equal('unknown');
    }
  });

  it('leaves a request alone that has ended, so that no browser reports it as cancelled', async () => {
    const signals: AbortSignal[] = [];
    const backend = world.connect({
      fetch: (input, init) => {
        if (init?.signal) signals.push(init.signal);
        return fetch(input, init);
      },
    });
    await read(backend);
    await backend.deleteSubscriber(id, {});
    await failureOf(read(backend), world);
    expect(signals.map(({ aborted }) => aborted)).to.deep.equal([false, false, false]);
    expect(world.environment.waiting).to.equal(0);
  });
});
