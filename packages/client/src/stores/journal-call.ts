import type { Environment } from '../environment.js';
import { ProvisioningError, toProvisioningError } from '../errors.js';

/** Milliseconds that a host's journal gets to answer. */
const LIMIT = 10_000;

/** Asks a host's journal for something; rejects with what it throws, and with a timeout when it stays silent. */
export async function callJournal<T>({ sleep }: Environment, call: () => T | Promise<T>): Promise<T> {
  const timer = new AbortController();
  try {
    const answer = call();
    if (!isThenable(answer)) return answer;
    const silence = sleep(LIMIT, timer.signal).then(() => {
      throw new ProvisioningError('timeout', 'The journal of the batch did not answer in time.');
    });
    return await Promise.race([answer, silence]);
  } catch (thrown) {
    throw isFull(thrown)
      ? new ProvisioningError('too-large', 'The storage of the batch is full.', { cause: thrown })
      : toProvisioningError(thrown);
  } finally {
    timer.abort();
  }
}

function isThenable<T>(answer: T | Promise<T>): answer is Promise<T> {
  return typeof (answer as Partial<Promise<T>> | undefined)?.then === 'function';
}

function isFull(thrown: unknown): boolean {
  const { name } = (thrown ?? {}) as Partial<Error>;
  return name === 'QuotaExceededError' || name === 'NS_ERROR_DOM_QUOTA_REACHED';
}
