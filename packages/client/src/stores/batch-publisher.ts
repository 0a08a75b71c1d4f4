import type { WritableAtom } from 'nanostores';
import type { Environment } from '../environment.js';
import type { BatchItems } from './batch-items.js';
import type { Pause } from './batch-pause.js';
import type { BatchState } from './batch-state.js';

/** Tells what a batch has become: at once when its state changes, else seldom, whatever the number of its items. */
export interface BatchPublisher {
  now(): void;
  soon(): void;
  /** Publishes for the last time, and leaves no timer behind. */
  stop(): void;
}

export interface BatchSnapshot {
  readonly phase: BatchState['state'];
  readonly items: BatchItems;
  readonly pause: Pause | undefined;
}

/** Milliseconds between two publications. */
const INTERVAL = 100;

export function createBatchPublisher(
  environment: Environment,
  $state: WritableAtom<BatchState>,
  snapshot: () => BatchSnapshot,
): BatchPublisher {
  let timer: AbortController | undefined;

  const publish = () => {
    timer?.abort();
    timer = undefined;
    const { phase, items, pause } = snapshot();
    const [first, ...rest] = items.entries;
    const action = first?.input.action;
    $state.set({
      state: pause && phase === 'running' ? 'paused' : phase,
      action: rest.every(({ input }) => input.action === action) ? action : undefined,
      total: items.entries.length,
      counts: { ...items.counts },
      pause: pause?.reason,
      needsResume: pause?.needsResume ?? false,
      pausedUntil: pause?.until,
      error: pause?.error,
      journalError: $state.get().journalError,
      version: $state.get().version + 1,
    });
  };

  return {
    now: publish,
    soon() {
      if (timer) return;
      timer = new AbortController();
      environment.sleep(INTERVAL, timer.signal).then(publish, () => undefined);
    },
    stop: publish,
  };
}
