import { breathe, SLICE, type Slicer, type Work } from '../slices.js';

/** Resolves when the page has nothing else to do, with what tells whether there is time for one more slice. */
export type Idle = () => Promise<() => boolean>;

export interface IdleWorkOptions {
  /** Ends the work early. */
  readonly signal: AbortSignal;
  readonly slicer: Pick<Slicer, 'advance'>;
  /** Whether somebody waits for something else, which comes first. */
  readonly isBusy: () => boolean;
  /** @default when the platform says so; where it cannot tell, after each breath */
  readonly idle?: Idle;
}

/** Does work while the page has nothing else to do, and breathes after each slice. */
export async function workWhenIdle(
  work: Work<void>,
  { signal, slicer, isBusy, idle = platformIdle }: IdleWorkOptions,
): Promise<void> {
  let hasTime = await idle();
  while (!signal.aborted) {
    if (!isBusy() && slicer.advance(work)) return;
    // A page at rest is idle once in 50 ms: with one slice in each of these times the work would take six times as long.
    if (hasTime() && !isBusy()) await breathe();
    else hasTime = await idle();
  }
  // Lets the work clean up after itself.
  work.return();
}

const platformIdle: Idle = async () => {
  if (!('requestIdleCallback' in globalThis)) {
    await breathe();
    return () => false;
  }
  const deadline = await new Promise<IdleDeadline>((resolve) => {
    requestIdleCallback(resolve);
  });
  return () => deadline.timeRemaining() >= SLICE;
};
