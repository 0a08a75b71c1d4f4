import { ProvisioningError, type ErrorKind } from '@flowthrough/client';
import type { Answer } from './answer.js';
import { fingerprintOf, type IdempotencyStore } from './idempotency.js';
import { errorAnswer, problemAnswer } from './problem.js';

/** Refusals that the same request would meet again; all others may have passed by the next try. */
const FINAL: readonly ErrorKind[] = ['invalid', 'not-found', 'refused', 'too-large', 'unsupported'];

export interface KeyedWrite {
  /** The client's key, within the principal and the route. */
  readonly key: string;
  /** What was asked; the same key with something else is refused. */
  readonly content: string;
  /** Whether running it twice does no more than running it once. */
  readonly isRepeatable: boolean;
  run(): Promise<Answer>;
}

/** Lets a write take effect once per key: a repeat gets the first answer, a twin is told to wait. */
export async function runOnce(store: IdempotencyStore, write: KeyedWrite): Promise<Answer> {
  const { key, isRepeatable } = write;
  const fingerprint = fingerprintOf(write.content);
  const known = await store.claim(key, { fingerprint });
  if (known && known.fingerprint !== fingerprint) return problemAnswer({ status: 422, code: 'idempotency-key-reused' });
  if (known?.answer) {
    return { ...known.answer, headers: { ...known.answer.headers, 'idempotency-replayed': 'true' } };
  }
  if (known) {
    return problemAnswer({ status: 409, code: 'idempotency-in-progress', headers: { 'retry-after': '1' } });
  }
  const answer = await attempt(write).catch(async (error: unknown) => {
    await store.release(key);
    throw error;
  });
  // Outside of the catch: a store that fails here leaves the key taken, because the write has taken effect.
  await store.finish(key, { fingerprint, answer });
  return answer;

  async function attempt({ run }: KeyedWrite): Promise<Answer> {
    try {
      return await run();
    } catch (error) {
      if (error instanceof ProvisioningError && isFinal(error)) return errorAnswer(error);
      throw error;
    }
  }

  /** Whether the failure is the answer to every repeat; one that may have taken effect must never run again. */
  function isFinal({ kind, outcome }: ProvisioningError): boolean {
    return outcome === 'unknown' ? !isRepeatable : FINAL.includes(kind);
  }
}
