import type { BatchAction, BatchItemInput } from '@flowthrough/client';
import { html, nothing, type TemplateResult } from 'lit';
import { opensMenuFrom } from '../../controllers/menu-keys.js';
import { icons } from '../../icons.js';
import { batch as english } from '../../messages/en/batch.js';
import { hasSameParts } from '../../same-parts.js';
import type { Situation } from '../situation.js';
import { BATCH_ACTIONS, createActionsFor, isShown, type BatchHost } from './batch-host.js';

/** Tells the menu of the actions from those of the rows. */
const KEY = 'batch';

/** What is said of a selection: that it grows, or that not all could be had who were asked for. */
export type SelectionNote = 'selecting' | 'incomplete';

/** An action as the bar offers it. */
interface Offer {
  readonly action: BatchAction;
  /** Selected users to whom it applies. */
  readonly users: number;
  readonly isDisabled: boolean;
}

/**
 * Makes what renders how many users are selected and what can be done to them. `start` begins a batch and says whether
 * it did.
 */
export function createSelectionBar(
  host: BatchHost,
  start: (items: readonly BatchItemInput[]) => boolean,
): (isBusy: boolean, note?: SelectionNote) => TemplateResult | typeof nothing {
  const { selection } = host;
  let counted: ReadonlyMap<BatchAction, number> = new Map();
  let countedFor: readonly unknown[] = [];

  /** Counted once for each state of the rows and of the selection. */
  const count = ({ store }: Situation): ReadonlyMap<BatchAction, number> => {
    const now = [store, store.$state.get().version, selection.state];
    if (hasSameParts(now, countedFor)) return counted;
    countedFor = now;
    // Rows of one status allow the same, as one and the same object.
    const alike = new Map<readonly BatchAction[], number>();
    const actionsFor = createActionsFor();
    for (const id of selection) {
      const actions = actionsFor(store.get(id));
      alike.set(actions, (alike.get(actions) ?? 0) + 1);
    }
    const counts = new Map<BatchAction, number>();
    for (const [actions, users] of alike) {
      for (const action of actions) counts.set(action, (counts.get(action) ?? 0) + users);
    }
    return (counted = counts);
  };

  const ask = (action: BatchAction, opener: HTMLElement) => {
    host.openPanel(async () => {
      const { createConfirmPanel } = await import('./confirm-panel.js');
      return (panel) => createConfirmPanel(panel, { action, ids: selection.ids, start: startSelected });
    }, opener);
  };

  const startSelected = (items: readonly BatchItemInput[]): boolean => {
    const hasStarted = start(items);
    if (hasStarted) selection.clear();
    return hasStarted;
  };

  const offersIn = (situation: Situation): Offer[] => {
    const counts = count(situation);
    return BATCH_ACTIONS.filter((action) => isShown(action, situation))
      .map((action) => {
        const users = counts.get(action) ?? 0;
        return { action, users, isDisabled: users === 0 || situation.permission(action) === 'disabled' };
      })
      .filter(({ action, users }) => action !== 'resendConsent' || users > 0);
  };

  const clear = () => {
    host.element.renderRoot.querySelector<HTMLElement>('.scroller')?.focus();
    selection.clear();
    host.say(host.section('batch', english).selected(0));
  };

  return (isBusy, note) => {
    const situation = host.situation();
    const isSelecting = note === 'selecting';
    if (!situation || (selection.size === 0 && !isSelecting)) return nothing;
    const isWaiting = isBusy || isSelecting;
    const { store, format } = situation;
    const texts = host.section('batch', english);
    const { view, version } = store.$state.get();
    const { notShown } = selection.extentIn(view, version);
    const label = ({ action, users }: Offer) =>
      users === selection.size ? texts.action[action] : texts.forSome(texts.action[action], format.number(users));
    const offers = offersIn(situation);
    const openMenu = (event: Event, from?: 'first' | 'last') => {
      const opener = event.currentTarget as HTMLElement;
      const items = offers.map((offer) => ({
        id: offer.action,
        label: label(offer),
        disabled: offer.isDisabled || isWaiting,
        danger: offer.action === 'delete',
      }));
      const choose = (item: string) => {
        const offer = offers.find(({ action }) => action === item);
        if (offer) ask(offer.action, opener);
      };
      host.openMenu(opener, { key: KEY, label: texts.actions, items, choose }, from);
    };
    return html`<div class="line">
      <div class="facts">
        <h3 class="numeric" tabindex="-1">${texts.selected(selection.size)}</h3>
        ${notShown > 0 ? html`<p class="muted numeric">${texts.notShown(notShown)}</p>` : nothing}
        ${
          isWaiting
            ? html`<p class="muted" id="batch-busy">${isSelecting ? texts.selecting : texts.oneAtATime}</p>`
            : note && html`<p class="muted">${texts.selectFailed}</p>`
        }
      </div>
      <div class="buttons">
        ${offers.map(
          (offer) =>
            html`<button
              class="button wide"
              type="button"
              aria-disabled=${offer.isDisabled || isWaiting ? 'true' : nothing}
              aria-describedby=${isWaiting ? 'batch-busy' : nothing}
              @click=${({ currentTarget }: Event) => {
                if (!offer.isDisabled && !isWaiting) ask(offer.action, currentTarget as HTMLElement);
              }}
            >
              ${label(offer)}
            </button>`,
        )}
        <button
          class="button narrow"
          type="button"
          aria-haspopup="menu"
          aria-expanded=${host.openMenuKey() === KEY ? 'true' : 'false'}
          @click=${(event: Event) => openMenu(event)}
          @keydown=${(event: KeyboardEvent) => {
            const from = opensMenuFrom(event);
            if (!from) return;
            event.preventDefault();
            openMenu(event, from);
          }}
        >
          ${texts.actions} ${icons.chevron}
        </button>
        <button class="button quiet" type="button" @click=${clear}>${texts.clear}</button>
      </div>
    </div>`;
  };
}
