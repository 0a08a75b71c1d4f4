import type { Work } from '../slices.js';

/** Values as words, whose order one after another is the order of the values. */
export interface Words {
  /** The word of an item at a depth: a whole number from 0 to 2^27 - 1. */
  word(item: number, depth: number): number;
  /** Whether nothing follows this word. */
  isLast(word: number, depth: number): boolean;
}

/** A word and a place share one double, whose native sort needs no comparator: 27 and 26 bits of its 53. */
const PLACES = 2 ** 26;
/** Doubles sorted natively in one step, in about a millisecond. */
const RUN = 2 ** 14;
/** Groups up to this many are sorted by insertion. */
const FEW = 12;
/** Steps between two looks at the clock. */
export const STEPS = 8_192;

/**
 * Sorts items in place by their words; items with the same words keep their order. Gives by place 1 where the words differ
 * from those of the item before. Holds up to 2^26 items.
 */
export function* sortByWords(items: Uint32Array, words: Words): Work<Uint8Array> {
  const steps = new Uint8Array(items.length);
  steps[0] = 1;
  const scratch = new Float64Array(items.length);
  const copy = new Uint32Array(items.length);
  const groups: [start: number, end: number, depth: number][] = [[0, items.length, 0]];
  let done = 0;
  for (let group = groups.pop(); group; group = groups.pop()) {
    const [start, end, depth] = group;
    if (end - start <= FEW) {
      insert(items, steps, start, end, depth, words);
      if ((done += FEW * FEW) > STEPS) yield void (done = 0);
      continue;
    }
    const keys = scratch.subarray(0, end - start);
    const place: Place = { start, depth };
    yield* inParts(keys.length, (from, to) => pack(keys, items, words, place, from, to));
    yield* sortNumbers(keys);
    copy.set(items.subarray(start, end));
    yield* inParts(keys.length, (from, to) => unpack(keys, items, copy, start, from, to));
    const run: Run = { first: 0, word: wordOf(keys, 0) };
    yield* inParts(keys.length, (from, to) => split(keys, steps, words, place, groups, run, from, to));
    if ((done += 4 * keys.length) > STEPS) yield void (done = 0);
  }
  return steps;
}

interface Place {
  readonly start: number;
  readonly depth: number;
}

/** A word and the place of each item; loops of their own, because an engine speeds up a generator late or never. */
function pack(
  keys: Float64Array,
  items: Uint32Array,
  { word }: Words,
  { start, depth }: Place,
  from: number,
  to: number,
) {
  for (let place = from; place < to; place += 1) {
    keys[place] = word(items[start + place] ?? 0, depth) * PLACES + place;
  }
}

/** Puts items in the order of their keys. */
function unpack(
  keys: Float64Array,
  items: Uint32Array,
  copy: Uint32Array,
  start: number,
  from: number,
  to: number,
): void {
  for (let place = from; place < to; place += 1) {
    const key = keys[place] ?? 0;
    // The remainder operator is slow for numbers of this size.
    items[start + place] = copy[key - Math.floor(key / PLACES) * PLACES] ?? 0;
  }
}

/** Items of the same word, as far as they have been found. */
interface Run {
  first: number;
  word: number;
}

function wordOf(keys: Float64Array, place: number): number {
  return Math.floor((keys[place] ?? 0) / PLACES);
}

/** Marks where the word changes, and finds items of the same word, which the next word tells apart. */
function split(
  keys: Float64Array,
  steps: Uint8Array,
  { isLast }: Words,
  { start, depth }: Place,
  groups: [number, number, number][],
  run: Run,
  from: number,
  to: number,
): void {
  let { first, word } = run;
  // Each part looks one place ahead, the last one past the end.
  for (let place = from + 1; place <= to; place += 1) {
    const next = place < keys.length ? wordOf(keys, place) : -1;
    if (next === word) continue;
    if (place - first > 1 && !isLast(word, depth)) groups.push([start + first, start + place, depth + 1]);
    if (place < keys.length) steps[start + place] = 1;
    first = place;
    word = next;
  }
  run.first = first;
  run.word = word;
}

function insert(items: Uint32Array, steps: Uint8Array, start: number, end: number, depth: number, words: Words): void {
  for (let place = start + 1; place < end; place += 1) {
    const item = items[place] ?? 0;
    let before = place - 1;
    for (; before >= start && isAfter(items[before] ?? 0, item, depth, words); before -= 1) {
      items[before + 1] = items[before] ?? 0;
    }
    items[before + 1] = item;
  }
  for (let place = start + 1; place < end; place += 1) {
    steps[place] = Number(isAfter(items[place] ?? 0, items[place - 1] ?? 0, depth, words));
  }
}

function isAfter(one: number, other: number, from: number, { word, isLast }: Words): boolean {
  for (let depth = from; ; depth += 1) {
    const first = word(one, depth);
    const second = word(other, depth);
    if (first !== second) return first > second;
    if (isLast(first, depth)) return false;
  }
}

/** Sorts numbers in place: runs natively, then merged, which can rest in between. */
function* sortNumbers(numbers: Float64Array): Work<void> {
  const { length } = numbers;
  yield* inParts(length, (start, end) => void numbers.subarray(start, end).sort(), RUN);
  if (length <= RUN) return;
  let from = numbers;
  let to: Float64Array = new Float64Array(length);
  for (let width = RUN; width < length; width *= 2) {
    for (let start = 0; start < length; start += 2 * width) {
      const middle = Math.min(start + width, length);
      const end = Math.min(start + 2 * width, length);
      const merge: Merge = { from, to, middle, end, left: start, right: middle };
      yield* inParts(end - start, (first, last) => mergeRuns(merge, start + first, start + last));
      yield;
    }
    [from, to] = [to, from];
  }
  if (from !== numbers) numbers.set(from);
}

/** Two runs that are made one, and how far that has come. */
interface Merge {
  readonly from: Float64Array;
  readonly to: Float64Array;
  readonly middle: number;
  readonly end: number;
  left: number;
  right: number;
}

function mergeRuns(merge: Merge, first: number, last: number): void {
  const { from, to, middle, end } = merge;
  let { left, right } = merge;
  for (let at = first; at < last; at += 1) {
    const isLeft = left < middle && (right >= end || (from[left] ?? 0) <= (from[right] ?? 0));
    to[at] = from[isLeft ? left++ : right++] ?? 0;
  }
  merge.left = left;
  merge.right = right;
}

/** The numbers from 0 up to, not including, a length. */
export function* upTo(length: number): Work<Uint32Array> {
  const numbers = new Uint32Array(length);
  yield* inParts(length, (from, to) => {
    for (let number = from; number < to; number += 1) numbers[number] = number;
  });
  return numbers;
}

/** Does something to the places from 0 up to a length, part by part, and can rest between two parts. */
export function* inParts(length: number, part: (from: number, to: number) => void, size = STEPS): Work<void> {
  for (let from = 0; from < length; from += size) {
    if (from > 0) yield;
    part(from, Math.min(from + size, length));
  }
}
