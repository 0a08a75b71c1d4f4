import type { ProvisioningClient } from '../client.js';
import { toProvisioningError, type ProvisioningError } from '../errors.js';
import { toReason, type BatchEntry, type BatchItems } from './batch-items.js';
import type { BatchPause } from './batch-pause.js';
import { isPostponed, isSilence, isUnclear, type BatchRows } from './batch-rows.js';
import { sendWrite } from './row-write.js';

/** What works on one batch share. */
export interface BatchWork {
  readonly client: ProvisioningClient;
  readonly items: BatchItems;
  readonly rows: BatchRows;
  readonly pause: BatchPause;
  readonly parallel: number;
  /** Idempotency key of an item, or of the whole batch. */
  readonly key: (entry?: BatchEntry) => string;
  readonly signal: AbortSignal;
  readonly isCancelled: () => boolean;
  /** Resolves when the state of all items is kept by the host. */
  readonly keep: () => Promise<void>;
  /** Told of every change. */
  readonly changed: () => void;
}

/** Works through a batch with a bounded number of calls in flight. Its promises never reject. */
export interface BatchRunner {
  /** Reads what is unknown and writes what waits, then looks once more at what is still unknown. */
  run(): Promise<void>;
  /** Reads the unknown items alone. */
  look(): Promise<void>;
  /** Reads rows again for everybody who shows them; what cannot be read is left. */
  refresh(ids: readonly string[]): Promise<void>;
  /** Counts a call that went wrong; pauses the batch when that says something about the calls to come. */
  failed(error: ProvisioningError, tries: number): void;
  answered(): void;
}

/** Times that one item is sent while the backend asks to wait. */
export const MAX_TRIES = 8;
/** Calls in a row without an answer after which the backend counts as dead. */
const SILENCES = 5;
/** Milliseconds that a backend gets to finish what it did not answer, before the last look. */
const LAST_LOOK = 2_000;
/** Milliseconds of the first wait where the backend says none, and the longest one. */
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 30_000;

