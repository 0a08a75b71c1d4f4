import {
  allowedActions,
  statusGroup,
  type RowAction,
  type Subscriber,
  type UserStatusStore,
} from '@flowthrough/client';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { Announcer } from '../controllers/announcer.js';
import { CopyController } from '../controllers/copy-controller.js';
import { DialogController } from '../controllers/dialog-controller.js';
import { MenuController, type MenuItem } from '../controllers/menu-controller.js';
import type { RowDialog } from './dialogs.js';
import { errorText } from './error-text.js';
import type * as Module from './row-dialogs.js';
import type { RowDialogsHost } from './row-dialogs.js';
import type { Situation } from './situation.js';
import { ErrorCopiedEvent, RowActionEvent } from './user-status.events.js';

type Dialogs = typeof Module;

const loadDialogs = (): Promise<Dialogs> => import('./row-dialogs.js');

/** What an administrator does with one row: its menu, its dialogs and what they set off. */
export class RowInteractions {
  readonly #host: LitElement;
  readonly #announcer: Announcer;
  readonly #situation: () => Situation | undefined;
  readonly #menu: MenuController;
  readonly #dialog: DialogController<RowDialog>;
  readonly #copy: CopyController;
  #dialogs: Dialogs | undefined;
  /** Whether Shift was held with the Space key: in Firefox the click that follows does not say so. */
  #isExtending = false;

  constructor(host: LitElement, announcer: Announcer, menu: MenuController, situation: () => Situation | undefined) {
    this.#host = host;
    this.#announcer = announcer;
    this.#situation = situation;
    this.#menu = menu;
    this.#dialog = new DialogController<RowDialog>(host);
    this.#copy = new CopyController(host, () => situation()?.client.environment.sleep);
  }

  /** The row whose menu is open. */
  get menuFor(): string | undefined {
    return this.#menu.openFor;
  }

  /** Ends what is open: the rows are about to be others'. */
  reset(): void {
    void this.#dialog.close();
    this.#copy.reset();
  }

  /** The menu of a row: what its state allows, the backend offers and the administrator may do, then the host's own. */
  itemsFor(row: Subscriber): MenuItem[] {
    const situation = this.#situation();
    if (!situation) return [];
    const { client, own, permission, rowActions } = situation;
    const isOffered = (action: RowAction) => action !== 'resendConsent' || client.offers('resendConsent');
    const items: MenuItem[] = allowedActions(row)
      .filter((action) => isOffered(action) && permission(action) !== 'hidden')
      .map((action) => ({
        id: action,
        label: own.action[action],
        disabled: permission(action) === 'disabled',
        danger: action === 'delete',
      }));
    if (client.offers('listHistory') && hasHistory(row) && permission('history') !== 'hidden')
      items.push({ id: 'history', label: own.history, disabled: permission('history') === 'disabled', danger: false });
    return [...items, ...(rowActions?.(row) ?? []).map(({ id, label }) => ({ id: `host ${id}`, label }))];
  }

  /** The dialog: place it once, after the table. */
  render(): TemplateResult {
    return this.#dialog.render((dialog) => this.#renderDialog(dialog));
  }

  /** The text that could not be copied, beside the table; in an open dialog it stands there. */
  renderCopyFallback(label: string): TemplateResult | typeof nothing {
    return this.#dialog.state ? nothing : this.#copy.fallback(label);
  }

  readonly onClick = (event: MouseEvent): void => {
    const button = (event.target as Element).closest<HTMLElement>('[data-act]');
    const store = this.#situation()?.store;
    const row = store?.get(rowId(event) ?? '');
    if (!button || !store || !row) return;
    switch (button.dataset['act']) {
      case 'menu':
        this.#openMenu(row, button);
        break;
      case 'details':
        this.#copy.reset();
        void this.#open({ kind: 'details', subscriber: row }, button);
        break;
      case 'select': {
        const { checked } = button as HTMLInputElement;
        this.#situation()?.select(row.id, { selected: checked, extend: event.shiftKey || this.#isExtending });
        this.#isExtending = false;
        break;
      }
      case 'check':
        this.#situation()?.checkRow(row.id);
        break;
      case 'again':
        this.#onMenu(this.#situation()?.activityOf(row.id)?.action ?? '', row.id);
        break;
      case 'dismiss':
        this.#situation()?.dismissRow(row.id);
    }
  };

  readonly onKeydown = (event: KeyboardEvent): void => {
    if (event.key === ' ') this.#isExtending = event.shiftKey;
    const button = (event.target as Element).closest<HTMLElement>('[data-act="menu"]');
    const from = MenuController.opensFrom(event);
    const row = this.#situation()?.store.get(rowId(event) ?? '');
    if (!button || !from || !row || event.defaultPrevented) return;
    event.preventDefault();
    this.#openMenu(row, button, from);
  };

