import type { Environment } from '../environment.js';
import type { ProvisioningError } from '../errors.js';
import type { BatchPauseReason } from './batch-state.js';

/** What a batch waits for. */
export interface Pause {
  readonly reason: BatchPauseReason;
  readonly error: ProvisioningError;
  /** Whether somebody has to say when to go on; else it ends by itself. */
  readonly needsResume: boolean;
  /** By the monotonic clock; infinite when somebody has to say. */
  readonly end: number;
  /** What the backend asked for, epoch milliseconds. */
  readonly until: number | undefined;
}

/** Holds all work of a batch back at once. */
export interface BatchPause {
  readonly current: Pause | undefined;
  /** Begins or prolongs a pause; without milliseconds it lasts until `end`. The longer one counts. */
  begin(reason: BatchPauseReason, error: ProvisioningError, milliseconds?: number): void;
  end(): void;
  /** Resolves when nothing holds back; where somebody has to say so, only for those who are patient. */
  passed(isPatient: () => boolean): Promise<void>;
}

/** Milliseconds after which a pause is no longer waited out: somebody has to say when to go on. */
const LONGEST = 3_600_000;

export function createBatchPause(environment: Environment, changed: () => void): BatchPause {
  let current: Pause | undefined;
  let timer: AbortController | undefined;
  let waiting: (() => void)[] = [];

  const become = (next: Pause | undefined) => {
    current = next;
    const resolvers = waiting;
    waiting = [];
    for (const resolve of resolvers) resolve();
    changed();
  };

  const end = () => {
    timer?.abort();
    timer = undefined;
    if (current) become(undefined);
  };

  async function waitUntil(moment: number, { signal }: AbortController): Promise<void> {
    // Again, because timers may fire early.
    for (let rest = moment - environment.now(); rest > 0; rest = moment - environment.now()) {
      await environment.sleep(rest, signal);
    }
    end();
  }

  return {
    get current() {
      return current;
    },
    begin(reason, error, milliseconds = Infinity) {
      const isWaitedOut = milliseconds <= LONGEST;
      const moment = isWaitedOut ? environment.now() + milliseconds : Infinity;
      if (current && current.end >= moment) return;
      timer?.abort();
      timer = new AbortController();
      const until = Number.isFinite(milliseconds) ? environment.wallClock() + milliseconds : undefined;
      become({ reason, error, needsResume: !isWaitedOut, end: moment, until });
      // Ends early only when another one takes its place.
      if (isWaitedOut) waitUntil(moment, timer).catch(() => undefined);
    },
    end,
    async passed(isPatient) {
      while (current && (!current.needsResume || isPatient())) {
        await new Promise<void>((resolve) => waiting.push(resolve));
      }
    },
  };
}
