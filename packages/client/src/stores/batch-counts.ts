import type { BatchOutcome } from './batch-state.js';

/** Counts of items that all wait. */
export const countsOf = (waiting: number): Record<BatchOutcome, number> => ({
  waiting,
  running: 0,
  sent: 0,
  done: 0,
  pending: 0,
  failed: 0,
  'failed-again': 0,
  cancelled: 0,
  skipped: 0,
  unknown: 0,
});
