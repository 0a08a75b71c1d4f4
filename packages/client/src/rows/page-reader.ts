import type { ProvisioningBackend, SubscriberPage, SubscriberQuery } from '../backend.js';
import { ProvisioningError } from '../errors.js';
import type { Subscriber } from '../model.js';
import { isOlder } from './freshness.js';

/** Why rows of a list are missing: it ended before its end, or held some that could not be told from others. */
export type ListNotice = 'cyclic' | 'page-cap' | 'row-cap' | 'unreadable' | 'changed';

export interface PageReaderOptions {
  /** Rows per page. @default 100 */
  readonly pageSize?: number | undefined;
  /** Most pages; an endless list must end. @default 1,000 */
  readonly pageCap?: number | undefined;
  /** Pages asked for at the same time; more than one only where the backend has `offsetCursors`. @default 1 */
  readonly parallel?: number | undefined;
  /** Gives a mark for each page as it is asked for, which may be well before it is read. */
  readonly mark?: (() => number) | undefined;
}

/** Reads a list page after page by its opaque cursors. */
export interface PageReader {
  /** Whether nothing is left to read. */
  readonly done: boolean;
  /** Why nothing is left although the list goes on. */
  readonly notice: ListNotice | undefined;
  /** Rows that were left out so far, because they could not be told from others. */
  readonly unreadable: number;
  /** Rows over all pages, as the newest page said; undefined when it said nothing sensible. */
  readonly total: number | undefined;
  /** Whether rows went so often that others may have been passed over. */
  readonly hasChanged: boolean;
  /** When the newest page was asked for, as `mark` said; 0 without marks. */
  readonly asked: number;
  /** Lets a reader that ended at the page cap read as many pages again. */
  readOn(): void;
  /** The next page; after a failure the one that failed. One call at a time. */
  next(signal?: AbortSignal): Promise<readonly Subscriber[]>;
}

const SMALLEST_PAGE = 10;
/** How often a reader goes back: a list that loses users all the time must end as well. */
const MOST_RETURNS = 20;

/** A page that was asked for. */
interface Asked {
  readonly offset: number;
  readonly mark: number;
  readonly signal: AbortSignal | undefined;
  readonly page: Promise<SubscriberPage>;
}

