/** What a property lists; frameworks also write the text of the attribute into it, or nothing. */
export function listOf(value: string | readonly string[] | null | undefined): readonly string[] {
  return typeof value === 'string' ? value.split(/[\s,]+/).filter(Boolean) : (value ?? []);
}

/** Reads and writes an attribute that lists values, separated by commas or blanks. */
export const listAttribute = {
  fromAttribute: listOf,
  toAttribute: (value: readonly string[]) => value.join(),
};
