/** Whether two lists hold the same parts, so that what was made of the one is right for the other. */
export function hasSameParts(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((part, place) => part === other[place]);
}
