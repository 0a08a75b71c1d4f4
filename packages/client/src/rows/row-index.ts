import type { SortKey } from '../backend.js';
import type { Subscriber } from '../model.js';
import type { Work } from '../slices.js';

/** The rows that memory holds; a row keeps its index for good. */
export interface IndexedRows {
  /** By index, removed ones too. */
  readonly all: readonly Subscriber[];
  /** Undefined once the row is removed. */
  row(index: number): Subscriber | undefined;
}

/** What sorts and searches the rows of memory. */
export interface RowIndex {
  /** The indexes in ascending order of a column, ties as they came; removed rows may be among them. */
  by(key: SortKey): Work<Uint32Array>;
  /** By index, 1 where a row's text holds every word; removed rows may be among them. */
  search(words: readonly string[]): Work<Uint8Array>;
  /** Told that a row came, changed or, without a newer state, went. */
  touch(index: number, old: Subscriber | undefined, row: Subscriber | undefined): void;
}
