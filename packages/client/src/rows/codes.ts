/** A column of few distinct values, held as small numbers, so that filters and counts touch no row object. */
export interface CodedColumn {
  /** The code of each row; 0 where there is no value. Replaced by a longer one as rows come. */
  readonly codes: Uint16Array;
  set(index: number, value: string | undefined): void;
  /** By code, 1 where the test wants the value; `none` says whether rows without a value are wanted. */
  mask(isWanted: (value: string) => boolean, none?: boolean): Uint8Array;
  /** Counts by code as counts by value, without those that are 0. */
  named(counts: Uint32Array): Map<string, number>;
}

/** The last code stands for all values that come after 65,534 others; a column of so many is none of few. */
const LAST_CODE = 65_535;

export function createCodedColumn(): CodedColumn {
  let codes = new Uint16Array(0);
  const known = new Map<string, number>();
  const codeOf = (value: string) => {
    let code = known.get(value);
    if (code === undefined) known.set(value, (code = Math.min(known.size + 1, LAST_CODE)));
    return code;
  };
  return {
    get codes() {
      return codes;
    },
    set(index, value) {
      codes = grown(codes, index, Uint16Array);
      codes[index] = value === undefined ? 0 : codeOf(value);
    },
    mask(isWanted, none = false) {
      const mask = new Uint8Array(Math.min(known.size, LAST_CODE) + 1);
      mask[0] = Number(none);
      for (const [value, code] of known) if (isWanted(value)) mask[code] = 1;
      return mask;
    },
    named(counts) {
      const named = new Map<string, number>();
      for (const [value, code] of known) if (counts[code]) named.set(value, counts[code]);
      return named;
    },
  };
}

/** An array that holds an index: the same one, or one a quarter longer. */
export function grown<T extends Uint8Array | Uint16Array | Float64Array>(
  array: T,
  index: number,
  Kind: new (length: number) => T,
): T {
  if (index < array.length) return array;
  const longer = new Kind(Math.max(1_024, Math.ceil(1.25 * (index + 1))));
  longer.set(array);
  return longer;
}
