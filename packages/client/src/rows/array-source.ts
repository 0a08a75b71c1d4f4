import type { SortKey, SubscriberFilter } from '../backend.js';
import type { Subscriber } from '../model.js';
import { createCodedColumn } from './codes.js';
import { isSame } from './freshness.js';
import { createWanted, searchText, searchWords } from './matching.js';
import { sortedOrder, sortValue } from './ordering.js';
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

/** Rows handed over at once by `all`. */
const CHUNK = 1_000;

/**
 * Makes a source that holds all rows in memory.
 *
 * Rows never move: filters and sorts make arrays of indexes. A column's order is kept until a row changes in it, and the
 * hits of a search until any row changes.
 */
export function createArraySource(
  initial: readonly Subscriber[] = [],
  { locale }: ArraySourceOptions = {},
): ArraySource {
  // A removed row leaves a hole, so that the indexes of the others stay true.
  const rows: (Subscriber | undefined)[] = [];
  const texts: (string | undefined)[] = [];
  const status = createCodedColumn();
  const packages = createCodedColumn();
  const indexes = new Map<string, number>();
  const orders = new Map<SortKey, Uint32Array>();
  let byId: Uint32Array | undefined;
  let found: { readonly words: string; readonly hits: Uint8Array } | undefined;
  let collator: Intl.Collator | undefined;

  const order = (key: SortKey): Uint32Array => {
    let cached = orders.get(key);
    if (!cached) {
      collator ??= new Intl.Collator(locale, { numeric: true });
      byId ??= Uint32Array.from([...indexes.keys()].sort(), (id) => indexes.get(id) ?? 0);
      orders.set(key, (cached = sortedOrder(rows, byId, key, collator)));
    }
    return cached;
  };

  /** By index, 1 where a row holds every word; undefined without words. */
  const search = (text: string | undefined): Uint8Array | undefined => {
    const words = searchWords(text);
    if (words.length === 0) return undefined;
    if (found?.words !== words.join(' ')) {
      const hits = new Uint8Array(rows.length);
      rows.forEach((row, index) => {
        if (!row) return;
        const haystack = (texts[index] ??= searchText(row));
        if (words.every((word) => haystack.includes(word))) hits[index] = 1;
      });
      found = { words: words.join(' '), hits };
    }
    return found.hits;
  };

  const select = (filter: SubscriberFilter): Uint32Array => {
    const wantsStatus = status.mask(createWanted(filter.status, filter.exclude));
    const wantsPackage = packages.mask(createWanted(filter.package));
    const hits = search(filter.search);
    const sorted = filter.sort && order(filter.sort.key);
    const { length } = sorted ?? rows;
    const selected = new Uint32Array(length);
    let count = 0;
    for (let position = 0; position < length; position += 1) {
      const place = filter.sort?.descending ? length - 1 - position : position;
      const index = sorted ? (sorted[place] ?? 0) : place;
      if (
        wantsStatus[status.codes[index] ?? 0] &&
        wantsPackage[packages.codes[index] ?? 0] &&
        (!hits || hits[index] === 1)
      ) {
        selected[count++] = index;
      }
    }
    return selected.subarray(0, count);
  };

  const put = (row: Subscriber): boolean => {
    const known = indexes.get(row.id);
    const index = known ?? rows.length;
    const old = rows[index];
    if (old && isSame(old, row)) return false;
    if (old) {
      for (const key of orders.keys()) if (sortValue(old, key) !== sortValue(row, key)) orders.delete(key);
    } else {
      indexes.set(row.id, index);
      orders.clear();
      byId = undefined;
    }
    rows[index] = Object.isFrozen(row) ? row : Object.freeze({ ...row });
    texts[index] = undefined;
    status.set(index, row.status);
    packages.set(index, row.package);
    found = undefined;
    return true;
  };

  const source: ArraySource = {
    get size() {
      return indexes.size;
    },
    get: (id) => rows[indexes.get(id) ?? -1],
    held: () => rows.filter((row) => row !== undefined),
    upsert: (newer) => newer.map(put).includes(true),
    remove(id) {
      const index = indexes.get(id);
      if (index === undefined) return;
      indexes.delete(id);
      rows[index] = undefined;
      status.set(index, undefined);
      packages.set(index, undefined);
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
      // A status filter narrows the packages, not its own chips; the exclusion is no chip, so it narrows both.
      const wantsStatus = status.mask(createWanted(filter.status, filter.exclude));
      const notExcluded = status.mask(createWanted(undefined, filter.exclude));
      const wantsPackage = packages.mask(createWanted(filter.package));
      const hits = search(filter.search);
      const byStatus = new Uint32Array(notExcluded.length);
      const byPackage = new Uint32Array(wantsPackage.length);
      for (let index = 0; index < rows.length; index += 1) {
        if (hits && hits[index] !== 1) continue;
        const statusCode = status.codes[index] ?? 0;
        const packageCode = packages.codes[index] ?? 0;
        if (wantsPackage[packageCode] && notExcluded[statusCode])
          byStatus[statusCode] = (byStatus[statusCode] ?? 0) + 1;
        if (wantsStatus[statusCode]) byPackage[packageCode] = (byPackage[packageCode] ?? 0) + 1;
      }
      return { status: status.named(byStatus), package: packages.named(byPackage) };
    },
    async *all(filter) {
      const selected = select(filter);
      for (let start = 0; start < selected.length; start += CHUNK) {
        const chunk = Array.from(selected.subarray(start, start + CHUNK), (index) => rows[index]);
        yield chunk.filter((row) => row !== undefined);
      }
    },
  };
  source.upsert(initial);
  return source;
}
