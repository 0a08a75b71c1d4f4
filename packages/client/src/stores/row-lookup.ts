import { createPace } from '../pace.js';
import type { Environment } from '../environment.js';
import type { Subscriber } from '../model.js';
import { loadWhole } from './load-whole.js';
import { createUserIndex } from '../rows/user-index.js';
import type { RowList } from './row-list.js';
import type { RowLookup } from './user-status-state.js';

/** Finds any user of the template, whatever the query selects; all pages are read first. */
export async function createRowLookup(
  list: RowList,
  environment: Pick<Environment, 'now'>,
  signal: AbortSignal,
): Promise<RowLookup> {
  await loadWhole(list, signal);
  const index = createUserIndex();
  const pace = createPace(environment, signal);
  for await (const rows of list.all({}, signal)) {
    for (const row of rows) index.add(row);
    if (pace.isDue()) await pace.rest();
  }
  // A user that changed since is found as it is now.
  const newest = (row: Subscriber | undefined) => row && (list.get(row.id) ?? row);
  return {
    find: (id) => newest(index.find(id)),
    findByBroadworksId: (broadworksId) => newest(index.findByBroadworksId(broadworksId)),
    isDoubtful: index.isDoubtful,
  };
}
