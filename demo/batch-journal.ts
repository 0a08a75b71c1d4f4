import type { BatchChange, BatchJournal, BatchRecord } from '@flowthrough/client';
import type { Settings } from './settings.js';

/** Users of one world of the mock are nobody in another one. */
type World = Pick<Settings, 'scenario' | 'users' | 'seed'>;

/**
 * Makes what gives each template the journal of its batches, kept in IndexedDB so that they go on after a reload.
 *
 * A record belongs to the tab that holds its Web Lock, for as long as that lives: two tabs share none, a duplicated one
 * included, and what a closed tab has left is offered to the next one. Where the browser has no locks nothing is kept.
 * Addresses are kept as well: a retry whose address was imported could not go on without.
 */
export function createJournals({ scenario, users, seed }: World): (templateId: string) => BatchJournal | undefined {
  const journals = new Map<string, BatchJournal>();
  let database: Promise<IDBDatabase> | undefined;
  const open = async () => {
    try {
      return await (database ??= openDatabase());
    } catch (error) {
      database = undefined;
      throw error;
    }
  };

  return (templateId) => {
    // Browsers have them in secure contexts alone.
    if (!('locks' in navigator)) return undefined;
    const place = [scenario, users, seed, templateId].join(' ');
    const journal = journals.get(templateId) ?? createJournal(open, place);
    journals.set(templateId, journal);
    return journal;
  };
}

const RECORDS = 'records';
const CHANGES = 'changes';

function createJournal(open: () => Promise<IDBDatabase>, place: string): BatchJournal {
  /** The record that is this tab's, and what lets go of it. */
  let mine: { readonly id: string; readonly release: () => void } | undefined;
  let changes = 0;

  const hold = async (id: string) => {
    const release = await holdLock(`batch ${id}`);
    if (release) mine = { id, release };
    return release !== undefined;
  };
  const run = async (work: (records: IDBObjectStore, changes: IDBObjectStore) => void) => {
    const transaction = (await open()).transaction([RECORDS, CHANGES], 'readwrite');
    work(transaction.objectStore(RECORDS), transaction.objectStore(CHANGES));
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onerror = transaction.onabort = () => reject(transaction.error ?? new Error('Not kept.'));
    });
  };

  return {
    withAddresses: true,
    async load() {
      const database = await open();
      const store = (name: string) => database.transaction(name).objectStore(name);
      const left = await ask(store(RECORDS).getAllKeys(within(place)));
      for (const key of left) if (!mine) await hold((key as [string, string])[1]);
      if (!mine) return undefined;
      const record = await ask(store(RECORDS).get([place, mine.id]) as IDBRequest<BatchRecord | undefined>);
      const appended = await ask(store(CHANGES).getAll(within(mine.id)) as IDBRequest<BatchChange[][]>);
      return record && { ...record, changes: appended.flat() };
    },
    async save(record) {
      if (record && !mine) await hold(crypto.randomUUID());
      if (!mine) return;
      const { id, release } = mine;
      await run((records, appended) => {
        appended.delete(within(id));
        if (record) records.put(record, [place, id]);
        else records.delete([place, id]);
      });
      if (record) return;
      mine = undefined;
      release();
    },
    append: (added) => run((_, appended) => appended.add(added, [mine?.id ?? '', (changes += 1)])),
  };
}

/** All keys of two parts that begin with one. */
const within = (first: string) => IDBKeyRange.bound([first], [first, []]);

function ask<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('Not read.'));
  });
}

function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open('flowthrough-demo', 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(RECORDS);
    request.result.createObjectStore(CHANGES);
  };
  return ask(request);
}

/** Holds a lock until what it resolves with is called, or the page goes; undefined when somebody else holds it. */
function holdLock(name: string): Promise<(() => void) | undefined> {
  return new Promise((resolve, reject) => {
    navigator.locks
      .request(name, { ifAvailable: true }, (lock) => {
        if (lock) return new Promise<void>((release) => resolve(release));
        resolve(undefined);
        return undefined;
      })
      .catch(reject);
  });
}
