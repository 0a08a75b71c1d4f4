import type {
  Activation,
  ActivationInput,
  HistoryEvent,
  OnboardingTemplate,
  PackageType,
  PrecheckResult,
  Subscriber,
  SubscriberStatus,
  TemplateChanges,
} from './model.js';
import type { ProblemItem } from './errors.js';

/** What every verb of the port takes last. */
export interface CallOptions {
  /** Aborts the call, its waits and its body. */
  readonly signal?: AbortSignal | undefined;
  /** Names one intention of one user: a repeat with the same key takes effect once. Writes only. */
  readonly idempotencyKey?: string | undefined;
  /**
   * Whether a read only finds out what became of a write that was not answered. Nobody waits for it, so that it may be
   * refused at once where nothing answers. @default false
   */
  readonly isFollowUp?: boolean | undefined;
}

/** The columns by which rows can be sorted. */
export const SORT_KEYS = ['broadworksId', 'name', 'email', 'package', 'status', 'lastStatusChange'] as const;
export type SortKey = (typeof SORT_KEYS)[number];

export interface Sort {
  readonly key: SortKey;
  readonly descending: boolean;
}

/** Which subscribers of a template are wanted; a part that is left out does not restrict. */
export interface SubscriberFilter {
  readonly status?: readonly SubscriberStatus[];
  /** Statuses that are not wanted. Backends need not know it: the client turns it into `status`, or filters itself. */
  readonly exclude?: readonly SubscriberStatus[];
  readonly package?: readonly PackageType[];
  readonly search?: string;
  /** Codes of a failed user's first error, '' for none. Backends need not know it: only a client that holds the rows filters by it. */
  readonly cause?: readonly string[];
  /**
   * Milliseconds since the last change of a user's status, at least; provisioned users are not wanted then. Backends
   * need not know it: only a client that holds the rows filters by it. @default 0, which does not restrict
   */
  readonly stuckFor?: number;
  readonly sort?: Sort;
}

/** One page of a template's subscribers. */
export interface SubscriberQuery extends SubscriberFilter {
  readonly templateId: string;
  /** Rows wanted; a backend may give fewer. */
  readonly limit?: number;
  /** The `next` of the page before. */
  readonly cursor?: string;
  /** Only subscribers whose status changed after this moment, ISO 8601. */
  readonly changedSince?: string;
}

export interface SubscriberPage {
  readonly items: readonly Subscriber[];
  /** Opaque cursor of the page after this one; absent on the last page. */
  readonly next?: string;
  /** Rows that the query selects over all pages, where the backend knows it. */
  readonly total?: number;
  /** Rows of this page that were left out, because they could not be told from others. @default 0 */
  readonly unreadable?: number;
}

/** The verbs that a backend may leave out; the feature is then not offered. */
export const OPTIONAL_VERBS = [
  'resendVerification',
  'updateTemplate',
  'precheck',
  'resendConsent',
  'listHistory',
  'startBatch',
  'getBatch',
  'cancelBatch',
] as const;
export type OptionalVerb = (typeof OPTIONAL_VERBS)[number];

/** What the presence of verbs cannot say. Whatever is left out, the client does itself over the rows it has loaded. */
export interface BackendCapabilities {
  readonly filters?: readonly ('status' | 'package' | 'changedSince')[];
  readonly sorts?: readonly SortKey[];
  readonly search?: boolean;
  /** Whether pages carry `total`. */
  readonly totals?: boolean;
  /**
   * Whether a cursor may also be the decimal offset of a page's first row, so that pages can be asked for ahead where
   * pages carry `total` too.
   */
  readonly offsetCursors?: boolean;
  /** Most rows that one page can hold. @default 100 */
  readonly maxPageSize?: number;
  /** Optional verbs that the far side offers; all whose method is present when left out. */
  readonly verbs?: readonly OptionalVerb[];
}

export type BatchAction = 'retry' | 'delete' | 'changePackage' | 'resendConsent';

export interface BatchItemInput {
  readonly subscriberId: string;
  readonly action: BatchAction;
  readonly email?: string;
  readonly package?: PackageType;
}

export interface BatchItem extends BatchItemInput {
  readonly outcome: 'waiting' | 'running' | 'done' | 'failed' | 'skipped' | 'unknown';
  readonly error?: ProblemItem;
}

/** Many writes that the backend runs by itself. */
export interface Batch {
  readonly id: string;
  readonly state: 'running' | 'finished' | 'cancelled';
  readonly items: readonly BatchItem[];
}

/**
 * The port: everything the library needs from a backend.
 *
 * A host implements it over its own API, or uses `createHttpBackend`. Verbs reject with `ProvisioningError`; any other
 * error is shown as a refusal. Writes are asynchronous: they resolve as soon as the backend has taken them on, with
 * the subscriber in its new status, and the result is found out by reading.
 */
export interface ProvisioningBackend {
  /** What the backend can do by itself. Asked once per client; left out, the client filters, sorts and searches. */
  capabilities?(options: CallOptions): Promise<BackendCapabilities>;

  /** Starts a user's activation: records the address and sends the verification mail. */
  activate(input: ActivationInput, options: CallOptions): Promise<Activation>;
  getActivation(id: string, options: CallOptions): Promise<Activation>;
  /** Sends the verification mail again. */
  resendVerification?(id: string, options: CallOptions): Promise<Activation>;

  listTemplates(options: CallOptions): Promise<readonly OnboardingTemplate[]>;
  getTemplate(id: string, options: CallOptions): Promise<OnboardingTemplate>;
  updateTemplate?(id: string, changes: TemplateChanges, options: CallOptions): Promise<OnboardingTemplate>;

  listSubscribers(query: SubscriberQuery, options: CallOptions): Promise<SubscriberPage>;
  getSubscriber(id: string, options: CallOptions): Promise<Subscriber>;
  /** Onboards the user again with this address; resolves with the status that follows. */
  retryActivation(id: string, input: { readonly email: string }, options: CallOptions): Promise<Subscriber>;
  changePackage(id: string, packageType: PackageType, options: CallOptions): Promise<Subscriber>;
  /** Removes the mapping between the BroadWorks user and the Webex account. */
  deleteSubscriber(id: string, options: CallOptions): Promise<void>;
  /** Says whether an address could be onboarded, without changing anything. */
  precheck?(
    input: { readonly email: string; readonly subscriberId?: string | undefined },
    options: CallOptions,
  ): Promise<PrecheckResult>;
  /** Sends the account-move consent mail again. */
  resendConsent?(id: string, options: CallOptions): Promise<void>;
  /** What happened to a subscriber, newest first. */
  listHistory?(id: string, options: CallOptions): Promise<readonly HistoryEvent[]>;

  startBatch?(items: readonly BatchItemInput[], options: CallOptions): Promise<Batch>;
  getBatch?(id: string, options: CallOptions): Promise<Batch>;
  cancelBatch?(id: string, options: CallOptions): Promise<Batch>;
}
