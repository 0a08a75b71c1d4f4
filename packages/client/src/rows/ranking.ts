import type { Work } from '../slices.js';
import type { Alphabet } from './alphabet.js';
import { sortTexts, type SortedTexts } from './collate.js';
import { sortByWords, STEPS, upTo } from './word-sort.js';

/** Numbers in a range up to this are ranks themselves. */
const NARROW = 65_536;

/** Items whose values are looked at to tell whether values repeat. */
const SAMPLE = 1_000;

type Value<Item> = (item: Item) => string | number;

/** The rank of each item by one value, the same for items that it does not tell apart. */
interface Ranks {
  readonly ranks: Uint32Array;
  /** Different ranks. */
  readonly count: number;
}

/**
 * Sorts items by values, by the first one first: numbers by size, texts by an alphabet. Gives the places of the items in
 * order; items of the same values keep theirs.
 */
export function* sortItems<Item>(
  items: readonly Item[],
  values: readonly Value<Item>[],
  alphabet: Alphabet,
): Work<Uint32Array> {
  const [only] = values;
  if (only && values.length === 1 && isDistinctText(items, only)) {
    return (yield* sortTexts(yield* readAll(items, only as (item: Item) => string), alphabet)).order;
  }
  const ranked: Ranks[] = [];
  for (const value of values) ranked.push(yield* rankItems(items, value, alphabet));
  let order = upTo(items.length);
  for (const ranks of ranked.toReversed()) order = yield* sortByRanks(order, ranks);
  return order;
}

/** Names repeat, and each is ranked once; addresses do not, and a dictionary of them would be wasted. */
function isDistinctText<Item>(items: readonly Item[], valueOf: Value<Item>): boolean {
  const sample = items.slice(0, SAMPLE).map(valueOf);
  return typeof sample[0] === 'string' && new Set(sample).size > 0.9 * sample.length;
}

function* rankItems<Item>(items: readonly Item[], valueOf: Value<Item>, alphabet: Alphabet): Work<Ranks> {
  const [first] = items;
  if (first !== undefined && typeof valueOf(first) === 'number') {
    return yield* rankNumbers(yield* readAll(items, valueOf as (item: Item) => number));
  }
  const textOf = valueOf as (item: Item) => string;
  if (isDistinctText(items, textOf)) return toRanks(yield* sortTexts(yield* readAll(items, textOf), alphabet));
  const codes = new Map<string, number>();
  const coded = new Uint32Array(items.length);
  for (let start = 0; start < items.length; start += STEPS) {
    encode(items, textOf, coded, codes, start, Math.min(start + STEPS, items.length));
    yield;
  }
  const { ranks, count } = toRanks(yield* sortTexts([...codes.keys()], alphabet));
  for (let place = 0; place < coded.length; place += 1) coded[place] = ranks[coded[place] ?? 0] ?? 0;
  return { ranks: coded, count };
}

function toRanks({ order, steps }: SortedTexts): Ranks {
  const ranks = new Uint32Array(order.length);
  let count = 0;
  for (let place = 0; place < order.length; place += 1) {
    count += steps[place] ?? 0;
    ranks[order[place] ?? 0] = count - 1;
  }
  return { ranks, count };
}

function* readAll<Item, Value>(items: readonly Item[], valueOf: (item: Item) => Value): Work<Value[]> {
  const values: Value[] = [];
  for (let start = 0; start < items.length; start += STEPS) {
    read(items, valueOf, values, Math.min(start + STEPS, items.length));
    yield;
  }
  return values;
}

/** Reads the next values. Loops of their own, because an engine speeds up a generator late or never. */
function read<Item, Value>(items: readonly Item[], valueOf: (item: Item) => Value, values: Value[], end: number): void {
  for (let place = values.length; place < end; place += 1) values.push(valueOf(items[place] as Item));
}

/** Gives texts numbers, the same to the same. */
function encode<Item>(
  items: readonly Item[],
  textOf: (item: Item) => string,
  coded: Uint32Array,
  codes: Map<string, number>,
  start: number,
  end: number,
): void {
  for (let place = start; place < end; place += 1) {
    const text = textOf(items[place] as Item);
    let code = codes.get(text);
    if (code === undefined) codes.set(text, (code = codes.size));
    coded[place] = code;
  }
}

function* rankNumbers(values: readonly number[]): Work<Ranks> {
  let least = Infinity;
  let most = -Infinity;
  for (const value of values) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  if (most - least < NARROW)
    return { ranks: Uint32Array.from(values, (value) => value - least), count: most - least + 1 };
  const places = upTo(values.length);
  const half = 2 ** 26;
  yield* sortByWords(places, {
    word: (place, depth) => {
      const value = (values[place] ?? 0) - least;
      return depth === 0 ? Math.floor(value / half) : value % half;
    },
    isLast: (_, depth) => depth === 1,
  });
  const ranks = new Uint32Array(values.length);
  let count = 0;
  for (let place = 0; place < places.length; place += 1) {
    const item = places[place] ?? 0;
    if (place > 0 && values[item] !== values[places[place - 1] ?? 0]) count += 1;
    ranks[item] = count;
  }
  return { ranks, count: count + 1 };
}

/** Counting sort: puts places in the order of their ranks, stable, in as many steps as there are places. */
function* sortByRanks(places: Uint32Array, { ranks, count }: Ranks): Work<Uint32Array> {
  const starts = startsOf(places, ranks, count);
  yield;
  const sorted = new Uint32Array(places.length);
  for (let from = 0; from < places.length; from += 4 * STEPS) {
    putByRank(places, ranks, starts, sorted, from, Math.min(from + 4 * STEPS, places.length));
    yield;
  }
  return sorted;
}

function startsOf(places: Uint32Array, ranks: Uint32Array, count: number): Uint32Array {
  const starts = new Uint32Array(count + 1);
  for (let at = 0; at < places.length; at += 1) {
    const after = (ranks[places[at] ?? 0] ?? 0) + 1;
    starts[after] = (starts[after] ?? 0) + 1;
  }
  for (let rank = 1; rank <= count; rank += 1) starts[rank] = (starts[rank] ?? 0) + (starts[rank - 1] ?? 0);
  return starts;
}

function putByRank(
  places: Uint32Array,
  ranks: Uint32Array,
  starts: Uint32Array,
  sorted: Uint32Array,
  from: number,
  to: number,
): void {
  for (let at = from; at < to; at += 1) {
    const place = places[at] ?? 0;
    const rank = ranks[place] ?? 0;
    const start = starts[rank] ?? 0;
    sorted[start] = place;
    starts[rank] = start + 1;
  }
}
