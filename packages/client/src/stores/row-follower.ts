import type { ProvisioningClient } from '../client.js';
import type { Motion } from '../rows/row-source.js';
import { createPoller } from './polling.js';

export interface RowFollowerOptions {
  /** What is in motion; the rows `except` are taken for moving. */
  readonly motion: (except: Iterable<string>) => Motion;
  /** Rows that have to be read on their own, because a list of changes cannot tell what became of them. */
  readonly unknown: () => readonly string[];
  readonly read: (id: string, signal: AbortSignal) => Promise<boolean>;
  readonly readChanges: (since: string, signal: AbortSignal) => Promise<boolean>;
}

/** Reads rows in motion again until they settle. */
export interface RowFollower {
  /** Begins to look, if it does not look already. */
  wake(): void;
  /**
   * Follows a row that was just written for some looks, even when its status says that it rests. After an answer it looks
   * soon; without one, a backend that fails is left alone as before.
   */
  written(id: string, isAnswered: boolean): void;
  stop(): void;
}

/** Rows read at most in one look, and at the same time. */
const ROWS = 20;
const PARALLEL = 4;

/** Looks for which a written row is followed, until the backend had time to set it in motion. */
const WRITTEN_LOOKS = 3;

/** Milliseconds that a backend is left alone after a second look that failed, and at most; they double. */
const FIRST_REST = 15_000;
const LONGEST_REST = 300_000;

/** Milliseconds by which a question for changes goes back: changes can become visible late and out of order. */
const OVERLAP = 60_000;

export function createRowFollower(client: ProvisioningClient, options: RowFollowerOptions): RowFollower {
  const { environment } = client;
  const written = new Map<string, number>();
  let isAwake = false;
  let turn = 0;
  let failures = 0;
  /** By the monotonic clock. */
  let restUntil = 0;

  const stop = () => {
    isAwake = false;
    poller.stop();
  };

  /** Reads the next rows in turn, so that each is reached when there are more than one look can read. */
  async function readEach(ids: readonly string[], signal: AbortSignal): Promise<boolean> {
    const start = turn % Math.max(1, ids.length);
    const queue = [...ids.slice(start), ...ids.slice(0, start)].slice(0, ROWS);
    turn += queue.length;
    let changed = false;
    const work = async () => {
      for (let id = queue.shift(); id !== undefined && !signal.aborted; id = queue.shift()) {
        changed = (await options.read(id, signal)) || changed;
      }
    };
    try {
      if (failures > 0) {
        // One alone at first, which shows whether the backend answers again.
        const others = queue.splice(1);
        await work();
        queue.push(...others);
      }
      await Promise.all(Array.from({ length: PARALLEL }, work));
    } finally {
      // A backend that fails is left alone until the next look.
      queue.length = 0;
    }
    return changed;
  }

  async function look(signal: AbortSignal): Promise<boolean> {
    const single = new Set(options.unknown());
    // Only the dates of rows at rest count: the answer to a write can carry the time of another clock.
    const { moving, newest } = options.motion(written.keys());
    if (moving.length + single.size === 0) {
      stop();
      return false;
    }
    if (environment.now() < restUntil) return false;
    for (const [id, looks] of written) {
      if (looks > 1) written.set(id, looks - 1);
      else written.delete(id);
    }
    try {
      const { filters } = await client.capabilities();
      let changed = false;
      if (!filters?.includes('changedSince')) for (const id of moving) single.add(id);
      else if (moving.length > 0) {
        const since = Math.min(newest, environment.wallClock()) - OVERLAP;
        changed = await options.readChanges(new Date(Math.max(0, since)).toISOString(), signal);
      }
      changed = (await readEach([...single], signal)) || changed;
      failures = restUntil = 0;
      return changed;
    } catch {
      if (signal.aborted) return false;
      if (failures > 0) restUntil = environment.now() + Math.min(FIRST_REST * 2 ** (failures - 1), LONGEST_REST);
      failures += 1;
      return false;
    }
  }

  const poller = createPoller({ environment, task: look });
  const begin = () => {
    isAwake = true;
    poller.start();
  };
  const wake = () => {
    if (!isAwake) begin();
  };
  return {
    wake,
    written(id, isAnswered) {
      written.set(id, WRITTEN_LOOKS);
      if (!isAnswered) {
        wake();
        return;
      }
      failures = restUntil = 0;
      begin();
    },
    stop,
  };
}
