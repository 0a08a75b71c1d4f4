import {
  createBatchStore,
  createProvisioningClient,
  ProvisioningError,
  type BatchItemInput,
  type BatchStoreOptions,
  type ProvisioningBackend,
  type Subscriber,
} from '@flowthrough/client';
import { createMemoryBackend, DEMO_PACE, SAMPLE_TEMPLATES } from '@flowthrough/mock';
import { expect } from 'chai';
import { createFakeEnvironment } from '../../support/fake-environment.js';
import { limited, memoryJournal, outcomes, retries } from '../support/batch-world.js';
import { settled, subscribers } from '../support/subscriber-world.js';

/** A backend that runs batches itself, one item in 200 ms, and a store that lets it. */
async function remotely(count: number, options: BatchStoreOptions = {}, without: (keyof ProvisioningBackend)[] = []) {
  const environment = createFakeEnvironment();
  const rows = new Map<string, Subscriber>(subscribers(count).map((row) => [row.id, row]));
  const memory = createMemoryBackend({
    templates: SAMPLE_TEMPLATES,
    people: new Map([[SAMPLE_TEMPLATES[0].id, [...rows.values()]]]),
    environment,
    pace: { ...DEMO_PACE, provision: 3_600_000 },
  });
  const asked: string[] = [];
  const keys: (string | undefined)[] = [];
  const failures: Error[] = [];
  const backend: ProvisioningBackend = {
    ...memory,
    startBatch: async (items, call) => {
      asked.push(`start ${items.length}`);
      keys.push(call.idempotencyKey);
      const failure = failures.shift();
      if (failure) throw failure;
      return memory.startBatch(items, call);
    },
    getBatch: (id, call) => {
      asked.push('look');
      return memory.getBatch(id, call);
    },
    getSubscriber: (id, call) => {
      asked.push(`get ${id}`);
      return memory.getSubscriber(id, call);
    },
  };
  for (const verb of without) Reflect.deleteProperty(backend, verb);
  const client = createProvisioningClient({ backend, environment });
  client.$change.listen((change) => {
    if (change?.subscriber) rows.set(change.id, change.subscriber);
    else if (change) rows.delete(change.id);
  });
  const make = async () => {
    const store = createBatchStore(client, { preferBackend: true, get: (id) => rows.get(id), ...options });
    await store.toReport();
    return store;
  };
  return { environment, client, memory, backend, rows, asked, keys, failures, make, store: await make() };
}

