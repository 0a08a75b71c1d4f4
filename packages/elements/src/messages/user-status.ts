import type { ListNotice, RowActivity, SortKey, StatusGroup } from '@flowthrough/client';

type WriteAction = RowActivity['action'];

/** Texts of the user status view. */
export interface UserStatusMessages {
  readonly heading: string;
  readonly search: string;
  readonly searchHint: string;
  readonly excludeProvisioned: string;
  readonly filters: string;
  readonly statusFilter: string;
  readonly packageFilter: string;
  readonly causeFilter: string;
  /** The choice of how long users have been stuck, and its values; a duration is given as "3 days". */
  readonly stuckFor: string;
  readonly anyTime: string;
  readonly longerThan: (duration: string) => string;
  readonly clearFilters: string;
  readonly refresh: string;
  /** Said when the list was read again because somebody asked for it. */
  readonly refreshed: (rows: number) => string;
  readonly updatedAt: (time: string) => string;
  readonly staleSince: (time: string) => string;

  readonly export: string;
  readonly exporting: (rows: string) => string;
  readonly cancelExport: string;
  readonly exported: (rows: number) => string;
  readonly exportFailed: string;
  /** Why no file comes: a frame around the page forbids it. */
  readonly noDownloads: string;

  /** Name of the button, and of the menu, of what is used less often. */
  readonly tools: string;
  readonly tool: Readonly<Record<'importing' | 'exporting' | 'views' | 'columns', string>>;

  /** The numbers of users by group of statuses, above the toolbar; `found` stands for `all` where not all are counted. */
  readonly summary: Readonly<Record<StatusGroup | 'all' | 'found' | 'label' | 'byCause', string>>;

  readonly column: Readonly<Record<SortKey, string>>;
  readonly actionsColumn: string;
  readonly actionsFor: (broadworksId: string) => string;
  readonly selectRow: (broadworksId: string) => string;
  readonly selectAll: string;
  /** Which rows are in sight, as numbers in the user's format. */
  readonly range: (from: string, to: string, total: string) => string;
  /** On paper, where only a part of a long list stands. */
  readonly printedPart: string;
  readonly rowsFound: (rows: number) => string;
  readonly rowsLoading: (loaded: string, total: string | undefined) => string;
  /** How long a row has had its status, given as "3 days". */
  readonly lasting: (duration: string) => string;
  readonly noEmail: string;
  readonly errorDetails: (broadworksId: string) => string;
  readonly recommended: string;

  readonly noTemplate: string;
  readonly noTemplateHint: string;
  readonly empty: string;
  readonly emptyHint: string;
  readonly emptyFilter: string;
  readonly emptyFilterHint: string;
  readonly loadFailed: string;
  readonly refreshFailed: string;
  readonly partial: Readonly<Record<ListNotice, string>>;
  readonly loadRest: string;
  /** For a list that changed while it was read. */
  readonly readAgain: string;

  /** Menu items. */
  readonly action: Readonly<Record<WriteAction | 'copyError', string>>;
  /** The menu item that shows what happened to a user. */
  readonly history: string;
  /** Shown in the row while an action runs. */
  readonly running: Readonly<Record<WriteAction, string>>;
  /** Said once an action was taken on. */
  readonly done: Readonly<Record<WriteAction, (broadworksId: string) => string>>;
  readonly failed: Readonly<Record<WriteAction, string>>;
  readonly busy: string;
  /** Said when the status has changed since something was offered, so that it cannot be done any more. */
  readonly noLongerAllowed: (broadworksId: string, status: string) => string;
  /** Said when the user is no longer there. */
  readonly gone: (broadworksId: string) => string;
  /** Said when the package type that was chosen is the one that the user has. */
  readonly packageUnchanged: (broadworksId: string) => string;
  /** Said when a row was read again and still does not tell how its last action ended. */
  readonly stillUnknown: (broadworksId: string) => string;
  readonly errorCopied: (broadworksId: string) => string;
  readonly checkNow: string;
  readonly dismiss: string;
  /** Said when a row that was followed has come to rest. */
  readonly settled: (broadworksId: string, status: string) => string;

  readonly retryTitle: (broadworksId: string) => string;
  /** Leads from users without an address to where they get one. */
  readonly giveAddresses: string;
  /** Before the service's own words for an error. */
  readonly reported: string;
  readonly retryHint: string;
  /** Beside the address of a user whose error is about the address, while it stands there unchanged. */
  readonly failedAddress: string;
  readonly email: string;
  readonly onboard: string;
  readonly checking: string;
  /** After a precheck that found something: the administrator decides. */
  readonly onboardAnyway: string;
  readonly deleteTitle: (broadworksId: string) => string;
  readonly deleteHint: (name: string) => string;
  readonly packageTitle: (broadworksId: string) => string;
  readonly packageHint: string;
  readonly change: string;

  /** Lines of a copied error after the error itself. */
  readonly copiedUser: (user: string) => string;
  readonly copiedTemplate: (template: string) => string;
  readonly copiedSince: (time: string) => string;
}

/** The texts that come with rows, with the numbers over them, and with what stands in place of them. */
export type RowsMessages = Pick<
  UserStatusMessages,
  | 'summary'
  | 'actionsColumn'
  | 'actionsFor'
  | 'selectRow'
  | 'selectAll'
  | 'range'
  | 'lasting'
  | 'noEmail'
  | 'recommended'
  | 'errorDetails'
  | 'empty'
  | 'emptyHint'
  | 'emptyFilter'
  | 'emptyFilterHint'
>;

/** The texts that come with the filters. */
export type FilterMessages = Pick<
  UserStatusMessages,
  'statusFilter' | 'packageFilter' | 'causeFilter' | 'stuckFor' | 'anyTime' | 'longerThan'
>;

/** The texts that come with menus, dialogs and actions. */
export type ActingMessages = Pick<
  UserStatusMessages,
  | 'exporting'
  | 'cancelExport'
  | 'exported'
  | 'exportFailed'
  | 'noDownloads'
  | 'tool'
  | 'action'
  | 'history'
  | 'running'
  | 'done'
  | 'failed'
  | 'busy'
  | 'noLongerAllowed'
  | 'gone'
  | 'packageUnchanged'
  | 'stillUnknown'
  | 'errorCopied'
  | 'checkNow'
  | 'dismiss'
  | 'settled'
  | 'retryTitle'
  | 'reported'
  | 'giveAddresses'
  | 'retryHint'
  | 'failedAddress'
  | 'email'
  | 'onboard'
  | 'checking'
  | 'onboardAnyway'
  | 'deleteTitle'
  | 'deleteHint'
  | 'packageTitle'
  | 'packageHint'
  | 'change'
  | 'copiedUser'
  | 'copiedTemplate'
  | 'copiedSince'
>;
