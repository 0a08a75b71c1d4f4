import type { BatchOutcome, BatchState } from '@flowthrough/client';
import { icons } from '../../icons.js';
import type { BatchMessages } from '../../messages/batch.js';

/** What needs somebody's attention comes first. */
export const OUTCOMES: readonly BatchOutcome[] = [
  'failed-again',
  'failed',
  'unknown',
  'pending',
  'skipped',
  'cancelled',
  'done',
  'sent',
  'running',
  'waiting',
];

/** The sign of each outcome, and its tone. */
export const SIGNS = {
  waiting: { icon: icons.waiting, tone: '' },
  running: { icon: icons.moving, tone: 'moving' },
  sent: { icon: icons.sent, tone: 'moving' },
  done: { icon: icons.good, tone: 'good' },
  pending: { icon: icons.person, tone: 'waiting' },
  failed: { icon: icons.failed, tone: 'failed' },
  'failed-again': { icon: icons.failedAgain, tone: 'failed' },
  cancelled: { icon: icons.cancelled, tone: '' },
  skipped: { icon: icons.info, tone: '' },
  unknown: { icon: icons.unknown, tone: 'waiting' },
} as const satisfies Readonly<Record<BatchOutcome, object>>;

type Counted = Pick<BatchState, 'counts'>;

/** The outcome that a batch as a whole shows once all is sent: users in motion, else what needs attention, else success. */
export function outcomeOf({ counts }: Counted): BatchOutcome {
  if (counts.sent > 0) return 'sent';
  return OUTCOMES.find((outcome) => counts[outcome] > 0) ?? 'skipped';
}

/** Items that have been sent, or will not be. */
export function endedOf({ total, counts }: Pick<BatchState, 'total' | 'counts'>): number {
  return total - counts.waiting - counts.running;
}

/** Items that the backend took on and whose users are at rest since. */
export function settledOf({ counts }: Counted): number {
  return counts.done + counts.pending + counts['failed-again'];
}

/** How a batch stands, in a line. */
export function summaryOf({ counts }: Counted, { count, nothingDone }: BatchMessages): string {
  const parts = SUMMARY.filter((outcome) => counts[outcome] > 0);
  return parts.map((outcome) => count[outcome](counts[outcome])).join(', ') || nothingDone;
}

/** In the order of a summary; what is not sent yet has a line of its own. */
const SUMMARY = ['done', 'sent', 'pending', 'failed', 'failed-again', 'skipped', 'cancelled', 'unknown'] as const;
