import { SORT_KEYS, type SortKey, type UserStatusQuery } from '@flowthrough/client';
import type { ViewSettings } from '../situation.js';

/** A view that an administrator keeps under a name; the host stores it. */
export interface SavedView {
  /** Stays the same when the view is renamed or replaced. */
  readonly id: string;
  readonly name: string;
  /** What is left out restricts nothing. */
  readonly query: Partial<UserStatusQuery>;
  /** The columns in their order; all when left out or empty. */
  readonly columns?: readonly SortKey[];
}

const EVERYTHING: ViewSettings = {
  excludeProvisioned: false,
  status: [],
  cause: [],
  package: [],
  stuckFor: 0,
  search: '',
  sort: undefined,
  columns: SORT_KEYS,
};

/** All that a saved view sets up. */
export function settingsOf({ query, columns }: SavedView): ViewSettings {
  return { ...EVERYTHING, ...query, ...(columns?.length && { columns }) };
}

/** Whether two views show the same rows in the same order with the same columns. */
export function isSameView(one: ViewSettings, other: ViewSettings): boolean {
  const keys = Object.keys(EVERYTHING) as (keyof ViewSettings)[];
  return keys.every((key) => JSON.stringify(one[key]) === JSON.stringify(other[key]));
}

/** The view that has a name, whatever its case; `except` is not looked at. */
export function findByName(views: readonly SavedView[], name: string, except?: SavedView): SavedView | undefined {
  const folded = name.trim().toLocaleLowerCase();
  return views.find((view) => view !== except && view.name.trim().toLocaleLowerCase() === folded);
}