/** Makes a reader that stops at a cursor which was seen before, and at the page cap. Nothing is requested until `next`. */
export function createPageReader(
  backend: ProvisioningBackend,
  query: Omit<SubscriberQuery, 'cursor' | 'limit'>,
  { pageSize = 100, pageCap = 1_000, parallel = 1, mark = () => 0 }: PageReaderOptions = {},
): PageReader {
  const seen = new Set<string>();
  let cursor: string | undefined;
  let pages = 0;
  let cap = pageCap;
  let limit = pageSize;
  let done = false;
  let notice: ListNotice | undefined;
  let total: number | undefined;
  let unreadable = 0;
  let asked = 0;
  /** The pages after this one, in order, as far as they are asked for. */
  let ahead: Asked[] = [];
  /** Rows that came so far, and in the newest page. */
  let offset = 0;
  let step = 0;
  /** The pages read one after the other, by which a reader goes back. */
  const visited: { readonly cursor: string | undefined; readonly rows: number }[] = [];
  let returns = 0;
  let hasChanged = false;

  const ask = (signal: AbortSignal | undefined, at = cursor) =>
    backend.listSubscribers({ ...query, limit, ...(at !== undefined && { cursor: at }) }, { signal });

  /** Asks for the pages that follow, once it is known how many rows a page has and how many there are. */
  const askAhead = (signal: AbortSignal | undefined) => {
    if (step === 0 || total === undefined) return;
    const { length } = ahead;
    for (let place = length; place < parallel && offset + place * step < total; place += 1) {
      const at = offset + place * step;
      const page = ask(signal, place > 0 ? String(at) : cursor);
      // A page that nobody comes to read fails unheard.
      page.catch(() => undefined);
      ahead.push({ offset: at, mark: mark(), signal, page });
    }
  };

  /** The page at the cursor: one that was asked for ahead, or a new question. */
  const take = (signal: AbortSignal | undefined): Promise<SubscriberPage> => {
    if (ahead.some((page) => page.signal?.aborted)) ahead = [];
    if (parallel > 1) askAhead(signal);
    const first = ahead.shift();
    asked = first?.mark ?? mark();
    return first?.page ?? ask(signal);
  };

  /**
   * Goes back over as many rows as went: where a cursor means a place in the list, as many others have moved up, out of this
   * page into those that were read. Where it means a row, a page is read twice for nothing.
   */
  const goBack = (gone: number): boolean => {
    if (offset === 0) return false;
    hasChanged ||= returns >= MOST_RETURNS;
    if (hasChanged) return false;
    returns += 1;
    if (parallel > 1) {
      offset = Math.max(0, offset - gone);
      cursor = String(offset);
      for (const one of seen) if (Number(one) >= offset) seen.delete(one);
    } else {
      if (cursor !== undefined) seen.delete(cursor);
      for (let rows = 0; rows < gone && visited.length > 0;) {
        const page = visited.pop();
        rows += page?.rows ?? 0;
        offset -= page?.rows ?? 0;
        cursor = page?.cursor;
        if (cursor !== undefined) seen.delete(cursor);
      }
    }
    forget();
    return true;
  };

  /**
   * Goes on by offset after a page, or by the backend's own cursor where the pages are not as they were foreseen; says
   * whether another page is to be read.
   */
  const advance = ({ items, next, unreadable: left = 0 }: SubscriberPage, before: number | undefined): boolean => {
    const gone = total === undefined || before === undefined ? 0 : Math.max(0, before - total);
    if (gone > 0 && goBack(gone)) return true;
    // Rows that were left out have a place in the backend's list all the same.
    step = items.length + left;
    if (parallel === 1) visited.push({ cursor, rows: step });
    cursor = next;
    offset += step;
    if (ahead[0] && (gone > 0 || ahead[0].offset !== offset)) forget();
    return Boolean(cursor);
  };
  const forget = () => {
    ahead = [];
    step = 0;
  };

  return {
    get done() {
      return done;
    },
    get notice() {
      return notice;
    },
    get unreadable() {
      return unreadable;
    },
    get total() {
      return total;
    },
    get hasChanged() {
      return hasChanged;
    },
    get asked() {
      return asked;
    },
    readOn() {
      if (notice !== 'page-cap') return;
      cap = pages + pageCap;
      notice = undefined;
      done = false;
    },
    async next(signal) {
      const page = await take(signal).catch((error: unknown) => {
        ahead = [];
        // The vendor advises smaller pages for 504. Once: a backend that is down gains nothing from more requests.
        const isTooMuch = error instanceof ProvisioningError && (error.status === 504 || error.kind === 'too-large');
        if (!isTooMuch || limit < pageSize || limit <= SMALLEST_PAGE) throw error;
        limit = Math.max(SMALLEST_PAGE, limit >> 1);
        step = 0;
        asked = mark();
        return ask(signal);
      });
      // A backend that ignores the signal must not move a reader that was given up.
      if (signal?.aborted) throw new ProvisioningError('aborted', 'The list was given up by its reader.');
      pages += 1;
      const before = total;
      total = page.total !== undefined && Number.isSafeInteger(page.total) && page.total >= 0 ? page.total : undefined;
      if (cursor !== undefined) seen.add(cursor);
      const hasMore = advance(page, before);
      if (hasMore && cursor && seen.has(cursor)) notice = 'cyclic';
      else if (hasMore && pages >= cap) notice = 'page-cap';
      done = !hasMore || notice !== undefined;
      unreadable += page.unreadable ?? 0;
      return newestOf(page.items);
    },
  };
}

/** Each row once, in the place where it came first: of one that comes twice in a page, the newer state. */
function newestOf(rows: readonly Subscriber[]): readonly Subscriber[] {
  const newest = new Map<string, Subscriber>();
  for (const row of rows) {
    const other = newest.get(row.id);
    if (!other || !isOlder(row, other)) newest.set(row.id, row);
  }
  return newest.size === rows.length ? rows : [...newest.values()];
}
