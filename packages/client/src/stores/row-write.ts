import type { BatchItemInput, CallOptions, ProvisioningBackend } from '../backend.js';
import { ProvisioningError, toProvisioningError } from '../errors.js';
import type { Subscriber } from '../model.js';
import { isMoving } from '../status.js';

/** What a write is to do to a row. */
export type RowWrite = Pick<BatchItemInput, 'action' | 'email' | 'package'>;

/** The parts of a row in which it shows that something was done to it. */
export type RowBefore = Pick<Subscriber, 'status' | 'package' | 'lastStatusChange' | 'email'>;

/** Sends one write; resolves with the row as the backend answers, or undefined where it answers none. */
export async function sendWrite(
  backend: ProvisioningBackend,
  id: string,
  { action, email, package: packageType }: RowWrite,
  options: CallOptions,
): Promise<Subscriber | undefined> {
  if (action === 'retry') return backend.retryActivation(id, { email: email ?? '' }, options);
  if (action === 'changePackage') return backend.changePackage(id, packageType ?? '', options);
  if (action === 'resendConsent') {
    if (!backend.resendConsent) throw new ProvisioningError('unsupported', 'The backend cannot resend consent.');
    await backend.resendConsent(id, options);
    return undefined;
  }
  try {
    await backend.deleteSubscriber(id, options);
  } catch (error) {
    // Somebody else was faster: the user is gone, which is what was asked for.
    if (toProvisioningError(error).kind !== 'not-found') throw error;
  }
  return undefined;
}

/**
 * Whether a reading of the row gives away that an unanswered write took effect. It can never tell that it did not: the
 * backend may still be about to. Without an earlier state most writes leave no trace.
 */
export function isProven(
  { action, email, package: packageType }: RowWrite,
  row: Subscriber | undefined,
  before: RowBefore | undefined,
): boolean {
  if (!row) return action === 'delete';
  switch (action) {
    case 'retry':
      // A row that changed to another address changed for another reason, perhaps before the write. Once provisioned,
      // nothing is left to find out.
      return (
        hasChanged(row, before) &&
        (row.status === 'provisioned' || (email !== undefined && isSameAddress(row.email ?? email, email)))
      );
    case 'changePackage':
      return row.package === packageType || (isMoving(row.status) && hasChanged(row, before));
    case 'resendConsent':
      return hasChanged(row, before);
    case 'delete':
      return false;
  }
}

function hasChanged(row: Subscriber, before: RowBefore | undefined): boolean {
  return (
    before !== undefined &&
    (row.status !== before.status ||
      row.lastStatusChange !== before.lastStatusChange ||
      row.package !== before.package ||
      row.email !== before.email)
  );
}

function isSameAddress(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}
