import { ProvisioningError } from './errors.js';
import { whenWatched } from './platform.js';

/** Time and chance, as parameters: tests give their own, nothing else in the client reads a clock. */
export interface Environment {
  /** Monotonic milliseconds; never jumps when the wall clock is set. */
  now(): number;
  /** Milliseconds since 1970, for comparing with dates that a backend sends. */
  wallClock(): number;
  /** A number from 0 up to, not including, 1. */
  random(): number;
  /** Resolves after some milliseconds; rejects with kind `aborted` as soon as the signal aborts. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
  /** Resolves as soon as somebody can be watching; rejects once the signal aborts. Left out, somebody always is. */
  whenWatched?(signal: AbortSignal): Promise<void>;
}

/**
 * Begins to wait: gives the milliseconds that are left, 0 once it is over. Goes by the monotonic clock, so that a wall
 * clock that is set back makes nobody wait longer, and ends by the wall clock while a device has slept.
 */
export function startWait(clock: Pick<Environment, 'now' | 'wallClock'>, milliseconds: number): () => number {
  const end = clock.now() + milliseconds;
  const moment = clock.wallClock() + milliseconds;
  return () => Math.max(0, Math.min(end - clock.now(), moment - clock.wallClock()));
}

/** Browsers and Node keep timers in 32 bits: a longer one would fire at once. */
export const MAX_TIMER = 2_147_483_647;

/** The platform's own clock, timers and random source. */
export const systemEnvironment: Environment = {
  now: () => performance.now(),
  wallClock: () => Date.now(),
  random: () => Math.random(),
  whenWatched,
  sleep: (milliseconds, signal) =>
    new Promise((resolve, reject) => {
      const stop = () => {
        clearTimeout(timer);
        reject(new ProvisioningError('aborted', 'The wait was aborted by its caller.'));
      };
      if (signal?.aborted) {
        reject(new ProvisioningError('aborted', 'The wait was aborted before it began.'));
        return;
      }
      const timer = setTimeout(
        () => {
          signal?.removeEventListener('abort', stop);
          resolve();
        },
        Math.min(milliseconds, MAX_TIMER),
      );
      signal?.addEventListener('abort', stop, { once: true });
    }),
};
