import type { WritableAtom } from 'nanostores';
import type { ProvisioningClient } from '../client.js';
import { ProvisioningError } from '../errors.js';
import { loaded } from '../loaded.js';
import { createIdempotencyKey } from '../idempotency-key.js';
import { createBatchFollower } from './batch-follower.js';
import { createBatchItems, toReason, toResult, type BatchItems } from './batch-items.js';
import { readItems, toPlan, type BatchPlanItem } from './batch-journal.js';
import { createJournalKeeper } from './batch-keeper.js';
import { createBatchPause } from './batch-pause.js';
import { createBatchPublisher } from './batch-publisher.js';
import { readRecord } from './batch-record.js';
import { createRemoteBatch, type RemoteBatch } from './batch-remote.js';
import { createBatchRows } from './batch-rows.js';
import { createBatchRunner, type BatchRunner } from './batch-runner.js';
import type { BatchState, BatchStore, BatchStoreOptions } from './batch-state.js';
import type { ActionResult } from './store.js';

/** What a batch store does once there is a batch; loaded with the first one. */
export interface BatchEngine extends Omit<BatchStore, '$state'> {
  /** Takes up a batch that was left in the middle, as a host has kept it; throws when that is no record. */
  restore(record: unknown): void;
  /** Pauses the batch that has just begun, because the journal does not answer. */
  hold(error: ProvisioningError): void;
}

type Result = Promise<ActionResult<BatchState>>;

/** What one life of a batch is made of; it ends with `stop`, and another one begins with `start`. */
interface Life {
  readonly controller: AbortController;
  readonly runner: BatchRunner;
  readonly remote: RemoteBatch;
  result: Result | undefined;
}

