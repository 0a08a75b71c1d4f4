import type { SubscriberFilter } from '../backend.js';
import type { UserStatusQuery } from './user-status-state.js';

/** Everything, in the backend's own order. */
export const EVERYTHING: UserStatusQuery = {
  excludeProvisioned: false,
  status: [],
  package: [],
  search: '',
  cause: [],
  stuckFor: 0,
  sort: undefined,
};

/** The query as the port understands it: what does not restrict is left out. */
export function toFilter({
  excludeProvisioned,
  status,
  package: packages,
  search,
  cause,
  stuckFor,
  sort,
}: UserStatusQuery): SubscriberFilter {
  const words = search.trim();
  return {
    ...(excludeProvisioned && { exclude: ['provisioned'] }),
    ...(status.length > 0 && { status }),
    ...(packages.length > 0 && { package: packages }),
    ...(words && { search: words }),
    ...(cause.length > 0 && { cause }),
    ...(stuckFor > 0 && { stuckFor }),
    ...(sort && { sort }),
  };
}

/** Whether two queries ask for the same. */
export function isSameQuery(one: UserStatusQuery, other: UserStatusQuery): boolean {
  return JSON.stringify(toFilter(one)) === JSON.stringify(toFilter(other));
}
