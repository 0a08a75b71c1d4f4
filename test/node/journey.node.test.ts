import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  createActivationStore,
  createTemplateStore,
  createUserStatusStore,
  type Subscriber,
  type UserStatusStore,
} from '@flowthrough/client';
import type { ScenarioName } from '@flowthrough/mock';
import { toNodeListener } from '@flowthrough/server/node';
import { expect } from 'chai';
import { parse } from 'csv-parse/sync';
import { createJourneyWorld, type JourneyWorld } from '../support/journey-world.js';

/** The recovery flow by the headless client, over real HTTP on loopback. */
describe('the recovery flow over Node’s http', () => {
  let server: Server | undefined;

  async function begin(name: ScenarioName): Promise<JourneyWorld> {
    return createJourneyWorld(
      name,
      async ({ handler }) => {
        server = createServer(toNodeListener(handler));
        await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
        const { port } = server.address() as AddressInfo;
        return { baseUrl: `http://127.0.0.1:${port}/api` };
      },
      { users: 60 },
    );
  }

  async function openUsers(world: JourneyWorld): Promise<UserStatusStore> {
    const users = createUserStatusStore(world.client, { templateId: world.scenario.templates[0].id });
    users.start();
    await world.passUntil(() => users.$state.get().load.state === 'ready', 'the users');
    return users;
  }

  function firstWith(users: UserStatusStore, status: string): Subscriber {
    const { view } = users.$state.get();
    for (let index = 0; index < view.length; index += 1) {
      const row = view.at(index);
      if (row?.status === status) return row;
    }
    throw new Error(`The scenario has nobody with the status ${status}.`);
  }

  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
  });

  it('activates after an error, when the user tries again', async () => {
    const world = await begin('errors');
    const store = createActivationStore(world.client);
    store.start();
    await store.submit({ email: 'ana@example.com' });
    await world.passUntil(() => store.$state.get().phase === 'failed', 'the error');
    await store.submit({ email: 'ana@example.com' });
    await world.passUntil(() => store.$state.get().phase === 'succeeded', 'the end of the activation');
    expect(world.writes()).to.deep.equal(['POST /activations', 'POST /activations']);
    store.stop();
  });

  it('sends a user who fails twice to the administrator', async () => {
    const world = await begin('blocked');
    const store = createActivationStore(world.client);
    store.start();
    for (const phase of ['failed', 'exhausted']) {
      await store.submit({ email: 'ana@example.com' });
      await world.passUntil(() => store.$state.get().phase === phase, phase);
    }
    store.stop();
  });

  it('finds a misconfigured template, mends it and finds it ready', async () => {
    const world = await begin('misconfigured');
    const store = createTemplateStore(world.client, { templateId: world.scenario.templates[0].id });
    store.start();
    await world.passUntil(() => store.$state.get().report.state === 'ready', 'the checks');
    const { passed, checks = [] } = store.$state.get().report.value ?? {};
    expect(passed).to.equal(false);
    for (const { mend } of checks.filter(({ outcome }) => outcome === 'fail')) {
      expect((await store.mend(mend ?? {})).outcome).to.equal('done');
    }
    await store.check();
    expect(store.$state.get().report.value?.passed).to.equal(true);
    store.stop();
  });

  it('shows only users who need something when provisioned ones are excluded', async () => {
    const world = await begin('errors');
    const users = await openUsers(world);
    const all = users.$state.get().view.length;
    users.setQuery({ excludeProvisioned: true });
    await world.passUntil(() => users.$state.get().view.length < all, 'the shorter list');
    expect(all).to.equal(60);
    expect(() => firstWith(users, 'provisioned')).to.throw('nobody');
    users.stop();
  });

  it('onboards a user with another address and follows them until they are provisioned', async () => {
    const world = await begin('errors');
    const users = await openUsers(world);
    const { id } = firstWith(users, 'error');
    expect((await users.retryActivation(id, 'new.address@example.com')).outcome).to.equal('done');
    await world.passUntil(() => users.get(id)?.status === 'provisioned', 'the provisioned user');
    expect(users.get(id)?.email).to.equal('new.address@example.com');
    users.stop();
  });

  it('changes a package and deletes a user', async () => {
    const world = await begin('errors');
    const users = await openUsers(world);
    const { id, status, package: before } = firstWith(users, 'pending_email_input');
    const after = before === 'premium' ? 'basic' : 'premium';
    await users.changePackage(id, after);
    await world.passUntil(() => users.get(id)?.status === status, 'the end of the update');
    expect(users.get(id)?.package).to.equal(after);
    expect((await users.deleteSubscriber(id)).outcome).to.equal('done');
    expect(users.get(id)).to.equal(undefined);
    users.stop();
  });

  it('exports what the filter selects, as another parser reads it', async () => {
    const world = await begin('errors');
    const users = await openUsers(world);
    users.setQuery({ status: ['error'] });
    await world.passUntil(() => users.$state.get().view.at(0)?.status === 'error', 'the filtered list');
    const file = await users.exportCsv();
    const rows = parse<Record<string, string>>(await (file?.blob.text() ?? ''), { columns: true, bom: true });
    expect(rows).to.have.length(users.$state.get().view.length);
    expect(new Set(rows.map((row) => row['Status']))).to.have.length(1);
    expect(rows[0]).to.include({ 'BroadWorks ID': users.$state.get().view.at(0)?.broadworksId });
    users.stop();
  });
});
