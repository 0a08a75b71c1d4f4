import type { ProvisioningBackend, SubscriberQuery } from '../backend.js';
import { ProvisioningError } from '../errors.js';
import type { Subscriber } from '../model.js';

/** Why a list ended before its end. */
export type ListNotice = 'cyclic' | 'page-cap' | 'row-cap';

export interface PageReaderOptions {
  /** Rows per page. @default 100 */
  readonly pageSize?: number | undefined;
  /** Most pages; an endless list must end. @default 1,000 */
  readonly pageCap?: number | undefined;
}

/** Reads a list page after page by its opaque cursors. */
export interface PageReader {
  /** Whether nothing is left to read. */
  readonly done: boolean;
  /** Why nothing is left although the list goes on. */
  readonly notice: ListNotice | undefined;
  /** Rows over all pages, as the newest page said; undefined when it said nothing sensible. */
  readonly total: number | undefined;
  /** The next page; after a failure the one that failed. One call at a time. */
  next(signal?: AbortSignal): Promise<readonly Subscriber[]>;
}

const SMALLEST_PAGE = 10;

/** Makes a reader that stops at a cursor which was seen before, and at the page cap. Nothing is requested until `next`. */
export function createPageReader(
  backend: ProvisioningBackend,
  query: Omit<SubscriberQuery, 'cursor' | 'limit'>,
  { pageSize = 100, pageCap = 1_000 }: PageReaderOptions = {},
): PageReader {
  const seen = new Set<string>();
  let cursor: string | undefined;
  let pages = 0;
  let limit = pageSize;
  let done = false;
  let notice: ListNotice | undefined;
  let total: number | undefined;

  const ask = (signal: AbortSignal | undefined) =>
    backend.listSubscribers({ ...query, limit, ...(cursor !== undefined && { cursor }) }, { signal });

  return {
    get done() {
      return done;
    },
    get notice() {
      return notice;
    },
    get total() {
      return total;
    },
    async next(signal) {
      const page = await ask(signal).catch((error: unknown) => {
        // The vendor advises smaller pages for 504. Once: a backend that is down gains nothing from more requests.
        const isTooMuch = error instanceof ProvisioningError && (error.status === 504 || error.kind === 'too-large');
        if (!isTooMuch || limit < pageSize || limit <= SMALLEST_PAGE) throw error;
        limit = Math.max(SMALLEST_PAGE, limit >> 1);
        return ask(signal);
      });
      // A backend that ignores the signal must not move a reader that was given up.
      if (signal?.aborted) throw new ProvisioningError('aborted', 'The list was given up by its reader.');
      pages += 1;
      total = page.total !== undefined && Number.isSafeInteger(page.total) && page.total >= 0 ? page.total : undefined;
      if (cursor !== undefined) seen.add(cursor);
      cursor = page.next;
      if (cursor && seen.has(cursor)) notice = 'cyclic';
      else if (cursor && pages >= pageCap) notice = 'page-cap';
      done = !cursor || notice !== undefined;
      return page.items;
    },
  };
}
