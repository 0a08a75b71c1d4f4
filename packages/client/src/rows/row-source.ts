import type { SubscriberFilter } from '../backend.js';
import type { Subscriber } from '../model.js';

/** Rows selected, in order, addressed by index. A view is a snapshot of the order; the rows themselves may be newer. */
export interface RowView {
  /** Rows in the view, as far as is known. */
  readonly length: number;
  /** Whether `length` is final; false while the end of a paged list has not been seen. */
  readonly complete: boolean;
  /** The row at an index; undefined while it is not loaded. */
  at(index: number): Subscriber | undefined;
  /** Index of a row, -1 when the view does not hold it. */
  indexOf(id: string): number;
  /** Loads what is missing between two indexes (end excluded); resolves when `at` can answer them. */
  ensure(start: number, end: number, signal?: AbortSignal): Promise<void>;
}

/**
 * How many rows have each status, package and cause, each counted under the other parts of the filter. Status, exclusion
 * and cause are one part, because all of them say where a user stands.
 */
export interface FacetCounts {
  readonly status: ReadonlyMap<string, number>;
  readonly package: ReadonlyMap<string, number>;
  /** Users in error by the code of their first error, '' for an error without one. */
  readonly cause: ReadonlyMap<string, number>;
}

/** What a filter selects, and the counts for its chips. */
export interface Selection {
  readonly view: RowView;
  readonly counts: FacetCounts;
}

/** What has to be followed among the rows of a source. */
export interface Motion {
  /** Ids of the rows that are on their way to another status. */
  readonly moving: readonly string[];
  /** The newest change among all others, epoch milliseconds; 0 without one. */
  readonly newest: number;
}

/** Where a table's rows come from: held in memory, or paged by a backend that can filter and sort by itself. */
export interface RowSource {
  /** Selects and orders rows. Memory answers at once; a backend source after its first page. */
  view(filter: SubscriberFilter, signal?: AbortSignal): RowView | Promise<RowView>;
  /** Counts for filter chips; undefined where nobody can count. */
  counts(filter: SubscriberFilter): FacetCounts | undefined;
  /** The newest state of a row that the source holds. */
  get(id: string): Subscriber | undefined;
  /** All rows that the source holds, in no order. */
  held(): Iterable<Subscriber>;
  /** Tells what is in motion among them; the rows `except` are taken for moving, whatever their status says. */
  motion(except: Iterable<string>): Motion;
  /** Puts newer states in place of older ones and adds new rows; the next `view` shows them. Says whether any differed. */
  upsert(rows: readonly Subscriber[]): boolean;
  remove(id: string): void;
  /** All rows that a filter selects, page after page, for export. */
  all(filter: SubscriberFilter, signal?: AbortSignal): AsyncIterable<readonly Subscriber[]>;
}
