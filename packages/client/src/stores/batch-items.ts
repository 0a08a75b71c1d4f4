import type { BatchItemInput } from '../backend.js';
import type { ProvisioningError } from '../errors.js';
import type { Subscriber } from '../model.js';
import { countsOf } from './batch-counts.js';
import type { BatchItemFilter, BatchOutcome, BatchReason, BatchResult, SkipReason } from './batch-state.js';
import type { RowBefore } from './row-write.js';

/** One item as the batch works on it. */
export interface BatchEntry {
  readonly index: number;
  readonly input: BatchItemInput;
  /** Names and addresses for the report, as they were known when the batch began. */
  readonly row: Subscriber | undefined;
  readonly outcome: BatchOutcome;
  readonly reason: BatchReason | undefined;
  /** The row before the write. */
  before: RowBefore | undefined;
  /** Whether the write may have left. */
  hasLeft: boolean;
  /** Times that it was sent. */
  tries: number;
  /** Readings since it was taken on in which its row stood as before. */
  rests: number;
  /** Whether the address that was given is not at hand, because it was not stored. */
  lacksAddress: boolean;
  /** Whether `before` says nothing about the address, for the same reason. */
  hidesAddress: boolean;
}

/** The items of one batch, counted as they change. */
export interface BatchItems {
  readonly entries: readonly BatchEntry[];
  readonly counts: Record<BatchOutcome, number>;
  set(entry: BatchEntry, outcome: BatchOutcome, reason?: BatchReason): void;
  skip(entry: BatchEntry, kind: SkipReason): void;
  /** Gives an item up that waits. */
  cancel(entry: BatchEntry): void;
  /** The items that have changed since this was asked for last. */
  takeChanged(): BatchEntry[];
  of(outcome: BatchOutcome): BatchEntry[];
  get(id: string): BatchEntry | undefined;
  results(filter?: BatchItemFilter): BatchResult[];
}

/** Makes items that wait; a row that comes twice is written for its first item alone. */
export function createBatchItems(
  inputs: readonly BatchItemInput[],
  known: (id: string) => Subscriber | undefined,
): BatchItems {
  type Changing = { -readonly [Key in keyof BatchEntry]: BatchEntry[Key] };
  const byId = new Map<string, Changing>();
  let changed = new Set<BatchEntry>();
  const counts = countsOf(inputs.length);
  const entries = inputs.map((input, index): Changing => {
    const row = known(input.subscriberId);
    return {
      index,
      input,
      row,
      outcome: 'waiting',
      reason: undefined,
      before: row,
      hasLeft: false,
      tries: 0,
      rests: 0,
      lacksAddress: false,
      hidesAddress: false,
    };
  });
  const set = (entry: BatchEntry, outcome: BatchOutcome, reason?: BatchReason) => {
    changed.add(entry);
    counts[entry.outcome] -= 1;
    counts[outcome] += 1;
    Object.assign(entry, { outcome, reason });
  };
  const skip = (entry: BatchEntry, kind: SkipReason) => set(entry, 'skipped', { kind });
  for (const entry of entries) {
    const { subscriberId } = entry.input;
    if (byId.has(subscriberId)) skip(entry, 'duplicate');
    else byId.set(subscriberId, entry);
  }
  return {
    entries,
    counts,
    set,
    skip,
    cancel: (entry) => set(entry, 'cancelled'),
    takeChanged() {
      const taken = [...changed];
      changed = new Set();
      return taken;
    },
    of: (outcome) => entries.filter((entry) => entry.outcome === outcome),
    get: (id) => byId.get(id),
    results: ({ outcome, action } = {}) =>
      entries
        .filter(
          (entry) =>
            (outcome?.includes(entry.outcome) ?? true) && (action === undefined || action === entry.input.action),
        )
        .map(toResult),
  };
}

/** An item as others may see it. */
export function toResult({ input, outcome, reason }: BatchEntry): BatchResult {
  return { ...input, outcome, ...(reason && { reason }) };
}

/** Why an item failed, in a form that can be stored. */
export function toReason({ kind, code, errors: [first, ...others] }: ProvisioningError): BatchReason {
  const ownCode = first?.code ?? code;
  const more = others
    .map(({ text, code }) => text || (code ?? ''))
    .join(' ')
    .trim();
  return {
    kind,
    ...(ownCode !== undefined && { code: ownCode }),
    ...(first?.text && { text: first.text }),
    ...(more && { more }),
  };
}
