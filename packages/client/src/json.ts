/** Whether a parsed value is an object that fields can be read from. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text, or a number as one. A whole number that JavaScript cannot tell from its neighbour is nobody's name. */
export function toText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  const isExact = Number.isSafeInteger(value) || (Number.isFinite(value) && !Number.isInteger(value));
  return isExact ? String(value) : undefined;
}

/** The vendor declares some booleans and sends the strings "true" and "false". */
export function toBoolean(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  return value === 'true' ? true : value === 'false' ? false : undefined;
}

/** The values of a list that are among the known ones; undefined when it is no list. */
export function toKnown<T>(value: unknown, known: readonly T[]): T[] | undefined {
  return Array.isArray(value) ? known.filter((each) => value.includes(each)) : undefined;
}

/** An object with one field, or none where there is no value. */
export function optional<Key extends string, T>(key: Key, value: T | undefined): { [K in Key]?: T } {
  return (value === undefined ? {} : { [key]: value }) as { [K in Key]?: T };
}
