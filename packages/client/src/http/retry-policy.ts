import type { ErrorKind, ProvisioningError } from '../errors.js';

/** How long and how often one call may try; all times in milliseconds. */
export interface RetryPolicy {
  /** Tries in all, the first included. */
  readonly tries: number;
  /** Upper bound of the first wait; it doubles with each further one. */
  readonly baseDelay: number;
  /** Upper bound of any wait. */
  readonly maxDelay: number;
  /** Limit of one try, body included. */
  readonly tryLimit: number;
  /** Limit of all tries and waits together. */
  readonly totalLimit: number;
}

/** Full jitter after exponential back-off, in the manner of the AWS and Stripe SDKs. */
export const DEFAULT_RETRY_POLICY: RetryPolicy = {
  tries: 3,
  baseDelay: 300,
  maxDelay: 5_000,
  tryLimit: 10_000,
  totalLimit: 30_000,
};

const TRANSIENT: readonly ErrorKind[] = ['network', 'timeout', 'rate-limited', 'unavailable', 'server'];

/** Statuses that say the server will never answer this differently. */
const FINAL_STATUSES = [501, 505];

/** Milliseconds to wait before the next try, or undefined when there shall be none. */
export function nextDelay(
  error: ProvisioningError,
  { tried, elapsed, random }: { readonly tried: number; readonly elapsed: number; readonly random: number },
  policy: RetryPolicy,
): number | undefined {
  if (!isTransient(error) || tried >= policy.tries) return undefined;
  // A broken body is worth one more look, not more: the server did answer.
  if (error.kind === 'parse' && tried > 1) return undefined;
  const delay = error.retryAfter ?? random * Math.min(policy.baseDelay * 2 ** (tried - 1), policy.maxDelay);
  return elapsed + delay < policy.totalLimit ? delay : undefined;
}

function isTransient(error: ProvisioningError): boolean {
  if (error.status !== undefined && FINAL_STATUSES.includes(error.status)) return false;
  return TRANSIENT.includes(error.kind) || error.kind === 'parse' || isTwinRunning(error);
}

/** The server still works on an earlier try with the same idempotency key: waiting and asking again is safe. */
export function isTwinRunning(error: ProvisioningError): boolean {
  return error.status === 409 && error.code === 'idempotency-in-progress';
}
