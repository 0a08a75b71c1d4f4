import { atom, type ReadableAtom } from 'nanostores';
import type { ProvisioningClient, SubscriberChange } from '../client.js';
import { ProvisioningError, toProvisioningError } from '../errors.js';
import { createIdempotencyKey } from '../idempotency-key.js';
import type { PackageType, Subscriber } from '../model.js';
import { isProven, sendWrite, type RowWrite } from './row-write.js';
import type { ActionResult } from './store.js';
import type { RowActivity } from './user-status-state.js';

export interface RowActionsOptions {
  /** Ends when the store stops. */
  readonly life: () => AbortSignal;
  readonly get: (id: string) => Subscriber | undefined;
  readonly apply: (change: SubscriberChange) => void;
  /** Reads one row again; rejects when that fails. `isFollowUp` as in `CallOptions`. */
  readonly read: (id: string, signal: AbortSignal, isFollowUp?: boolean) => Promise<unknown>;
  /** Told when a row was written, so that it is followed; and whether that was answered. */
  readonly written: (id: string, isAnswered: boolean) => void;
}

/** The writes of one table: each runs once, and ends as done, failed or, when no answer came, unknown. */
export interface RowActions {
  readonly $activities: ReadableAtom<ReadonlyMap<string, RowActivity>>;
  retryActivation(id: string, email: string): Promise<ActionResult<Subscriber>>;
  changePackage(id: string, packageType: PackageType): Promise<ActionResult<Subscriber>>;
  deleteSubscriber(id: string): Promise<ActionResult<undefined>>;
  resendConsent(id: string): Promise<ActionResult<undefined>>;
  check(id: string): Promise<ProvisioningError | undefined>;
  /** Reads the rows whose last write is unknown, one by one, as far as answers come. */
  checkUnknown(): Promise<void>;
  dismiss(id: string): void;
  /** Ids of the rows whose last write is unknown. */
  unknown(): string[];
  /** Compares a row that was read with what an unknown write was to do; undefined says that the row is gone. */
  observe(id: string, row: Subscriber | undefined): void;
  /** Makes every write unknown whose answer is still out. */
  stop(): void;
}

export function createRowActions(client: ProvisioningClient, options: RowActionsOptions): RowActions {
  const { backend, writes } = client;
  const { life, get, apply, read, written } = options;
  const $activities = atom<ReadonlyMap<string, RowActivity>>(new Map());
  /** Of each unknown write, how a reading of the row tells that it took effect. */
  const proofs = new Map<string, (row: Subscriber | undefined) => boolean>();

  const note = (id: string, activity: RowActivity | undefined) => {
    const activities = new Map($activities.get());
    if (activity) activities.set(id, activity);
    else if (!activities.delete(id)) return;
    $activities.set(activities);
  };

  /** Resolves with what kept the row from being read. */
  const check = (id: string, isFollowUp = false) =>
    read(id, life(), isFollowUp).then(() => undefined, toProvisioningError);
  const unknown = () => [...$activities.get()].filter(([, { state }]) => state === 'unknown').map(([id]) => id);

  async function run<T extends Subscriber | undefined>(id: string, write: RowWrite): Promise<ActionResult<T>> {
    const { action } = write;
    const hasRow = action === 'retry' || action === 'changePackage';
    if (writes.$running.get().has(id)) return { outcome: 'busy' };
    const signal = life();
    const before = get(id);
    let found: { readonly value: T } | undefined;
    const prove = (row: Subscriber | undefined) => {
      if (isProven(write, row, before)) found ??= { value: (hasRow ? row : undefined) as T };
      return row === undefined || found !== undefined;
    };
    proofs.set(id, prove);
    note(id, { action, state: 'running' });
    try {
      const value = (await writes.run(id, () =>
        sendWrite(backend, id, write, { signal, idempotencyKey: createIdempotencyKey() }),
      )) as T;
      const change = value || action === 'delete' ? { id, subscriber: value } : undefined;
      if (!signal.aborted) {
        proofs.delete(id);
        note(id, undefined);
        if (change) apply(change);
        if (action !== 'delete') written(value?.id ?? id, true);
      }
      if (change) client.$change.set(change);
      return { outcome: 'done', value };
    } catch (thrown) {
      const error = toProvisioningError(thrown);
      const { outcome, kind } = error;
      // Stopping has made it unknown already, and whoever asked is gone.
      if (signal.aborted) return { outcome: 'unknown', error };
      note(id, { action, state: outcome, error });
      if (outcome === 'failed') {
        proofs.delete(id);
        if (kind === 'conflict' || kind === 'not-found') await check(id);
        return { outcome, error };
      }
      written(id, false);
      await check(id, true);
      if (found) return { outcome: 'done', ...found };
      return { outcome: $activities.get().has(id) ? 'unknown' : 'failed', error };
    }
  }

  return {
    $activities,
    retryActivation: (id, email) => run<Subscriber>(id, { action: 'retry', email }),
    changePackage: (id, packageType) => run<Subscriber>(id, { action: 'changePackage', package: packageType }),
    deleteSubscriber: (id) => run<undefined>(id, { action: 'delete' }),
    resendConsent: (id) => run<undefined>(id, { action: 'resendConsent' }),
    check: (id) => check(id),
    async checkUnknown() {
      for (const id of unknown()) if (await check(id)) return;
    },
    dismiss(id) {
      if ($activities.get().get(id)?.state === 'running') return;
      proofs.delete(id);
      note(id, undefined);
    },
    unknown,
    observe(id, row) {
      const state = $activities.get().get(id)?.state;
      const isSettled = state === 'unknown' ? proofs.get(id)?.(row) : state === 'failed' && !row;
      if (!isSettled) return;
      proofs.delete(id);
      note(id, undefined);
    },
    stop() {
      for (const [id, { action, state }] of $activities.get()) {
        if (state !== 'running') continue;
        const error = new ProvisioningError('aborted', 'The answer was not waited for.', { outcome: 'unknown' });
        note(id, { action, state: 'unknown', error });
      }
    },
  };
}
