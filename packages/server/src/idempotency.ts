/** A finished write, as it was answered. */
export interface RememberedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface IdempotencyEntry {
  /** Tells one request from another with the same key. */
  readonly fingerprint: string;
  /** Absent while the write is running. */
  readonly answer?: RememberedAnswer | undefined;
}

/**
 * Where keys are remembered. A server of several processes gives one that they share; `claim` must then be atomic.
 */
export interface IdempotencyStore {
  /** Takes the key when it is free; else resolves with what it was used for. */
  claim(key: string, entry: IdempotencyEntry): Promise<IdempotencyEntry | undefined>;
  /** Remembers how the write was answered. */
  finish(key: string, entry: IdempotencyEntry): Promise<void>;
  /** Frees the key: the write did not take place. */
  release(key: string): Promise<void>;
}

export interface MemoryStoreOptions {
  /** Milliseconds a key is remembered. @default 24 hours */
  readonly lifetime?: number;
  /** Most keys at a time; the oldest finished one goes first. @default 10,000 */
  readonly capacity?: number;
  /** @default Date.now */
  readonly wallClock?: () => number;
}

/** Remembers keys in this process. */
export function createMemoryStore({
  lifetime = 86_400_000,
  capacity = 10_000,
  wallClock = Date.now,
}: MemoryStoreOptions = {}): IdempotencyStore {
  const entries = new Map<string, { readonly entry: IdempotencyEntry; readonly until: number }>();

  const makeRoom = () => {
    for (const [key, { entry, until }] of entries) {
      if (until > wallClock() && entries.size < capacity) return;
      // A running write keeps its key: forgetting it would let a twin in.
      if (entry.answer || until <= wallClock()) entries.delete(key);
    }
  };

  return {
    claim(key, entry) {
      const known = entries.get(key);
      if (known && known.until > wallClock()) return Promise.resolve(known.entry);
      makeRoom();
      entries.delete(key);
      entries.set(key, { entry, until: wallClock() + lifetime });
      return Promise.resolve(undefined);
    },
    finish(key, entry) {
      entries.set(key, { entry, until: wallClock() + lifetime });
      return Promise.resolve();
    },
    release(key) {
      entries.delete(key);
      return Promise.resolve();
    },
  };
}
