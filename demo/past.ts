/** What was written to the mock in this tab, so that a reload can give it the same past again. */
export interface Past {
  /** When this world began, epoch milliseconds. */
  readonly began: number;
  writes: readonly Write[];
}

export interface Write {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly method: string;
  readonly url: string;
  readonly body: string;
}

const keyOf = (world: string) => `flowthrough-demo ${world}`;

/** The past of a world in this tab; a new one where there is none, or where storage is blocked. */
export function recall(world: string): Past {
  try {
    const text = sessionStorage.getItem(keyOf(world));
    if (text) return JSON.parse(text) as Past;
  } catch {
    // Without storage every reload starts afresh, which is all that is lost.
  }
  return { began: Date.now(), writes: [] };
}

export function remember(world: string, past: Past): void {
  try {
    sessionStorage.setItem(keyOf(world), JSON.stringify(past));
  } catch {
    // As above.
  }
}

export function forget(world: string): void {
  try {
    sessionStorage.removeItem(keyOf(world));
  } catch {
    // Nothing was kept either.
  }
}
