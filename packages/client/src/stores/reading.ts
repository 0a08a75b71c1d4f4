import { toProvisioningError } from '../errors.js';
import { failed, loading, ready, type Remote, idle } from '../remote.js';

/** Reads one value again and again into a `Remote`; of overlapping reads, only the one asked last counts. */
export interface Reading<T> {
  read(load: (signal: AbortSignal) => Promise<T>): Promise<void>;
  /** Aborts the read that runs, if any, and falls back to the value that was there before. */
  stop(): void;
}

export function createReading<T>(get: () => Remote<T>, set: (next: Remote<T>) => void): Reading<T> {
  let running: AbortController | undefined;

  return {
    async read(load) {
      running?.abort();
      const mine = (running = new AbortController());
      set(loading(get()));
      let next: Remote<T>;
      try {
        next = ready(await load(mine.signal));
      } catch (error) {
        next = failed(toProvisioningError(error), get());
      }
      if (running !== mine) return;
      running = undefined;
      set(next);
    },
    stop() {
      if (!running) return;
      running.abort();
      running = undefined;
      const { value } = get();
      set(value === undefined ? idle : ready(value));
    },
  };
}
