import { createBatchStore, type BatchChange, type BatchJournal, type BatchRecord } from '@flowthrough/client';
import { expect } from 'chai';
import { ended, loaded, memoryJournal, outcomes, retries, writesOf } from '../support/batch-world.js';
import { createSubscriberWorld, settled, subscribers } from '../support/subscriber-world.js';

/** Longer than any journal gets to answer. */
const A_MINUTE = 60_000;
const never = () => new Promise<never>(() => undefined);

const RECORD: BatchRecord = {
  version: 1,
  key: 'before',
  items: [{ subscriberId: 'u000', action: 'retry', email: 'u000@new.example.com' }],
  withAddresses: true,
  progress: 'w',
  reasons: [],
};
const withThrowing = (name: string) =>
  Object.defineProperty({ ...RECORD }, name, {
    get() {
      throw new Error('Not readable.');
    },
  });

const JUNK: readonly unknown[] = [
  {},
  [],
  'null',
  42,
  true,
  { ...RECORD, version: 2 },
  { ...RECORD, key: undefined },
  { ...RECORD, key: '' },
  { ...RECORD, key: 7 },
  ...[null, undefined, 1, 'u000', {}, [], { subscriberId: 1, action: 'retry' }].map((item) => ({
    ...RECORD,
    items: [item],
  })),
  { ...RECORD, items: [{ subscriberId: '', action: 'retry' }] },
  { ...RECORD, items: [{ subscriberId: 'u000', action: 'explode' }] },
  { ...RECORD, items: [{ subscriberId: 'u000', action: 'retry', email: 7 }] },
  { ...RECORD, items: [{ subscriberId: 'u000', action: 'changePackage', package: {} }] },
  { ...RECORD, items: [{ subscriberId: 'u000', action: 'retry', before: 'error' }] },
  { ...RECORD, items: [{ subscriberId: 'u000', action: 'retry', before: { status: 1 } }] },
  { ...RECORD, items: null },
  { ...RECORD, items: { length: 1 } },
  { ...RECORD, progress: ['w'] },
  { ...RECORD, progress: undefined },
  { ...RECORD, progress: 'ww' },
  { ...RECORD, reasons: {} },
  { ...RECORD, reasons: [null] },
  { ...RECORD, reasons: [[0]] },
  { ...RECORD, reasons: [[0, 'refused']] },
  { ...RECORD, changes: {} },
  { ...RECORD, changes: [null] },
  { ...RECORD, changes: [[7, 'done']] },
  { ...RECORD, changes: [[0, 'exploded']] },
  { ...RECORD, changes: [[0, 'failed', 'refused']] },
  { ...RECORD, remoteId: {} },
  withThrowing('items'),
  withThrowing('progress'),
];

const name = (junk: unknown) => {
  try {
    return JSON.stringify(junk);
  } catch {
    return 'a record that throws';
  }
};

async function over(journal: Partial<BatchJournal>, count = 3) {
  const world = createSubscriberWorld(subscribers(count));
  const store = await loaded(world, { journal: journal as BatchJournal, get: (id) => world.rows.get(id) });
  return { world, store };
}

/** Keeps what it is told as a data base would: the record once, and what was appended to it. */
function appending() {
  let base: string | undefined;
  let changes: string[] = [];
  const journal = {
    withAddresses: true,
    /** Characters written so far. */
    written: 0,
    saves: 0,
    appends: 0,
    get isEmpty() {
      return base === undefined;
    },
    load: () =>
      base === undefined
        ? undefined
        : {
            ...(JSON.parse(base) as BatchRecord),
            changes: changes.flatMap((text) => JSON.parse(text) as BatchChange[]),
          },
    save(record: BatchRecord | undefined) {
      journal.saves += 1;
      base = record && JSON.stringify(record);
      changes = [];
      journal.written += base?.length ?? 0;
    },
    append(added: readonly BatchChange[]) {
      journal.appends += 1;
      const text = JSON.stringify(added);
      changes.push(text);
      journal.written += text.length;
    },
  };
  return journal satisfies BatchJournal;
}

