import {
  createUserStatusStore,
  PACKAGE_TYPES,
  type PackageType,
  type ProvisioningClient,
  type Subscriber,
  type UserStatusQuery,
  type UserStatusStore,
} from '@flowthrough/client';
import { ContextConsumer } from '@lit/context';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { AuthRequiredEvent } from '../auth-required.events.js';
import { permissionsContext } from '../context.js';
import { Announcer } from '../controllers/announcer.js';
import { MenuController } from '../controllers/menu-controller.js';
import { FocusKeeper } from '../controllers/focus-keeper.js';
import { MessagesController } from '../controllers/messages-controller.js';
import { RowWindow } from '../controllers/row-window.js';
import { StoreController } from '../controllers/store-controller.js';
import { icons } from '../icons.js';
import { userStatus as english } from '../messages/en/user-status.js';
import type { MessageOverrides } from '../messages/messages.js';
import { failureText, hintNotice } from '../notices.js';
import type { Permission, Permissions, PermittedAction } from '../permissions.js';
import { base } from '../styles/base.js';
import { buttons, dialogs, fields, notices } from '../styles/controls.js';
import { menus } from '../styles/menu.js';
import { tokens } from '../styles/tokens.js';
import { nextSort, readColumns, readSort, writeSort } from './columns.js';
import { statusLabel } from './labels.js';
import { exportRows } from './exporting.js';
import { listAttribute } from './list-attribute.js';
import { createNews, type News } from './news.js';
import { renderRow, type RowContext } from './row.js';
import { PanelController } from './panel.js';
import { RowInteractions, rowId } from './row-interactions.js';
import { RowMetrics } from './row-metrics.js';
import type { HostRowAction, Situation, ViewSettings } from './situation.js';
import { renderEmpty, renderFooter, renderLoadNotice, renderSkeleton } from './states.js';
import { renderMissingRow, renderTable } from './table.js';
import { table } from './table.styles.js';
import { renderToolbar } from './toolbar.js';
import { toolbar } from './toolbar.styles.js';
import { Tools } from './tools.js';
import { ViewChangedEvent } from './user-status.events.js';
import { styles } from './user-status.styles.js';

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
 * @fires {ViewChangedEvent} ft-view-changed - The administrator searched, filtered, sorted or chose columns.
 * @fires {ExportFinishedEvent} ft-export-finished - A CSV file was written and offered for download.
 * @fires {AuthRequiredEvent} ft-auth-required - The backend asks for a new sign-in.
 * @fires {AnnouncedEvent} ft-announced - Something was said to assistive technology.
 * @slot heading - A heading in place of the element's own.
 * @csspart toolbar - Search, switch and export.
 * @csspart search - The search field.
 * @csspart export - The export button.
 * @csspart tools - The button of what is used less often.
 * @csspart filters - The filter chips.
 * @csspart chip - One filter chip.
 * @csspart scroller - What scrolls the rows.
 * @csspart table - The table.
 * @csspart header - The row of column headers.
 * @csspart row - A user.
 * @csspart row-menu-button - The three dots.
 * @csspart status - A user's status.
 * @csspart menu - The menu of a row, or of the tools.
 * @csspart dialog - The dialog of an action, or of a tool.
 * @csspart error-details - A user's errors in full.
 * @csspart empty - What stands in place of rows.
 * @csspart failure - What went wrong.
 * @csspart footer - Which rows are in sight, and when they were read.
 * @cssproperty [--ft-user-status-max-height=min(640px, 85dvh)] - Height from which on the rows scroll inside.
 * @cssproperty [--ft-table-row-height] - Height of a row in CSS pixels; follows the text size when left out.
 */
export class UserStatusElement extends LitElement {
  static override styles = [tokens, base, buttons, fields, notices, dialogs, menus, toolbar, table, styles];

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
  @property({ type: Boolean, attribute: 'exclude-provisioned' }) excludeProvisioned = false;
  /** Words that a row must hold. */
  @property() search = '';
  /** The column to sort by, with `-` before it for descending; the backend's own order when empty. */
  @property() sort = '';
  /** The statuses to show; all when empty. */
  @property({ converter: listAttribute }) status: readonly string[] = [];
  /** The package types to show; all when empty. */
  @property({ converter: listAttribute }) package: readonly string[] = [];
  /** The columns to show, by their sort names; all when empty. */
  @property() columns = '';
  /** Leaves out everything that changes something. */
  @property({ type: Boolean, attribute: 'read-only' }) readOnly = false;
  /** Leaves out the export. */
  @property({ type: Boolean, attribute: 'without-export' }) withoutExport = false;
  /** Milliseconds between two looks at the whole list; rows in motion are followed in any case. */
  @property({ type: Number, attribute: 'poll-interval' }) pollInterval = 0;

