import type { RowAction, Subscriber, UserStatusStore } from '@flowthrough/client';
import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { AuthRequiredEvent } from '../auth-required.events.js';
import type { Announcer } from '../controllers/announcer.js';
import { CopyController } from '../controllers/copy-controller.js';
import { DialogController } from '../controllers/dialog-controller.js';
import type { MenuController } from '../controllers/menu-controller.js';
import type { NeedingParts, Need } from './acting.js';
import type { RowDialog } from './dialogs.js';
import { failureText, unknownText } from '../notices.js';
import { errorText } from './error-text.js';
import { statusLabel } from './labels.js';
import type * as Module from './row-dialogs.js';
import type { RowDialogsHost } from './row-dialogs.js';
import { objectionTo, offersFor, type RowOffer } from './row-offers.js';
import type { Situation } from './situation.js';
import { ErrorCopiedEvent, RowActionEvent } from './row.events.js';

type Dialogs = typeof Module;

const loadDialogs = (): Promise<Dialogs> => import('./row-dialogs.js');

/** What an administrator does with one row: its menu, its dialogs and what they set off. */
export class RowDeeds implements ReactiveController {
  readonly #host: LitElement;
  readonly #announcer: Announcer;
  readonly #situation: () => Situation | undefined;
  readonly #need: Need;
  readonly #menu: MenuController;
  readonly #dialog: DialogController<RowDialog>;
  readonly #copy: CopyController;
  #dialogs: Dialogs | undefined;
  /** Why what the open dialog asks for cannot be done any more, as it was said. */
  #said: string | undefined;

  constructor(
    host: LitElement,
    announcer: Announcer,
    menu: MenuController,
    { situation, need }: Pick<NeedingParts, 'situation' | 'need'>,
  ) {
    this.#host = host;
    this.#announcer = announcer;
    this.#situation = situation;
    this.#need = need;
    this.#menu = menu;
    this.#dialog = new DialogController<RowDialog>(host, announcer);
    this.#copy = new CopyController(host, () => situation()?.client.environment.sleep);
    host.addController(this);
  }

