import {
  createUserStatusStore,
  PACKAGE_TYPES,
  type BatchJournal,
  type PackageType,
  type ProvisioningClient,
  type Subscriber,
  type UserStatusStore,
} from '@flowthrough/client';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { createRoot } from '../adopt-styles.js';
import { booleanAttribute } from '../boolean-attribute.js';
import { permissionsContext } from '../context.js';
import { Announcer } from '../controllers/announcer.js';
import { FocusKeeper } from '../controllers/focus-keeper.js';
import { followContext } from '../controllers/follow-context.js';
import { MessagesController } from '../controllers/messages-controller.js';
import { StoreController } from '../controllers/store-controller.js';
import { Waits } from '../controllers/waits.js';
import { icons } from '../icons.js';
import { createFormats } from '../messages/format.js';
import type { MessageOverrides } from '../messages/messages.js';
import { hintNotice, type WaitNote } from '../notices.js';
import type { Permission, Permissions, PermittedAction } from '../permissions.js';
import type { ActingParts } from './acting.js';
import { Bulk } from './bulk.js';
import { english, englishCommon } from './english.js';
import { Filters } from './filters.js';
import { listAttribute } from './list-attribute.js';
import { ListPart } from './list-part.js';
import { tellNews, type News } from './news.js';
import { RowInteractions } from './row-interactions.js';
import type { HostRowAction, Situation, ViewSettings } from './situation.js';
import { renderAnswer, renderFooter, renderLoadNotice } from './states.js';
import { renderToolbar } from './toolbar.js';
import { sheets } from './sheets.js';
import { ViewChangedEvent } from './user-status.events.js';
import { given, QUERY_PROPERTIES, readQuery, readView, UNFILTERED, UNRESTRICTED, writeView } from './view-settings.js';
import type { SavedView } from './views/saved-view.js';

/** What changes nothing is left to those who may only look. */
const READING: readonly PermittedAction[] = ['export', 'copyError', 'history'];

/**
 * Every user of an onboarding template with their provisioning status, what went wrong, and what to do about it.
 *
 * Use it on an administrator's page; it searches, filters, sorts and exports, and retries, deletes or changes one user.
 *
 * @tagname ft-user-status
 * @fires {RetryRequestEvent} ft-retry-request - Before a user is onboarded again; prevent it to keep the call from being made.
 * @fires {RetryStartedEvent} ft-retry-started - The backend has taken on the retry.
 * @fires {DeleteRequestEvent} ft-delete-request - Before a user is deleted; prevent it to keep the call from being made.
 * @fires {UserDeletedEvent} ft-user-deleted - A user was deleted.
 * @fires {PackageChangeRequestEvent} ft-package-change-request - Before a package type is changed; prevent it to keep the call from being made.
 * @fires {PackageChangedEvent} ft-package-changed - The backend has taken on the change of the package type.
 * @fires {ErrorCopiedEvent} ft-error-copied - A user's error text was copied.
 * @fires {RowActionEvent} ft-row-action - An action of the host was chosen in a row's menu.
 * @fires {SelectionChangedEvent} ft-selection-changed - Other users are selected than before.
 * @fires {BatchRequestEvent} ft-batch-request - Before many users are acted on; prevent it to keep the calls from being made.
 * @fires {BatchStartedEvent} ft-batch-started - A batch runs; a host may warn before the page is left until it has finished.
 * @fires {BatchFinishedEvent} ft-batch-finished - All of a batch is sent, or was cancelled.
 * @fires {BatchSettledEvent} ft-batch-settled - The last user whom a batch had set in motion has settled.
 * @fires {ViewChangedEvent} ft-view-changed - The administrator searched, filtered, sorted or chose columns.
 * @fires {ViewSavedEvent} ft-view-saved - A view was saved, renamed or replaced.
 * @fires {ViewDeletedEvent} ft-view-deleted - A saved view was deleted.
 * @fires {ExportFinishedEvent} ft-export-finished - A CSV file was written and offered for download.
 * @fires {AuthRequiredEvent} ft-auth-required - The backend asks for a new sign-in.
 * @fires {AnnouncedEvent} ft-announced - Something was said to assistive technology.
 * @slot heading - A heading in place of the element's own.
 * @csspart summary - How many users stand where.
 * @csspart tile - The number of users in one group of statuses.
 * @csspart causes - The errors grouped by cause.
 * @csspart toolbar - Search, switch and export.
 * @csspart search - The search field.
 * @csspart export - The export button.
 * @csspart tools - The button of what is used less often.
 * @csspart filters - The filters: chips, and how long users have been stuck.
 * @csspart chip - One filter chip.
 * @csspart stuck-for - The choice of how long users have been stuck.
 * @csspart scroller - What scrolls the rows.
 * @csspart table - The table.
 * @csspart header - The row of column headers.
 * @csspart row - A user.
 * @csspart row-menu-button - The three dots.
 * @csspart status - A user's status, in words.
 * @csspart menu - The menu of a row, or of the tools.
 * @csspart dialog - The dialog of an action, or of a tool.
 * @csspart error-details - A user's errors in full.
 * @csspart empty - What stands in place of rows.
 * @csspart failure - What went wrong.
 * @csspart batch-bar - What is selected, and the batch, at the lower edge of the table.
 * @csspart answer - What became of the last thing that the administrator did.
 * @csspart footer - Which rows are in sight, and when they were read.
 * @cssproperty [--ft-user-status-max-height=min(640px, 85dvh)] - Height from which on the rows scroll inside.
 * @cssproperty [--ft-table-row-height] - Height of a row in CSS pixels; follows the text size when left out.
 */
