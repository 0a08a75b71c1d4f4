import type { ActivationStatus, KnownStatus, Subscriber, SubscriberStatus } from './model.js';

/** What a status means to a person who scans a list. */
export type StatusGroup = 'provisioned' | 'moving' | 'pending' | 'error' | 'unknown';

const GROUPS: Readonly<Record<KnownStatus, StatusGroup>> = {
  pending_email_input: 'pending',
  pending_email_validation: 'pending',
  pending_user_migration: 'pending',
  provisioning: 'moving',
  provisioned: 'provisioned',
  updating: 'moving',
  error: 'error',
};

/** The group of a status; `unknown` for a status that the vendor added later. */
export function statusGroup(status: ActivationStatus): StatusGroup {
  if (status === 'pending_first_admin') return 'pending';
  return Object.hasOwn(GROUPS, status) ? GROUPS[status as KnownStatus] : 'unknown';
}

/** Whether the backend is working on the subscriber, so that the status will change by itself. */
export function isMoving(status: SubscriberStatus): boolean {
  return statusGroup(status) === 'moving';
}

/** What an administrator can do with one user. */
export type RowAction = 'retry' | 'delete' | 'changePackage' | 'copyError' | 'resendConsent';

/**
 * The recovery actions that a subscriber's state allows, in menu order.
 *
 * Retry is for errors and pending rows; delete and change package for every row that is not in motion; copy for rows
 * with errors; resend for a pending account move. A provisioned row needs no recovery, so it has none.
 */
export function allowedActions(subscriber: Subscriber): RowAction[] {
  const group = statusGroup(subscriber.status);
  const actions: RowAction[] = [];
  if (group === 'error' || group === 'pending') actions.push('retry');
  if (subscriber.status === 'pending_user_migration') actions.push('resendConsent');
  if (group !== 'moving' && group !== 'provisioned') actions.push('changePackage', 'delete');
  if (subscriber.errors.length > 0 && group !== 'provisioned') actions.push('copyError');
  return actions;
}
