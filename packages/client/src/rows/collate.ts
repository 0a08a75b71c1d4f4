import type { Work } from '../slices.js';
import type { Alphabet } from './alphabet.js';
import { sortByComparison } from './comparison-sort.js';
import { inParts, sortByWords, STEPS, type Words } from './word-sort.js';

/** Weights are below this, and so many of them make a word. */
const BASE = 97;
const WORD = 4;
/** Texts encoded between two looks at the clock. */
const BLOCK = 2_048;

/** Texts in order, by their places in the list; texts that the alphabet does not tell apart keep their order. */
export interface SortedTexts {
  readonly order: Uint32Array;
  /** By place in the order, 1 where a text comes after the one before. */
  readonly steps: Uint8Array;
}

/**
 * Sorts texts by an alphabet. Nearly all texts sort by their weights; those with the same weights, and those without any,
 * are compared one by one, so that the order is the one that comparing all of them would give.
 */
export function* sortTexts(texts: readonly string[], alphabet: Alphabet): Work<SortedTexts> {
  const text = (item: number) => texts[item] ?? '';
  const compare = (one: number, other: number) => alphabet.compare(text(one), text(other));
  const { weights, ends, isKnown } = yield* encodeAll(texts, alphabet);
  const { known, odd } = yield* parted(isKnown);

  const words: Words = {
    word: (item, depth) => {
      const at = (ends[item] ?? 0) + depth * WORD;
      const high = (weights[at] ?? 0) * BASE + (weights[at + 1] ?? 0);
      return (high * BASE + (weights[at + 2] ?? 0)) * BASE + (weights[at + 3] ?? 0);
    },
    isLast: (word) => word % BASE === 0,
  };
  const steps = yield* sortByWords(known, words);
  // Most texts are alone with their weights.
  for (let at = steps.indexOf(0); at >= 0; at = steps.indexOf(0, at)) {
    const next = steps.indexOf(1, at);
    const end = next < 0 ? known.length : next;
    const alike = known.subarray(at - 1, end);
    const before = text(alike[0] ?? 0);
    if (alike.some((item) => text(item) !== before)) {
      yield* sortByComparison(alike, compare);
      for (let place = 1; place < alike.length; place += 1) {
        if (compare(alike[place - 1] ?? 0, alike[place] ?? 0) !== 0) steps[at - 1 + place] = 1;
      }
    }
    if (Math.floor(at / STEPS) !== Math.floor(end / STEPS)) yield;
    at = end;
  }

  if (odd.length === 0) return { order: known, steps };
  yield* sortByComparison(odd, compare);
  return yield* merge(known, steps, odd, compare);
}

/** Texts as weights, one after the other, with as many zeros between them as a word has weights. */
interface Encoded {
  weights: Uint8Array;
  /** Where each text begins; one more than texts. */
  readonly ends: Uint32Array;
  /** By text, 1 where it has weights. */
  readonly isKnown: Uint8Array;
}

function* encodeAll(texts: readonly string[], alphabet: Alphabet): Work<Encoded> {
  const encoded: Encoded = {
    weights: new Uint8Array(texts.length * 40 + 64),
    ends: new Uint32Array(texts.length + 1),
    isKnown: new Uint8Array(texts.length),
  };
  yield* inParts(texts.length, (start, end) => encodeBlock(texts, encoded, start, end, alphabet), BLOCK);
  return encoded;
}

/** The places of the texts that have weights, and of those that have none. */
function* parted(isKnown: Uint8Array): Work<{ readonly known: Uint32Array; readonly odd: Uint32Array }> {
  const known = new Uint32Array(isKnown.length);
  const odd: number[] = [];
  let count = 0;
  yield* inParts(isKnown.length, (from, to) => {
    for (let item = from; item < to; item += 1) {
      if (isKnown[item] === 1) known[count++] = item;
      else odd.push(item);
    }
  });
  return { known: known.subarray(0, count), odd: Uint32Array.from(odd) };
}

/** A loop of its own, because an engine speeds up a generator late or never. */
function encodeBlock(
  texts: readonly string[],
  encoded: Encoded,
  start: number,
  end: number,
  { encode }: Alphabet,
): void {
  const { ends, isKnown } = encoded;
  let { weights } = encoded;
  let at = ends[start] ?? 0;
  for (let item = start; item < end; item += 1) {
    const text = texts[item] ?? '';
    const most = at + 3 * text.length + WORD;
    if (most > weights.length) {
      weights = new Uint8Array(2 * most);
      weights.set(encoded.weights);
      encoded.weights = weights;
    }
    const last = encode(text, weights, at);
    if (last >= 0) {
      isKnown[item] = 1;
      // What an earlier text that turned out to be odd has left there goes; the last word ends in at least one 0.
      for (at = last; at < last + WORD; at += 1) weights[at] = 0;
    }
    ends[item + 1] = at;
  }
}

/** Makes two sorted lists one; `steps` tells where texts differ inside of the first. */
function* merge(
  known: Uint32Array,
  steps: Uint8Array,
  odd: Uint32Array,
  compare: (one: number, other: number) => number,
): Work<SortedTexts> {
  const order = new Uint32Array(known.length + odd.length);
  const allSteps = new Uint8Array(order.length);
  let left = 0;
  let isAfterOdd = false;
  const put = (at: number, item: number, isStep: boolean) => {
    order[at] = item;
    allSteps[at] = Number(isStep);
  };
  for (let right = 0; right <= odd.length; right += 1) {
    const next = odd[right];
    const end =
      next === undefined
        ? known.length
        : placeOf(next, known, left, (one, other) => compare(one, other) || one - other);
    for (; left < end; left += 1) {
      const item = known[left] ?? 0;
      const at = left + right;
      // After an odd one the list of steps does not tell.
      put(at, item, isAfterOdd ? compare(order[at - 1] ?? 0, item) !== 0 : steps[left] === 1);
      isAfterOdd = false;
      if (left % STEPS === 0) yield;
    }
    if (next === undefined) break;
    const at = left + right;
    put(at, next, at === 0 || compare(order[at - 1] ?? 0, next) !== 0);
    isAfterOdd = true;
    if (right % 256 === 0) yield;
  }
  return { order, steps: allSteps };
}

/** Where an item belongs in a sorted list, after those that it equals; gallops, because neighbors often are near. */
export function placeOf(
  item: number,
  sorted: Uint32Array,
  from: number,
  compare: (one: number, other: number) => number,
): number {
  let low = from;
  let reach = 1;
  while (low + reach < sorted.length && compare(sorted[low + reach] ?? 0, item) <= 0) {
    low += reach;
    reach *= 2;
  }
  let high = Math.min(low + reach, sorted.length);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(sorted[middle] ?? 0, item) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
