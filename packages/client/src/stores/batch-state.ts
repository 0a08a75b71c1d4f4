import type { BatchAction, BatchItem, BatchItemInput } from '../backend.js';
import type { ErrorKind, ProvisioningError } from '../errors.js';
import type { Subscriber } from '../model.js';
import type { BatchJournal } from './batch-journal.js';
import type { ActionResult, Store } from './store.js';

/**
 * What became of an item, each in one way at a time:
 *
 * - `waiting` to be sent; `running` while its answer is out;
 * - `sent`: the backend has taken it on, and its user is in motion;
 * - `done`: its user has settled as was asked; what sets no user in motion (deleting, mails) is done once it is answered;
 * - `pending`: its user has settled in a status that waits for somebody, such as a mail that has to be confirmed;
 * - `failed-again`: taken on, and the user has ended in an error all the same; `failed`: refused, nothing was done;
 * - `cancelled` while it waited; `skipped` for another reason; `unknown`: it may have taken effect.
 */
export type BatchOutcome = BatchItem['outcome'] | 'sent' | 'pending' | 'failed-again' | 'cancelled';

/**
 * Why an item was not sent: `busy` because something else was writing the row; `not-allowed` by the row's newest state;
 * `duplicate` because the batch names the row before; `address-missing` because neither the item nor the row has one, or the
 * host's journal did not keep it.
 */
export type SkipReason = 'busy' | 'not-allowed' | 'duplicate' | 'address-missing';

/** Why an item was not done, in a form that can be stored. */
export interface BatchReason {
  readonly kind: ErrorKind | SkipReason;
  /** The backend's own code. */
  readonly code?: string;
  /** The backend's own words: untrusted text. */
  readonly text?: string;
  /** Its words for further reasons. */
  readonly more?: string;
}

/** One item of a batch and what became of it. */
export interface BatchResult extends BatchItemInput {
  readonly outcome: BatchOutcome;
  readonly reason?: BatchReason;
}

/**
 * Why a batch pauses: `rate-limited` until the backend wants to be asked again; `unreachable` after several calls without
 * an answer; `unauthorized` until somebody signs in; `journal` because the host could not keep the record.
 */
export type BatchPauseReason = 'rate-limited' | 'unreachable' | 'unauthorized' | 'journal';

/** How many items stand in each way; together they are all of the batch. */
export type BatchCounts = Readonly<Record<BatchOutcome, number>>;

/** Where a batch stands; small, whatever the number of its items. */
export interface BatchState {
  /**
   * `paused` goes on by itself or by `resume`, as `needsResume` says; `cancelling` waits for the items in flight; `finished`
   * has nothing left to send, while those that were `sent` are followed until their users settle; `interrupted` was left in
   * the middle and waits for `resume` or `cancel`.
   */
  readonly state: 'idle' | 'running' | 'paused' | 'cancelling' | 'finished' | 'interrupted';
  /** What all items do; undefined when they differ, or there are none. */
  readonly action: BatchAction | undefined;
  readonly total: number;
  readonly counts: BatchCounts;
  readonly pause: BatchPauseReason | undefined;
  /** Whether the batch goes on by `resume` alone; else the pause, if there is one, ends by itself at `pausedUntil`. */
  readonly needsResume: boolean;
  /** Until when the backend asked to wait, epoch milliseconds. A wait of more than an hour does not end by itself. */
  readonly pausedUntil: number | undefined;
  /** What made the batch pause, or why what runs it could not be loaded. */
  readonly error: ProvisioningError | undefined;
  /**
   * Why the host's journal could not be read: what it may hold counts as nothing, so that a batch that was left in the middle
   * is not gone on with. Stays until `clear`.
   */
  readonly journalError: ProvisioningError | undefined;
  /** Grows with each publication, so that a follower can tell without comparing items. */
  readonly version: number;
}

export interface BatchStoreOptions {
  /**
   * The newest state known of a row: decides whether an action is still allowed, proves unknown writes, and shows when a
   * user has settled.
   */
  readonly get?: ((id: string) => Subscriber | undefined) | undefined;
  /**
   * Whether somebody else reads a row in motion again and again, as a started `UserStatusStore` does with the rows it holds,
   * so that `get` shows when it settles. @default nobody: the batch reads the rows itself
   */
  readonly isFollowed?: ((id: string) => boolean) | undefined;
  /** Writes and reads in flight at the same time. @default 4 */
  readonly parallel?: number | undefined;
  /** Whether a backend that runs batches itself does so. @default false */
  readonly preferBackend?: boolean | undefined;
  /** Where the host keeps the record of a running batch. @default nothing is kept */
  readonly journal?: BatchJournal | undefined;
}

export interface BatchItemFilter {
  readonly outcome?: readonly BatchOutcome[];
  readonly action?: BatchAction;
}

/**
 * Many writes, one batch at a time, each row once.
 *
 * Every write goes through the client's gate: a row that is being written elsewhere is skipped, because its state is about
 * to change. Nothing is sent again that may have taken effect; what is unclear is found out by reading.
 */
export interface BatchStore extends Store<BatchState> {
  /**
   * Runs items in their order; resolves when all are sent, with `unknown` when the store was stopped before. Users in motion
   * are followed from then on until they settle, another batch begins, or the store stops.
   */
  run(items: readonly BatchItemInput[]): Promise<ActionResult<BatchState>>;
  /** Goes on after an interruption, or a pause that has no end of its own, and resolves as `run` does. */
  resume(): Promise<ActionResult<BatchState>>;
  /** Gives up what waits; items in flight are awaited. */
  cancel(): void;
  /**
   * Runs the failed items again, refused or settled, and where asked the skipped and cancelled ones, with new keys; the
   * others keep their outcome.
   */
  runAgain(options?: { readonly skipped?: boolean }): Promise<ActionResult<BatchState>>;
  /** Reads the rows of unknown items again, to find out how they ended; a batch that runs does so by itself. */
  check(): Promise<void>;
  /** Forgets a batch that does not run, and the journal's record, also one that could not be read. */
  clear(): void;
  /** What became of a row. */
  get(id: string): BatchResult | undefined;
  /** Items in their order, as they stand now. */
  items(filter?: BatchItemFilter): readonly BatchResult[];
  /** The result as CSV: ID, BroadWorks ID, Name, Email, Action, Outcome, Error code, Error text. */
  toReport(): Promise<Blob>;
}
