import type { Subscriber } from '../model.js';

/** Whether two states of a row, or two parts of them, say the same. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other || !one || !other || typeof one !== 'object' || typeof other !== 'object') return one === other;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => isSame((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key]))
  );
}

/** Whether the first state of a row is older than the other; unreadable dates are not older. */
export function isOlder(one: Subscriber, other: Subscriber): boolean {
  return (
    one.lastStatusChange !== other.lastStatusChange &&
    Date.parse(one.lastStatusChange) < Date.parse(other.lastStatusChange)
  );
}

/**
 * Tells answers that were overtaken: what was asked before a row was written or read on its own must not undo it.
 * Counts questions instead of comparing dates, which the backend's clock and ours would have to agree on.
 */
export interface Freshness {
  /** A mark to take before asking. */
  mark(): number;
  /** Records that a row is known as of now, or as of a question. */
  touch(id: string, mark?: number): void;
  /** Whether a row was touched after a mark. */
  isTouched(id: string, mark: number): boolean;
  /** The rows of an answer that nothing has overtaken since its question. */
  fresh(rows: readonly Subscriber[], mark: number): readonly Subscriber[];
}

export function createFreshness(): Freshness {
  const touched = new Map<string, number>();
  let marks = 0;
  const mark = () => ++marks;
  const isTouched = (id: string, at: number) => (touched.get(id) ?? 0) > at;
  return {
    mark,
    touch: (id, at = mark()) => void touched.set(id, at),
    isTouched,
    fresh: (rows, at) => (touched.size === 0 ? rows : rows.filter(({ id }) => !isTouched(id, at))),
  };
}
