/** An array that holds an index: the same one, or one a quarter longer. */
export function grown<T extends Uint16Array | Uint32Array | Float64Array>(
  array: T,
  index: number,
  Kind: new (length: number) => T,
): T {
  if (index < array.length) return array;
  const longer = new Kind(Math.max(1_024, Math.ceil(1.25 * (index + 1))));
  longer.set(array);
  return longer;
}
