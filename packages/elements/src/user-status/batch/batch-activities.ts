import {
  ProvisioningError,
  type BatchReason,
  type BatchResult,
  type BatchStore,
  type RowActivity,
} from '@flowthrough/client';

interface Shown {
  readonly outcome: BatchResult['outcome'];
  readonly reason: BatchReason | undefined;
  readonly activity: RowActivity;
}

/** What the rows of a batch show of it, as they show an action of their own. */
export interface BatchActivities {
  of(store: BatchStore, id: string): RowActivity | undefined;
  /** Something newer is known of a row. */
  dismiss(id: string): void;
  /** Another batch, or another round of it, has begun. */
  clear(): void;
}

export function createBatchActivities(): BatchActivities {
  const dismissed = new Set<string>();
  /** The same object as long as nothing changed, so that a row which shows it already is left as it is. */
  const shown = new Map<string, Shown>();

  return {
    of(store, id) {
      if (dismissed.has(id)) return undefined;
      const result = store.get(id);
      if (!result) return undefined;
      const { action, outcome, reason } = result;
      if (outcome !== 'running' && outcome !== 'failed' && outcome !== 'unknown') return undefined;
      const known = shown.get(id);
      if (known?.outcome === outcome && known.reason === reason) return known.activity;
      const activity: RowActivity = { action, state: outcome, ...(reason && { error: toError(reason) }) };
      shown.set(id, { outcome, reason, activity });
      return activity;
    },
    dismiss: (id) => void dismissed.add(id),
    clear() {
      dismissed.clear();
      shown.clear();
    },
  };
}

function toError({ kind, code, text }: BatchReason): ProvisioningError {
  const isOwn = kind === 'busy' || kind === 'not-allowed' || kind === 'duplicate';
  return new ProvisioningError(isOwn || kind === 'address-missing' ? 'refused' : kind, 'An item of a batch failed.', {
    ...(code !== undefined && { code }),
    ...(text !== undefined && { errors: [{ text, ...(code !== undefined && { code }) }] }),
  });
}
