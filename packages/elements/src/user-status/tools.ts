import type { MenuController } from '../controllers/menu-controller.js';
import type { UserStatusMessages } from '../messages/user-status.js';
import type { CreatePanel, PanelController } from './panel.js';
import { TOOLS_MENU, type Situation } from './situation.js';

/** Something that the toolbar offers beside search, filters and export; it opens a panel. */
export interface Tool {
  readonly id: keyof UserStatusMessages['tool'];
  /** Whether the backend, the host and the administrator's permissions allow it; left out, they do. */
  readonly isOffered?: (situation: Situation) => boolean;
  readonly load: () => Promise<CreatePanel>;
}

/** In the order of the menu. */
const TOOLS: readonly Tool[] = [
  {
    id: 'importing',
    isOffered: ({ permission }) => permission('retry') === 'allowed',
    load: async () => (await import('./transfer/import-panel.js')).createImportPanel,
  },
  {
    id: 'exporting',
    isOffered: ({ permission }) => permission('export') === 'allowed',
    load: async () => (await import('./transfer/export-panel.js')).createExportPanel,
  },
  { id: 'views', load: async () => (await import('./views/views-panel.js')).createViewsPanel },
  { id: 'columns', load: async () => (await import('./columns/columns-panel.js')).createColumnsPanel },
];

/** The menu of the tools that can be used now. */
export class Tools {
  readonly #menu: MenuController;
  readonly #panels: PanelController;
  readonly #situation: () => Situation | undefined;

  constructor(menu: MenuController, panels: PanelController, situation: () => Situation | undefined) {
    this.#menu = menu;
    this.#panels = panels;
    this.#situation = situation;
  }

  open(opener: HTMLElement, from?: 'first' | 'last'): void {
    const situation = this.#situation();
    if (!situation) return;
    const { own } = situation;
    const items = TOOLS.filter(({ isOffered }) => isOffered?.(situation) ?? true).map(({ id }) => ({
      id,
      label: own.tool[id],
    }));
    const choose = (item: string) => {
      const tool = TOOLS.find(({ id }) => id === item);
      if (tool) void this.#panels.open(tool.load, opener);
    };
    void this.#menu.open(opener, { key: TOOLS_MENU, label: own.tools, items, choose }, from);
  }
}
