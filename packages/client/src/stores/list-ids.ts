import { ProvisioningError } from '../errors.js';
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
  const aborted = new Promise<never>((_, reject) => {
    const stop = () => reject(new ProvisioningError('aborted', 'The ids were given up by their caller.'));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
  });
  // A part of the ids would look like all of them.
  do {
    await Promise.race([list.resume(), aborted]);
  } while (list.$state.get().load.state === 'loading');
  const { error } = list.$state.get().load;
  if (error) throw error;

  const ids: string[] = [];
  for await (const rows of list.all(filter, signal)) {
    if (signal.aborted) throw new ProvisioningError('aborted', 'The ids were given up by their caller.');
    for (const { id } of rows) ids.push(id);
  }
  return ids;
}
