/** The page this runs in; undefined in Node and in workers. */
export function currentPage(): Document | undefined {
  return (globalThis as { readonly document?: Document }).document;
}

/** Whether the device says that it has no connection; false where nobody can say. */
export function isOffline(): boolean {
  return (globalThis as { readonly navigator?: { readonly onLine?: boolean } }).navigator?.onLine === false;
}
