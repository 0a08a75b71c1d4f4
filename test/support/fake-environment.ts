import { ProvisioningError, type Environment } from '@flowthrough/client';
import { turn } from './wait.js';

export interface FakeEnvironment extends Environment {
  /** Lets time pass: due sleeps end in their order, and what they cause runs before the next. */
  advance(milliseconds: number): Promise<void>;
  /** Sets the wall clock without letting time pass, as a user or a time server does. */
  setWallClock(milliseconds: number): void;
  /** What `random` gives. @default 0.5 */
  chance: number;
  /** Milliseconds of every sleep so far, in order. */
  readonly slept: readonly number[];
  /** Sleeps that have not ended. */
  readonly waiting: number;
}

/** Time that passes only when a test says so. Starts at noon UTC on 23 November 2026. */
export function createFakeEnvironment(start = Date.UTC(2026, 10, 23, 12)): FakeEnvironment {
  const sleepers = new Set<{ readonly due: number; readonly wake: () => void }>();
  const slept: number[] = [];
  let now = 0;
  let wallClock = start;

  const settle = async () => {
    for (let turns = 0; turns < 5; turns += 1) await turn();
  };

  return {
    chance: 0.5,
    slept,
    get waiting() {
      return sleepers.size;
    },
    now: () => now,
    wallClock: () => wallClock + now,
    random() {
      return this.chance;
    },
    setWallClock(milliseconds) {
      wallClock = milliseconds - now;
    },
    sleep: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        const give = () => {
          sleepers.delete(sleeper);
          reject(new ProvisioningError('aborted', 'The wait was aborted.'));
        };
        const sleeper = {
          due: now + milliseconds,
          wake: () => {
            sleepers.delete(sleeper);
            signal?.removeEventListener('abort', give);
            resolve();
          },
        };
        slept.push(milliseconds);
        if (signal?.aborted) {
          give();
          return;
        }
        sleepers.add(sleeper);
        signal?.addEventListener('abort', give, { once: true });
      }),
    async advance(milliseconds) {
      const end = now + milliseconds;
      await settle();
      for (;;) {
        const next = [...sleepers].sort((a, b) => a.due - b.due)[0];
        if (!next || next.due > end) break;
        now = next.due;
        next.wake();
        await settle();
      }
      now = end;
      await settle();
    },
  };
}
