import type { ProvisioningClient } from '../client.js';
import { toProvisioningError, type ProvisioningError } from '../errors.js';
import type { Subscriber } from '../model.js';
import { isOlder } from '../rows/freshness.js';
import { allowedActions, isMoving, statusGroup } from '../status.js';
import type { BatchEntry, BatchItems } from './batch-items.js';
import type { BatchOutcome, BatchReason, SkipReason } from './batch-state.js';
import { isProven, type RowBefore, type RowWrite } from './row-write.js';

/** What a batch asks and tells about the rows of its items. */
export interface BatchRows {
  /** The newest state known of a row. */
  readonly current: (id: string) => Subscriber | undefined;
  /** Why an item shall not be sent now. */
  refusal(entry: BatchEntry): SkipReason | undefined;
  /** What an item is to do, with the row's own address where none was given. */
  intent(entry: BatchEntry): RowWrite;
  /** Reads a row for everybody who shows it; undefined when it is gone. Rejects when it cannot be read. */
  read(id: string, signal: AbortSignal): Promise<Subscriber | undefined>;
  /** Settles an unknown item where a reading of its row gives away how it ended. */
  observe(entry: BatchEntry, row: Subscriber | undefined): void;
  /** Notes that the backend has taken an item on, with the row as it answers, if it does. */
  accept(entry: BatchEntry, row: Subscriber | undefined): void;
  /**
   * Takes in a state of the row of an item that was taken on, undefined where it is gone; says whether the user has settled
   * by it. `isRead` tells a fresh reading from what is merely at hand.
   */
  follow(entry: BatchEntry, row: Subscriber | undefined, isRead?: boolean): boolean;
  /** Begins to remember what stores of this client write, for hosts that give no `get`; the answer ends it. */
  listen(): () => void;
}

export function createBatchRows(
  { backend, writes, $change }: ProvisioningClient,
  get: (id: string) => Subscriber | undefined,
  items: () => BatchItems,
): BatchRows {
  /** Rows as writes left them since the batch began; undefined for those that are gone. */
  const written = new Map<string, Subscriber | undefined>();
  const current = (id: string) => {
    const known = get(id);
    const left = written.get(id);
    return known && left && isOlder(known, left) ? left : (known ?? left);
  };
  const intent = ({ input, before, lacksAddress }: BatchEntry): RowWrite => {
    const email = input.email ?? (lacksAddress ? undefined : (before?.email ?? current(input.subscriberId)?.email));
    return { ...input, ...(email !== undefined && { email }) };
  };
  const accept: BatchRows['accept'] = (entry, row) => {
    const { action } = entry.input;
    const isOver = action === 'delete' || action === 'resendConsent';
    entry.rests = 0;
    items().set(entry, isOver ? 'done' : 'sent');
    if (row && !isOver) follow(entry, row);
  };
  const follow: BatchRows['follow'] = (entry, row, isRead = false) => {
    if (row && isMoving(row.status)) return false;
    if (row && !hasMoved(row, entry.before)) {
      // The backend may be about to set it in motion.
      if (isRead) entry.rests += 1;
      if (!isRead || entry.rests < RESTS) return false;
    }
    const { outcome, reason } = endOf(entry, row);
    if (outcome === entry.outcome) return false;
    items().set(entry, outcome, reason);
    return true;
  };
  return {
    current,
    accept,
    follow,
    intent,
    refusal(entry) {
      const { subscriberId, action } = entry.input;
      const row = current(subscriberId);
      if (writes.$running.get().has(subscriberId)) return 'busy';
      const isGone = !row && written.has(subscriberId);
      if (isGone || (row && !allowedActions(row).includes(action))) return 'not-allowed';
      if (action !== 'retry') return undefined;
      return entry.lacksAddress || (entry.input.email ?? row?.email) === undefined ? 'address-missing' : undefined;
    },
    async read(id, signal) {
      let row: Subscriber | undefined;
      try {
        row = await backend.getSubscriber(id, { signal });
      } catch (thrown) {
        const error = toProvisioningError(thrown);
        if (error.kind !== 'not-found') throw error;
      }
      const known = current(id);
      // What was asked before somebody else wrote the row must not undo it.
      const isOvertaken = writes.$running.get().has(id) || (row && known && isOlder(row, known));
      if (!signal.aborted && !isOvertaken) $change.set({ id, subscriber: row });
      return row;
    },
    observe(entry, row) {
      const { before, hidesAddress } = entry;
      if (entry.outcome !== 'unknown') return;
      const { email: _, ...rest } = before ?? { email: undefined };
      const comparable =
        before && hidesAddress ? { ...rest, ...(row?.email !== undefined && { email: row.email }) } : before;
      if (isProven(intent(entry), row, comparable as typeof before)) accept(entry, row);
      else if (!row) items().set(entry, 'failed', { kind: 'not-found' });
    },
    listen() {
      written.clear();
      return $change.listen((change) => change && written.set(change.id, change.subscriber));
    },
  };
}

/** Readings after which a row that stands as it did before counts as settled. */
const RESTS = 3;

/** Whether a row shows that it was in motion since; an address is there before anything moves. */
function hasMoved(row: Subscriber, before: RowBefore | undefined): boolean {
  return (
    before !== undefined &&
    (row.status !== before.status || row.lastStatusChange !== before.lastStatusChange || row.package !== before.package)
  );
}

/** How an item ended that was taken on, by the state in which its row came to rest. */
function endOf(
  { input, before }: BatchEntry,
  row: Subscriber | undefined,
): { readonly outcome: BatchOutcome; readonly reason?: BatchReason } {
  if (!row) return { outcome: 'failed-again', reason: { kind: 'not-found' } };
  const { status, package: packageType, errors } = row;
  if (input.action === 'changePackage') {
    // An error that was there before is not about the package.
    const isNewError = status === 'error' && before !== undefined && before.status !== 'error';
    if (packageType === input.package && !isNewError) return { outcome: 'done' };
  } else if (status === 'provisioned') return { outcome: 'done' };
  else if (statusGroup(status) !== 'error') return { outcome: 'pending' };
  const [first] = errors;
  return { outcome: 'failed-again', reason: { kind: 'refused', ...first } };
}

/** Whether a refusal says for certain that nothing was done, and when to ask again. */
export function isPostponed({ outcome, kind, retryAfter }: ProvisioningError): boolean {
  return outcome === 'failed' && (kind === 'rate-limited' || (kind === 'unavailable' && retryAfter !== undefined));
}

/** Whether a write may have taken effect all the same, or is still being carried out for an earlier try of the transport. */
export function isUnclear({ outcome, code }: ProvisioningError): boolean {
  return outcome === 'unknown' || code === 'idempotency-in-progress';
}

/** Whether a failure is one of a backend that cannot be reached, whatever is asked. */
export function isSilence({ kind, retryAfter }: ProvisioningError): boolean {
  return ['offline', 'network', 'timeout'].includes(kind) || (kind === 'unavailable' && retryAfter === undefined);
}