describe('createBatchStore: journals that cannot be read', () => {
  it('takes a journal that throws for an empty one, says so, and lets batches begin', async () => {
    for (const load of [
      () => {
        throw new Error('No storage here.');
      },
      () => Promise.reject(new Error('No storage here.')),
      undefined,
    ]) {
      const saved: unknown[] = [];
      const { store } = await over({ ...(load && { load }), save: (record) => void saved.push(record) });
      store.start();
      await settled();
      expect(store.$state.get()).to.include({ state: 'idle', total: 0 });
      expect(store.$state.get().journalError?.kind).to.equal('refused');
      expect((await store.run(retries(3))).outcome).to.equal('done');
      expect(outcomes(store)).to.deep.equal(['sent', 'sent', 'sent']);
      expect(saved.length).to.be.greaterThan(0);
      store.clear();
      expect(store.$state.get().journalError).to.equal(undefined);
      store.stop();
    }
  });

  it('takes junk of every kind for no record, says so, and clears it when told', async () => {
    for (const junk of JUNK) {
      let stored: unknown = junk;
      const { world, store } = await over({
        load: () => stored as BatchRecord,
        save: (record) => void (stored = record),
      });
      store.start();
      await settled();
      expect(store.$state.get().state, name(junk)).to.equal('idle');
      expect(store.$state.get().journalError, name(junk)).not.to.equal(undefined);
      store.clear();
      await settled();
      expect(stored, name(junk)).to.equal(undefined);
      expect(store.$state.get().journalError, name(junk)).to.equal(undefined);
      expect((await store.run(retries(2))).outcome, name(junk)).to.equal('done');
      expect(writesOf(world), name(junk)).to.have.length(2);
      store.stop();
    }
  });

  it('says nothing of a journal that holds nothing', async () => {
    for (const nothing of [undefined, null]) {
      const { store } = await over({ load: () => nothing as undefined, save: () => undefined });
      store.start();
      await settled();
      expect(store.$state.get().journalError).to.equal(undefined);
      expect(store.$state.get().state).to.equal('idle');
    }
  });

  it('pauses a batch whose journal does not answer, with the journal as the reason, and goes on when told', async () => {
    const { world, store } = await over({ load: never, save: () => undefined });
    const running = store.run(retries(3));
    await world.environment.advance(A_MINUTE);
    expect(store.$state.get()).to.include({ state: 'paused', pause: 'journal', needsResume: true, total: 3 });
    expect(store.$state.get().error?.kind).to.equal('timeout');
    expect(world.received).to.deep.equal([]);
    void store.resume();
    await running;
    expect(outcomes(store)).to.deep.equal(['sent', 'sent', 'sent']);
    store.stop();
    await settled();
    expect(world.environment.waiting).to.equal(0);
  });

  it('can be cancelled while its journal does not answer', async () => {
    for (const journal of [
      { load: never, save: () => undefined },
      { load: () => undefined, save: never },
    ]) {
      const { world, store } = await over(journal);
      const running = store.run(retries(3));
      await world.environment.advance(A_MINUTE);
      expect(store.$state.get()).to.include({ state: 'paused', pause: 'journal' });
      store.cancel();
      await ended(world, running);
      expect(store.$state.get().counts).to.include({ cancelled: 3 });
      expect(world.received).to.deep.equal([]);
    }
  });

  it('says that a journal is silent also where no batch is begun', async () => {
    const world = createSubscriberWorld(subscribers(1));
    const store = createBatchStore(world.client, { journal: { load: never, save: () => undefined } });
    store.start();
    await world.environment.advance(A_MINUTE);
    expect(store.$state.get()).to.include({ state: 'idle' });
    expect(store.$state.get().journalError?.kind).to.equal('timeout');
    store.clear();
    expect(store.$state.get().journalError).to.equal(undefined);
  });
});

describe('createBatchStore: journals that do not keep', () => {
  it('pauses when a record is not kept in time, sends nothing meanwhile, and goes on once it is', async () => {
    let answer: () => void = () => undefined;
    let isSlow = true;
    const save = () => (isSlow ? new Promise<void>((resolve) => (answer = resolve)) : undefined);
    const { world, store } = await over({ load: () => undefined, save });
    const running = store.run(retries(3));
    await world.environment.advance(A_MINUTE);
    expect(store.$state.get()).to.include({ state: 'paused', pause: 'journal', needsResume: true });
    expect(store.$state.get().counts).to.include({ waiting: 3 });
    expect(world.received).to.deep.equal([]);
    isSlow = false;
    answer();
    void store.resume();
    await running;
    expect(outcomes(store)).to.deep.equal(['sent', 'sent', 'sent']);
    store.stop();
  });

  it('asks for nothing new while an answer is out, so that no older state comes after a newer one', async () => {
    let open = 0;
    let most = 0;
    const answers: (() => void)[] = [];
    const save = async () => {
      most = Math.max(most, (open += 1));
      await new Promise<void>((resolve) => answers.push(resolve));
      open -= 1;
    };
    const { world, store } = await over({ load: () => undefined, save });
    const running = store.run(retries(3));
    for (let times = 0; times < 3; times += 1) {
      await world.environment.advance(A_MINUTE);
      void store.resume();
    }
    expect(most).to.equal(1);
    let isOver = false as boolean;
    void running.then(() => (isOver = true));
    for (let turns = 0; turns < 50 && !isOver; turns += 1) {
      answers.shift()?.();
      void store.resume();
      await settled();
    }
    expect(most).to.equal(1);
    expect(writesOf(world)).to.have.length(3);
    store.stop();
  });

  it('says that the storage is full', async () => {
    const full = () => Promise.reject(new DOMException('Full.', 'QuotaExceededError'));
    const { world, store } = await over({ load: () => undefined, save: full });
    void store.run(retries(3));
    await settled();
    expect(store.$state.get()).to.include({ state: 'paused', pause: 'journal' });
    expect(store.$state.get().error?.kind).to.equal('too-large');
    expect(world.received).to.deep.equal([]);
    store.stop();
  });
});

