import type { SortKey } from '../backend.js';
import type { Subscriber } from '../model.js';
import type { Work } from '../slices.js';
import { createAlphabet, type Alphabet } from './alphabet.js';
import { placeOf } from './collate.js';
import { sortByComparison } from './comparison-sort.js';
import { createComparison, isSameValue, SORT_VALUES } from './ordering.js';
import { sortItems } from './ranking.js';
import type { IndexedRows } from './row-index.js';
import { inParts } from './word-sort.js';

/** The ascending orders of the columns: made when asked for, kept, and mended where rows change. */
export interface Orders {
  /** The indexes in ascending order of a column, ties as they came; removed rows may be among them. */
  by(key: SortKey): Work<Uint32Array>;
  /** Told that a row came, changed or, without a newer state, went. */
  touch(index: number, old: Subscriber | undefined, row: Subscriber | undefined): void;
}

/** Rows that may be in the wrong place of an order. */
interface Watch {
  readonly key: SortKey;
  readonly moved: Set<number>;
}

interface Kept extends Watch {
  readonly order: Uint32Array;
}

/** Up to so many moved rows, or one part in so many of all, are put in place; with more, sorting anew is faster. */
const MENDED_ROWS = 64;
const MENDED_SHARE = 16;

export function createOrders(rows: IndexedRows, locale: string | undefined): Orders {
  const kept = new Map<SortKey, Kept>();
  const watches = new Set<Watch>();
  /** Orders under way. Whoever asks for one goes on with its work, so that what was begun in idle time is of use at once. */
  const making = new Map<SortKey, Work<unknown>>();
  let language: Alphabet | undefined;

  const alphabet = () => (language ??= createAlphabet(locale));

  /** Takes the moved rows out of an order and puts them where they belong. */
  function* mended({ order, key }: Kept, moved: readonly number[]): Work<Uint32Array> {
    const isMoved = new Uint8Array(rows.all.length);
    for (const index of moved) isMoved[index] = 1;
    const still = new Uint32Array(order.length);
    let count = 0;
    yield* inParts(order.length, (from, to) => {
      for (let place = from; place < to; place += 1) {
        const index = order[place] ?? 0;
        if (isMoved[index] !== 1) still[count++] = index;
      }
    });
    const rest = still.subarray(0, count);
    const inserted = Uint32Array.from(moved.filter((index) => rows.row(index)));
    const compare = createComparison(rows.all, key, alphabet().compare);
    yield* sortByComparison(inserted, compare);
    const whole = new Uint32Array(rest.length + inserted.length);
    let from = 0;
    for (const [at, index] of inserted.entries()) {
      const place = placeOf(index, rest, from, compare);
      whole.set(rest.subarray(from, place), from + at);
      whole[place + at] = index;
      from = place;
      if (at % 64 === 0) yield;
    }
    whole.set(rest.subarray(from), from + inserted.length);
    return whole;
  }

  /** Makes an order, or mends the one before. */
  function* make(key: SortKey, old: Kept | undefined): Work<Uint32Array> {
    // Rows that move while the work goes on are in neither place for sure, and are put right the next time.
    const watch: Watch = { key, moved: new Set() };
    watches.add(watch);
    try {
      const isMended = old && old.moved.size <= Math.max(MENDED_ROWS, old.order.length / MENDED_SHARE);
      const moved = isMended ? [...old.moved] : [];
      const order = yield* isMended ? mended(old, moved) : sortItems(rows.all, SORT_VALUES[key], alphabet());
      // A row that changed under the search for places may have misled it.
      if (watch.moved.size > 0) for (const index of moved) watch.moved.add(index);
      if (old) watches.delete(old);
      const mine: Kept = { order, ...watch };
      kept.set(key, mine);
      watches.add(mine);
      return order;
    } finally {
      watches.delete(watch);
      making.delete(key);
    }
  }

  function* by(key: SortKey): Work<Uint32Array> {
    for (let begun = making.get(key); begun; begun = making.get(key)) while (!begun.next().done) yield;
    const old = kept.get(key);
    if (old?.moved.size === 0) return old.order;
    // The result is undefined where somebody else has taken the last step.
    const work: Work<Uint32Array | undefined> = make(key, old);
    making.set(key, work);
    return (yield* work) ?? (yield* by(key));
  }

  return {
    by,
    touch(index, old, row) {
      for (const { key, moved } of watches) {
        if (!old || !row || !isSameValue(old, row, key)) moved.add(index);
      }
    },
  };
}
