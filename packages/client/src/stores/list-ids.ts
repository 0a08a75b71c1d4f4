import { throwIfAborted } from '../abort.js';
import { loadWhole } from './load-whole.js';
import type { RowList } from './row-list.js';
import { toFilter } from './user-status-query.js';
import type { UserStatusQuery } from './user-status-state.js';

/** Ids of all rows that the query of the moment selects with some changes, over all pages, in order; what is missing is loaded first. */
export async function listIds(
  list: RowList,
  signal: AbortSignal,
  changes: Partial<UserStatusQuery> = {},
): Promise<readonly string[]> {
  const filter = toFilter({ ...list.$state.get().query, ...changes });
  await loadWhole(list, signal);
  const ids: string[] = [];
  for await (const rows of list.all(filter, signal)) {
    throwIfAborted(signal);
    for (const { id } of rows) ids.push(id);
  }
  return ids;
}
