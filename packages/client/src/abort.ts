import { ProvisioningError } from './errors.js';

/** What work rejects with once its caller has aborted it. */
export function givenUp(): ProvisioningError {
  return new ProvisioningError('aborted', 'The work was given up by its caller.');
}

export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw givenUp();
}

/** Settles as the work does, or rejects with kind `aborted` as soon as the signal aborts, however long the work goes on. */
export function orAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const stop = () => reject(givenUp());
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
