import { MAX_TIMER, type Environment } from '../environment.js';
import { ProvisioningError } from '../errors.js';

/**
 * Runs a task under a time limit and the caller's signal; both end it through one signal of its own. A task that ended by
 * itself is not aborted afterwards: browsers would report its request as cancelled.
 */
export async function withLimit<T>(
  environment: Environment,
  milliseconds: number,
  callerSignal: AbortSignal | undefined,
  task: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const own = new AbortController();
  const clock = new AbortController();
  const follow = () => own.abort();
  let state: 'running' | 'expired' = 'running';
  const hasExpired = () => state === 'expired';
  if (callerSignal?.aborted) throw aborted();
  callerSignal?.addEventListener('abort', follow, { once: true });
  // Not `AbortSignal.timeout`: time is a parameter, and its timer could not be cleared.
  const timer = environment.sleep(Math.min(milliseconds, MAX_TIMER), clock.signal).then(
    () => {
      state = 'expired';
      own.abort();
    },
    () => undefined,
  );
  const ended = new Promise<never>((_, reject) => {
    own.signal.addEventListener('abort', () => reject(hasExpired() ? timedOut(milliseconds) : aborted()), {
      once: true,
    });
  });
  ended.catch(() => undefined);
  try {
    // A fetch or a body that ignores the signal must not outlive the limit either.
    return await Promise.race([task(own.signal), ended]);
  } catch (error) {
    if (hasExpired()) throw timedOut(milliseconds);
    if (own.signal.aborted) throw aborted();
    throw error;
  } finally {
    callerSignal?.removeEventListener('abort', follow);
    clock.abort();
    await timer;
  }
}

function aborted(): ProvisioningError {
  return new ProvisioningError('aborted', 'The call was aborted by its caller.');
}

function timedOut(milliseconds: number): ProvisioningError {
  return new ProvisioningError('timeout', `Could not get an answer within ${Math.round(milliseconds)} ms.`);
}
