import { givenUp } from './abort.js';
import type { Environment } from './environment.js';

/** Work that can rest at each `yield`; a step between two of them is to take about a millisecond at most. */
export type Work<T> = Generator<undefined, T, undefined>;

/** Does long work without keeping input and frames waiting. */
export interface Slicer {
  /**
   * Does the work: gives its result at once when it fits into one slice, else goes on slice by slice and promises it.
   * Rejects with kind `aborted` once the signal aborts.
   */
  run<T>(work: Work<T>, signal?: AbortSignal): T | Promise<T>;
  /** Does one slice of work; says whether that was the last. */
  advance(work: Work<unknown>): boolean;
  /** Breathes when a slice has passed since the last breath; for loops that wait for answers which may come at once. */
  pace(): Promise<void> | undefined;
}

/** Milliseconds of work between two breaths of the page: half a frame. */
export const SLICE = 8;
/** The same once somebody has waited for one slice: a breath costs a frame, and an answer that comes sooner is worth a few. */
const LONG_SLICE = 20;

/** Makes a slicer; only `now` of the environment is read. */
export function createSlicer({ now }: Pick<Environment, 'now'>): Slicer {
  let breathed = now();

  const breath = async () => {
    await breathe();
    breathed = now();
  };

  /** Whether the work has ended in this slice, and with what. */
  const slice = <T>(work: Work<T>, length = SLICE): IteratorResult<undefined, T> => {
    const end = now() + length;
    let step = work.next();
    while (!step.done && now() < end) step = work.next();
    return step;
  };

  async function goOn<T>(work: Work<T>, signal: AbortSignal | undefined): Promise<T> {
    for (;;) {
      await breath();
      if (signal?.aborted) {
        // Lets the work clean up after itself.
        work.return(undefined as T);
        throw givenUp();
      }
      const step = slice(work, LONG_SLICE);
      if (step.done) return step.value;
    }
  }

  return {
    run(work, signal) {
      const step = slice(work);
      return step.done ? step.value : goOn(work, signal);
    },
    advance: (work) => slice(work).done === true,
    pace: () => (now() - breathed > SLICE ? breath() : undefined),
  };
}

/** Does all of the work at once. */
export function finish<T>(work: Work<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** Lets timers, input and frames run. `scheduler.yield` would come back before them and starve them in a long loop. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

/** Milliseconds after which no frame is waited for any more. */
const NO_FRAME = 50;

/** Resolves when the next frame has been drawn; where none is, as in a hidden page or on a server, soon as well. */
export function drawn(): Promise<void> {
  if (!('requestAnimationFrame' in globalThis)) return breathe();
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, NO_FRAME);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      void breathe().then(resolve);
    });
  });
}
