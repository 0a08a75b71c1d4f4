/** The page this runs in; undefined in Node and in workers. */
export function currentPage(): Document | undefined {
  return (globalThis as { readonly document?: Document }).document;
}

/** Whether the device says that it has no connection; false where nobody can say. */
export function isOffline(): boolean {
  return (globalThis as { readonly navigator?: { readonly onLine?: boolean } }).navigator?.onLine === false;
}

/**
 * Calls whenever the device gets a connection again, and with true when the page comes back from where browsers keep pages
 * that were left, as old as it was; until the signal aborts, and never where nobody can say.
 */
export function onReturn(call: (isRestored: boolean) => void, signal: AbortSignal): void {
  const view = currentPage()?.defaultView;
  view?.addEventListener('online', () => call(false), { signal });
  view?.addEventListener('pageshow', ({ persisted }) => persisted && call(true), { signal });
}

/** Resolves at once where somebody can be watching, else when the page is shown again and online; rejects once aborted. */
export async function whenWatched(signal: AbortSignal): Promise<void> {
  const page = currentPage();
  const isAsleep = () => page?.hidden === true || isOffline();
  while (page && isAsleep() && !signal.aborted) {
    await new Promise<void>((resolve) => {
      const wake = new AbortController();
      const onWake = () => {
        wake.abort();
        resolve();
      };
      page.addEventListener('visibilitychange', onWake, { signal: wake.signal });
      page.defaultView?.addEventListener('online', onWake, { signal: wake.signal });
      signal.addEventListener('abort', onWake, { signal: wake.signal });
    });
  }
  signal.throwIfAborted();
}
