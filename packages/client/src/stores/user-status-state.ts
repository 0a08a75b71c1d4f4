import type { ReadableAtom } from 'nanostores';
import type { PackageType, PrecheckResult, Subscriber, SubscriberStatus } from '../model.js';
import type { Sort } from '../backend.js';
import type { ExportedRows, ExportOptions } from '../csv/export.js';
import type { ProvisioningError } from '../errors.js';
import type { ListNotice } from '../rows/page-reader.js';
import type { FacetCounts, RowView } from '../rows/row-source.js';
import type { RowAction } from '../status.js';
import type { ActionResult, Store } from './store.js';

/** What the administrator asked to see. */
export interface UserStatusQuery {
  readonly excludeProvisioned: boolean;
  /** Empty: every status. */
  readonly status: readonly SubscriberStatus[];
  /** Empty: every package type. */
  readonly package: readonly PackageType[];
  readonly search: string;
  /** Codes of a failed user's first error, '' for none; empty: every user. Only while rows are `held`. */
  readonly cause: readonly string[];
  /** Milliseconds that a user has been in a status other than provisioned, at least; 0: every user. Only while rows are `held`. */
  readonly stuckFor: number;
  readonly sort: Sort | undefined;
}

/** How far the rows of the template have come. */
export interface RowsLoad {
  /** `partial`: rows are missing, see `notice`. `failed` keeps the rows that came before. */
  readonly state: 'idle' | 'loading' | 'ready' | 'partial' | 'failed';
  /** Rows at hand. */
  readonly loaded: number;
  /** Rows of the template over all pages, where the backend says so. */
  readonly total: number | undefined;
  readonly error: ProvisioningError | undefined;
  /**
   * Why the list is incomplete: the page after was seen before, too many pages, more rows than the client holds, or rows
   * without a usable id, which were left out.
   */
  readonly notice: ListNotice | undefined;
  /** When the rows were last complete, epoch milliseconds. */
  readonly updatedAt: number | undefined;
}

export interface UserStatusState {
  readonly query: UserStatusQuery;
  readonly load: RowsLoad;
  /** The rows that the query selects; empty until the first page came. */
  readonly view: RowView;
  /** Grows whenever a row or the view changed, so that a follower can tell without comparing rows. */
  readonly version: number;
  readonly counts: FacetCounts | undefined;
  /** Whether newer rows or the answer to the query are being put in order; `view` shows the ones before meanwhile. */
  readonly ordering: boolean;
  /**
   * Who selects the rows: the client that holds them, or, page by page, a backend, which knows neither `cause` nor
   * `stuckFor`; a query with one of them then fails as `unsupported`, with an empty view.
   */
  readonly scope: 'held' | 'paged';
}

/** An action that runs on a row, or how the last one ended where it did not simply succeed. */
export interface RowActivity {
  readonly action: Exclude<RowAction, 'copyError'>;
  readonly state: 'running' | 'failed' | 'unknown';
  readonly error?: ProvisioningError;
}

/** A file made by an export; without a Blob when a sink took it. */
export interface ExportResult extends ExportedRows {
  readonly name: string;
}

/** A file made by an export without a sink. */
export interface ExportFile extends ExportResult {
  readonly blob: Blob;
}

/**
 * Which rows an export writes, over all pages and in the order shown.
 *
 * - `all` every user of the template; `filtered` those that the query selects; `selected` those with the given ids;
 * - `failures` the users with errors among those that the query would select without its status filter.
 */
export type ExportScope = 'all' | 'filtered' | 'selected' | 'failures';

export interface ExportRowsOptions extends Pick<ExportOptions, 'columns' | 'format' | 'sink'> {
  /** @default 'filtered' */
  readonly scope?: ExportScope | undefined;
  /** The rows of the scope `selected`. */
  readonly ids?: Iterable<string> | undefined;
}

export type ExportState =
  | { readonly state: 'idle' }
  | { readonly state: 'running'; readonly rows: number; readonly total: number | undefined }
  | { readonly state: 'failed'; readonly error: ProvisioningError };

