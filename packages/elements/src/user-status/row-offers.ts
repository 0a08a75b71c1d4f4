import { allowedActions, statusGroup, type RowAction, type Subscriber } from '@flowthrough/client';
import { statusLabel } from './labels.js';
import type { Situation } from './situation.js';

/** Something that the menu of a row offers. */
export interface RowOffer {
  readonly id: RowAction | 'history' | `host ${string}`;
  readonly isDisabled: boolean;
  /** Why it cannot be chosen, in words. */
  readonly reason?: string | undefined;
  /** The host's own words; left out, the library's. */
  readonly label?: string;
}

/** The menu of a row: what its state allows, the backend offers and the administrator may do, then the host's own. */
export function offersFor(row: Subscriber, situation: Situation): RowOffer[] {
  const { client, common, permission, rowActions, activityOf } = situation;
  const own: (RowAction | 'history')[] = allowedActions(row).filter(
    (action) => action !== 'resendConsent' || client.offers('resendConsent'),
  );
  const refused = activityOf(row.id);
  // A provisioned row has no menu of the library's own, so it has no history in it either.
  if (client.offers('listHistory') && statusGroup(row.status) !== 'provisioned') own.push('history');
  return [
    ...own
      .filter((id) => permission(id) !== 'hidden')
      .map((id) => {
        // What the backend has refused to this administrator is not asked for again, until they have seen that.
        const isForbidden = refused?.action === id && refused.error?.kind === 'forbidden';
        const reason = isForbidden ? common.errorKind.forbidden : undefined;
        return { id, isDisabled: isForbidden || permission(id) === 'disabled', reason };
      }),
    ...(rowActions?.(row) ?? []).map(({ id, label }) => ({ id: `host ${id}` as const, isDisabled: false, label })),
  ];
}

/**
 * Why something that was offered for a row cannot be done to it any more, in words; undefined while it can. Rows change
 * while a menu or a dialog is open, and so do permissions.
 */
export function objectionTo(action: RowOffer['id'], row: Subscriber, situation: Situation): string | undefined {
  const { store, common, own } = situation;
  const { id, broadworksId } = row;
  const now = store.get(id);
  // Where the backend pages, a row that is not at hand may be there all the same: the backend judges.
  if (!now) return store.$state.get().scope === 'held' ? own.gone(broadworksId) : undefined;
  if (offersFor(now, situation).some((offer) => offer.id === action && !offer.isDisabled)) return undefined;
  return allowedActions(now).some((allowed) => allowed === action)
    ? common.errorKind.forbidden
    : own.noLongerAllowed(broadworksId, statusLabel(now.status, common));
}
