import type { UserStatusQuery } from '@flowthrough/client';

/** What of the user status view is kept in the address, under the names of the element's attributes. */
export const VIEW_ATTRIBUTES = ['search', 'exclude-provisioned', 'status', 'package', 'sort'] as const;

/** The address part for a view; what restricts nothing is left out. */
export function toAddress(query: UserStatusQuery): string {
  const { search, excludeProvisioned, status, package: packages, sort } = query;
  const parts: Record<(typeof VIEW_ATTRIBUTES)[number], string | undefined> = {
    search: search || undefined,
    'exclude-provisioned': excludeProvisioned ? '1' : undefined,
    status: status.join(',') || undefined,
    package: packages.join(',') || undefined,
    sort: sort && (sort.descending ? `-${sort.key}` : sort.key),
  };
  const present = Object.entries(parts).filter((part): part is [string, string] => part[1] !== undefined);
  return present.length > 0 ? `?${new URLSearchParams(present)}` : '';
}
