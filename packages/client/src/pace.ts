import { throwIfAborted } from './abort.js';
import type { Environment } from './environment.js';
import { breathe } from './slices.js';

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
