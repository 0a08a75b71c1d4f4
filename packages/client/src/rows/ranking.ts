import type { Work } from '../slices.js';
import type { Alphabet } from './alphabet.js';
import { sortTexts, type SortedTexts } from './collate.js';
import { inParts, sortByWords, upTo } from './word-sort.js';

/** Numbers in a range up to this are ranks themselves. */
const NARROW = 65_536;

/** Items whose values are looked at to tell whether values repeat. */
const SAMPLE = 1_000;

type Value<Item> = (item: Item) => string | number;
type TextOf<Item> = (item: Item) => string;

/** The rank of each item by one value, the same for items that it does not tell apart. */
interface Ranks {
  readonly ranks: Uint32Array;
  /** Different ranks. */
  readonly count: number;
}

/**
 * Sorts items by values, by the first one first: numbers by size, texts by an alphabet. Gives the places of the items in
 * order; items of the same values keep theirs. Items that come while the work goes on are left out.
 */
export function* sortItems<Item>(
  items: readonly Item[],
  values: readonly Value<Item>[],
  alphabet: Alphabet,
): Work<Uint32Array> {
  const { length } = items;
  const [only] = values;
  if (only && values.length === 1 && isDistinctText(items, only)) {
    return (yield* sortTexts(yield* readTexts(items, length, only as TextOf<Item>), alphabet)).order;
  }
  const ranked: Ranks[] = [];
  for (const value of values) ranked.push(yield* rankItems(items, length, value, alphabet));
  let order = yield* upTo(length);
  for (const ranks of ranked.toReversed()) order = yield* sortByRanks(order, ranks);
  return order;
}

/** Names repeat, and each is ranked once; addresses do not, and a dictionary of them would be wasted. */
function isDistinctText<Item>(items: readonly Item[], valueOf: Value<Item>): boolean {
  const sample = items.slice(0, SAMPLE).map(valueOf);
  return typeof sample[0] === 'string' && new Set(sample).size > 0.9 * sample.length;
}

function* rankItems<Item>(
  items: readonly Item[],
  length: number,
  valueOf: Value<Item>,
  alphabet: Alphabet,
): Work<Ranks> {
  const [first] = items;
  if (first !== undefined && typeof valueOf(first) === 'number') {
    return yield* rankNumbers(yield* readNumbers(items, length, valueOf as (item: Item) => number));
  }
  const textOf = valueOf as TextOf<Item>;
  if (isDistinctText(items, textOf)) {
    return yield* toRanks(yield* sortTexts(yield* readTexts(items, length, textOf), alphabet));
  }
  return yield* rankRepeated(items, length, textOf, alphabet);
}

/** Ranks texts that repeat: gives each a number, and ranks the numbers. */
function* rankRepeated<Item>(
  items: readonly Item[],
  length: number,
  textOf: TextOf<Item>,
  alphabet: Alphabet,
): Work<Ranks> {
  const codes = new Map<string, number>();
  const texts: string[] = [];
  const coded = new Uint32Array(length);
  yield* inParts(length, (from, to) => {
    for (let place = from; place < to; place += 1) {
      const text = textOf(items[place] as Item);
      let code = codes.get(text);
      if (code === undefined) {
        codes.set(text, (code = texts.length));
        texts.push(text);
      }
      coded[place] = code;
    }
  });
  const { ranks, count } = yield* toRanks(yield* sortTexts(texts, alphabet));
  yield* inParts(length, (from, to) => {
    for (let place = from; place < to; place += 1) coded[place] = ranks[coded[place] ?? 0] ?? 0;
  });
  return { ranks: coded, count };
}

function* toRanks({ order, steps }: SortedTexts): Work<Ranks> {
  const ranks = new Uint32Array(order.length);
  let count = 0;
  yield* inParts(order.length, (from, to) => {
    for (let place = from; place < to; place += 1) {
      count += steps[place] ?? 0;
      ranks[order[place] ?? 0] = count - 1;
    }
  });
  return { ranks, count };
}

function* readTexts<Item>(items: readonly Item[], length: number, textOf: TextOf<Item>): Work<string[]> {
  // As long as it will be from the start: one that grows is copied again and again, in steps that grow with it.
  const texts = new Array<string>(length);
  yield* inParts(length, (from, to) => {
    for (let place = from; place < to; place += 1) texts[place] = textOf(items[place] as Item);
  });
  return texts;
}

function* readNumbers<Item>(
  items: readonly Item[],
  length: number,
  numberOf: (item: Item) => number,
): Work<Float64Array> {
  const numbers = new Float64Array(length);
  yield* inParts(length, (from, to) => {
    for (let place = from; place < to; place += 1) numbers[place] = numberOf(items[place] as Item);
  });
  return numbers;
}

function* rankNumbers(values: Float64Array): Work<Ranks> {
  const { length } = values;
  const ranks = new Uint32Array(length);
  let [least, most] = [Infinity, -Infinity];
  yield* inParts(length, (from, to) => {
    for (let place = from; place < to; place += 1) {
      const value = values[place] ?? 0;
      if (value < least) least = value;
      if (value > most) most = value;
    }
  });
  if (most - least < NARROW) {
    yield* inParts(length, (from, to) => {
      for (let place = from; place < to; place += 1) ranks[place] = (values[place] ?? 0) - least;
    });
    return { ranks, count: most - least + 1 };
  }
  const places = yield* upTo(length);
  const half = 2 ** 26;
  const steps = yield* sortByWords(places, {
    word: (place, depth) => {
      const value = (values[place] ?? 0) - least;
      return depth === 0 ? Math.floor(value / half) : value % half;
    },
    isLast: (_, depth) => depth === 1,
  });
  return yield* toRanks({ order: places, steps });
}

/** Counting sort: puts places in the order of their ranks, stable, in as many steps as there are places. */
function* sortByRanks(places: Uint32Array, { ranks, count }: Ranks): Work<Uint32Array> {
  const { length } = places;
  const starts = new Uint32Array(count + 1);
  yield* inParts(length, (from, to) => {
    for (let place = from; place < to; place += 1) {
      const after = (ranks[place] ?? 0) + 1;
      starts[after] = (starts[after] ?? 0) + 1;
    }
  });
  yield* inParts(count, (from, to) => {
    for (let rank = from; rank < to; rank += 1) starts[rank + 1] = (starts[rank + 1] ?? 0) + (starts[rank] ?? 0);
  });
  const sorted = new Uint32Array(length);
  yield* inParts(length, (from, to) => {
    for (let at = from; at < to; at += 1) {
      const place = places[at] ?? 0;
      const rank = ranks[place] ?? 0;
      const start = starts[rank] ?? 0;
      sorted[start] = place;
      starts[rank] = start + 1;
    }
  });
  return sorted;
}
