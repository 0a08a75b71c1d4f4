import type {
  ExportRowsOptions,
  BatchItemInput,
  PackageType,
  ProvisioningClient,
  RowActivity,
  SortKey,
  Subscriber,
  UserStatusQuery,
  UserStatusStore,
} from '@flowthrough/client';
import type { Waits } from '../controllers/waits.js';
import type { CommonMessages } from '../messages/common.js';
import type { Format } from '../messages/format.js';
import type { UserStatusMessages } from '../messages/user-status.js';
import type { Permission, PermittedAction } from '../permissions.js';
import type { CreatePanel } from './panel.js';
import type { SavedView } from './views/saved-view.js';

/** Tells the menu of the tools from those of the rows. */
export const TOOLS_MENU = 'tools';

/** An action of the host in the rows' menus. */
export interface HostRowAction {
  readonly id: string;
  readonly label: string;
}

/** What the administrator has set up: which rows are shown, in which order, with which columns. */
export interface ViewSettings extends UserStatusQuery {
  readonly columns: readonly SortKey[];
}

/** What stands behind the rows at the moment; an element without a client or a template has none. */
export interface Situation {
  readonly client: ProvisioningClient;
  readonly store: UserStatusStore;
  readonly common: CommonMessages;
  readonly own: UserStatusMessages;
  readonly format: Format;
  readonly packages: readonly PackageType[];
  readonly rowActions: ((row: Subscriber) => readonly HostRowAction[]) | undefined;
  readonly view: ViewSettings;
  /** Changes the view, and tells the host. */
  readonly setView: (changes: Partial<ViewSettings>) => void;
  readonly views: readonly SavedView[];
  readonly setViews: (views: readonly SavedView[]) => void;
  readonly openPanel: (load: () => Promise<CreatePanel>, opener?: HTMLElement) => void;
  /** Writes the rows that the view selects once it is set, and offers the file. */
  readonly exportRows: (options?: ExportRowsOptions) => Promise<void>;
  readonly permission: (action: PermittedAction) => Permission;
  /** Counts down what the backend asked to wait. */
  readonly waits: Waits;
  /** Says how a row turns out, once it has come to rest. */
  readonly follow: (id: string) => void;
  /** What is done to a row, alone or in a batch, or how that ended where it did not simply succeed. */
  readonly activityOf: (id: string) => RowActivity | undefined;
  /** Finds out how an unknown activity ended. */
  readonly checkRow: (id: string) => Promise<unknown>;
  /** Forgets a failed or unknown activity. */
  readonly dismissRow: (id: string) => void;
  /** Takes note of a row's box that was pressed; `extend` with the Shift key, which reaches from the one before. */
  readonly select: (id: string, change: { readonly selected: boolean; readonly extend: boolean }) => void;
  /** Ids of the selected users, in the order in which they were chosen. */
  readonly selectedIds: () => readonly string[];
  /**
   * Runs items as one batch, shown in the bar below the table, as whatever the administrator selects is. Items that the
   * permissions forbid are left out; nothing begins when nothing is left, the host prevents `ft-batch-request`, or another
   * batch has not ended. The administrator is told in any case. Ask before what cannot be undone: this does not.
   */
  readonly startBatch: (items: readonly BatchItemInput[]) => void;
}
