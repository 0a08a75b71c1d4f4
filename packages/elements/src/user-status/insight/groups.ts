import {
  statusGroup,
  SUBSCRIBER_STATUSES,
  type FacetCounts,
  type StatusGroup,
  type UserStatusQuery,
} from '@flowthrough/client';

/** What needs somebody's attention comes first. */
export const GROUPS: readonly StatusGroup[] = ['error', 'pending', 'moving', 'provisioned', 'unknown'];

/** The statuses of a group: those that the library knows, and such as occur or are asked for. */
export function statusesOf(group: StatusGroup, counts: FacetCounts | undefined, query: UserStatusQuery): string[] {
  const all = new Set([...SUBSCRIBER_STATUSES, ...(counts?.status.keys() ?? []), ...query.status]);
  return [...all].filter((status) => statusGroup(status) === group);
}

/** Whether the status filter is what the press of one tile makes of it, so that the tile says it all. */
export function isOneGroup(query: UserStatusQuery, counts: FacetCounts | undefined): boolean {
  return GROUPS.some((group) => isExactly(query.status, statusesOf(group, counts, query)));
}

/** Whether statuses are chosen, and no others. */
export function isExactly(chosen: readonly string[], statuses: readonly string[]): boolean {
  return chosen.length > 0 && chosen.length === statuses.length && statuses.every((one) => chosen.includes(one));
}
