import { atom } from 'nanostores';
import type { ProvisioningClient } from '../client.js';
import { ProvisioningError, toProvisioningError } from '../errors.js';
import { loaded as loadedPart } from '../loaded.js';
import { countsOf } from './batch-counts.js';
import type { BatchEngine } from './batch-engine.js';
import type { BatchState, BatchStore, BatchStoreOptions } from './batch-state.js';
import { callJournal } from './journal-call.js';
import type { ActionResult } from './store.js';

const IDLE: BatchState = {
  state: 'idle',
  action: undefined,
  total: 0,
  counts: countsOf(0),
  pause: undefined,
  needsResume: false,
  pausedUntil: undefined,
  error: undefined,
  journalError: undefined,
  version: 0,
};

/**
 * Makes the store that runs batches. What runs them is loaded with the first one; when that fails, nothing is sent and the
 * state carries the error.
 */
export function createBatchStore(client: ProvisioningClient, options: BatchStoreOptions = {}): BatchStore {
  const { environment } = client;
  const { journal } = options;
  const $state = atom(IDLE);
  let engine: BatchEngine | undefined;
  let loading: Promise<BatchEngine> | undefined;
  let opening: Promise<unknown> | undefined;
  let isOpen = false;
  /** What the next batch is to wait for before it sends anything: a journal that stays silent. */
  let silence: ProvisioningError | undefined;
  /** Grows with each `stop`, so that what was begun before comes to nothing. */
  let stops = 0;

  const load = () =>
    (loading ??= loadedPart(import('./batch-engine.js')).then(({ createBatchEngine }) => {
      return (engine = createBatchEngine(client, options, $state));
    }));

  const fail = (thrown: unknown) => {
    // The next attempt loads anew.
    if (!engine) loading = undefined;
    if (!isOpen) opening = undefined;
    const error = toProvisioningError(thrown);
    $state.set({ ...$state.get(), error });
    return error;
  };

  /** Takes up what the journal holds before anything new can begin. What cannot be read counts as nothing, and is told. */
  async function takeUp(): Promise<void> {
    const unreadable = (thrown: unknown) => {
      const journalError = toProvisioningError(thrown);
      if (journalError.kind === 'timeout') silence = journalError;
      $state.set({ ...$state.get(), journalError });
    };
    const record: unknown = await callJournal(environment, () => journal?.load()).catch(unreadable);
    if (record !== undefined && record !== null) {
      const loaded = await load();
      try {
        loaded.restore(record);
      } catch (thrown) {
        unreadable(thrown);
      }
    }
    isOpen = true;
  }
  const open = () => (opening ??= takeUp());

  async function act(
    run: (loaded: BatchEngine) => Promise<ActionResult<BatchState>>,
  ): Promise<ActionResult<BatchState>> {
    const begun = stops;
    try {
      await open();
      const loaded = await load();
      if (begun !== stops) throw new ProvisioningError('aborted', 'The batch was left before it began.');
      return await run(loaded);
    } catch (thrown) {
      return { outcome: 'failed', error: fail(thrown) };
    }
  }

  return {
    $state,
    run: (items) =>
      act((loaded) => {
        const running = loaded.run(items);
        if (silence) loaded.hold(silence);
        silence = undefined;
        return running;
      }),
    resume: () => act((loaded) => loaded.resume()),
    runAgain: (given) => act((loaded) => loaded.runAgain(given)),
    cancel: () => engine?.cancel(),
    clear() {
      engine?.clear();
      const { state, journalError } = $state.get();
      if (!journalError || state !== 'idle') return;
      silence = undefined;
      $state.set({ ...$state.get(), journalError: undefined });
      if (!engine) callJournal(environment, () => journal?.save(undefined)).catch(() => undefined);
    },
    check: async () => engine?.check(),
    get: (id) => engine?.get(id),
    items: (filter) => engine?.items(filter) ?? [],
    toReport: async () => (await load()).toReport(),
    start() {
      const begun = stops;
      open().then(() => {
        if (begun === stops) engine?.start();
      }, fail);
    },
    stop() {
      stops += 1;
      engine?.stop();
    },
  };
}
