import type { CallOptions, ProvisioningBackend, SubscriberPage, SubscriberQuery } from '../backend.js';
import { ProvisioningError } from '../errors.js';

/** Why a list ended before its end. */
export type ListNotice = 'cyclic' | 'page-cap' | 'row-cap';

export interface LoadedPage extends SubscriberPage {
  readonly notice?: ListNotice;
}

export interface PageLoaderOptions extends CallOptions {
  /** Where to go on. @default the first page */
  readonly cursor?: string | undefined;
  /** Rows per page. @default 100 */
  readonly pageSize?: number | undefined;
  /** Most pages in one go; an endless list must end. @default 1,000 */
  readonly pageCap?: number | undefined;
}

const SMALLEST_PAGE = 10;

/**
 * Reads a list page after page, following its cursors. Ends with a notice at a cursor that was seen before and at the page
 * cap; asks for smaller pages when the backend cannot make a large one in time, as the vendor advises for 504.
 */
export async function* loadPages(
  backend: ProvisioningBackend,
  query: Omit<SubscriberQuery, 'cursor' | 'limit'>,
  { signal, cursor, pageSize = 100, pageCap = 1_000 }: PageLoaderOptions,
): AsyncGenerator<LoadedPage> {
  const seen = new Set<string>();
  let limit = pageSize;
  for (let pages = 1; ; pages += 1) {
    let page: SubscriberPage;
    try {
      page = await backend.listSubscribers({ ...query, limit, ...(cursor !== undefined && { cursor }) }, { signal });
    } catch (error) {
      const isTooMuch = error instanceof ProvisioningError && (error.status === 504 || error.kind === 'too-large');
      if (!isTooMuch || limit <= SMALLEST_PAGE) throw error;
      limit = Math.max(SMALLEST_PAGE, Math.floor(limit / 2));
      continue;
    }
    if (cursor !== undefined) seen.add(cursor);
    cursor = page.next;
    if (cursor === undefined) {
      yield page;
      return;
    }
    if (seen.has(cursor)) {
      yield { ...page, notice: 'cyclic' };
      return;
    }
    if (pages >= pageCap) {
      yield { ...page, notice: 'page-cap' };
      return;
    }
    yield page;
  }
}
