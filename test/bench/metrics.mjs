/**
 * What is measured, in the order of the report. `must` is the goal at 100,000 rows as a ratio to the limit, `most` a
 * bound of its own. Less is better everywhere.
 */
export const METRICS = [
  { id: 'mount', title: 'data to first rows painted', unit: 'ms', must: 1.3 },
  { id: 'complete', title: 'data to all rows at hand', unit: 'ms' },
  { id: 'filter', title: 'exclude provisioned, on', unit: 'ms', must: 1.3 },
  { id: 'unfilter', title: 'exclude provisioned, off', unit: 'ms', must: 1.3 },
  { id: 'sort', title: 'sort by name', unit: 'ms', must: 1.3 },
  { id: 'sortEmail', title: 'sort by e-mail, all distinct', unit: 'ms', must: 1.3 },
  { id: 'search', title: 'first search', unit: 'ms', must: 1.3 },
  { id: 'searchNext', title: 'next search', unit: 'ms', must: 1.3 },
  { id: 'scroll', title: 'scroll step of 2,000 px, mean', unit: 'ms', must: 1.3 },
  { id: 'scrollP95', title: 'scroll step, p95', unit: 'ms', must: 1.3 },
  { id: 'blank', title: 'blank places on the first frame', unit: '%', most: 0 },
  { id: 'update', title: 'update of one row', unit: 'ms', must: 1.3 },
  { id: 'stream', title: '1,000 updates/s, main thread busy', unit: '%', must: 1.3 },
  { id: 'streamGap', title: '1,000 updates/s, frame gap p95', unit: 'ms' },
  { id: 'streamFiltered', title: '1,000 updates/s filtered, main thread busy', unit: '%', must: 0.7 },
  { id: 'export', title: 'export as CSV', unit: 'ms', must: 1.3 },
  { id: 'exportGap', title: 'export as CSV, frame gap p99', unit: 'ms', most: 50 },
  { id: 'heap', title: 'heap above the rows, loaded', unit: 'MB', most: 12 },
  { id: 'heapAfter', title: 'heap above the rows, after all operations', unit: 'MB', most: 12 },
  { id: 'elements', title: 'elements in the table', unit: '', most: 450 },
];

/** Work whose longest task is reported; the browser reports none below 50 ms. */
export const TASKS = [
  { id: 'mount', title: 'load in pages of 1,000' },
  { id: 'filter', title: 'filter' },
  { id: 'sort', title: 'sort by name' },
  { id: 'sortEmail', title: 'sort by e-mail' },
  { id: 'search', title: 'first search' },
  { id: 'searchNext', title: 'next search' },
  { id: 'scroll', title: 'scroll' },
  { id: 'update', title: 'update of one row' },
  { id: 'stream', title: '1,000 updates/s' },
  { id: 'export', title: 'export as CSV' },
  { id: 'import', title: 'import of e-mail addresses' },
];

/** What a run does, by the name that `--only` takes. */
export const GROUPS = ['filter', 'sort', 'search', 'scroll', 'update', 'stream', 'export', 'import'];

export function median(values) {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export function percentile(values, share) {
  return values.toSorted((one, other) => one - other)[Math.min(values.length - 1, Math.floor(values.length * share))];
}

export const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
