import {
  createBatchStore,
  createHttpBackend,
  createProvisioningClient,
  type BatchAction,
  type BatchItemInput,
  type Subscriber,
} from '@flowthrough/client';
import {
  createMemoryBackend,
  createMockFetch,
  DEMO_PACE,
  SAMPLE_TEMPLATES,
  withFaults,
  type Fault,
  type MemoryBackend,
} from '@flowthrough/mock';
import { createHandler, problemResponse } from '@flowthrough/server';
import { expect } from 'chai';
import { createFakeEnvironment } from '../../support/fake-environment.js';
import { turn } from '../../support/wait.js';
import { createRandom, subscribers } from '../support/subscriber-world.js';

const NAMED = ['sent', 'done', 'failed', 'skipped', 'unknown'];
const VERBS: Readonly<Record<string, BatchAction>> = {
  retryActivation: 'retry',
  changePackage: 'changePackage',
  deleteSubscriber: 'delete',
};

/** Harm of every kind, to writes and reads alike, before or after they take effect. */
function chaos(random: () => number, share: number): Fault {
  return async (request, next) => {
    if (random() >= share) return next(request);
    const fate = Math.floor(random() * 6);
    if (fate === 0) return problemResponse({ status: 429, code: 'rate-limited', headers: { 'retry-after': '3' } });
    if (fate === 1) return problemResponse({ status: 503, code: 'unavailable' });
    if (fate === 2) return problemResponse({ status: 500, code: 'server' });
    if (fate === 3) throw new TypeError('Failed to fetch');
    await next(request);
    if (fate === 4) throw new TypeError('Failed to fetch');
    return new Response('<!doctype html><p>Bad gateway</p>', { status: 502, headers: { 'content-type': 'text/html' } });
  };
}

interface Harm {
  readonly backend: MemoryBackend;
  readonly rows: ReadonlyMap<string, Subscriber>;
  readonly most: number;
}

async function runThrough(items: readonly BatchItemInput[], share: number, seed: number): Promise<Harm> {
  const environment = createFakeEnvironment();
  const rows = new Map(subscribers(items.length).map((row) => [row.id, row]));
  const backend = createMemoryBackend({
    templates: SAMPLE_TEMPLATES,
    people: new Map([[SAMPLE_TEMPLATES[0].id, [...rows.values()]]]),
    environment,
    pace: { ...DEMO_PACE, provision: 1e9, update: 1e9 },
  });
  let inFlight = 0;
  let most = 0;
  const counting: Fault = async (request, next) => {
    most = Math.max(most, ++inFlight);
    try {
      await turn();
      return await next(request);
    } finally {
      inFlight -= 1;
    }
  };
  const handler = withFaults(createHandler(backend, { environment }), [counting, chaos(createRandom(seed), share)]);
  const client = createProvisioningClient({
    backend: createHttpBackend({ baseUrl: '/', fetch: createMockFetch({ handler }), environment }),
    environment,
  });
  client.$change.listen((change) => {
    if (change?.subscriber) rows.set(change.id, change.subscriber);
    else if (change) rows.delete(change.id);
  });
  const store = createBatchStore(client, { get: (id) => rows.get(id) });
  let isOver = false as boolean;
  const running = store.run(items).then(() => (isOver = true));
  for (let step = 0; !isOver; step += 1) {
    if (step > 20_000) throw new Error('The batch did not come to its end.');
    await environment.advance(500);
    // Dead for a moment: somebody says that it may go on.
    if (store.$state.get().pause === 'unreachable') void store.resume();
  }
  await running;

  const written = new Map<string, number>();
  for (const { verb, input } of backend.effects) {
    const name = `${VERBS[verb]} ${String(input[0])}`;
    written.set(name, (written.get(name) ?? 0) + 1);
  }
  const results = store.items();
  expect(results.map(({ subscriberId }) => subscriberId)).to.deep.equal(items.map(({ subscriberId }) => subscriberId));
  for (const { subscriberId, action, outcome } of results) {
    const effects = written.get(`${action} ${subscriberId}`) ?? 0;
    expect(outcome, subscriberId).to.be.oneOf(NAMED);
    expect(effects, `${action} ${subscriberId} took effect`).to.be.at.most(1);
    if (outcome === 'sent' || outcome === 'done') expect(effects, `${action} ${subscriberId} is done`).to.equal(1);
    if (outcome === 'failed' || outcome === 'skipped') expect(effects, `${subscriberId} ${outcome}`).to.equal(0);
  }
  expect([...written.values()].reduce((sum, count) => sum + count, 0)).to.equal(backend.effects.length);
  expect(client.writes.$running.get().size).to.equal(0);
  store.stop();
  expect(environment.waiting).to.equal(0);
  return { backend, rows, most };
}

const actions: readonly BatchAction[] = ['retry', 'changePackage', 'delete'];

function mixed(count: number): BatchItemInput[] {
  return subscribers(count).map(({ id }, index) => {
    const action = actions[index % actions.length] ?? 'retry';
    return {
      subscriberId: id,
      action,
      ...(action === 'retry' && { email: `${id}@new.example.com` }),
      ...(action === 'changePackage' && { package: 'premium' }),
    };
  });
}

describe('createBatchStore: faults', () => {
  it('loses and doubles nothing of 200 retries with 30 % faults, at most four in flight', async () => {
    const items = mixed(200).map(({ subscriberId }): BatchItemInput => ({
      subscriberId,
      action: 'retry',
      email: `${subscriberId}@new.example.com`,
    }));
    const { backend, most } = await runThrough(items, 0.3, 55);
    expect(most).to.equal(4);
    expect(backend.effects.length).to.be.greaterThan(100);
  });

  it('loses and doubles nothing of any action, whatever the share of faults', async () => {
    for (const [index, share] of [0, 0.1, 0.3, 0.6].entries()) {
      for (let seed = 1; seed <= 5; seed += 1) await runThrough(mixed(24), share, seed * 100 + index);
    }
  });
});
