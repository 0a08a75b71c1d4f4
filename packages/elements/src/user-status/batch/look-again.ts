import type { UserStatusStore } from '@flowthrough/client';

/** Users who are looked at one by one; for more of them the list is read. */
const FEW = 50;
const AT_ONCE = 4;

/**
 * Looks at users once more before they are written, because nobody may have told of what happened to them meanwhile: a batch
 * leaves out whom it does not apply to any more, and names them. Who cannot be looked at is left to the backend to judge.
 */
export async function lookAgain(store: UserStatusStore, ids: readonly string[]): Promise<void> {
  const { scope, load } = store.$state.get();
  if (ids.length > FEW) {
    if (scope === 'held' && load.state !== 'loading') await store.reload(true);
    return;
  }
  const queue = [...ids];
  const look = async () => {
    for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
      // A backend that does not answer is asked no further.
      if (await store.check(id)) queue.length = 0;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, look));
}
