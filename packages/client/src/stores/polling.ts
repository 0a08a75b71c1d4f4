import type { Environment } from '../environment.js';

export interface PollerOptions {
  readonly environment: Environment;
  /** One look; resolves with whether anything had changed. Handles its own failures. */
  readonly task: (signal: AbortSignal) => Promise<boolean>;
  /** Milliseconds before the first look, and after each look that found a change. @default 2,000 */
  readonly first?: number;
  /** Longest wait in milliseconds; waits grow by half while nothing changes. @default 15,000 */
  readonly longest?: number;
}

/** Looks again and again, patiently: less and less often while nothing changes, not at all while nobody watches. */
export interface Poller {
  /** Begins, or begins anew with the shortest wait. */
  start(): void;
  stop(): void;
}

/** Makes a poller; nothing happens until `start`. */
export function createPoller({ environment, task, first = 2_000, longest = 15_000 }: PollerOptions): Poller {
  let running: AbortController | undefined;

  async function loop(signal: AbortSignal): Promise<void> {
    for (let wait = first; ;) {
      await environment.sleep(wait, signal);
      await environment.whenWatched?.(signal);
      const changed = await task(signal);
      if (signal.aborted) return;
      wait = changed ? first : Math.min(wait * 1.5, longest);
    }
  }

  const stop = () => {
    running?.abort();
    running = undefined;
  };
  return {
    start() {
      stop();
      running = new AbortController();
      // The only way out of the loop is the signal.
      loop(running.signal).catch(() => undefined);
    },
    stop,
  };
}
