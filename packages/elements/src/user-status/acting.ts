import type { ExportRowsOptions } from '@flowthrough/client';
import { html, type LitElement, type TemplateResult } from 'lit';
import type { Announcer } from '../controllers/announcer.js';
import { FocusKeeper } from '../controllers/focus-keeper.js';
import { MenuController } from '../controllers/menu-controller.js';
import type { EnglishTexts } from '../controllers/messages-controller.js';
import { acting as english } from '../messages/en/acting.js';
import { email } from '../messages/en/email.js';
import { explained } from '../messages/en/explanations.js';
import { dialogs } from '../styles/dialogs.js';
import { menus } from '../styles/menu.js';
import { choices } from './choices.styles.js';
import { adoptStyles } from '../adopt-styles.js';
import { exportRows } from './exporting.js';
import { PanelController, type PanelHost } from './panel.js';
import { RowDeeds } from './row-deeds.js';
import { Tools } from './tools.js';

/** Waits for a part that somebody has pressed for; undefined where it cannot be had, which a notice says that does it `again`. */
export type Need = <Part>(load: () => Promise<Part>, again: () => void) => Promise<Part | undefined>;

/** What acting needs of the element. */
export interface ActingParts extends Pick<PanelHost, 'situation' | 'section'> {
  /** Adds texts that are needed from now on. */
  add(texts: EnglishTexts<'userStatus'>): void;
}

/** What those need of it whose code comes when somebody presses for it. */
export interface NeedingParts extends ActingParts {
  readonly need: Need;
}

/** All that an administrator can set off, in code that is loaded once somebody is about to. */
export class Acting {
  readonly menu: MenuController;
  readonly panels: PanelController;
  readonly rows: RowDeeds;
  readonly tools: Tools;
  readonly exportRows: (options?: ExportRowsOptions) => Promise<void>;

  constructor(host: LitElement, announcer: Announcer, parts: NeedingParts) {
    const { situation } = parts;
    for (const sheet of [dialogs, menus, choices]) adoptStyles(host, sheet);
    parts.add({ own: english, common: { ...email, ...explained } });
    this.menu = new MenuController(host);
    this.panels = new PanelController(host, announcer, parts);
    this.rows = new RowDeeds(host, announcer, this.menu, parts);
    this.tools = new Tools(this.menu, this.panels, situation);
    // After the dialogs once more: only a dialog that is closed lets the focus out.
    new FocusKeeper(host);
    this.exportRows = (options) => exportRows(host, announcer, situation, options);
  }

  /** Ends what is open: the rows are about to be others'. */
  reset(): void {
    this.rows.reset();
    this.panels.reset();
  }

  render(): TemplateResult {
    return html`${this.menu.render()} ${this.rows.render()} ${this.panels.render()}`;
  }
}