  #openMenu(row: Subscriber, button: HTMLElement, from: 'first' | 'last' = 'first'): void {
    loadDialogs().catch(() => undefined);
    const label = this.#situation()?.own.actionsFor(row.broadworksId) ?? '';
    const choose = (item: string) => this.#onMenu(item, row.id);
    void this.#menu.open(button, { key: row.id, label, items: this.itemsFor(row), choose }, from);
  }

  #renderDialog(dialog: RowDialog): TemplateResult {
    const situation = this.#situation();
    if (!situation || !this.#dialogs) return html``;
    return this.#dialogs.renderRowDialog(dialog, this.#dialogsHost(situation));
  }

  /** Opens a dialog once its code is there: it is loaded on first use, beginning when a menu opens. */
  async #open(dialog: RowDialog, opener: HTMLElement | undefined): Promise<void> {
    try {
      this.#dialogs = await loadDialogs();
    } catch {
      const situation = this.#situation();
      if (situation) this.#announcer.say(situation.common.errorKind.network);
      return;
    }
    if (this.#host.isConnected) this.#dialog.open(dialog, opener);
  }

  #dialogsHost({ store, client, common, own, packages, follow }: Situation): RowDialogsHost {
    return {
      dialog: this.#dialog,
      store,
      common,
      own,
      packages,
      follow,
      catalog: client.errorCatalog,
      canPrecheck: client.offers('precheck'),
      isConnected: () => this.#host.isConnected,
      dispatch: (event) => this.#host.dispatchEvent(event),
      say: (text) => this.#announcer.say(text),
      focusAfter: (id) => this.#focusAfter(store, id),
      copyError: (row) => void this.#onCopy(row),
      copyFallback: () => this.#copy.fallback(common.copyByHand),
    };
  }

  /** After an action the focus goes back to the row; where it has gone, to the one that took its place, else the table. */
  #focusAfter(store: UserStatusStore, id: string): () => HTMLElement | null {
    const place = store.$state.get().view.indexOf(id) + 2;
    return () => {
      const root = this.#host.renderRoot;
      const rows = [...root.querySelectorAll<HTMLElement>('.body > .row')].filter((row) => row.querySelector('button'));
      const same = rows.find((row) => row.dataset['id'] === id);
      const next = rows.find((row) => Number(row.getAttribute('aria-rowindex')) >= place) ?? rows.at(-1);
      return (same ?? next)?.querySelector('button') ?? root.querySelector<HTMLElement>('.scroller, #heading');
    };
  }

  #onMenu(item: string, id: string): void {
    const situation = this.#situation();
    const subscriber = situation?.store.get(id);
    if (!situation || !subscriber) return;
    const selector = `[data-id="${CSS.escape(id)}"] [data-act="menu"]`;
    const opener = this.#host.renderRoot.querySelector<HTMLElement>(selector) ?? undefined;
    switch (item) {
      case 'retry':
        void this.#open({ kind: 'retry', subscriber, email: subscriber.email ?? '' }, opener);
        break;
      case 'delete':
        void this.#open({ kind: 'delete', subscriber }, opener);
        break;
      case 'changePackage':
        void this.#open({ kind: 'changePackage', subscriber, package: subscriber.package }, opener);
        break;
      case 'copyError':
        void this.#onCopy(subscriber);
        break;
      case 'resendConsent':
        void this.#onResend(situation, subscriber);
        break;
      case 'history':
        situation.openPanel(async () => {
          const { createHistoryPanel } = await import('./history/history-panel.js');
          return (host) => createHistoryPanel(host, subscriber);
        }, opener);
        break;
      default:
        this.#host.dispatchEvent(new RowActionEvent(subscriber, item.slice('host '.length)));
    }
  }

  async #onResend({ store, own, common }: Situation, { id, broadworksId }: Subscriber): Promise<void> {
    const { outcome } = await store.resendConsent(id);
    if (!this.#host.isConnected) return;
    const said = { done: own.done.resendConsent(broadworksId), failed: own.failed.resendConsent };
    this.#announcer.say({ ...said, unknown: common.unknownOutcome, busy: own.busy }[outcome]);
  }

  async #onCopy(row: Subscriber): Promise<void> {
    const situation = this.#situation();
    if (!situation) return;
    const { own, common, store } = situation;
    const isCopied = await this.#copy.copy(errorText(row, store.templateId, own));
    if (!this.#host.isConnected) return;
    this.#announcer.say(isCopied ? own.errorCopied(row.broadworksId) : common.copyByHand);
    if (isCopied) this.#host.dispatchEvent(new ErrorCopiedEvent(row));
  }
}

/** A provisioned row has no menu of the library's own, so it has no history in it either. */
function hasHistory({ status }: Subscriber): boolean {
  return statusGroup(status) !== 'provisioned';
}

/** The id of the row in which an event happened. */
export function rowId(event: Event): string | undefined {
  return (event.target as Element).closest<HTMLElement>('[data-id]')?.dataset['id'];
}
