/**
 * Runs something under a signal that aborts with either of two, and leaves no listener behind. `AbortSignal.any` is younger
 * than some browsers that are still in use.
 */
export async function withSignals<T>(
  one: AbortSignal,
  other: AbortSignal | undefined,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  if (!other) return run(one);
  const both = new AbortController();
  const abort = () => both.abort();
  if (one.aborted || other.aborted) abort();
  one.addEventListener('abort', abort);
  other.addEventListener('abort', abort);
  try {
    return await run(both.signal);
  } finally {
    one.removeEventListener('abort', abort);
    other.removeEventListener('abort', abort);
  }
}
