import type { Subscriber } from '../model.js';
import { grown } from './grown.js';
import { causeOf } from './matching.js';

/** What the choices of a filter look at. Users who agree in all of it are of one kind; of kinds there are few. */
export interface Kind {
  readonly status: string;
  readonly package: string;
  /** See `causeOf`. */
  readonly cause: string | undefined;
}

/** The kind of each row, held as a number, so that filters and counts touch no row object. */
export interface Kinds {
  /** By index the number of a row's kind; 0 for a row that is gone. Replaced by a longer one as rows come. */
  readonly codes: Uint32Array;
  /** By number the kind that it stands for; none for the first. */
  readonly all: readonly (Kind | undefined)[];
  /** By number how many rows are of the kind. */
  readonly counts: readonly number[];
  /** Notes what a row is now, or with undefined that it is gone. */
  set(index: number, row: Subscriber | undefined): void;
  /** By number, 1 where the test wants the kind. */
  mask(isWanted: (kind: Kind) => boolean): Uint8Array;
}

export function createKinds(): Kinds {
  let codes = new Uint32Array(0);
  const all: (Kind | undefined)[] = [undefined];
  const counts = [0];
  /** The numbers by status, package and cause. */
  const known = new Map<string, Map<string, Map<string | undefined, number>>>();

  const codeOf = (row: Subscriber): number => {
    const cause = causeOf(row);
    const byPackage = getOrAdd(known, row.status, () => new Map<string, Map<string | undefined, number>>());
    const byCause = getOrAdd(byPackage, row.package, () => new Map<string | undefined, number>());
    return getOrAdd(byCause, cause, () => {
      counts.push(0);
      return all.push({ status: row.status, package: row.package, cause }) - 1;
    });
  };
  const add = (code: number, by: 1 | -1) => {
    if (code > 0) counts[code] = (counts[code] ?? 0) + by;
  };

  return {
    get codes() {
      return codes;
    },
    all,
    counts,
    set(index, row) {
      codes = grown(codes, index, Uint32Array);
      const code = row ? codeOf(row) : 0;
      add(codes[index] ?? 0, -1);
      add(code, 1);
      codes[index] = code;
    },
    mask: (isWanted) => Uint8Array.from(all, (kind) => Number(kind !== undefined && isWanted(kind))),
  };
}

function getOrAdd<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}
