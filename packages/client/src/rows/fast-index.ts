import type { Subscriber } from '../model.js';
import type { Work } from '../slices.js';
import { isSame } from './freshness.js';
import { createHaystack } from './haystack.js';
import { searchText } from './matching.js';
import { createOrders } from './orders.js';
import type { IndexedRows, RowIndex } from './row-index.js';

/** An index that keeps what it has made, and mends it where rows change. */
export interface FastIndex extends RowIndex {
  /** Makes what the first search needs, and the order that is asked for most. */
  prepare(): Work<void>;
}

/** Makes an index for many rows; it gives what the plain one gives. */
export function createFastIndex(rows: IndexedRows, locale: string | undefined): FastIndex {
  const orders = createOrders(rows, locale);
  const { all } = rows;
  const haystack = createHaystack(
    () => all.length,
    (index) => (all[index] ? searchText(all[index]) : ''),
  );
  return {
    by: orders.by,
    search: haystack.search,
    touch(index, old, row) {
      orders.touch(index, old, row);
      if (row && !(old && isSameText(old, row))) haystack.touch(index);
    },
    *prepare() {
      yield* haystack.prepare();
      yield* orders.by('name');
    },
  };
}

/** Whether a search finds the same in two states of a row. */
function isSameText(one: Subscriber, other: Subscriber): boolean {
  return (
    one.broadworksId === other.broadworksId &&
    one.firstName === other.firstName &&
    one.lastName === other.lastName &&
    one.email === other.email &&
    isSame(one.errors, other.errors)
  );
}