export function createBatchEngine(
  client: ProvisioningClient,
  { get = () => undefined, isFollowed = () => false, parallel = 4, preferBackend = false, journal }: BatchStoreOptions,
  $state: WritableAtom<BatchState>,
): BatchEngine {
  const { environment } = client;
  const withAddresses = journal?.withAddresses ?? false;
  let items: BatchItems = createBatchItems([], get);
  let phase: BatchState['state'] = 'idle';
  let key = '';
  let plan: readonly BatchPlanItem[] | undefined;
  let remoteId: string | undefined;
  let life: Life | undefined;
  let isCancelled = false;
  let looking: Promise<void> | undefined;

  const publisher = createBatchPublisher(environment, $state, () => ({ phase, items, pause: pause.current }));
  const pause = createBatchPause(environment, publisher.now);
  const rows = createBatchRows(client, get, () => items);
  const keeper = createJournalKeeper(environment, journal, () => {
    const { sent, unknown } = items.counts;
    const isOver = phase === 'idle' || (phase === 'finished' && sent + unknown === 0);
    return isOver || !plan ? undefined : { key, plan, items, remoteId };
  });
  /** For what nothing depends on: what was not kept is found out by reading. */
  const note = () => keeper.keep().catch(() => undefined);

  const follower = createBatchFollower(client, {
    isFollowed,
    items: () => items,
    rows,
    isSending: () => phase !== 'finished',
    changed() {
      publisher.now();
      if (phase === 'finished') void note();
    },
  });

  const become = (next: BatchState['state']) => {
    phase = next;
    publisher.now();
  };

  const live = (): Life => {
    if (life) return life;
    const controller = new AbortController();
    const work = {
      client,
      items,
      rows,
      pause,
      parallel: Math.max(1, Math.floor(parallel)),
      key: (entry?: { readonly index: number }) => (entry ? `${key}-${entry.index}` : key),
      signal: controller.signal,
      isCancelled: () => isCancelled,
      keep: keeper.keep,
      changed() {
        publisher.soon();
        follower.wake();
      },
    };
    const runner = createBatchRunner(work);
    const started = (id: string) => (remoteId = id);
    return (life = { controller, runner, remote: createRemoteBatch({ work, runner, started }), result: undefined });
  };

  async function work({ runner, remote }: Life): Promise<void> {
    if (remoteId !== undefined) {
      await remote.follow(remoteId);
      return;
    }
    // Capabilities say what the far side has left out; without them the presence of the verbs has to do.
    if (preferBackend) await client.capabilities().catch(() => undefined);
    const offers = (['startBatch', 'getBatch', 'cancelBatch'] as const).every((verb) => client.offers(verb));
    if (preferBackend && offers && (await remote.run()) === 'ended') return;
    await runner.run();
  }

  /** Runs what is left of the batch to its end. */
  function go(): Result {
    const mine = live();
    const run = async (): Result => {
      if (pause.current?.needsResume) pause.end();
      become('running');
      follower.start();
      await looking;
      // A backend that does not honor the signal must not keep whoever waits for the end.
      await Promise.race([work(mine), whenAborted(mine.controller.signal)]);
      if (mine.controller.signal.aborted) {
        const error = new ProvisioningError('aborted', 'The batch was left before its end.', { outcome: 'unknown' });
        return { outcome: 'unknown', error };
      }
      end();
      return { outcome: 'done', value: $state.get() };
    };
    return (mine.result = run());
  }

  function end(): void {
    if (life) life.result = undefined;
    remoteId = undefined;
    pause.end();
    become('finished');
    void note();
    follower.start();
  }

  function begin(next: BatchItems): Result {
    if (next !== items) follower.stop();
    items = next;
    key = createIdempotencyKey();
    plan = journal && toPlan(items, withAddresses);
    remoteId = undefined;
    isCancelled = false;
    life?.controller.abort();
    life = undefined;
    return go();
  }

  const isAtRest = () => phase === 'idle' || phase === 'finished';

  function check(): Promise<void> {
    if (phase === 'running' || phase === 'cancelling' || items.counts.unknown === 0) return Promise.resolve();
    const mine = live();
    looking ??= (async () => {
      await mine.runner.look();
      looking = undefined;
      if (mine.controller.signal.aborted || mine.result) return;
      pause.end();
      if (phase === 'interrupted' && items.counts.waiting === 0) end();
      else {
        publisher.now();
        void note();
      }
    })();
    return looking;
  }

  return {
    run: (inputs) => (isAtRest() ? begin(createBatchItems(inputs, get)) : Promise.resolve({ outcome: 'busy' })),
    resume() {
      if (phase === 'interrupted') return go();
      if (phase !== 'running') return Promise.resolve({ outcome: 'done', value: $state.get() });
      if (pause.current?.needsResume) pause.end();
      return life?.result ?? Promise.resolve({ outcome: 'busy' });
    },
    cancel() {
      if (phase !== 'running' && phase !== 'interrupted') return;
      isCancelled = true;
      for (const entry of items.of('waiting')) items.cancel(entry);
      const isRunning = phase === 'running';
      if (isRunning) become('cancelling');
      life?.remote.cancel();
      pause.end();
      if (isRunning) void note();
      else if (items.counts.unknown === 0 || !looking) end();
    },
    runAgain({ skipped = false } = {}) {
      if (!isAtRest()) return Promise.resolve({ outcome: 'busy' });
      const again = [...items.of('failed'), ...items.of('failed-again')];
      if (skipped) {
        again.push(
          ...items.of('cancelled'),
          ...items.of('skipped').filter(({ reason }) => reason?.kind !== 'duplicate'),
        );
      }
      for (const entry of again) {
        items.set(entry, 'waiting');
        Object.assign(entry, { tries: 0, hasLeft: false });
      }
      return begin(items);
    },
    check,
    clear() {
      if (phase === 'running' || phase === 'cancelling') return;
      life?.controller.abort();
      life = undefined;
      follower.stop();
      pause.end();
      items = createBatchItems([], get);
      plan = undefined;
      become('idle');
      void note();
    },
    get(id) {
      const entry = items.get(id);
      return entry && toResult(entry);
    },
    items: (filter) => items.results(filter),
    async toReport() {
      const { createBatchReport } = await loaded(import('../csv/batch-report.js'));
      return createBatchReport(
        items.entries.map((entry) => ({ ...toResult(entry), row: entry.row ?? get(entry.input.subscriberId) })),
      );
    },
    restore(given) {
      const record = readRecord(given);
      items = readItems(record, get);
      ({ key, items: plan, remoteId } = { remoteId: undefined, ...record });
      become('interrupted');
    },
    hold: (error) => pause.begin('journal', error),
    start() {
      // What the backend runs by itself goes on without anybody's saying so.
      if (phase === 'interrupted' && remoteId !== undefined) void go();
      else if (phase === 'interrupted' && items.counts.waiting + items.counts.unknown === 0) end();
      else {
        if (phase === 'finished') follower.start();
        void check();
      }
    },
    stop() {
      const stopped = life;
      life = undefined;
      follower.stop();
      stopped?.controller.abort();
      if (phase === 'running' || phase === 'cancelling') {
        const error = new ProvisioningError('aborted', 'The answer was not waited for.', { outcome: 'unknown' });
        for (const entry of items.of('running')) {
          if (entry.hasLeft) items.set(entry, 'unknown', toReason(error));
          else items.set(entry, 'waiting');
        }
        phase = 'interrupted';
        void note();
      }
      pause.end();
      publisher.stop();
    },
  };
}

function whenAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
