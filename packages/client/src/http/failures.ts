import { ProvisioningError } from '../errors.js';
import { isOffline } from '../platform.js';

/**
 * Gives every failure its kind, and its outcome to that of a write which had left: only an answer with a status can say
 * that nothing was done, and `toHttpError` has read it.
 */
export function describeFailure(thrown: unknown, isWriteUnderWay: boolean): ProvisioningError {
  const error = thrown instanceof ProvisioningError ? thrown : unreachable(thrown);
  return isWriteUnderWay && error.status === undefined ? toUnclear(error) : error;
}

function unreachable(cause: unknown): ProvisioningError {
  return isOffline()
    ? new ProvisioningError('offline', 'Could not reach the backend: the device is offline.', { cause })
    : new ProvisioningError('network', 'Could not reach the backend.', { cause });
}

/** The same failure, of a write that may have taken effect. */
export function toUnclear(error: ProvisioningError): ProvisioningError {
  const { kind, message, status, code, errors, trackingId, retryAfter, needsSignIn, cause } = error;
  return new ProvisioningError(kind, message, {
    status,
    code,
    errors,
    trackingId,
    retryAfter,
    needsSignIn,
    cause,
    outcome: 'unknown',
  });
}
