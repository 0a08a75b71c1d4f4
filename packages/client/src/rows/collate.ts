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
  const steps = yield* sortByWords(known, words);
  // Most texts are alone with their weights.
  for (let at = steps.indexOf(0); at >= 0; at = steps.indexOf(0, at)) {
    const next = steps.indexOf(1, at);
    const end = next < 0 ? known.length : next;
    const alike = known.subarray(at - 1, end);
    const before = text(alike[0] ?? 0);
    if (alike.some((item) => text(item) !== before)) {
      yield* sortByComparison(alike, (one, other) => compare(text(one), text(other)));
      for (let place = 1; place < alike.length; place += 1) {
        if (compare(text(alike[place - 1] ?? 0), text(alike[place] ?? 0)) !== 0) steps[at - 1 + place] = 1;
      }
    }
    if (Math.floor(at / STEPS) !== Math.floor(end / STEPS)) yield;
    at = end;
  }

  yield* sortByComparison(odd, (one, other) => compare(text(one), text(other)));
  return yield* merge(known, steps, odd, (one, other) => compare(text(one), text(other)));
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
  for (let start = 0; start < texts.length; start += BLOCK) {
    encodeBlock(texts, encoded, start, Math.min(start + BLOCK, texts.length), alphabet);
    yield;
  }
  return encoded;
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
