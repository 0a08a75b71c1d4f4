import type { Work } from '../slices.js';
import type { Alphabet } from './alphabet.js';
import { sortByComparison } from './comparison-sort.js';
import { sortByWords, STEPS, upTo, type Words } from './word-sort.js';

/** Weights are below this, and so many of them make a word. */
const BASE = 97;
const WORD = 4;
/** Texts encoded between two looks at the clock. */
const BLOCK = 2_048;

/** The rank of each text, the same for texts that the alphabet does not tell apart. */
export interface Ranks {
  readonly ranks: Uint32Array;
  /** Different ranks. */
  readonly count: number;
}

/**
 * Ranks texts by an alphabet. Nearly all texts sort by their weights; those with the same weights, and those without any,
 * are compared one by one, so that the order is the one that comparing all of them would give.
 */
export function* rankTexts(texts: readonly string[], alphabet: Alphabet): Work<Ranks> {
  const { compare } = alphabet;
  const text = (item: number) => texts[item] ?? '';
  const { weights, ends, isKnown } = yield* encodeAll(texts, alphabet);
  const all = upTo(texts.length);
  const known = all.filter((item) => isKnown[item] === 1);
  const odd = all.filter((item) => isKnown[item] !== 1);

  const words: Words = {
    word: (item, depth) => {
      const at = (ends[item] ?? 0) + depth * WORD;
      const high = (weights[at] ?? 0) * BASE + (weights[at + 1] ?? 0);
      return (high * BASE + (weights[at + 2] ?? 0)) * BASE + (weights[at + 3] ?? 0);
    },
    isLast: (word) => word % BASE === 0,
  };
  yield* sortByWords(known, words);

  /** By place in `known`, 1 where a text comes after the one before. */
  const steps = new Uint8Array(known.length);
  for (let from = 0; from < known.length; from += STEPS) {
    markSteps(known, steps, weights, ends, from, Math.min(from + STEPS, known.length));
    yield;
  }
  for (let first = 0; first < known.length;) {
    const next = steps.indexOf(1, first + 1);
    const end = next < 0 ? known.length : next;
    // Most texts are alone with their weights.
    if (end - first > 1) {
      const alike = known.subarray(first, end);
      const before = text(alike[0] ?? 0);
      if (alike.some((item) => text(item) !== before)) {
        yield* sortByComparison(alike, (one, other) => compare(text(one), text(other)));
        for (let at = 1; at < alike.length; at += 1) {
          if (compare(text(alike[at - 1] ?? 0), text(alike[at] ?? 0)) !== 0) steps[first + at] = 1;
        }
      }
    }
    if (Math.floor(first / STEPS) !== Math.floor(end / STEPS)) yield;
    first = end;
  }

  yield* sortByComparison(odd, (one, other) => compare(text(one), text(other)));
  return yield* merge(known, steps, odd, (one, other) => compare(text(one), text(other)));
}

/** Marks where the weights differ from those before. */
function markSteps(
  items: Uint32Array,
  steps: Uint8Array,
  weights: Uint8Array,
  ends: Uint32Array,
  from: number,
  to: number,
): void {
  for (let place = from; place < to; place += 1) {
    const [item, before] = [items[place] ?? 0, items[place - 1] ?? 0];
    const [start, other] = [ends[item] ?? 0, ends[before] ?? 0];
    const length = (ends[item + 1] ?? 0) - start;
    let same = 0;
    if (place > 0 && length === (ends[before + 1] ?? 0) - other) {
      while (same < length && weights[start + same] === weights[other + same]) same += 1;
    }
    steps[place] = Number(place === 0 || same < length);
  }
}

function* encodeAll(texts: readonly string[], alphabet: Alphabet) {
  const ends = new Uint32Array(texts.length + 1);
  const isKnown = new Uint8Array(texts.length);
  let weights = new Uint8Array(texts.length * 40 + 64);
  let at = 0;
  for (let start = 0; start < texts.length; start += BLOCK) {
    const block = texts.slice(start, start + BLOCK);
    const most = block.reduce((sum, text) => sum + 3 * text.length + WORD, at);
    if (most > weights.length) {
      const larger = new Uint8Array(weights.length + most);
      larger.set(weights);
      weights = larger;
    }
    at = encodeBlock(block, start, { weights, ends, isKnown }, at, alphabet);
    yield;
  }
  return { weights, ends, isKnown };
}

interface Encoded {
  readonly weights: Uint8Array;
  readonly ends: Uint32Array;
  readonly isKnown: Uint8Array;
}

/** A loop of its own, because an engine speeds up a generator late or never. */
function encodeBlock(
  texts: readonly string[],
  start: number,
  { weights, ends, isKnown }: Encoded,
  from: number,
  { encode }: Alphabet,
): number {
  let at = from;
  for (let place = 0; place < texts.length; place += 1) {
    const end = encode(texts[place] ?? '', weights, at);
    if (end >= 0) {
      isKnown[start + place] = 1;
      // What an earlier text that turned out to be odd has left there goes; the last word ends in at least one 0.
      for (at = end; at < end + WORD; at += 1) weights[at] = 0;
    }
    ends[start + place + 1] = at;
  }
  return at;
}

/** Ranks two sorted lists as one; `steps` tells where ranks grow inside of the first. */
function* merge(
  known: Uint32Array,
  steps: Uint8Array,
  odd: Uint32Array,
  compare: (one: number, other: number) => number,
): Work<Ranks> {
  const ranks = new Uint32Array(known.length + odd.length);
  let count = 0;
  let left = 0;
  let before: number | undefined;
  for (let right = 0; right <= odd.length; right += 1) {
    const next = odd[right];
    const end = next === undefined ? known.length : placeOf(next, known, left, compare);
    for (; left < end; left += 1) {
      const item = known[left] ?? 0;
      // After an odd one the list of steps does not tell.
      if (before === undefined ? steps[left] === 1 : compare(before, item) !== 0) count += 1;
      before = undefined;
      ranks[item] = count - 1;
      if (left % STEPS === 0) yield;
    }
    if (next === undefined) break;
    const last = before ?? known[left - 1];
    if (last === undefined || compare(last, next) !== 0) count += 1;
    ranks[next] = count - 1;
    before = next;
    if (right % 256 === 0) yield;
  }
  return { ranks, count };
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
