/** Reads and writes an attribute that lists values, separated by commas or blanks. */
export const listAttribute = {
  fromAttribute: (value: string | null) => (value ?? '').split(/[\s,]+/).filter(Boolean),
  toAttribute: (value: readonly string[]) => value.join(),
};
