import type { Scenario } from './scenarios.js';

/**
 * A `fetch` that a scenario answers, without a network or a service worker: the same in every browser and in Node.
 * Honors the signal as the real one does, and rejects where a connection would be cut.
 */
export function createMockFetch({ handler }: Pick<Scenario, 'handler'>): typeof fetch {
  return async (input, init) => {
    const base = (globalThis as { readonly document?: Document }).document?.baseURI ?? 'http://localhost/';
    const request = new Request(input instanceof Request ? input : new URL(String(input), base), init);
    const { signal } = request;
    signal.throwIfAborted();
    const gone = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    });
    return Promise.race([handler(request), gone]);
  };
}
