import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  createBatchStore,
  createHttpBackend,
  createProvisioningClient,
  createUserStatusStore,
  type BatchAction,
  type BatchItemInput,
  type Subscriber,
  type UserStatusStore,
} from '@flowthrough/client';
import {
  createMemoryBackend,
  createPeople,
  failEvery,
  limitEvery,
  loseEvery,
  onWrites,
  SAMPLE_TEMPLATES,
  withFaults,
  type Fault,
  type MemoryBackend,
} from '@flowthrough/mock';
import { createHandler } from '@flowthrough/server';
import { toNodeListener } from '@flowthrough/server/node';
import { expect } from 'chai';
import { parse } from 'csv-parse/sync';
import { waitFor } from '../support/wait.js';

const USERS = 20_000;
const FAILURES = 500;
const [TEMPLATE] = SAMPLE_TEMPLATES;

/** Writes that took effect, by verb and user. */
function effectsOf({ effects }: MemoryBackend): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { verb, input } of effects) {
    const name = `${verb} ${String(input[0])}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

function failedOf(users: UserStatusStore): Subscriber[] {
  const { view } = users.$state.get();
  return Array.from({ length: view.length }, (_, index) => view.at(index)).filter((row) => row !== undefined);
}

/** Most are retried with a mended address, some get another package, some are deleted. */
function toItem({ id, package: before }: Subscriber, index: number): BatchItemInput {
  const action: BatchAction = index % 10 === 8 ? 'changePackage' : index % 10 === 9 ? 'delete' : 'retry';
  return {
    subscriberId: id,
    action,
    ...(action === 'retry' && { email: `mended${index}@example.com` }),
    ...(action === 'changePackage' && { package: before === 'premium' ? 'basic' : 'premium' }),
  };
}

describe('500 failures of 20,000 users over Node’s http', () => {
  let server: Server | undefined;
  let isHarmful = false;

  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
    isHarmful = false;
  });

  /** A backend on loopback that, once told, limits, refuses and loses. */
  async function serve(backend: MemoryBackend): Promise<string> {
    const plain = createHandler(backend, { basePath: '/api' });
    const limited = limitEvery(150, 1);
    // Reads and deletes that are limited are asked again below the batch, which then has nothing to wait for.
    const limitPosts: Fault = (request, next) => (request.method === 'POST' ? limited(request, next) : next(request));
    const faults: Fault[] = [limitPosts, failEvery(31), onWrites(failEvery(13, 500)), onWrites(loseEvery(11))];
    const harmful = withFaults(plain, faults);
    server = createServer(toNodeListener((request) => (isHarmful ? harmful : plain)(request)));
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;
  }

  it('ends each item in a named state, and the backend sees each write at most once', async () => {
    const mix = { provisioned: 96, error: 4 };
    const people = createPeople({ count: USERS, now: Date.now(), mix, templateId: TEMPLATE.id });
    const backend = createMemoryBackend({ templates: SAMPLE_TEMPLATES, people: new Map([[TEMPLATE.id, people]]) });
    const client = createProvisioningClient({ backend: createHttpBackend({ baseUrl: await serve(backend) }) });
    const users = createUserStatusStore(client, { templateId: TEMPLATE.id, query: { status: ['error'] } });
    users.start();
    await waitFor(() => users.$state.get().load.state === 'ready' && users.$state.get().view.length > 0, 'the users');
    expect(users.$state.get().load.loaded).to.equal(USERS);
    const items = failedOf(users).slice(0, FAILURES).map(toItem);
    expect(items).to.have.length(FAILURES);

    const batch = createBatchStore(client, { get: users.get, isFollowed: (id) => users.get(id) !== undefined });
    const seen = new Set<string>();
    batch.$state.listen(({ state, pause }) => {
      seen.add(pause ?? state);
      if (pause === 'unreachable') void batch.resume();
    });
    isHarmful = true;
    const { outcome } = await batch.run(items);
    isHarmful = false;
    expect(outcome).to.equal('done');
    expect([...seen]).to.include.members(['running', 'rate-limited', 'finished']);

    const { counts } = batch.$state.get();
    expect(Object.values(counts).reduce((sum, count) => sum + count)).to.equal(FAILURES);
    expect(counts).to.include({ waiting: 0, running: 0 });
    expect(counts.sent + counts.done).to.be.greaterThan(FAILURES * 0.7);
    const effects = effectsOf(backend);
    expect(Math.max(...effects.values())).to.equal(1);
    const verbs = { retry: 'retryActivation', changePackage: 'changePackage', delete: 'deleteSubscriber' } as const;
    for (const { subscriberId, action, outcome: became } of batch.items()) {
      const count = effects.get(`${verbs[action as keyof typeof verbs]} ${subscriberId}`) ?? 0;
      if (became === 'sent' || became === 'done') expect(count, `${action} ${subscriberId} is ${became}`).to.equal(1);
      if (became === 'failed') expect(count, `${action} ${subscriberId} failed`).to.equal(0);
    }

    await batch.check();
    await batch.runAgain();
    expect(batch.$state.get().counts).to.include({ failed: 0, waiting: 0, running: 0 });
    expect(Math.max(...effectsOf(backend).values())).to.equal(1);

    await waitFor(() => batch.$state.get().counts.sent === 0, 'the last user to settle');
    const lines = parse<Record<string, string>>(await (await batch.toReport()).text(), { columns: true, bom: true });
    expect(lines.map((line) => line['ID'])).to.deep.equal(items.map(({ subscriberId }) => subscriberId));
    expect(lines.filter((line) => line['Outcome'] === 'done')).to.have.length(batch.$state.get().counts.done);
    batch.stop();
    users.stop();
  });
});