export function createBatchRunner(work: BatchWork): BatchRunner {
  const { client, items, rows, pause, parallel, key, signal, isCancelled, keep, changed } = work;
  const { backend, environment, writes, $change } = client;
  const isStopped = () => signal.aborted;
  let silences = 0;
  /** Unknown items to be read. */
  let unread: BatchEntry[] = [];
  /** Items that were sent, and are to be sent again. */
  const postponed: BatchEntry[] = [];
  let next = 0;

  const answered = () => {
    silences = 0;
  };

  const failed = (error: ProvisioningError, tries: number) => {
    if (isPostponed(error)) {
      const wait = Math.min(FIRST_WAIT * 2 ** (tries - 1), LONGEST_WAIT) * (0.5 + environment.random() / 2);
      pause.begin('rate-limited', error, error.retryAfter ?? wait);
    } else if (error.needsSignIn) pause.begin('unauthorized', error);
    else if (!isSilence(error)) answered();
    else {
      silences += 1;
      if (silences >= SILENCES || error.kind === 'offline') pause.begin('unreachable', error);
    }
  };

  const set: BatchItems['set'] = (...given) => {
    items.set(...given);
    changed();
  };

  const postpone = (entry: BatchEntry) => {
    if (isCancelled()) items.cancel(entry);
    else {
      items.set(entry, 'waiting');
      postponed.push(entry);
      postponed.sort((one, other) => one.index - other.index);
    }
    changed();
  };

  async function send(entry: BatchEntry): Promise<void> {
    const { subscriberId: id, action } = entry.input;
    const row = rows.current(id);
    if (row) Object.assign(entry, { before: row, hidesAddress: false });
    set(entry, 'running');
    try {
      await keep();
    } catch (thrown) {
      if (isStopped()) return;
      pause.begin('journal', toProvisioningError(thrown));
      postpone(entry);
      return;
    }
    if (isStopped()) return;
    // Meanwhile somebody may have cancelled, or begun to write the row.
    if (isCancelled() || writes.$running.get().has(id)) {
      if (isCancelled()) items.cancel(entry);
      else items.skip(entry, 'busy');
      changed();
      return;
    }
    entry.hasLeft = true;
    entry.tries += 1;
    try {
      const value = await writes.run(id, () =>
        sendWrite(backend, id, rows.intent(entry), { signal, idempotencyKey: key(entry) }),
      );
      const change = value || action === 'delete' ? { id, subscriber: value } : undefined;
      if (!isStopped()) {
        answered();
        rows.accept(entry, value);
        changed();
      }
      if (change) $change.set(change);
    } catch (thrown) {
      // Stopping has made it unknown already.
      if (!isStopped()) await refused(entry, toProvisioningError(thrown));
    }
  }

  async function refused(entry: BatchEntry, error: ProvisioningError): Promise<void> {
    failed(error, entry.tries);
    if (isUnclear(error)) {
      set(entry, 'unknown', toReason(error));
      unread.push(entry);
      return;
    }
    entry.hasLeft = false;
    const isWorthWaiting = isPostponed(error) && entry.tries < MAX_TRIES;
    if (isWorthWaiting || error.needsSignIn) {
      postpone(entry);
      return;
    }
    set(entry, 'failed', toReason(error));
    if (error.kind === 'conflict' || error.kind === 'not-found') await refresh([entry.input.subscriberId]);
  }

  async function read(entry: BatchEntry, isPatient: () => boolean, tries = 1): Promise<void> {
    try {
      const row = await rows.read(entry.input.subscriberId, signal);
      if (isStopped()) return;
      answered();
      rows.observe(entry, row);
      changed();
    } catch (thrown) {
      if (isStopped()) return;
      const error = toProvisioningError(thrown);
      failed(error, tries);
      if (!isPostponed(error) || tries >= MAX_TRIES) return;
      await pause.passed(isPatient);
      if (!isStopped() && !pause.current) await read(entry, isPatient, tries + 1);
    }
  }

  /** The next thing to do: readings first, because they show whether the backend answers at all. */
  const take = (isPatient: () => boolean): (() => Promise<void>) | undefined => {
    const lost = unread.shift();
    if (lost) return () => read(lost, isPatient);
    if (!isPatient()) return undefined;
    for (;;) {
      let entry = postponed.shift();
      while (!entry && next < items.entries.length) {
        const candidate = items.entries[next++];
        if (candidate?.outcome === 'waiting') entry = candidate;
      }
      if (!entry) return undefined;
      const sent = entry;
      const refusal = rows.refusal(sent);
      if (!refusal) return () => send(sent);
      items.skip(sent, refusal);
      changed();
    }
  };

  async function worker(mayWrite: boolean): Promise<void> {
    // A mere look is given up when the backend does not answer: nothing is lost by looking later.
    const isPatient = () => mayWrite && !isCancelled();
    for (;;) {
      await pause.passed(isPatient);
      if (isStopped() || pause.current) return;
      const task = take(isPatient);
      if (!task) return;
      await task();
    }
  }

  const drain = async (mayWrite: boolean) => {
    unread = items.of('unknown');
    next = 0;
    await Promise.all(Array.from({ length: parallel }, () => worker(mayWrite)));
  };

  async function refresh(ids: readonly string[]): Promise<void> {
    const queue = [...ids];
    const readOn = async () => {
      for (let id = queue.shift(); id !== undefined && !isStopped(); id = queue.shift()) {
        await rows.read(id, signal).catch(() => undefined);
      }
    };
    await Promise.all(Array.from({ length: Math.min(parallel, ids.length) }, readOn));
  }

  return {
    async run() {
      await drain(true);
      if (isStopped() || isCancelled() || items.counts.unknown === 0) return;
      try {
        await environment.sleep(LAST_LOOK, signal);
      } catch {
        return;
      }
      await drain(true);
    },
    look: () => drain(false),
    refresh,
    failed,
    answered,
  };
}
