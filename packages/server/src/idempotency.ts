import { systemEnvironment, type Environment } from '@flowthrough/client';
import type { Answer } from './answer.js';

/** A use of a key. */
export interface IdempotencyEntry {
  /** Tells one request from another with the same key, without telling what it said. */
  readonly fingerprint: string;
  /** How it was answered; absent while the write is running. */
  readonly answer?: Answer | undefined;
}

/**
 * Where keys are remembered. Several processes need a store that they share, whose `claim` is atomic. Answers hold
 * personal data: keep them no longer than the lifetime.
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
  readonly lifetime?: number | undefined;
  /** Most keys at a time; the oldest finished one goes first. @default 10,000 */
  readonly capacity?: number | undefined;
  /** @default systemEnvironment */
  readonly environment?: Pick<Environment, 'wallClock'> | undefined;
}

/** Remembers keys in this process. */
export function createMemoryStore({
  lifetime = 86_400_000,
  capacity = 10_000,
  environment = systemEnvironment,
}: MemoryStoreOptions = {}): IdempotencyStore {
  const entries = new Map<string, { readonly entry: IdempotencyEntry; readonly until: number }>();

  const makeRoom = (now: number) => {
    for (const [key, { entry, until }] of entries) {
      if (until > now && entries.size < capacity) return;
      // A running write keeps its key: forgetting it would let a twin in.
      if (entry.answer || until <= now) entries.delete(key);
    }
  };
  const keep = (key: string, entry: IdempotencyEntry) => {
    const now = environment.wallClock();
    entries.delete(key);
    makeRoom(now);
    entries.set(key, { entry, until: now + lifetime });
  };

  return {
    claim(key, entry) {
      const known = entries.get(key);
      if (known && known.until > environment.wallClock()) return Promise.resolve(known.entry);
      keep(key, entry);
      return Promise.resolve(undefined);
    },
    finish(key, entry) {
      keep(key, entry);
      return Promise.resolve();
    },
    release(key) {
      entries.delete(key);
      return Promise.resolve();
    },
  };
}

/**
 * 32 bits of a body (FNV-1a): enough to notice that a key was reused by mistake, far too few to tell what the body
 * said, a password included, from a store that leaks.
 */
export function fingerprintOf(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16);
}