describe('createBatchStore over a backend that runs batches', () => {
  it('finds out by reading what an outcome means that nobody has heard of', async () => {
    for (const word of ['succeeded', '', null, 7, {}]) {
      const { environment, backend, memory, store } = await remotely(3);
      backend.getBatch = async (id, call) => {
        const batch = await memory.getBatch(id, call);
        return { ...batch, items: batch.items.map((item) => ({ ...item, outcome: word as 'done' })) };
      };
      const running = store.run(retries(3));
      await environment.advance(30_000);
      await running;
      const { counts } = store.$state.get();
      for (const count of Object.values(counts)) expect(count).to.be.at.least(0);
      expect(counts.waiting + counts.running).to.equal(0);
      expect(Object.values(counts).reduce((sum, count) => sum + count)).to.equal(3);
      store.stop();
    }
  });

  it('starts once with a key, follows to the end, and reads the rows again', async () => {
    const { environment, client, rows, asked, keys, store } = await remotely(10);
    const running = store.run([...retries(9), { subscriberId: 'u009', action: 'delete' }]);
    await settled();
    expect(store.$state.get()).to.include({ state: 'running', action: undefined });
    expect(client.writes.$running.get().size).to.equal(10);
    await environment.advance(1_100);
    expect(store.$state.get().counts).to.include({ sent: 5, running: 5 });
    expect(client.writes.$running.get().size).to.equal(5);
    await environment.advance(5_000);
    expect((await running).outcome).to.equal('done');
    expect(store.$state.get()).to.include({ state: 'finished' });
    expect(store.$state.get().counts).to.include({ sent: 9, done: 1 });
    expect(asked.filter((what) => what.startsWith('start'))).to.deep.equal(['start 10']);
    expect(keys[0]).to.be.a('string').with.length.greaterThan(20);
    expect(rows.get('u000')?.status).to.equal('provisioning');
    expect(rows.has('u009')).to.equal(false);
    expect(client.writes.$running.get().size).to.equal(0);
    store.stop();
    expect(environment.waiting).to.equal(0);
  });

  it('shows why an item failed, in the backend’s words', async () => {
    const { environment, memory, store } = await remotely(2);
    await memory.retryActivation('u001', { email: 'elsewhere@example.com' }, {});
    const running = store.run(retries(2));
    await settled();
    await environment.advance(5_000);
    await running;
    expect(outcomes(store)).to.deep.equal(['sent', 'failed']);
    expect(store.get('u001')?.reason).to.include({ kind: 'refused', code: 'in-motion' });
  });

  it('asks the backend to stop, and skips what had not run', async () => {
    const { environment, store } = await remotely(10);
    const running = store.run(retries(10));
    await settled();
    await environment.advance(1_000);
    store.cancel();
    await settled();
    await environment.advance(5_000);
    await running;
    expect(store.$state.get().counts).to.include({ sent: 5, cancelled: 5, running: 0 });
  });

  it('finds out by reading the rows what an unanswered start has done', async () => {
    const { asked, environment, memory, failures, store } = await remotely(3);
    failures.push(new ProvisioningError('timeout', 'No answer.', { outcome: 'unknown' }));
    await memory.retryActivation('u001', { email: 'u001@new.example.com' }, {});
    const running = store.run(retries(3));
    await settled();
    await environment.advance(5_000);
    await running;
    expect(outcomes(store)).to.deep.equal(['unknown', 'sent', 'unknown']);
    expect(asked.slice(0, 4).toSorted()).to.deep.equal(['get u000', 'get u001', 'get u002', 'start 3']);
    expect(asked.filter((what) => what.startsWith('start'))).to.have.length(1);
  });

  it('waits for a start that is limited, and repeats it with the same key', async () => {
    const { environment, failures, keys, store } = await remotely(2);
    failures.push(limited(9_000));
    const running = store.run(retries(2));
    await settled();
    expect(store.$state.get()).to.include({ state: 'paused', pausedUntil: environment.wallClock() + 9_000 });
    await environment.advance(20_000);
    await running;
    expect(outcomes(store)).to.deep.equal(['sent', 'sent']);
    expect(keys).to.have.length(2);
    expect(keys[1]).to.equal(keys[0]);
  });

  it('runs the items itself where the backend refuses batches, or offers only a part', async () => {
    for (const without of [[], ['cancelBatch']] as (keyof ProvisioningBackend)[][]) {
      const { client, memory, failures, store } = await remotely(3, {}, without);
      failures.push(new ProvisioningError('unsupported', 'No batches.', { status: 501 }));
      await store.run(retries(3));
      expect(outcomes(store)).to.deep.equal(['sent', 'sent', 'sent']);
      expect(memory.effects.map(({ verb }) => verb)).to.deep.equal(Array(3).fill('retryActivation'));
      expect(client.writes.$running.get().size).to.equal(0);
    }
  });

  it('leaves batches to the client unless it is asked for the backend’s', async () => {
    const { asked, store } = await remotely(2, { preferBackend: false });
    await store.run(retries(2));
    expect(asked).to.deep.equal([]);
    expect(outcomes(store)).to.deep.equal(['sent', 'sent']);
  });

  it('follows a batch again after a reload, without anybody’s saying so', async () => {
    const journal = memoryJournal();
    const { environment, asked, make, store } = await remotely(10, { journal });
    const items: BatchItemInput[] = retries(10);
    void store.run(items);
    await settled();
    await environment.advance(1_000);
    store.stop();
    await settled();
    await environment.advance(5_000);
    const again = await make();
    again.start();
    await settled();
    expect(again.$state.get()).to.include({ state: 'running' });
    await environment.advance(5_000);
    expect(again.$state.get()).to.include({ state: 'finished' });
    expect(again.$state.get().counts).to.include({ sent: 10 });
    expect(asked.filter((what) => what.startsWith('start'))).to.have.length(1);
    environment.setWallClock(environment.wallClock() + 3_600_000);
    await environment.advance(60_000);
    expect(again.$state.get().counts).to.include({ done: 10 });
    expect(journal.stored).to.equal(undefined);
  });

  it('reads the rows when the backend has forgotten the batch', async () => {
    const { environment, backend, store } = await remotely(2);
    backend.getBatch = () => Promise.reject(new ProvisioningError('not-found', 'Gone.', { status: 404 }));
    const running = store.run(retries(2));
    await settled();
    await environment.advance(2_000);
    await running;
    expect(outcomes(store)).to.deep.equal(['unknown', 'unknown']);
    expect(store.get('u000')?.reason?.kind).to.equal('not-found');
  });

  it('pauses when the backend cannot be reached, and goes on looking when told', async () => {
    const { environment, backend, store } = await remotely(2);
    const { getBatch } = backend;
    backend.getBatch = () => Promise.reject(new ProvisioningError('network', 'No connection.'));
    const running = store.run(retries(2));
    await settled();
    await environment.advance(60_000);
    expect(store.$state.get()).to.include({ state: 'paused', pause: 'unreachable' });
    backend.getBatch = getBatch!;
    void store.resume();
    await settled();
    await environment.advance(2_000);
    await running;
    expect(outcomes(store)).to.deep.equal(['sent', 'sent']);
  });
});
