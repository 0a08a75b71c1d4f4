import type { ExportRowsOptions } from '@flowthrough/client';
import { nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import type { Announcer } from '../controllers/announcer.js';
import { LazyPart } from '../controllers/lazy-part.js';
import type { Menu } from '../controllers/menu-controller.js';
import { opensMenuFrom } from '../controllers/menu-keys.js';
import { loadNotice } from '../load-notice.js';
import type { CommonMessages } from '../messages/common.js';
import type { Acting, ActingParts } from './acting.js';
import type { CreatePanel } from './panel.js';
import { TOOLS_MENU } from './situation.js';

/**
 * What an administrator sets off in the view: menus, dialogs, panels and exports.
 *
 * Their code is loaded when the pointer or the focus comes into the element, at the latest by a press, which is then
 * carried out as soon as the code is there. Where it cannot be had, the administrator is told, and can press again.
 */
export class RowInteractions implements ReactiveController {
  readonly #host: LitElement;
  readonly #announcer: Announcer;
  readonly #parts: ActingParts;
  readonly #acting: LazyPart<Acting>;
  /** Whether somebody pressed what could not be loaded; before a press nobody needs to know. */
  #wasMissed = false;
  /** Whether Shift was held with the Space key: in Firefox the click that follows does not say so. */
  #isExtending = false;

  constructor(host: LitElement, announcer: Announcer, parts: ActingParts) {
    this.#host = host;
    this.#announcer = announcer;
    this.#parts = parts;
    this.#acting = new LazyPart(host, async () => {
      const { Acting } = await import('./acting.js');
      return new Acting(host, announcer, parts);
    });
    host.addController(this);
  }

  hostConnected(): void {
    for (const near of ['pointerenter', 'focusin']) this.#host.addEventListener(near, this.#prepare);
  }

  /** What the open menu belongs to: the id of a row, or another key. */
  get menuFor(): string | undefined {
    return this.#acting.value?.menu.openFor;
  }

  get areToolsOpen(): boolean {
    return this.menuFor === TOOLS_MENU;
  }

  /** Ends what is open: the rows are about to be others'. */
  reset(): void {
    this.#acting.value?.reset();
  }

  /** Loads what menus, dialogs and actions need; resolves with undefined when it cannot be loaded. */
  readonly load = (): Promise<Acting | undefined> => this.#acting.load();

  openMenu(opener: HTMLElement, menu: Menu, from?: 'first' | 'last'): void {
    void this.#act(({ menu: one }) => one.open(opener, menu, from));
  }

  readonly openTools = (opener: HTMLElement, from?: 'first' | 'last'): void => {
    void this.#act(({ tools }) => tools.open(opener, from));
  };

  openPanel(load: () => Promise<CreatePanel>, opener?: HTMLElement): void {
    void this.#act(({ panels }) => panels.open(load, opener));
  }

  /** Writes rows, those that the query selects unless options say otherwise. */
  readonly exportRows = (options?: ExportRowsOptions): Promise<void> =>
    this.#act((acting) => acting.exportRows(options));

  /** The menu and the dialogs: place them once, after the table. */
  render(): TemplateResult | typeof nothing {
    return this.#acting.value?.render() ?? nothing;
  }

  /** Beside the table: code that could not be loaded, or the text that could not be copied. */
  renderNotice(common: CommonMessages): TemplateResult | typeof nothing {
    return this.#wasMissed && this.#acting.hasFailed
      ? loadNotice(common)
      : (this.#acting.value?.rows.renderCopyFallback(common.copyByHand) ?? nothing);
  }

  readonly onClick = (event: MouseEvent): void => {
    const button = (event.target as Element).closest<HTMLElement>('[data-act]');
    const situation = this.#parts.situation();
    const row = situation?.store.get(rowId(event) ?? '');
    if (!button || !situation || !row) return;
    const { id } = row;
    switch (button.dataset['act']) {
      case 'menu':
        void this.#act(({ rows }) => rows.openMenu(id));
        break;
      case 'details':
        void this.#act(({ rows }) => rows.openDetails(id, button));
        break;
      case 'select': {
        const { checked } = button as HTMLInputElement;
        situation.select(id, { selected: checked, extend: event.shiftKey || this.#isExtending });
        this.#isExtending = false;
        break;
      }
      case 'check':
        situation.checkRow(id);
        break;
      case 'again':
        void this.#act(({ rows }) => rows.choose(situation.activityOf(id)?.action ?? '', id));
        break;
      case 'dismiss':
        situation.dismissRow(id);
    }
  };

  readonly onKeydown = (event: KeyboardEvent): void => {
    if (event.key === ' ') this.#isExtending = event.shiftKey;
    const button = (event.target as Element).closest<HTMLElement>('[data-act="menu"]');
    const from = opensMenuFrom(event);
    const id = rowId(event);
    if (!button || !from || id === undefined || event.defaultPrevented) return;
    event.preventDefault();
    void this.#act(({ rows }) => rows.openMenu(id, from));
  };

  readonly #prepare = (): void => void this.load();

  /** Does it at once where the code is there, because a gesture may not wait. */
  async #act(deed: (acting: Acting) => void | Promise<void>): Promise<void> {
    let acting = this.#acting.value;
    if (!acting) {
      this.#wasMissed = true;
      acting = await this.load();
      // What was loaded brings texts and a place for itself, which come with the next rendering.
      await this.#host.updateComplete;
    }
    if (acting) return deed(acting);
    const { common } = this.#parts.situation() ?? {};
    if (common) this.#announcer.say(`${common.partFailed}. ${common.partFailedHint}`);
    return undefined;
  }
}

/** The id of the row in which an event happened. */
export function rowId(event: Event): string | undefined {
  return (event.target as Element).closest<HTMLElement>('[data-id]')?.dataset['id'];
}
