import type { Subscriber } from '../model.js';
import type { ArraySource } from './array-source.js';
import { isOlder, type Freshness } from './freshness.js';
import type { ListNotice, PageReader } from './page-reader.js';

export interface LoadAllOptions {
  /** Most rows to hold. */
  readonly rowCap: number;
  readonly freshness: Freshness;
  /** Puts rows into the source. @default its `upsert` */
  readonly put?: ((rows: readonly Subscriber[]) => void) | undefined;
}

/** One reading of a whole list into memory. Rows stay where a page fails, and the next step asks for that page again. */
export interface ListLoad {
  readonly done: boolean;
  readonly notice: ListNotice | undefined;
  readonly total: number | undefined;
  /** Loads one page and gives its rows; at the end takes away the rows that the list no longer has. */
  step(signal: AbortSignal): Promise<readonly Subscriber[]>;
}

/**
 * Makes a load that drains the pages of a reader into a source; nothing is requested until `step`. The reader marks its
 * questions by the same freshness.
 */
export function createListLoad(
  reader: PageReader,
  source: ArraySource,
  { rowCap, freshness, put = source.upsert }: LoadAllOptions,
): ListLoad {
  const begun = freshness.mark();
  const seen = new Set<string>();
  let isFull = false;

  return {
    get done() {
      return reader.done || isFull;
    },
    get notice() {
      return isFull ? 'row-cap' : reader.notice;
    },
    get total() {
      // A total below what is at hand is no total.
      return reader.total !== undefined && reader.total >= source.size ? reader.total : undefined;
    },
    async step(signal) {
      const page = await reader.next(signal);
      // Of a row that comes twice in one list the newer state stays; against an earlier list the later one is right.
      const rows = freshness.fresh(page, reader.asked).filter((row) => {
        const old = seen.has(row.id) && source.get(row.id);
        return !(old && isOlder(row, old));
      });
      const room = rows.slice(0, Math.max(0, rowCap - seen.size));
      put(room);
      for (const { id } of page) seen.add(id);
      isFull = room.length < rows.length || (seen.size >= rowCap && !reader.done);
      if (reader.done && !isFull && !reader.notice && source.size > seen.size) {
        for (const { id } of source.held()) if (!seen.has(id) && !freshness.isTouched(id, begun)) source.remove(id);
      }
      if (reader.done) seen.clear();
      return room;
    },
  };
}
