import type { Batch, BatchItem } from '../backend.js';
import { ProvisioningError, toProvisioningError } from '../errors.js';
import { toReason, type BatchEntry } from './batch-items.js';
import { isUnclear } from './batch-rows.js';
import { MAX_TRIES, type BatchRunner, type BatchWork } from './batch-runner.js';
import { createPoller } from './polling.js';

/** A batch that the backend runs by itself, followed by reading. */
export interface RemoteBatch {
  /** Starts it, and follows it to its end; `refused` when the backend cannot run it and nothing was done. */
  run(): Promise<'ended' | 'refused'>;
  /** Follows one that was started before. */
  follow(id: string): Promise<void>;
  /** Asks the backend to stop. */
  cancel(): void;
}

export interface RemoteBatchOptions {
  readonly work: BatchWork;
  readonly runner: BatchRunner;
  /** Told the backend's id, for the record. */
  readonly started: (id: string) => void;
}

/** Milliseconds between two looks, at first and at most. */
const FIRST = 1_000;
const LONGEST = 5_000;

export function createRemoteBatch({ work, runner, started }: RemoteBatchOptions): RemoteBatch {
  const { client, items, rows, pause, key, signal, isCancelled, keep, changed } = work;
  const { backend, environment, writes, $change } = client;
  const isStopped = () => signal.aborted;
  let remoteId: string | undefined;
  let release: (ids: readonly string[]) => void = () => undefined;

  const idOf = ({ input }: BatchEntry) => input.subscriberId;
  const isPatient = () => !isCancelled();

  /** Takes over what the backend says about its items, and reads the rows of those that have ended since. */
  async function take({ items: told, state }: Batch): Promise<boolean> {
    const ended: BatchEntry[] = [];
    for (const item of told) {
      const entry = items.get(item.subscriberId);
      if (entry?.outcome !== 'running' && entry?.outcome !== 'unknown') continue;
      const isOver = item.outcome !== 'waiting' && item.outcome !== 'running';
      if (!isOver && state === 'running') continue;
      settle(entry, isOver ? item : { ...item, outcome: state === 'cancelled' ? 'skipped' : 'unknown' });
      ended.push(entry);
    }
    if (ended.length === 0) return false;
    release(ended.map(idOf));
    changed();
    const isDeleted = ({ input, outcome }: BatchEntry) => input.action === 'delete' && outcome === 'done';
    for (const entry of ended.filter(isDeleted)) $change.set({ id: idOf(entry), subscriber: undefined });
    await runner.refresh(ended.filter((entry) => entry.outcome !== 'cancelled' && !isDeleted(entry)).map(idOf));
    return true;
  }

  function settle(entry: BatchEntry, { outcome, error }: BatchItem): void {
    if (outcome === 'skipped' && !error) items.cancel(entry);
    else if (outcome === 'done') rows.accept(entry, undefined);
    // An outcome that nobody has heard of is found out by reading the row.
    else items.set(entry, outcome in items.counts ? outcome : 'unknown', error && { kind: 'refused', ...error });
  }

  function cancel(): void {
    if (remoteId === undefined) return;
    // When it cannot be stopped, its end is followed all the same.
    backend.cancelBatch?.(remoteId, { signal, idempotencyKey: `${key()}-cancel` }).then(take, () => undefined);
  }

  /** Looks until the batch has ended, somebody has to say that it may go on, or the store stops. */
  function watch(id: string): Promise<'ended' | 'lost' | 'paused'> {
    return new Promise((resolve) => {
      const end = (how: 'ended' | 'lost' | 'paused') => {
        poller.stop();
        signal.removeEventListener('abort', stopped);
        resolve(how);
      };
      const stopped = () => end('ended');
      const poller = createPoller({
        environment,
        first: FIRST,
        longest: LONGEST,
        async task(look) {
          try {
            const batch = await backend.getBatch?.(id, { signal: look });
            if (look.aborted) return false;
            runner.answered();
            const hasChanged = batch !== undefined && (await take(batch));
            if (batch?.state !== 'running') end('ended');
            return hasChanged;
          } catch (thrown) {
            if (look.aborted) return false;
            const error = toProvisioningError(thrown);
            runner.failed(error, 1);
            if (error.kind === 'not-found') end('lost');
            else if (pause.current) end('paused');
            return false;
          }
        },
      });
      signal.addEventListener('abort', stopped);
      poller.start();
    });
  }

  /** What is not told any more is unknown; the rows may tell. */
  async function lose(error: ProvisioningError): Promise<void> {
    for (const entry of items.of('running')) items.set(entry, 'unknown', toReason(error));
    changed();
    await runner.look();
  }

  async function follow(id: string): Promise<void> {
    remoteId = id;
    for (const entry of items.of('unknown')) items.set(entry, 'running');
    started(id);
    // What cannot be kept is found out by reading the rows.
    await keep().catch(() => undefined);
    if (isCancelled()) cancel();
    for (;;) {
      const how = await watch(id);
      if (isStopped()) return;
      if (how !== 'paused') {
        const error = new ProvisioningError('not-found', 'The backend does not say how the batch ended.');
        if (items.counts.running > 0 || items.counts.unknown > 0) await lose(error);
        return;
      }
      await pause.passed(() => true);
    }
  }

  /** What can be sent, marked as such; the rest is skipped. */
  function select(): BatchEntry[] {
    const selected = items.of('waiting').filter((entry) => {
      const refusal = rows.refusal(entry);
      if (refusal) items.skip(entry, refusal);
      return !refusal;
    });
    for (const entry of selected) items.set(entry, 'running');
    changed();
    return selected;
  }

  async function begin(selected: readonly BatchEntry[]): Promise<Batch> {
    await keep();
    signal.throwIfAborted();
    const inputs = selected.map((entry) => ({ ...entry.input, ...rows.intent(entry) }));
    for (const entry of selected) entry.hasLeft = true;
    if (!backend.startBatch) throw new ProvisioningError('unsupported', 'The backend runs no batches.');
    return backend.startBatch(inputs, { signal, idempotencyKey: key() });
  }

  async function run(): Promise<'ended' | 'refused'> {
    for (let tries = 1; ; tries += 1) {
      await pause.passed(isPatient);
      if (isStopped() || isCancelled()) return 'ended';
      const selected = select();
      if (selected.length === 0) return 'ended';
      const ids = selected.map(idOf);
      release = writes.hold(ids);
      try {
        const batch = await begin(selected);
        if (isStopped()) return 'ended';
        await take(batch);
        await follow(batch.id);
        return 'ended';
      } catch (thrown) {
        if (isStopped()) return 'ended';
        const error = toProvisioningError(thrown);
        release(ids);
        if (!selected.some(({ hasLeft }) => hasLeft)) pause.begin('journal', error);
        else runner.failed(error, tries);
        if (isUnclear(error)) {
          await lose(error);
          return 'ended';
        }
        const isOwnBusiness = ['unsupported', 'not-found'].includes(error.kind) || error.status === 413;
        const isLater = pause.current !== undefined && tries < MAX_TRIES;
        for (const entry of selected) {
          entry.hasLeft = false;
          if (isCancelled()) items.cancel(entry);
          else if (isOwnBusiness || isLater) items.set(entry, 'waiting');
          else items.set(entry, 'failed', toReason(error));
        }
        changed();
        if (isOwnBusiness) return 'refused';
        if (!isLater) return 'ended';
      } finally {
        release(ids);
      }
    }
  }

  return { run, follow, cancel };
}
