import type { Subscriber } from '../model.js';
import type { ArraySource } from './array-source.js';
import { isOlder, type Freshness } from './freshness.js';
import type { ListNotice, PageReader } from './page-reader.js';

export interface LoadAllOptions {
  /** Most rows to hold. */
  readonly rowCap: number;
  readonly freshness: Freshness;
}

/** Where the first page is long, so many of its rows are taken in by themselves: they fill a screen, and are seen sooner. */
const FIRST_ROWS = 100;

/** One reading of a whole list into memory. Rows stay where a page fails, and the next step asks for that page again. */
export interface ListLoad {
  readonly done: boolean;
  readonly notice: ListNotice | undefined;
  readonly total: number | undefined;
  /** Whether the rest of the first page can be taken in, once its first rows are drawn. */
  readonly hasRest: boolean;
  /** Goes on where a list has more pages than are read at once. */
  readOn(): void;
  /**
   * Loads one page, or takes in the rest of the first, and gives its rows; at the end takes away the rows that the list no
   * longer has.
   */
  step(signal: AbortSignal): Promise<readonly Subscriber[]>;
}

/**
 * Makes a load that drains the pages of a reader into a source; nothing is requested until `step`. The reader marks its
 * questions by the same freshness.
 */
export function createListLoad(
  reader: PageReader,
  source: ArraySource,
  { rowCap, freshness }: LoadAllOptions,
): ListLoad {
  const begun = freshness.mark();
  const seen = new Set<string>();
  let isFull = false;
  /** Whether rows came that an earlier page had, and at the end whether others are missing for them. */
  let hasDoubles = false;
  let isShort = false;
  /** What is left of the first page. */
  let rest: readonly Subscriber[] = [];
  const isAtEnd = () => reader.done && rest.length === 0;

  /** The rows to take in next. */
  async function next(signal: AbortSignal): Promise<readonly Subscriber[]> {
    const page = rest.length > 0 ? rest : await reader.next(signal);
    rest = source.size === 0 && page.length > 2 * FIRST_ROWS ? page.slice(FIRST_ROWS) : [];
    return page.slice(0, page.length - rest.length);
  }

  return {
    get done() {
      return isAtEnd() || isFull;
    },
    get hasRest() {
      return rest.length > 0;
    },
    get notice() {
      if (isFull) return 'row-cap';
      if (reader.notice) return reader.notice;
      if (isShort) return 'changed';
      return reader.unreadable > 0 ? 'unreadable' : undefined;
    },
    get total() {
      // A total below what is at hand is no total.
      return reader.total !== undefined && reader.total >= source.size ? reader.total : undefined;
    },
    readOn: reader.readOn,
    async step(signal) {
      const page = await next(signal);
      // Of a row that comes twice in one list the newer state stays; against an earlier list the later one is right.
      const rows = freshness.fresh(page, reader.asked).filter((row) => {
        const old = seen.has(row.id) && source.get(row.id);
        return !(old && isOlder(row, old));
      });
      const room = rows.slice(0, Math.max(0, rowCap - seen.size));
      source.upsert(room);
      hasDoubles ||= page.some(({ id }) => seen.has(id));
      for (const { id } of page) seen.add(id);
      isFull = room.length < rows.length || (seen.size >= rowCap && !isAtEnd());
      // A row that moved into the pages that were read pushed another one out, which then came twice.
      const missing = (reader.total ?? 0) - seen.size - reader.unreadable;
      if (isAtEnd()) isShort = reader.hasChanged || (hasDoubles && missing > 0);
      if (isAtEnd() && !isFull && !reader.notice && !isShort && source.size > seen.size) {
        for (const { id } of source.held()) if (!seen.has(id) && !freshness.isTouched(id, begun)) source.remove(id);
      }
      if (isAtEnd() && reader.notice !== 'page-cap') seen.clear();
      return room;
    },
  };
}
