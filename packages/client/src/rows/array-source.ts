import type { SortKey, SubscriberFilter } from '../backend.js';
import type { Subscriber } from '../model.js';
import { createTests, searchText } from './matching.js';
import { sortedOrder } from './ordering.js';
import type { FacetCounts, RowSource, RowView } from './row-source.js';

/** A source that holds all rows in memory and can therefore do everything itself, at once. */
export interface ArraySource extends RowSource {
  /** Rows held. */
  readonly size: number;
  view(filter: SubscriberFilter): RowView;
  counts(filter: SubscriberFilter): FacetCounts;
}

export interface ArraySourceOptions {
  /** Whose alphabet sorts. @default the platform's language */
  readonly locale?: string | undefined;
}

/**
 * Rows never move: filters and sorts make arrays of indexes, and each column's order is kept until a row changes.
 */
export function createArraySource(initial: readonly Subscriber[] = [], options: ArraySourceOptions = {}): ArraySource {
  // A removed row leaves a hole, so that the indexes of the others stay true.
  const rows: (Subscriber | undefined)[] = [];
  const texts: (string | undefined)[] = [];
  const indexes = new Map<string, number>();
  const orders = new Map<SortKey, Uint32Array>();
  let collator: Intl.Collator | undefined;

  const text = (row: Subscriber, index: number) => (texts[index] ??= searchText(row));

  const order = (key: SortKey) => {
    let cached = orders.get(key);
    if (!cached) {
      collator ??= new Intl.Collator(options.locale, { numeric: true });
      orders.set(key, (cached = sortedOrder(rows, key, collator)));
    }
    return cached;
  };

  const select = (filter: SubscriberFilter): Uint32Array => {
    const tests = createTests(filter);
    const sorted = filter.sort && order(filter.sort.key);
    const length = sorted?.length ?? rows.length;
    const selected = new Uint32Array(length);
    let count = 0;
    for (let position = 0; position < length; position += 1) {
      const place = filter.sort?.descending ? length - 1 - position : position;
      const index = sorted ? (sorted[place] ?? 0) : place;
      const row = rows[index];
      if (row && tests.status(row) && tests.package(row) && (!filter.search || tests.search(text(row, index)))) {
        selected[count++] = index;
      }
    }
    return selected.subarray(0, count);
  };

  const put = (row: Subscriber): boolean => {
    const index = indexes.get(row.id) ?? rows.length;
    const old = rows[index];
    if (old && isSame(old, row)) return false;
    indexes.set(row.id, index);
    rows[index] = Object.isFrozen(row) ? row : Object.freeze({ ...row });
    texts[index] = undefined;
    return true;
  };

  const source: ArraySource = {
    get size() {
      return indexes.size;
    },
    get: (id) => rows[indexes.get(id) ?? -1],
    upsert(newer) {
      const changed = newer.map(put).includes(true);
      if (changed) orders.clear();
      return changed;
    },
    remove(id) {
      const index = indexes.get(id);
      if (index === undefined) return;
      indexes.delete(id);
      rows[index] = undefined;
      orders.clear();
    },
    view(filter) {
      const selected = select(filter);
      return {
        length: selected.length,
        complete: true,
        at: (position) => rows[selected[position] ?? -1],
        indexOf: (id) => selected.indexOf(indexes.get(id) ?? -1),
        ensure: () => Promise.resolve(),
      };
    },
    counts(filter) {
      const tests = createTests(filter);
      const unwanted = new Set(filter.exclude);
      const status = new Map<string, number>();
      const packages = new Map<string, number>();
      rows.forEach((row, index) => {
        if (!row || (filter.search && !tests.search(text(row, index)))) return;
        // A status filter narrows the packages, not its own chips; the exclusion is no chip, so it narrows both.
        if (tests.package(row) && !unwanted.has(row.status)) increment(status, row.status);
        if (tests.status(row)) increment(packages, row.package);
      });
      return { status, package: packages };
    },
    // eslint-disable-next-line @typescript-eslint/require-await -- a source is asynchronous for those that have to wait
    async *all(filter) {
      const selected = select(filter);
      for (let start = 0; start < selected.length; start += 1000) {
        yield Array.from(selected.subarray(start, start + 1000), (index) => rows[index]).filter(
          (row) => row !== undefined,
        );
      }
    },
  };
  source.upsert(initial);
  return source;
}

function increment(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** Whether nothing a person could see or an action depends on differs. */
function isSame(one: Subscriber, other: Subscriber): boolean {
  return (
    one.lastStatusChange === other.lastStatusChange &&
    one.status === other.status &&
    one.package === other.package &&
    one.email === other.email &&
    one.firstName === other.firstName &&
    one.lastName === other.lastName &&
    one.broadworksId === other.broadworksId &&
    JSON.stringify(one.errors) === JSON.stringify(other.errors)
  );
}