  #news: News | undefined;
  #kept: string | undefined;
  #areFiltersOpen = false;
  readonly #texts = new MessagesController(this, 'userStatus', english);
  readonly #announcer = new Announcer(this);
  readonly #permissions = new ContextConsumer(this, { context: permissionsContext, subscribe: true });
  readonly #metrics = new RowMetrics(this);
  readonly #window: RowWindow = new RowWindow(this, () => {
    this.#metrics.reset();
    this.requestUpdate();
  });
  readonly #menu: MenuController = new MenuController(this);
  readonly #interactions: RowInteractions = new RowInteractions(
    this,
    this.#announcer,
    this.#menu,
    () => this.#situation,
  );
  readonly #panels: PanelController = new PanelController(this, this.#announcer, {
    situation: () => this.#situation,
    section: (name, english) => this.#texts.section(name, english),
  });
  readonly #tools: Tools = new Tools(this.#menu, this.#panels, () => this.#situation);
  readonly #stores = new StoreController<UserStatusStore>(this, {
    create: (client) => this.#createStore(client),
    key: () => `${this.templateId ?? ''} ${this.pollInterval}`,
    atoms: (store) => [store.$state, store.$activities, store.$export],
    changed: (store) => this.#news?.read(store),
  });

  constructor() {
    super();
    new FocusKeeper(this);
  }

  /** Reads the list from its start; the rows at hand stay until newer ones come. */
  async reload(): Promise<void> {
    await this.#stores.store?.reload();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const asks = ['excludeProvisioned', 'search', 'sort', 'status', 'package'] as const;
    if (asks.some((name) => changed.has(name))) {
      this.#stores.store?.setQuery(this.#query);
      this.#window.toTop();
    }
    const { store } = this.#stores;
    if (store)
      this.#window.update(store.$state.get().view.length, this.#metrics.read(store, readColumns(this.columns)));
  }

  protected override updated(): void {
    const { store } = this.#stores;
    if (!store) return;
    this.#metrics.write(readColumns(this.columns));
    const { view } = store.$state.get();
    const [first, last] = this.#window.range;
    // A list that the backend pages loads what comes into sight; a failure shows in the store's state.
    if (!view.complete) void view.ensure(first, last + 1).catch(() => undefined);
  }

  protected override render() {
    const { client, store } = this.#stores;
    const { common, own } = this.#texts;
    return html`${this.#announcer.region}
      <div class="view">
        <div class="top">
          <slot name="heading"><h2 id="heading" tabindex="-1">${own.heading}</h2></slot>
          ${
            store
              ? html`<button class="button quiet" type="button" @click=${() => this.reload()}>
                  ${icons.moving} ${own.refresh}
                </button>`
              : nothing
          }
        </div>
        ${
          store && client
            ? this.#renderList(client, store)
            : client
              ? hintNotice(own.noTemplate, own.noTemplateHint)
              : hintNotice(common.notConnected, common.notConnectedHint)
        }
      </div>
      ${this.#menu.render()} ${this.#interactions.render()} ${this.#panels.render()}`;
  }

  #renderList(client: ProvisioningClient, store: UserStatusStore) {
    const { common, own, format } = this.#texts;
    const { load, view, counts, query } = store.$state.get();
    const exporting = store.$export.get();
    const texts = { common, own, format };
    return html`${renderToolbar({
        ...texts,
        query,
        counts,
        exporting,
        exportPermission: this.withoutExport ? 'hidden' : this.#permission('export'),
        areFiltersOpen: this.#areFiltersOpen,
        onFilters: () => {
          this.#areFiltersOpen = !this.#areFiltersOpen;
          this.requestUpdate();
        },
        onQuery: (changes) => this.#setView(changes),
        onClear: () => {
          this.#focus('.search input');
          this.#setView({ status: [], package: [] });
        },
        onExport: () => {
          const situation = this.#situation;
          if (situation) void exportRows(situation, this.#panels);
        },
        onCancelExport: () => {
          this.#focus('.export [part="export"]');
          store.cancelExport();
        },
        areToolsOpen: this.#tools.isOpen,
        onTools: this.#tools.open,
      })}
      ${renderLoadNotice(load, texts, { onRetry: () => void store.resume(), onReload: () => void store.resume() })}
      ${this.#interactions.renderCopyFallback(common.copyByHand)}
      <div class="frame" ?hidden=${view.length === 0 && load.state === 'failed'}>
        ${this.#renderRows(client, store)} ${renderFooter(this.#window.range, view.length, load, texts)}
      </div>`;
  }

  #renderRows(client: ProvisioningClient, store: UserStatusStore) {
    const { common, own } = this.#texts;
    const { load, view, query } = store.$state.get();
    if (view.length === 0) {
      if (load.state === 'loading' || load.state === 'idle') return renderSkeleton(common.loading);
      if (load.loaded > 0 || query.search || query.status.length + query.package.length > 0) {
        const clear = html`<button class="button" type="button" @click=${() => this.#clear()}>
          ${own.clearFilters}
        </button>`;
        return renderEmpty(own.emptyFilter, own.emptyFilterHint, clear);
      }
      return renderEmpty(own.empty, own.emptyHint);
    }
    const context = this.#rowContext(client, store);
    const activities = store.$activities.get();
    return renderTable({
      own,
      view,
      columns: context.columns,
      sort: this.sort,
      isBusy: load.state === 'loading',
      parts: this.#window.parts(
        (index) => view.at(index)?.id,
        this.#kept === undefined ? -1 : view.indexOf(this.#kept),
      ),
      row: (index) => {
        const row = view.at(index);
        return row ? renderRow(row, index, activities.get(row.id), context) : renderMissingRow(index);
      },
      onSort: (key) => {
        this.sort = nextSort(key, this.sort);
        this.#setView({});
      },
      onScroll: this.#window.onScroll,
      onClick: this.#interactions.onClick,
      onKeydown: this.#interactions.onKeydown,
      onFocus: (event) => (this.#kept = rowId(event)),
    });
  }

  #rowContext(client: ProvisioningClient, store: UserStatusStore): RowContext {
    const { common, own, format } = this.#texts;
    const activities = store.$activities.get();
    return {
      common,
      own,
      format,
      columns: readColumns(this.columns),
      catalog: client.errorCatalog,
      now: client.environment.wallClock(),
      menuFor: this.#interactions.menuFor,
      hasActions: (row) => activities.get(row.id)?.state !== 'running' && this.#interactions.itemsFor(row).length > 0,
    };
  }

  #createStore(client: ProvisioningClient): UserStatusStore | undefined {
    const { templateId, pollInterval } = this;
    this.#interactions.reset();
    this.#panels.reset();
    const { own, common } = this.#texts;
    this.#news = createNews({
      onRows: (rows) => this.#announcer.say(own.rowsFound(rows)),
      onSettled: (id) => {
        const row = this.#stores.store?.get(id);
        if (row) this.#announcer.say(own.settled(row.broadworksId, statusLabel(row.status, common)));
      },
      onFailure: (error) => {
        this.#announcer.say(`${own.loadFailed}. ${failureText(error, common)}`);
        if (error.kind === 'unauthorized') this.dispatchEvent(new AuthRequiredEvent(error));
      },
    });
    if (!templateId) return undefined;
    const { locale } = this.#texts.format;
    return createUserStatusStore(client, { templateId, query: this.#query, pollInterval, locale });
  }

  get #query(): UserStatusQuery {
    const { excludeProvisioned, search, status, package: packages } = this;
    return { excludeProvisioned, search, status, package: packages, sort: readSort(this.sort) };
  }

  get #situation(): Situation | undefined {
    const { client, store } = this.#stores;
    if (!client || !store) return undefined;
    const { common, own, format } = this.#texts;
    return {
      client,
      store,
      common,
      own,
      format,
      packages: this.packages,
      rowActions: this.rowActions,
      view: { ...this.#query, columns: readColumns(this.columns) },
      setView: (changes) => this.#setView(changes),
      permission: (action) => this.#permission(action),
      follow: (id) => this.#news?.follow(id),
    };
  }

  #permission(action: PermittedAction): Permission {
    if (this.readOnly && action !== 'export' && action !== 'copyError') return 'hidden';
    return (this.permissions ?? this.#permissions.value)?.[action] ?? 'allowed';
  }

  /** Before the control that has the focus goes. */
  #focus(selector: string): void {
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  #setView({ sort, columns, ...asked }: Partial<ViewSettings>): void {
    Object.assign(this, asked);
    if (sort) this.sort = writeSort(sort);
    if (columns) this.columns = columns.join(' ');
    this.dispatchEvent(new ViewChangedEvent(this.#query, readColumns(this.columns)));
  }

  #clear(): void {
    this.#focus('.search input');
    this.#setView({ search: '', status: [], package: [], excludeProvisioned: false });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ft-user-status': UserStatusElement;
  }
}
