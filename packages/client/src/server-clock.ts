import type { Environment } from './environment.js';

type Clocks = Pick<Environment, 'now' | 'wallClock'>;

/** The time of a backend, as far as its answers say it. */
export interface ServerClock {
  /** Takes note of the date of an answer, epoch milliseconds. */
  told(date: number, clocks: Clocks): void;
  /** Epoch milliseconds: the backend's time; the device's while no answer has said another. */
  read(clocks: Clocks): number;
}

/** Milliseconds by which a date may be behind: it comes in whole seconds, and takes a while to arrive. */
const SLACK = 2_000;

/** What was told last, and when, by the clocks of whoever was told. */
interface Told {
  readonly date: number;
  readonly now: number;
  readonly wallClock: Clocks['wallClock'];
  /** By how much the backend's clock is ahead of the device's. */
  readonly ahead: number;
}

export function createServerClock(): ServerClock {
  // Clients of one backend can have clocks of their own.
  const known = new WeakMap<Clocks['now'], Told>();
  const read: ServerClock['read'] = (clocks) => {
    const told = known.get(clocks.now);
    if (!told) return clocks.wallClock();
    const passed = told.date + clocks.now() - told.now;
    // The monotonic clock stands still while the device sleeps, and the other one can be set back.
    return clocks.wallClock === told.wallClock ? Math.max(passed, clocks.wallClock() + told.ahead) : passed;
  };
  return {
    read,
    told(date, clocks) {
      const late = read(clocks) - date;
      if (late >= 0 && late < SLACK) return;
      const { now, wallClock } = clocks;
      known.set(now, { date, now: clocks.now(), wallClock, ahead: date - clocks.wallClock() });
    },
  };
}
