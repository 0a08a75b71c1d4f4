/**
 * Which nodes each row is rendered into: a row that comes into sight takes over those of one that left, and a row that
 * stays keeps its own.
 */
export class RowSlots {
  #slots = new Map<string, number>();
  #count = 0;

  /** Forgets all nodes; no number is given twice. */
  clear(): void {
    this.#slots = new Map();
  }

  /** A number for the nodes of each row, in the order of the rows. */
  allot(ids: readonly string[]): number[] {
    const wanted = new Set(ids);
    const free = [...this.#slots].filter(([id]) => !wanted.has(id)).map(([, slot]) => slot);
    // Taken from the end, nodes move from one edge of the window to the other; when all rows but the one with the focus
    // are new, none need move.
    if (free.length >= this.#slots.size - 1) free.reverse();
    this.#slots = new Map(ids.map((id) => [id, this.#slots.get(id) ?? free.pop() ?? (this.#count += 1)]));
    return [...this.#slots.values()];
  }
}
