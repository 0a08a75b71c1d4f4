import {
  createBatchStore,
  ProvisioningError,
  type BatchItemInput,
  type BatchJournal,
  type BatchRecord,
  type BatchStore,
  type BatchStoreOptions,
  type Subscriber,
} from '@flowthrough/client';
import {
  createSubscriberWorld,
  settled,
  subscribers,
  type SubscriberWorld,
  type WorldOptions,
} from './subscriber-world.js';

export interface BatchWorld {
  readonly world: SubscriberWorld;
  readonly store: BatchStore;
}

/** A store over a world of failed users, with its machinery loaded so that only the test's time matters. */
export async function batchOver(
  rows: number | readonly Subscriber[],
  options: BatchStoreOptions = {},
  worldOptions: WorldOptions = {},
): Promise<BatchWorld> {
  const world = createSubscriberWorld(typeof rows === 'number' ? subscribers(rows) : rows, worldOptions);
  return { world, store: await loaded(world, options) };
}

/** Another store over the same world; `get` is the row as the world began, unless the test gives its own. */
export async function loaded(world: SubscriberWorld, options: BatchStoreOptions = {}): Promise<BatchStore> {
  const first = new Map(world.rows);
  const store = createBatchStore(world.client, { get: (id) => first.get(id), ...options });
  await store.toReport();
  return store;
}

export const retries = (count: number, start = 0): BatchItemInput[] =>
  subscribers(count + start)
    .slice(start)
    .map(({ id }) => ({ subscriberId: id, action: 'retry', email: `${id}@new.example.com` }));

export const deletions = (count: number): BatchItemInput[] =>
  subscribers(count).map(({ id }) => ({ subscriberId: id, action: 'delete' }));

export const limited = (retryAfter?: number) =>
  new ProvisioningError('rate-limited', 'Too many.', { status: 429, retryAfter });

/** Outcomes of all items, in their order. */
export const outcomes = (store: BatchStore) => store.items().map(({ outcome }) => outcome);

/** What a write was about: `retry u001 a@example.com` is about `u001`. */
export const writesOf = ({ received }: SubscriberWorld) => received.filter((what) => !what.startsWith('get '));

export interface MemoryJournal extends BatchJournal {
  /** What was kept last, as a host would store it. */
  stored: string | undefined;
  saves: number;
}

/** A journal that keeps text, as the storage of a page does. */
export function memoryJournal(withAddresses = true): MemoryJournal {
  const journal: MemoryJournal = {
    withAddresses,
    stored: undefined,
    saves: 0,
    load: () => (journal.stored === undefined ? undefined : (JSON.parse(journal.stored) as BatchRecord)),
    save(record) {
      journal.saves += 1;
      journal.stored = record && JSON.stringify(record);
    },
  };
  return journal;
}

/** Lets time pass in small steps until the batch has come to its end; throws when that takes too long. */
export async function ended(world: SubscriberWorld, running: Promise<unknown>, limit = 600_000): Promise<void> {
  let isOver = false as boolean;
  void running.then(() => (isOver = true));
  for (let passed = 0; passed < limit; passed += 500) {
    await settled();
    if (isOver) return;
    await world.environment.advance(500);
  }
  throw new Error('The batch did not come to its end.');
}
