/**
 * Whether a value is still to come. Asked of its `then`: where a library has replaced the page's `Promise`, as zone.js
 * does, those of async functions are no instances of it.
 */
export function isPromise<T>(value: T | Promise<T>): value is Promise<T> {
  return typeof (value as { readonly then?: unknown } | undefined | null)?.then === 'function';
}