/** Finds users of a template, whether the query selects them or not; undefined for somebody it does not know. */
export interface RowLookup {
  find(id: string): Subscriber | undefined;
  findByBroadworksId(broadworksId: string): Subscriber | undefined;
  /** Whether a spreadsheet could have made this of another user's ID, as it makes 7 of 0007. */
  isDoubtful(id: string): boolean;
}

export interface UserStatusStoreOptions {
  /** The onboarding template whose users are shown. */
  readonly templateId: string;
  /** What is shown at first. @default everything, in the backend's order */
  readonly query?: Partial<UserStatusQuery> | undefined;
  /** Milliseconds between two readings of the whole list; 0 follows rows in motion only. @default 0 */
  readonly pollInterval?: number | undefined;
  /**
   * Most rows held in memory. A longer list is filtered, sorted and paged by the backend where it can do all of that,
   * else it ends there with a notice. @default 100,000
   */
  readonly rowCap?: number | undefined;
  /** Whose alphabet sorts. @default the platform's language */
  readonly locale?: string | undefined;
}

/** The User Status view of one template, without its looks. */
export interface UserStatusStore extends Store<UserStatusState> {
  readonly templateId: string;
  /** Row activities by subscriber id. */
  readonly $activities: ReadableAtom<ReadonlyMap<string, RowActivity>>;
  readonly $export: ReadableAtom<ExportState>;
  /** Changes what is shown; the last one asked wins. */
  setQuery(changes: Partial<UserStatusQuery>): void;
  /** Takes over options as at the start, with the same defaults; nothing that runs is ended, the list is read on its own. */
  configure(options: Pick<UserStatusStoreOptions, 'pollInterval' | 'rowCap' | 'locale'>): void;
  /** Reads the list from its start; the rows at hand stay until newer ones come. `quietly`, it does not count as loading. */
  reload(quietly?: boolean): Promise<void>;
  /** Goes on after a failure, from the page that failed. */
  resume(): Promise<void>;
  /** Reads on after the notice `page-cap`, as many pages again. */
  loadRest(): Promise<void>;
  /**
   * Keeps the rows of the view and their order, so that nothing jumps under a pointer or a dialog; rows still change in
   * place, a new query still shows at once, and a first load still appends. Gives what ends it, for this caller.
   */
  hold(): () => void;
  /**
   * Ids of all rows that the query selects, with `changes` to it that nobody is shown, over all pages, in order. Rejects
   * with what stood in the way, or `aborted`.
   */
  listIds(signal?: AbortSignal, changes?: Partial<UserStatusQuery>): Promise<readonly string[]>;
  /** The newest state of a row. */
  get(id: string): Subscriber | undefined;
  /** Reads what is missing, over all pages, and finds any user from then on. Rejects with what stood in the way. */
  lookUp(signal?: AbortSignal): Promise<RowLookup>;
  precheck(id: string, email: string, signal?: AbortSignal): Promise<PrecheckResult | undefined>;
  retryActivation(id: string, email: string): Promise<ActionResult<Subscriber>>;
  changePackage(id: string, packageType: PackageType): Promise<ActionResult<Subscriber>>;
  /** Done as well when the backend no longer knows the user. */
  deleteSubscriber(id: string): Promise<ActionResult<undefined>>;
  resendConsent(id: string): Promise<ActionResult<undefined>>;
  /**
   * Reads a row again, to find out what became of it; clears an unknown activity when that tells how it ended. Resolves
   * with what kept the row from being read.
   */
  check(id: string): Promise<ProvisioningError | undefined>;
  /** Forgets a failed or unknown activity. */
  dismiss(id: string): void;
  /** Writes all rows that the query selects as CSV, over all pages; undefined when cancelled or failed, see `$export`. */
  exportCsv(): Promise<ExportFile | undefined>;
  /**
   * Writes the rows of a scope, over all pages; undefined when cancelled or failed, see `$export`. The same export joins
   * one that is under way; another one waits for it.
   */
  exportRows(options?: ExportRowsOptions): Promise<ExportResult | undefined>;
  /** Cancels the export that runs and those that wait. */
  cancelExport(): void;
}