export class UserStatusElement extends LitElement {
  static override styles = sheets;

  /** The client to work with; left out, the nearest provider's. */
  @property({ attribute: false }) client: ProvisioningClient | undefined;
  /** Texts that replace the library's own, by key. */
  @property({ attribute: false }) messages: MessageOverrides | undefined;
  /** What the administrator may do; left out, the nearest provider's. */
  @property({ attribute: false }) permissions: Permissions | undefined;
  /** Actions of the host for a row, after the library's own. */
  @property({ attribute: false }) rowActions: ((row: Subscriber) => readonly HostRowAction[]) | undefined;
  /** The package types to choose from. */
  @property({ attribute: false }) packages: readonly PackageType[] = PACKAGE_TYPES;
  /** The onboarding template whose users are shown. */
  @property({ attribute: 'template-id' }) templateId: string | undefined;
  /** Shows only users with pending requirements or errors, or in motion. */
  @property({ converter: booleanAttribute, attribute: 'exclude-provisioned' }) excludeProvisioned = false;
  /** Words that a row must hold. */
  @property() search = '';
  /** The column to sort by, with `-` before it for descending; the backend's own order when empty. */
  @property() sort = '';
  /** The statuses to show; all when empty. */
  @property({ converter: listAttribute }) status: readonly string[] = [];
  /** The package types to show; all when empty. */
  @property({ converter: listAttribute }) package: readonly string[] = [];
  /** Hours that users have been in a status other than provisioned, at least; 0 shows all. Only over rows that the client holds. */
  @property({ type: Number, attribute: 'stuck-for' }) stuckFor = 0;
  /** Codes of the errors whose users are shown; all when empty. Only over rows that the client holds. */
  @property({ converter: listAttribute }) cause: readonly string[] = [];
  /** The views to choose from, as the host has stored them; what is saved here is added. */
  @property({ attribute: false }) views: readonly SavedView[] = [];
  /** The columns to show, by their sort names; all when empty. */
  @property() columns = '';
  /** Lets users be selected, and acted on together. */
  @property({ converter: booleanAttribute }) selectable = false;
  /** Where the host keeps the record of a running batch, so that it can go on after a reload. */
  @property({ attribute: false }) batchJournal: BatchJournal | undefined;
  /** Leaves out everything that changes something. */
  @property({ converter: booleanAttribute, attribute: 'read-only' }) readOnly = false;
  /** Leaves out the export. */
  @property({ converter: booleanAttribute, attribute: 'without-export' }) withoutExport = false;
  /** Milliseconds between two looks at the whole list; rows in motion are followed in any case. */
  @property({ type: Number, attribute: 'poll-interval' }) pollInterval = 0;
  /** Most users that the client holds; the store's 100,000 when left out. Beyond them the backend pages, where it can. */
  @property({ type: Number, attribute: 'row-cap' }) rowCap: number | undefined;

