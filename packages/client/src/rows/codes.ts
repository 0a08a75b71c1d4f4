/** A column of few distinct values, held as small numbers, so that filters and counts touch no row object. */
export interface CodedColumn {
  /** The code of each row; 0 where there is no row. */
  readonly codes: readonly number[];
  set(index: number, value: string | undefined): void;
  /** By code, 1 where the test wants the value. */
  mask(isWanted: (value: string) => boolean): Uint8Array;
  /** Counts by code as counts by value, without those that are 0. */
  named(counts: Uint32Array): Map<string, number>;
}

export function createCodedColumn(): CodedColumn {
  const codes: number[] = [];
  const values: string[] = [];
  return {
    codes,
    set(index, value) {
      if (value === undefined) {
        codes[index] = 0;
        return;
      }
      const known = values.indexOf(value);
      codes[index] = known < 0 ? values.push(value) : known + 1;
    },
    mask: (isWanted) => Uint8Array.from([0, ...values.map((value) => Number(isWanted(value)))]),
    named: (counts) =>
      new Map(
        values.map((value, index): [string, number] => [value, counts[index + 1] ?? 0]).filter(([, count]) => count),
      ),
  };
}
