import type { ProvisioningClient } from '../client.js';
import { isMoving } from '../status.js';
import type { BatchItems } from './batch-items.js';
import type { BatchRows } from './batch-rows.js';
import { createPoller } from './polling.js';
import { createRowFollower } from './row-follower.js';

export interface BatchFollowerOptions {
  /** Whether somebody else reads a row in motion. */
  readonly isFollowed: (id: string) => boolean;
  readonly items: () => BatchItems;
  readonly rows: BatchRows;
  /** Whether items are being sent; reads of rows wait for their end, so that they take no place of a write. */
  readonly isSending: () => boolean;
  /** Told when something has settled. */
  readonly changed: () => void;
}

/** Follows the users of a batch that were set in motion until they settle. */
export interface BatchFollower {
  /** Hears from now on what others write, and begins to look where there is something to follow. */
  start(): void;
  /** Begins to look, where there is something to follow and it does not look already. */
  wake(): void;
  stop(): void;
}

/** Milliseconds between two looks at the rows at hand, at first and at most. */
const FIRST = 1_000;
const LONGEST = 5_000;

export function createBatchFollower(
  client: ProvisioningClient,
  { isFollowed, items, rows, isSending, changed }: BatchFollowerOptions,
): BatchFollower {
  let isAwake = false;
  let unbind: (() => void) | undefined;
  const rest = () => {
    isAwake = false;
    poller.stop();
    reader.stop();
  };

  /** Rows in motion, or about to be, that nobody else reads. */
  const orphans = () =>
    items()
      .of('sent')
      .map(({ input }) => input.subscriberId)
      .filter((id) => !(isFollowed(id) && isMoving(rows.current(id)?.status ?? '')));

  const look = (): boolean => {
    const { counts, of } = items();
    let hasChanged = false;
    for (const outcome of ['sent', 'pending', 'unknown'] as const) {
      for (const entry of counts[outcome] > 0 ? of(outcome) : []) {
        const row = rows.current(entry.input.subscriberId);
        if (!row) continue;
        if (outcome === 'unknown') rows.observe(entry, row);
        else rows.follow(entry, row);
        hasChanged ||= entry.outcome !== outcome;
      }
    }
    return hasChanged;
  };

  const reader = createRowFollower(client, {
    motion: () => ({ moving: [], newest: 0 }),
    unknown: orphans,
    async read(id, signal) {
      const row = await rows.read(id, signal);
      const entry = items().get(id);
      if (signal.aborted || entry?.outcome !== 'sent' || !rows.follow(entry, row, true)) return false;
      changed();
      return true;
    },
    readChanges: () => Promise.resolve(false),
  });

  const poller = createPoller({
    environment: client.environment,
    first: FIRST,
    longest: LONGEST,
    task() {
      const hasChanged = look();
      if (hasChanged) changed();
      const { sent, pending } = items().counts;
      if (sent + pending === 0) rest();
      else if (!isSending() && orphans().length > 0) reader.wake();
      return Promise.resolve(hasChanged);
    },
  });

  const wake = () => {
    const { sent, pending } = items().counts;
    if (isAwake || sent + pending === 0) return;
    isAwake = true;
    poller.start();
  };

  return {
    start() {
      unbind ??= rows.listen();
      wake();
    },
    wake,
    stop() {
      rest();
      unbind?.();
      unbind = undefined;
    },
  };
}
