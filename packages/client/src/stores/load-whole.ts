import { orAborted, throwIfAborted } from '../abort.js';
import type { RowList } from './row-list.js';

/** Loads what is missing: a part of the rows would look like all of them. Rejects with what stood in the way, or `aborted`. */
export async function loadWhole({ $state, resume }: RowList, signal: AbortSignal): Promise<void> {
  do {
    throwIfAborted(signal);
    await orAborted(resume(), signal);
  } while ($state.get().load.state === 'loading');
  const { error } = $state.get().load;
  if (error) throw error;
}
