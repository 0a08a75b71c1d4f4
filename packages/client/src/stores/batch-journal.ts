import type { BatchItemInput } from '../backend.js';
import type { Subscriber } from '../model.js';
import { createBatchItems, type BatchEntry, type BatchItems } from './batch-items.js';
import type { BatchOutcome, BatchReason } from './batch-state.js';
import type { RowBefore } from './row-write.js';

/** An item as it is stored; a given address only where the host keeps addresses. */
export interface BatchPlanItem extends BatchItemInput {
  /** Whether an address was given that is not stored here. */
  readonly lacksAddress?: boolean;
  /** The row before the write, from which a reading tells whether it took effect. */
  readonly before?: RowBefore;
}

/** What one item has become, by its place among the items of the record; plain JSON. */
export type BatchChange = readonly [index: number, outcome: BatchOutcome, reason?: BatchReason];

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
  /** What was appended since, oldest first, for journals that append. */
  readonly changes?: readonly BatchChange[];
  /** The backend's own batch that runs the items. */
  readonly remoteId?: string;
}

/**
 * Where a host keeps the record of a running batch, so that it can go on after a reload. The library stores nothing
 * by itself.
 *
 * What happens is kept before each write leaves, because what is not noted as sent would be sent again. A page at a time
 * may hold a record: a host with several tabs gives it to the one that holds a Web Lock. A call that rejects, or that is not
 * answered within ten seconds, pauses the batch; the next one is made once that one is answered.
 */
export interface BatchJournal {
  /**
   * The record of a batch that was left in the middle. One that cannot be read counts as none, and the batch store says so
   * in `journalError`.
   */
  load(): BatchRecord | undefined | Promise<BatchRecord | undefined>;
  /** Keeps the record in place of the one before; without one there is nothing left to remember. */
  save(record: BatchRecord | undefined): void | Promise<void>;
  /**
   * Adds to the record that was saved last what items have become since, to be given back as its `changes`. With it a record
   * is saved once, and each item costs the same however many there are; without, every change saves the record anew.
   */
  append?(changes: readonly BatchChange[]): void | Promise<void>;
  /**
   * Whether records may hold addresses and the backend's words, in which addresses occur. Without, waiting retries whose
   * address was given cannot go on after a reload: they are skipped with a reason. @default false
   */
  readonly withAddresses?: boolean;
}

/** Letters of the outcomes in a record. */
export const LETTERS: Readonly<Record<BatchOutcome, string>> = {
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
    if (reason) reasons.push([index, toStored(reason, withAddresses)]);
  }
  return { progress, reasons };
}

/** What has changed in a record. */
export function toChange({ index, outcome, reason }: BatchEntry, withAddresses: boolean): BatchChange {
  return reason ? [index, outcome, toStored(reason, withAddresses)] : [index, outcome];
}

function toStored(reason: BatchReason, withAddresses: boolean): BatchReason {
  const { text: _, more: __, ...rest } = reason;
  return withAddresses ? reason : rest;
}

/** The items of a record that was read: what was in flight is unknown, everything else is as it was. */
export function readItems(
  { items: stored, progress, reasons, changes = [], withAddresses }: BatchRecord,
  known: (id: string) => Subscriber | undefined,
): BatchItems {
  const inputs = stored.map(({ before: _, lacksAddress: __, ...input }): BatchItemInput => input);
  const items = createBatchItems(inputs, known);
  const became = new Map<number, readonly [outcome: BatchOutcome, reason?: BatchReason | undefined]>();
  for (const index of inputs.keys()) became.set(index, [OUTCOMES.get(progress.charAt(index)) ?? 'unknown']);
  for (const [index, reason] of reasons) became.set(index, [became.get(index)?.[0] ?? 'unknown', reason]);
  for (const [index, outcome, reason] of changes) became.set(index, [outcome, reason]);
  for (const [index, entry] of items.entries.entries()) {
    const { before, lacksAddress } = stored[index] ?? {};
    const [last = 'unknown', reason] = became.get(index) ?? [];
    const outcome = last === 'running' ? 'unknown' : last;
    entry.before = before;
    entry.lacksAddress = lacksAddress ?? false;
    entry.hidesAddress = !withAddresses;
    entry.hasLeft = outcome === 'unknown';
    if (outcome !== entry.outcome) items.set(entry, outcome, reason);
  }
  return items;
}
