import type { Work } from '../slices.js';

/** Items sorted in one step. */
const RUN = 128;
/** Comparisons between two looks at the clock. */
const STEPS = 1_024;

/** Sorts items in place by a comparator, and can rest in between; equal items keep their order. */
export function* sortByComparison(items: Uint32Array, compare: (one: number, other: number) => number): Work<void> {
  const { length } = items;
  for (let start = 0; start < length; start += RUN) {
    items.set([...items.subarray(start, start + RUN)].sort(compare), start);
    yield;
  }
  let from = items;
  let to: Uint32Array = new Uint32Array(length);
  let steps = 0;
  for (let width = RUN; width < length; width *= 2) {
    for (let start = 0; start < length; start += 2 * width) {
      const middle = Math.min(start + width, length);
      const end = Math.min(start + 2 * width, length);
      let left = start;
      let right = middle;
      for (let at = start; at < end; at += 1) {
        const isLeft = left < middle && (right >= end || compare(from[left] ?? 0, from[right] ?? 0) <= 0);
        to[at] = from[isLeft ? left++ : right++] ?? 0;
        if (++steps % STEPS === 0) yield;
      }
    }
    [from, to] = [to, from];
  }
  if (from !== items) items.set(from);
}
