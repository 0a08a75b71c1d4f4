import type { ExportRowsOptions } from '@flowthrough/client';
import { nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import type { Announcer } from '../controllers/announcer.js';
import { LazyPart } from '../controllers/lazy-part.js';
import type { Menu } from '../controllers/menu-controller.js';
import { loadNotice, partText } from '../load-notice.js';
import type { CommonMessages } from '../messages/common.js';
import type { Acting, ActingParts, Need } from './acting.js';
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
  /** What to do again: somebody pressed what could not be loaded. Before a press nobody needs to know. */
  #missed: (() => void) | undefined;

  constructor(host: LitElement, announcer: Announcer, parts: ActingParts) {
    this.#host = host;
    this.#announcer = announcer;
    this.#parts = parts;
    this.#acting = new LazyPart(host, async () => {
      const { Acting } = await import('./acting.js');
      return new Acting(host, announcer, { ...parts, need: this.#need });
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

  /** Does it at once where the code is there, because a gesture may not wait; else once it is, or says that it cannot be had. */
  async act(deed: (acting: Acting) => void | Promise<void>): Promise<void> {
    let acting = this.#acting.value;
    if (!acting) {
      const loading = this.load();
      acting = await this.#need(
        () => loading,
        () => void this.act(deed),
      );
      // What was loaded brings texts and a place for itself, which come with the next rendering.
      await this.#host.updateComplete;
    }
    return acting && deed(acting);
  }

  openMenu(opener: HTMLElement, menu: Menu, from?: 'first' | 'last'): void {
    void this.act(({ menu: one }) => one.open(opener, menu, from));
  }

  readonly openTools = (opener: HTMLElement, from?: 'first' | 'last'): void => {
    void this.act(({ tools }) => tools.open(opener, from));
  };

  openPanel(load: () => Promise<CreatePanel>, opener?: HTMLElement): void {
    void this.act(({ panels }) => panels.open(load, opener));
  }

  /** Writes rows, those that the query selects unless options say otherwise. */
  readonly exportRows = (options?: ExportRowsOptions): Promise<void> =>
    this.act((acting) => acting.exportRows(options));

  /** The menu and the dialogs: place them once, after the table. */
  render(): TemplateResult | typeof nothing {
    return this.#acting.value?.render() ?? nothing;
  }

  /** Beside the table: code that could not be loaded, or the text that could not be copied. */
  renderNotice(common: CommonMessages): TemplateResult | typeof nothing {
    return this.#missed
      ? loadNotice(common, this.#missed)
      : (this.#acting.value?.rows.renderCopyFallback(common.copyByHand) ?? nothing);
  }

  /** Waits for a part that somebody has pressed for. Where it cannot be had a notice says so, whose button presses `again`. */
  readonly #need: Need = async (load, again) => {
    const part = await load().catch(() => undefined);
    const { common } = this.#parts.situation() ?? {};
    if (!part && common) this.#announcer.answer(partText(common));
    // What was told is true no more.
    if (part && this.#missed) this.#announcer.clear();
    this.#missed = part ? undefined : again;
    this.#host.requestUpdate();
    return part;
  };

  readonly #prepare = (): void => void this.load();
}
