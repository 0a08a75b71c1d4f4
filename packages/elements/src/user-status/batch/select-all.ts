import type { UserStatusStore } from '@flowthrough/client';
import type { Selection } from '../selection.js';

/**
 * Chooses all users that the filter selects, also those of pages that are still to come, as they come. Resolves with whether
 * that were all of them: the list may break off, and somebody may ask for other rows meanwhile.
 */
export async function selectAll(
  { $state }: Pick<UserStatusStore, '$state'>,
  selection: Selection,
  signal: AbortSignal,
): Promise<boolean> {
  const { scope, view } = $state.get();
  /** What is asked for, in whatever order. */
  const asked = () => JSON.stringify({ ...$state.get().query, sort: undefined });
  const first = asked();
  const isAnother = () => signal.aborted || asked() !== first;
  if (scope === 'paged') {
    // Rows have to be at hand: what they allow is in them, and the address to which a user is onboarded again.
    await view.ensure(0, Number.MAX_SAFE_INTEGER, signal).catch(() => undefined);
    if (isAnother()) return false;
    const last = $state.get().view;
    selection.selectView(last, true);
    return last.complete;
  }
  const seen = new Set<string>();
  await new Promise<void>((resolve) => {
    const look = () => {
      const { load, view: now, ordering } = $state.get();
      if (!isAnother() && !ordering) selection.grow(now, seen);
      if (isAnother() || (load.state !== 'loading' && !ordering)) end();
    };
    const end = () => {
      unbind();
      signal.removeEventListener('abort', end);
      resolve();
    };
    const unbind = $state.listen(look);
    signal.addEventListener('abort', end);
    look();
  });
  return !isAnother() && $state.get().load.state === 'ready';
}