  #news: News | undefined;
  readonly #texts = new MessagesController(this, 'userStatus', english, { common: englishCommon });
  readonly #format = createFormats();
  readonly #announcer = new Announcer(this);
  readonly #waits: Waits = new Waits(this, {
    environment: () => this.#stores.client?.environment,
    texts: this.#texts,
    say: (text) => this.#announcer.say(text),
  });
  readonly #permissions = followContext(this, permissionsContext);
  readonly #parts: ActingParts = {
    situation: () => this.#situation,
    section: (name, english) => this.#texts.section(name, english),
    add: (texts) => this.#texts.add(texts),
  };
  readonly #interactions = new RowInteractions(this, this.#announcer, this.#parts);
  readonly #bulk = new Bulk(this, this.#announcer, this.#interactions, this.#parts);
  readonly #filters = new Filters(this, this.#parts);
  readonly #list = new ListPart(this, this.#announcer, {
    ...this.#parts,
    interactions: this.#interactions,
    bulk: this.#bulk,
  });
  readonly #stores = new StoreController<UserStatusStore>(this, {
    create: (client) => this.#createStore(client),
    key: () => this.templateId,
    atoms: (store) => [store.$state, store.$activities, store.$export],
    configure: (store) => store.configure(this.#storeOptions),
    changed: (store) => {
      this.#news?.read(store);
      this.#bulk.follow(store);
      for (const { error } of store.$activities.get().values()) this.#waits.note(error);
    },
  });

  constructor() {
    super();
    new FocusKeeper(this);
  }

  /** Whether a batch is being sent, or waits in the middle of it: leaving the page would interrupt it. */
  get batchRunning(): boolean {
    return this.#bulk.isUnderWay;
  }

  /** Reads the list from its start; the rows at hand stay until newer ones come. */
  async reload(): Promise<void> {
    await this.#stores.store?.reload();
  }

  protected override createRenderRoot() {
    return createRoot(this, () => super.createRenderRoot());
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { store } = this.#stores;
    if (QUERY_PROPERTIES.some((name) => changed.has(name))) {
      store?.setQuery(readQuery(this));
      this.#list.toTop();
    }
    this.#bulk.update();
    // Making it takes a while, which before there is a client nobody waits for.
    this.#format(this.#texts.locale);
    const situation = this.#situation;
    if (!situation) return;
    // Rows may have waited for the code that shows them.
    this.#news?.read(situation.store);
    this.#list.update(situation);
  }

  protected override updated(): void {
    if (!this.#stores.store) return;
    this.#list.updated();
    this.#bulk.updated();
  }

  protected override render() {
    const { client, store } = this.#stores;
    const { common, own } = this.#texts;
    const wait = { id: 'wait', text: this.#waits.text(store?.$state.get().load.error) };
    return html`${this.#announcer.region}
      <div class="view">
        <div class="top">
          <slot name="heading"><h2 id="heading" tabindex="-1">${own.heading}</h2></slot>
          ${
            store
              ? html`<button
                  class="button quiet"
                  type="button"
                  aria-disabled=${wait.text ? 'true' : nothing}
                  aria-describedby=${wait.text ? wait.id : nothing}
                  @click=${wait.text ? nothing : this.#onRefresh}
                >
                  ${icons.refresh} ${own.refresh}
                </button>`
              : nothing
          }
        </div>
        ${
          store && client
            ? this.#renderList(client, store, wait)
            : client
              ? hintNotice(own.noTemplate, own.noTemplateHint)
              : hintNotice(common.notConnected, common.notConnectedHint)
        }
      </div>
      ${this.#interactions.render()}`;
  }

  #renderList(client: ProvisioningClient, store: UserStatusStore, wait: WaitNote) {
    const { common, own } = this.#texts;
    const format = this.#format(this.#texts.locale);
    const situation = this.#situation;
    const { load, view, counts, query, scope } = store.$state.get();
    const isHeld = scope === 'held';
    const shared = { common, own, format, query, counts, onQuery: this.#setView };
    const filters = {
      ...shared,
      isHeld,
      catalog: client.errorCatalog,
      areFiltersOpen: this.#filters.isOpen,
      onClear: () => this.#clear(UNFILTERED),
    };
    return html`${isHeld ? this.#list.renderInsight(shared) : nothing}
      ${renderToolbar({
        ...filters,
        exporting: store.$export.get(),
        exportPermission: this.#permission('export'),
        filters: this.#filters.render(filters),
        onFilters: this.#filters.toggle,
        onExport: () => void this.#interactions.exportRows(),
        onCancelExport: () => {
          this.#focus('.export [part="export"]');
          store.cancelExport();
        },
        areToolsOpen: this.#interactions.areToolsOpen,
        onTools: this.#interactions.openTools,
      })}
      ${renderLoadNotice(load, shared, wait, {
        onRetry: () => void store.resume(),
        onReload: () => void (load.notice === 'changed' ? store.reload() : store.loadRest()),
      })}
      ${this.#interactions.renderNotice(common)}
      <div class="frame" ?hidden=${view.length === 0 && load.state === 'failed'}>
        ${situation ? this.#list.render(situation, () => this.#clear(UNRESTRICTED)) : nothing}
        ${renderFooter(load, shared)}${renderAnswer(this.#announcer)} ${this.#bulk.render()}
      </div>`;
  }

  #createStore(client: ProvisioningClient): UserStatusStore | undefined {
    const { templateId } = this;
    this.#interactions.reset();
    this.#list.reset();
    this.#bulk.reset();
    this.#news = tellNews(this, this.#announcer, this.#texts, () => this.#list.isThere);
    if (!templateId) return undefined;
    return createUserStatusStore(client, { templateId, query: readQuery(this), ...this.#storeOptions });
  }

  /** An attribute may hold anything. */
  get #storeOptions() {
    const { pollInterval, rowCap } = this;
    const { locale } = this.#texts;
    return { pollInterval, rowCap: rowCap !== undefined && rowCap > 0 ? rowCap : undefined, locale };
  }

  get #situation(): Situation | undefined {
    const { client, store } = this.#stores;
    if (!client || !store) return undefined;
    const { common, own } = this.#texts;
    return {
      client,
      store,
      common,
      own,
      format: this.#format(this.#texts.locale),
      packages: given(this.packages, PACKAGE_TYPES),
      rowActions: this.rowActions,
      view: readView(this),
      setView: this.#setView,
      views: given(this.views, []),
      setViews: (views) => void (this.views = views),
      openPanel: (load, opener) => this.#interactions.openPanel(load, opener),
      exportRows: this.#interactions.exportRows,
      permission: (action) => this.#permission(action),
      waits: this.#waits,
      follow: (id) => this.#news?.follow(id),
      ...this.#bulk.deeds(store),
    };
  }

  #permission(action: PermittedAction): Permission {
    if (this.readOnly && !READING.includes(action)) return 'hidden';
    if (this.withoutExport && action === 'export') return 'hidden';
    return (this.permissions ?? this.#permissions())?.[action] ?? 'allowed';
  }

  /** Before the control that has the focus goes. */
  #focus(selector: string): void {
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  readonly #onRefresh = (): void => {
    this.#news?.refreshing();
    void this.reload();
  };

  readonly #setView = (changes: Partial<ViewSettings>): void => {
    writeView(this, changes);
    const { columns, ...query } = readView(this);
    this.dispatchEvent(new ViewChangedEvent(query, columns));
  };

  #clear(changes: Partial<ViewSettings>): void {
    this.#focus('.search input');
    this.#setView(changes);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ft-user-status': UserStatusElement;
  }
}
