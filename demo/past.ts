/** What was written to the mock in this tab, so that a reload can give it the same past again. */
export interface Past {
  /** When this world began, epoch milliseconds. */
  readonly began: number;
  readonly writes: readonly Write[];
}

export interface Write {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly method: string;
  readonly url: string;
  readonly body: string;
}

/** Writes that are stored together: a new one is stored with these alone, however many there are. */
const TOGETHER = 50;

const keyOf = (world: string) => `flowthrough-demo ${world}`;
const partOf = (world: string, part: number) => `${keyOf(world)} ${part}`;

/** The past of a world in this tab; a new one where there is none, or where storage is blocked. */
export function recall(world: string): Past {
  try {
    const text = sessionStorage.getItem(keyOf(world));
    if (text) return { began: JSON.parse(text) as number, writes: readWrites(world) };
  } catch {
    // Without storage every reload starts afresh, which is all that is lost.
  }
  return { began: Date.now(), writes: [] };
}

function readWrites(world: string): Write[] {
  const writes: Write[] = [];
  for (let part = 0; ; part += 1) {
    const text = sessionStorage.getItem(partOf(world, part));
    if (text === null) return writes;
    writes.push(...(JSON.parse(text) as Write[]));
  }
}

/** Stores the newest write of a past. */
export function remember(world: string, { began, writes }: Past): void {
  const part = Math.floor((writes.length - 1) / TOGETHER);
  try {
    if (part === 0) sessionStorage.setItem(keyOf(world), JSON.stringify(began));
    sessionStorage.setItem(partOf(world, part), JSON.stringify(writes.slice(part * TOGETHER)));
  } catch {
    // As above.
  }
}

export function forget(world: string): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(keyOf(world))) sessionStorage.removeItem(key);
  } catch {
    // Nothing was kept either.
  }
}
