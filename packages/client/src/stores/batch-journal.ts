import type { BatchItemInput } from '../backend.js';
import type { Subscriber } from '../model.js';
import { createBatchItems, type BatchItems } from './batch-items.js';
import type { BatchOutcome, BatchReason } from './batch-state.js';
import type { RowBefore } from './row-write.js';

/** An item as it is stored; a given address only where the host keeps addresses. */
export interface BatchPlanItem extends BatchItemInput {
  /** Whether an address was given that is not stored here. */
  readonly lacksAddress?: boolean;
  /** The row before the write, from which a reading tells whether it took effect. */
  readonly before?: RowBefore;
}

/** What a host keeps of a batch: plain JSON, to be given back as it is. */
export interface BatchRecord {
  readonly version: 1;
  /** First part of every item's idempotency key. */
  readonly key: string;
  /** The same array for as long as a batch lasts, so that a host can store it once. */
  readonly items: readonly BatchPlanItem[];
  readonly withAddresses: boolean;
  /** One letter for each item, for what became of it. */
  readonly progress: string;
  readonly reasons: readonly (readonly [index: number, reason: BatchReason])[];
  /** The backend's own batch that runs the items. */
  readonly remoteId?: string;
}

/**
 * Where a host keeps the record of a running batch, so that it can go on after a reload. The library stores nothing
 * by itself.
 *
 * The record is saved before each write leaves, because what is not noted as sent would be sent again. One page at a time
 * may hold it: a host with several tabs gives it to the one that holds a Web Lock. A `save` that rejects pauses the batch.
 */
export interface BatchJournal {
  /** The record of a batch that was left in the middle. */
  load(): BatchRecord | undefined | Promise<BatchRecord | undefined>;
  /** Keeps the record in place of the one before; without one there is nothing left to remember. */
  save(record: BatchRecord | undefined): void | Promise<void>;
  /**
   * Whether records may hold addresses and the backend's words, in which addresses occur. Without, waiting retries whose
   * address was given cannot go on after a reload: they are skipped with a reason. @default false
   */
  readonly withAddresses?: boolean;
}

const LETTERS: Readonly<Record<BatchOutcome, string>> = {
  waiting: 'w',
  running: 'r',
  sent: 't',
  done: 'd',
  pending: 'p',
  failed: 'f',
  'failed-again': 'a',
  cancelled: 'c',
  skipped: 's',
  unknown: 'u',
};
const OUTCOMES = new Map(Object.entries(LETTERS).map(([outcome, letter]) => [letter, outcome as BatchOutcome]));

/** Saves what a batch has become: many that ask at once share one saving, and each is told when its state is kept. */
export interface JournalKeeper {
  keep(): Promise<void>;
}

export function createJournalKeeper(journal: BatchJournal | undefined, record: () => BatchRecord | undefined) {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  const save = async () => journal?.save(record());
  const begin = (): Promise<void> => {
    next = undefined;
    const mine = (running = save());
    const ended = () => {
      if (running === mine) running = undefined;
    };
    mine.then(ended, ended);
    return mine;
  };
  return {
    keep: (): Promise<void> => {
      if (!journal) return Promise.resolve();
      if (!running) return begin();
      return (next ??= running.then(begin, begin));
    },
  } satisfies JournalKeeper;
}

/** The lasting part of a record. */
export function toPlan(items: BatchItems, withAddresses: boolean): readonly BatchPlanItem[] {
  return items.entries.map(({ input, before, lacksAddress }) => {
    const { email, ...rest } = input;
    const isLeftOut = lacksAddress || (email !== undefined && !withAddresses);
    return {
      ...rest,
      ...(email !== undefined && withAddresses && { email }),
      ...(isLeftOut && { lacksAddress: true }),
      ...(before && { before: toBefore(before, withAddresses) }),
    };
  });
}

function toBefore({ status, package: packageType, lastStatusChange, email }: RowBefore, withAddresses: boolean) {
  return { status, package: packageType, lastStatusChange, ...(withAddresses && email !== undefined && { email }) };
}

/** The changing part of a record. */
export function toProgress({ entries }: BatchItems, withAddresses: boolean): Pick<BatchRecord, 'progress' | 'reasons'> {
  const reasons: [number, BatchReason][] = [];
  let progress = '';
  for (const { index, outcome, reason } of entries) {
    progress += LETTERS[outcome];
    if (!reason) continue;
    const { text, ...rest } = reason;
    reasons.push([index, withAddresses && text !== undefined ? reason : rest]);
  }
  return { progress, reasons };
}

/** The items of a record: what was in flight is unknown, everything else is as it was. Undefined for a broken record. */
export function readItems(record: BatchRecord, known: (id: string) => Subscriber | undefined): BatchItems | undefined {
  if (!isReadable(record)) return undefined;
  const reasons = new Map(record.reasons);
  const inputs = record.items.map(({ before: _, lacksAddress: __, ...input }): BatchItemInput => input);
  const items = createBatchItems(inputs, known);
  for (const [index, entry] of items.entries.entries()) {
    const { before, lacksAddress } = record.items[index] ?? {};
    const stored = OUTCOMES.get(record.progress.charAt(index)) ?? 'unknown';
    const outcome = stored === 'running' ? 'unknown' : stored;
    entry.before = before;
    entry.lacksAddress = lacksAddress ?? false;
    entry.hidesAddress = !record.withAddresses;
    entry.hasLeft = outcome === 'unknown';
    if (outcome !== entry.outcome) items.set(entry, outcome, reasons.get(index));
  }
  return items;
}

/** A record may come from an older version of the library, or from storage that others write to. */
function isReadable({ version, items, progress, reasons }: Partial<BatchRecord>): boolean {
  return version === 1 && Array.isArray(items) && Array.isArray(reasons) && progress?.length === items.length;
}