describe('createBatchStore: journals that append', () => {
  it('are given the record once, and of each item what becomes of it, before it leaves', async () => {
    const journal = appending();
    const { world, store } = await over(journal, 20);
    const held = world.hold('retry u010');
    const running = store.run(retries(20));
    await settled();
    expect(journal.saves).to.equal(1);
    const { progress, changes = [] } = journal.load() ?? { progress: '' };
    expect(progress).to.match(/^[rw]{20}$/);
    expect(changes.filter(([index]) => index === 10).map(([, outcome]) => outcome)).to.deep.equal(['running']);
    expect(changes.filter(([index]) => index === 12).at(-1)?.[1]).to.equal('sent');
    await held[0]?.release();
    await running;
    for (const id of world.rows.keys()) world.change(id, { status: 'provisioned' });
    await world.environment.advance(10_000);
    expect(journal.isEmpty).to.equal(true);
    expect(journal.saves).to.equal(2);
  });

  it('write as much for an item of many as for one of few', async () => {
    const perItem = async (count: number) => {
      const journal = appending();
      const { world, store } = await over(journal, count);
      await store.run(retries(count));
      store.stop();
      expect(writesOf(world)).to.have.length(count);
      return journal.written / count;
    };
    const few = await perItem(50);
    const many = await perItem(1_000);
    expect(many / few).to.be.below(1.2);
  });

  it('give back after a reload what was appended, and nothing is sent twice', async () => {
    const journal = appending();
    const { world, store } = await over(journal, 12);
    const held = world.hold('retry u007');
    void store.run(retries(12));
    await settled();
    store.stop();
    await held[0]?.release();
    const again = await loaded(world, { journal, get: (id) => world.rows.get(id) });
    again.start();
    await settled();
    expect(again.$state.get().state).to.equal('finished');
    expect(writesOf(world)).to.have.length(12);
    expect(again.$state.get().counts).to.include({ sent: 12 });
    again.stop();
  });

  it('are given the whole record again after something could not be appended', async () => {
    const journal = appending();
    let isFull = false;
    const { world, store } = await over(
      {
        ...journal,
        load: journal.load,
        save: journal.save,
        append(changes) {
          if (isFull) throw new DOMException('Full.', 'QuotaExceededError');
          journal.append(changes);
        },
      },
      8,
    );
    const held = world.hold('retry u003');
    const running = store.run(retries(8));
    isFull = true;
    await settled();
    expect(store.$state.get()).to.include({ state: 'paused', pause: 'journal' });
    isFull = false;
    void store.resume();
    await settled();
    await held[0]?.release();
    await running;
    const kept = journal.load();
    expect(kept?.items).to.have.length(8);
    expect(writesOf(world)).to.have.length(8);
    store.stop();
  });

  it('read the letters and the changes of every outcome', async () => {
    const world = createSubscriberWorld(subscribers(12));
    const items = retries(12).map((item) => ({ ...item }));
    const journal = memoryJournal();
    const changes: BatchChange[] = [
      [0, 'running'],
      [0, 'sent'],
      [1, 'done'],
      [2, 'pending'],
      [3, 'failed', { kind: 'forbidden' }],
      [4, 'failed-again', { kind: 'refused', code: '7' }],
      [5, 'cancelled'],
      [6, 'skipped', { kind: 'busy' }],
      [7, 'unknown', { kind: 'timeout' }],
      [8, 'running'],
    ];
    journal.stored = JSON.stringify({ ...RECORD, items, progress: 'w'.repeat(12), changes });
    const store = await loaded(world, { journal });
    store.start();
    await settled();
    expect(outcomes(store)).to.deep.equal([
      'sent',
      'done',
      'pending',
      'failed',
      'failed-again',
      'cancelled',
      'skipped',
      'unknown',
      'unknown',
      'waiting',
      'waiting',
      'waiting',
    ]);
    expect(store.get('u004')?.reason).to.deep.equal({ kind: 'refused', code: '7' });
    store.stop();
  });
});
