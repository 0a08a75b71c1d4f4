import { SORT_KEYS, type BackendCapabilities, type SubscriberFilter } from '../backend.js';

/** Whether a backend can filter, search and sort every way a table asks for, so that its pages can be shown as they are. */
export function canPage({ filters, sorts, search, totals }: BackendCapabilities): boolean {
  return (
    totals === true &&
    search === true &&
    SORT_KEYS.every((key) => sorts?.includes(key)) &&
    (['status', 'package'] as const).every((part) => filters?.includes(part))
  );
}

/** Whether a filter has parts that only a client can answer which holds the rows. */
export function isHeldOnly({ cause, stuckFor }: Pick<SubscriberFilter, 'cause' | 'stuckFor'>): boolean {
  return Boolean(cause?.length || stuckFor);
}
