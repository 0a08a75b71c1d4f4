import { SORT_KEYS, type BackendCapabilities, type SortKey, type SubscriberQuery } from '@flowthrough/client';
import { invalid } from './input.js';

/** Most rows that a page can be asked for. */
const MOST_ROWS = 1_000;

/** The list query; a part that the contract does not know is ignored, one that it knows and cannot read is refused. */
export function readQuery(templateId: string, parameters: URLSearchParams): SubscriberQuery {
  const list = (name: string) => parameters.getAll(name).flatMap((value) => value.split(',').filter(Boolean));
  const status = list('status');
  const packages = list('package');
  const search = parameters.get('search');
  const sort = parameters.get('sort');
  const limit = parameters.get('limit');
  const cursor = parameters.get('cursor');
  const changedSince = parameters.get('changedSince');
  const key = sort?.replace(/^-/, '') as SortKey | undefined;
  if (key !== undefined && !SORT_KEYS.includes(key)) {
    throw invalid('sort', 'unknown', 'is not a column that can be sorted');
  }
  if (limit !== null && !/^[1-9]\d{0,8}$/.test(limit)) {
    throw invalid('limit', 'wrong-type', 'must be a positive number');
  }
  if (changedSince !== null && !isMoment(changedSince)) {
    throw invalid('changedSince', 'wrong-type', 'must be a moment in ISO 8601');
  }
  return {
    templateId,
    ...(status.length > 0 && { status }),
    ...(packages.length > 0 && { package: packages }),
    ...(search && { search }),
    ...(key && { sort: { key, descending: sort?.startsWith('-') ?? false } }),
    ...(limit !== null && { limit: Math.min(Number(limit), MOST_ROWS) }),
    ...(cursor && { cursor }),
    ...(changedSince && { changedSince }),
  };
}

/** Whether any part of a query can be beyond a backend. */
export function isSelective({ status, package: packages, search, sort, changedSince }: SubscriberQuery): boolean {
  return [status, packages, search, sort, changedSince].some((part) => part !== undefined);
}

/** Refuses what the backend says it cannot do: rows that were silently not filtered would be taken for the answer. */
export function checkQuery(query: SubscriberQuery, { filters = [], sorts = [], search }: BackendCapabilities): void {
  const lacking =
    (['status', 'package', 'changedSince'] as const).find((part) => query[part] && !filters.includes(part)) ??
    (query.search && !search ? 'search' : undefined) ??
    (query.sort && !sorts.includes(query.sort.key) ? 'sort' : undefined);
  if (lacking) throw invalid(lacking, 'unsupported', 'is beyond this backend: see its capabilities');
}

// `Date.parse` alone would take "1" or "May" for a moment as well.
function isMoment(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?$/.test(text) && !Number.isNaN(Date.parse(text));
}
