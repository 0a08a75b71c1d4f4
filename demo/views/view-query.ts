import { SORT_KEYS, type SortKey, type UserStatusQuery } from '@flowthrough/client';

/** What of the user status view is kept in the address, under the names of the element's attributes. */
export const VIEW_ATTRIBUTES = [
  'search',
  'exclude-provisioned',
  'status',
  'cause',
  'package',
  'stuck-for',
  'sort',
  'columns',
] as const;

const HOUR = 3_600_000;

/** The address part for a view; what restricts nothing is left out. */
export function toAddress(query: UserStatusQuery, columns: readonly SortKey[]): string {
  const { search, excludeProvisioned, status, cause, package: packages, stuckFor, sort } = query;
  const parts: Record<(typeof VIEW_ATTRIBUTES)[number], string | undefined> = {
    search: search || undefined,
    'exclude-provisioned': excludeProvisioned ? '1' : undefined,
    status: status.join(',') || undefined,
    cause: cause.join(',') || undefined,
    package: packages.join(',') || undefined,
    'stuck-for': stuckFor > 0 ? String(stuckFor / HOUR) : undefined,
    sort: sort && (sort.descending ? `-${sort.key}` : sort.key),
    columns: columns.join() === SORT_KEYS.join() ? undefined : columns.join(','),
  };
  const present = Object.entries(parts).filter((part): part is [string, string] => part[1] !== undefined);
  return present.length > 0 ? `?${new URLSearchParams(present)}` : '';
}