  /** The row of an open dialog can change: the dialog shows what that means, and it is said once. */
  hostUpdate(): void {
    const { state } = this.#dialog;
    const situation = this.#situation();
    const isAsking = situation && state && state.kind !== 'details' && !state.busy && state.error?.kind !== 'forbidden';
    const objection = isAsking ? objectionTo(state.kind, state.subscriber, situation) : undefined;
    if (objection && objection !== this.#said) this.#announcer.say(objection);
    this.#said = objection;
  }

  /**
   * Out of the page, and not only moved, nobody waits for the end of a call any more: its dialog would wait for ever when
   * it comes back. The row tells what became of a write.
   */
  hostDisconnected(): void {
    queueMicrotask(() => {
      if (!this.#host.isConnected && this.#dialog.state?.busy) void this.#dialog.close();
    });
  }

  /** Ends what is open: the rows are about to be others'. */
  reset(): void {
    void this.#dialog.close();
    this.#copy.reset();
  }

  /** The dialog: place it once, after the table. */
  render(): TemplateResult {
    return this.#dialog.render((dialog) => this.#renderDialog(dialog));
  }

  /** The text that could not be copied, beside the table; in an open dialog it stands there. */
  renderCopyFallback(label: string): TemplateResult | typeof nothing {
    return this.#dialog.state ? nothing : this.#copy.fallback(label);
  }

  openMenu(id: string, from?: 'first' | 'last'): void {
    const situation = this.#situation();
    const row = situation?.store.get(id);
    const opener = this.#opener(id);
    if (!situation || !row || !opener) return;
    loadDialogs().catch(() => undefined);
    const { own } = situation;
    const offers = offersFor(row, situation);
    if (offers.length === 0) {
      this.#refuse('retry', row, situation);
      return;
    }
    const items = offers.map((offer) => ({
      id: offer.id,
      label: offer.label ?? (offer.id === 'history' ? own.history : own.action[offer.id as RowAction]),
      disabled: offer.isDisabled,
      hint: offer.reason,
      danger: offer.id === 'delete',
    }));
    const choose = (item: string) => this.choose(item, row);
    void this.#menu.open(opener, { key: id, label: own.actionsFor(row.broadworksId), items, choose }, from);
  }

  openDetails(id: string, opener: HTMLElement): void {
    const { store, own, common } = this.#situation() ?? {};
    const subscriber = store?.get(id);
    if (!own || !common || !subscriber) return;
    if (subscriber.errors.length === 0) {
      this.#announcer.answer(own.noLongerAllowed(subscriber.broadworksId, statusLabel(subscriber.status, common)));
      return;
    }
    this.#copy.reset();
    void this.#open({ kind: 'details', subscriber }, opener);
  }

  #renderDialog(dialog: RowDialog): TemplateResult {
    const situation = this.#situation();
    if (!situation || !this.#dialogs) return html``;
    return this.#dialogs.renderRowDialog(dialog, this.#dialogsHost(situation));
  }

  /** Opens a dialog once its code is there: it is loaded on first use, beginning when a menu opens. */
  async #open(dialog: RowDialog, opener: HTMLElement | undefined): Promise<void> {
    this.#dialogs = await this.#need(loadDialogs, () => void this.#open(dialog, opener));
    if (this.#dialogs && this.#host.isConnected) this.#dialog.open(dialog, opener);
  }

  #dialogsHost(situation: Situation): RowDialogsHost {
    const { store, client, common, own, packages, follow, waits, format } = situation;
    return {
      dialog: this.#dialog,
      store,
      common,
      own,
      packages,
      follow,
      waits,
      catalog: client.errorCatalog,
      format,
      now: client.environment.wallClock(),
      canPrecheck: client.offers('precheck'),
      objectionTo: (action, row) => objectionTo(action, row, this.#situation() ?? situation),
      isConnected: () => this.#host.isConnected,
      dispatch: (event) => this.#host.dispatchEvent(event),
      say: (text) => this.#announcer.say(text),
      answer: (text) => this.#announcer.answer(text),
      focusAfter: (id) => this.#focusAfter(store, id),
      copyError: (row) => void this.#onCopy(row),
      askForRetry: (row) => {
        const subscriber = store.get(row.id) ?? row;
        this.#dialog.state = { kind: 'retry', subscriber, email: subscriber.email ?? '' };
        this.#dialog.focus('#retry-email');
      },
      copyFallback: () => this.#copy.fallback(common.copyByHand),
    };
  }

  /**
   * After an action the focus goes back to the row; where that has gone, or has nothing to press any more, to the next row
   * that has, else to one before, else to the table.
   */
  #focusAfter(store: UserStatusStore, id: string): () => HTMLElement | null {
    const place = store.$state.get().view.indexOf(id) + 2;
    return () => {
      const root = this.#host.renderRoot;
      const rows = [...root.querySelectorAll<HTMLElement>('.body > .row')];
      const isAfter = (row: HTMLElement) => Number(row.getAttribute('aria-rowindex')) >= place;
      const near = [
        ...rows.filter(({ dataset }) => dataset['id'] === id),
        ...rows.filter(isAfter),
        ...rows.filter((row) => !isAfter(row)).reverse(),
      ];
      for (const row of near) {
        const control =
          row.querySelector<HTMLElement>('[data-act="menu"]:not([hidden])') ??
          row.querySelector<HTMLElement>('button[data-act]:not([hidden])');
        if (control) return control;
      }
      return root.querySelector<HTMLElement>('.scroller') ?? root.querySelector<HTMLElement>('#heading');
    };
  }

  /** Finds out how a row's last action ended, and says it. */
  async check(id: string): Promise<void> {
    const { store, own, activityOf, checkRow } = this.#situation() ?? {};
    const row = store?.get(id);
    const before = activityOf?.(id);
    if (!own || !row || !before) return;
    await checkRow?.(id);
    if (!this.#host.isConnected) return;
    const isUnknown = this.#situation()?.activityOf(id)?.state === 'unknown';
    this.#announcer.answer(isUnknown ? own.stillUnknown(row.broadworksId) : own.done[before.action](row.broadworksId));
  }

  /** Does what an item of a row's menu says, if the row still allows it. */
  choose(item: string, row: Subscriber): void {
    const situation = this.#situation();
    if (!situation || this.#refuse(item as RowOffer['id'], row, situation)) return;
    const { id } = row;
    const subscriber = situation.store.get(id) ?? row;
    const opener = this.#opener(id);
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

  /** Asked for when it is needed, because a window of rows reuses its nodes. */
  #opener(id: string): HTMLElement | undefined {
    const selector = `[data-id="${CSS.escape(id)}"] [data-act="menu"]`;
    return this.#host.renderRoot.querySelector<HTMLElement>(selector) ?? undefined;
  }

  /** Says why something cannot be done to a row any more; says whether that is so. */
  #refuse(action: RowOffer['id'], row: Subscriber, situation: Situation): boolean {
    const objection = objectionTo(action, row, situation);
    if (objection) this.#announcer.answer(objection);
    return objection !== undefined;
  }

  async #onResend(situation: Situation, row: Subscriber): Promise<void> {
    const { store, own, common } = situation;
    const { id, broadworksId } = row;
    if (!(await this.#looksWell(situation, row))) return;
    const result = await store.resendConsent(id);
    if (!this.#host.isConnected) return;
    const error = 'error' in result ? result.error : undefined;
    const said = { done: own.done.resendConsent(broadworksId), failed: own.failed.resendConsent };
    this.#announcer.answer({ ...said, unknown: unknownText(error, common), busy: own.busy }[result.outcome]);
    if (error?.needsSignIn) this.#host.dispatchEvent(new AuthRequiredEvent(error));
  }

  /** Looks at a row once more before it is written, where no dialog in between would have shown news of it. */
  async #looksWell(situation: Situation, row: Subscriber): Promise<boolean> {
    const { store, own, common } = situation;
    const unread = await store.check(row.id);
    if (!this.#host.isConnected || this.#refuse('resendConsent', row, this.#situation() ?? situation)) return false;
    if (!unread?.retryable) return true;
    this.#announcer.answer(`${own.failed.resendConsent} ${failureText(unread, common)}`);
    return false;
  }

  async #onCopy(row: Subscriber): Promise<void> {
    const situation = this.#situation();
    if (!situation) return;
    const { own, common, store } = situation;
    const isCopied = await this.#copy.copy(errorText(row, store.templateId, own));
    if (!this.#host.isConnected) return;
    if (isCopied) this.#announcer.answer(own.errorCopied(row.broadworksId));
    else this.#announcer.say(common.copyByHand);
    if (isCopied) this.#host.dispatchEvent(new ErrorCopiedEvent(row));
  }
}
