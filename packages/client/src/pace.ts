import type { Environment } from '../environment.js';
import { ProvisioningError } from '../errors.js';
import { breathe } from '../slices.js';

/** Milliseconds of work between two breaths of the page: a tenth of a long task, so that a machine ten times busier has none. */
export const SLICE = 5;

/** Cuts a long loop into slices by time. */
export interface Pace {
  /** Whether the slice has lasted long enough. */
  isDue(): boolean;
  /** Lets the page breathe and begins the next slice; rejects with kind `aborted` once the signal has aborted. */
  rest(): Promise<void>;
}

export function createPace({ now }: Pick<Environment, 'now'>, signal: AbortSignal | undefined): Pace {
  let begun = now();
  return {
    isDue: () => now() - begun >= SLICE,
    async rest() {
      await breathe();
      throwIfAborted(signal);
      begun = now();
    },
  };
}

export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw cancelled();
}

/** Settles as the work does, or rejects with kind `aborted` as soon as the signal aborts, however long the work goes on. */
export function orAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const stop = () => reject(cancelled());
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

function cancelled(): ProvisioningError {
  return new ProvisioningError('aborted', 'The work on a file was cancelled.');
}
