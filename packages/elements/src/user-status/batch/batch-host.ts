import { allowedActions, type BatchAction, type BatchJournal, type Subscriber } from '@flowthrough/client';
import type { LitElement } from 'lit';
import type { ClientHost } from '../../controllers/client.js';
import type { Menu } from '../../controllers/menu-controller.js';
import type { CreatePanel, PanelHost } from '../panel.js';
import type { Selection } from '../selection.js';
import type { Situation } from '../situation.js';

/** What bulk work needs of the element around it. */
export interface BatchHost extends Pick<PanelHost, 'situation' | 'section' | 'update' | 'say' | 'answer' | 'dispatch'> {
  readonly element: LitElement & ClientHost;
  readonly selection: Selection;
  /** The newest state of a row; asked for each of many, unlike the situation. */
  row(id: string): Subscriber | undefined;
  /** Where the host keeps the record of a running batch. */
  journal(): BatchJournal | undefined;
  openPanel(load: () => Promise<CreatePanel>, opener: HTMLElement): void;
  /** Opens a menu at a button. */
  openMenu(opener: HTMLElement, menu: Menu, from?: 'first' | 'last'): void;
  /** Loads what rows say of actions, and what menus and dialogs need; resolves with undefined when it cannot be loaded. */
  loadActing(): Promise<object | undefined>;
  /** The key of the menu that is open. */
  openMenuKey(): string | undefined;
}

/** What can be done to many users at once, in the order of the bar. */
export const BATCH_ACTIONS: readonly BatchAction[] = ['retry', 'changePackage', 'resendConsent', 'delete'];

/** Whether an action is shown at all: by the permissions, and by what the backend offers. */
export function isShown(
  action: BatchAction,
  { client, permission }: Pick<Situation, 'client' | 'permission'>,
): boolean {
  return permission(action) !== 'hidden' && (action !== 'resendConsent' || client.offers('resendConsent'));
}

/**
 * Makes what tells what can be done to a row in a batch, for one pass over many rows: the status decides. A row that is
 * not at hand is left to the backend to judge.
 */
export function createActionsFor(
  actions: readonly BatchAction[] = BATCH_ACTIONS,
): (row: Subscriber | undefined) => readonly BatchAction[] {
  const byStatus = new Map<string, readonly BatchAction[]>();
  return (row) => {
    if (!row) return actions;
    const known = byStatus.get(row.status);
    if (known) return known;
    const allowed = allowedActions(row);
    const found = actions.filter((action) => allowed.includes(action));
    byStatus.set(row.status, found);
    return found;
  };
}
