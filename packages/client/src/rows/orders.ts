import type { SortKey } from '../backend.js';
import type { Subscriber } from '../model.js';
import type { Work } from '../slices.js';
import { CODE_UNITS, createAlphabet, type Alphabet } from './alphabet.js';
import { placeOf, rankTexts } from './collate.js';
import { isSameValue, sortValue } from './ordering.js';
import { sortByComparison, sortByWords, STEPS, upTo } from './word-sort.js';

/** The rows that are sorted; a row keeps its index for good. */
export interface IndexedRows {
  /** Indexes given out. */
  length(): number;
  /** Undefined once the row is removed. */
  row(index: number): Subscriber | undefined;
}

/** The ascending orders of the columns: made when asked for, kept, and mended where rows change. */
export interface Orders {
  /** The indexes in ascending order of a column, ties by id; removed rows may be among them. */
  by(key: SortKey): Work<Uint32Array>;
  /** Told that a row came, changed or, without a newer state, went. */
  touch(index: number, old: Subscriber | undefined, row: Subscriber | undefined): void;
}

type OrderKey = SortKey | 'id';

/** Rows that may be in the wrong place of an order. */
interface Watch {
  readonly key: OrderKey;
  readonly moved: Set<number>;
}

interface Kept extends Watch {
  readonly order: Uint32Array;
}

/** Up to so many moved rows, or one part in so many of all, are put in place; with more, sorting anew is faster. */
const MENDED_ROWS = 64;
const MENDED_SHARE = 16;

export function createOrders(rows: IndexedRows, locale: string | undefined): Orders {
  const kept = new Map<OrderKey, Kept>();
  const watches = new Set<Watch>();
  let language: Alphabet | undefined;

  const alphabetOf = (key: OrderKey): Alphabet => (key === 'id' ? CODE_UNITS : (language ??= createAlphabet(locale)));
  const valueOf = (row: Subscriber, key: OrderKey) => (key === 'id' ? row.id : sortValue(row, key));

  const comparison = (key: OrderKey) => {
    const { compare } = alphabetOf(key);
    const compareIds = CODE_UNITS.compare;
    return (one: number, other: number): number => {
      const [first, second] = [rows.row(one), rows.row(other)];
      if (!first || !second) return Number(!first) - Number(!second);
      const [a, b] = [valueOf(first, key), valueOf(second, key)];
      const order = typeof a === 'number' ? a - Number(b) : a === b ? 0 : compare(a, String(b));
      return order || compareIds(first.id, second.id);
    };
  };

  /** Takes the moved rows out of an order and puts them where they belong. */
  function* mended({ order, key }: Kept, moved: readonly number[]): Work<Uint32Array> {
    const isMoved = new Uint8Array(rows.length());
    for (const index of moved) isMoved[index] = 1;
    const still = new Uint32Array(order.length);
    let count = 0;
    for (let place = 0; place < order.length; place += 1) {
      const index = order[place] ?? 0;
      if (isMoved[index] !== 1) still[count++] = index;
      if (place % (8 * STEPS) === 0) yield;
    }
    const rest = still.subarray(0, count);
    const inserted = Uint32Array.from(moved.filter((index) => rows.row(index)));
    const compare = comparison(key);
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

  /** Sorts all rows. */
  function* sorted(key: OrderKey): Work<Uint32Array> {
    const items = key === 'id' ? upTo(rows.length()) : yield* by('id');
    const values: (string | number)[] = [];
    const live = new Uint32Array(items.length);
    for (let place = 0; place < items.length; place += 1) {
      const row = rows.row(items[place] ?? 0);
      if (row) {
        live[values.length] = items[place] ?? 0;
        values.push(valueOf(row, key));
      }
      if (place % 1_024 === 0) yield;
    }
    const ordered = live.subarray(0, values.length);
    const places = yield* typeof values[0] === 'number'
      ? placesOfNumbers(values as number[])
      : placesOfTexts(values as string[], alphabetOf(key));
    return places.map((place) => ordered[place] ?? 0);
  }

  function* by(key: OrderKey): Work<Uint32Array> {
    const old = kept.get(key);
    if (old?.moved.size === 0) return old.order;
    // Rows that move while the work goes on are in neither place for sure, and are put right the next time.
    const watch: Watch = { key, moved: new Set() };
    watches.add(watch);
    try {
      const isMended = old && old.moved.size <= Math.max(MENDED_ROWS, old.order.length / MENDED_SHARE);
      const moved = isMended ? [...old.moved] : [];
      const order = yield* isMended ? mended(old, moved) : sorted(key);
      // A row that changed under the search for places may have misled it.
      if (watch.moved.size > 0) for (const index of moved) watch.moved.add(index);
      const newer = kept.get(key);
      if (newer) watches.delete(newer);
      const mine: Kept = { order, ...watch };
      kept.set(key, mine);
      watches.add(mine);
      return order;
    } finally {
      watches.delete(watch);
    }
  }

  return {
    by,
    touch(index, old, row) {
      for (const { key, moved } of watches) {
        if (!old || !row || (key !== 'id' && !isSameValue(old, row, key))) moved.add(index);
      }
    },
  };
}

/** The places of numbers in ascending order; equal ones keep theirs. */
function* placesOfNumbers(values: readonly number[]): Work<Uint32Array> {
  let least = Infinity;
  for (const value of values) least = Math.min(least, value);
  const places = upTo(values.length);
  const half = 2 ** 26;
  yield* sortByWords(places, {
    word: (place, depth) => {
      const value = (values[place] ?? 0) - least;
      return depth === 0 ? Math.floor(value / half) : value % half;
    },
    isLast: (_, depth) => depth === 1,
  });
  return places;
}

/** The places of texts in the order of an alphabet; those that it does not tell apart keep theirs. */
function* placesOfTexts(values: readonly string[], alphabet: Alphabet): Work<Uint32Array> {
  // Names repeat, and each is ranked once; addresses do not, and a dictionary of them would be wasted.
  const sample = values.slice(0, 1_000);
  if (new Set(sample).size > 0.9 * sample.length) {
    const { ranks, count } = yield* rankTexts(values, alphabet);
    return yield* placesOfRanks(ranks, count);
  }
  const codes = new Map<string, number>();
  const coded = new Uint32Array(values.length);
  for (let place = 0; place < values.length; place += 1) {
    const value = values[place] ?? '';
    let code = codes.get(value);
    if (code === undefined) codes.set(value, (code = codes.size));
    coded[place] = code;
    if (place % 2_048 === 0) yield;
  }
  const { ranks, count } = yield* rankTexts([...codes.keys()], alphabet);
  return yield* placesOfRanks(
    coded.map((code) => ranks[code] ?? 0),
    count,
  );
}

/** Counting sort: places by rank, stable, in as many steps as there are values. */
function* placesOfRanks(ranks: Uint32Array, count: number): Work<Uint32Array> {
  const starts = new Uint32Array(count + 1);
  for (let place = 0; place < ranks.length; place += 1) {
    const after = (ranks[place] ?? 0) + 1;
    starts[after] = (starts[after] ?? 0) + 1;
    if (place % (4 * STEPS) === 0) yield;
  }
  for (let rank = 1; rank <= count; rank += 1) starts[rank] = (starts[rank] ?? 0) + (starts[rank - 1] ?? 0);
  const places = new Uint32Array(ranks.length);
  for (let place = 0; place < ranks.length; place += 1) {
    const rank = ranks[place] ?? 0;
    const at = starts[rank] ?? 0;
    places[at] = place;
    starts[rank] = at + 1;
    if (place % (4 * STEPS) === 0) yield;
  }
  return places;
}
