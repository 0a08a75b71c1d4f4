import type { RowActivity, Subscriber, UserStatusStore } from '@flowthrough/client';
import type { nothing, TemplateResult } from 'lit';
import type { Announcer } from '../../controllers/announcer.js';
import { BATCH_ACTIONS, createActionsFor, isShown } from './batch-host.js';
import { Batches } from './batches.js';
import { SelectionChangedEvent } from './batch.events.js';
import type { BulkDeeds, BulkElement } from '../bulk.js';
import type { PanelHost } from '../panel.js';
import type { RowSelection } from '../row.js';
import type { RowInteractions } from '../row-interactions.js';
import { Selection } from '../selection.js';
import type { Situation } from '../situation.js';

/** Choosing users, and acting on all of them: what an element needs of it before anybody does. */
export class BulkWork {
  readonly #element: BulkElement;
  readonly #situation: () => Situation | undefined;
  readonly #selection: Selection;
  readonly #batches: Batches;
  #rows: UserStatusStore | undefined;

  constructor(
    element: BulkElement,
    announcer: Announcer,
    interactions: RowInteractions,
    { situation, section }: Pick<PanelHost, 'situation' | 'section'>,
  ) {
    this.#element = element;
    this.#situation = situation;
    this.#selection = new Selection({ selectable: () => this.#selectable(), changed: () => this.#onChanged() });
    this.#batches = new Batches({
      element,
      situation,
      section,
      selection: this.#selection,
      update: () => element.requestUpdate(),
      say: (text) => announcer.say(text),
      answer: (text) => announcer.answer(text),
      dispatch: (event) => element.dispatchEvent(event),
      row: (id) => this.#rows?.get(id),
      journal: () => element.batchJournal,
      openPanel: (load, opener) => interactions.openPanel(load, opener),
      openMenu: (opener, menu, from) => interactions.openMenu(opener, menu, from),
      openMenuKey: () => interactions.menuFor,
      loadActing: interactions.load,
    });
  }

  get isUnderWay(): boolean {
    return this.#batches.isUnderWay;
  }

  /** Whether a batch made rows show how it ended for them. */
  get hasOutcomes(): boolean {
    return this.#batches.hasOutcomes;
  }

  /** What the rows show of the selection; undefined where nobody may select. */
  get rowSelection(): RowSelection | undefined {
    const situation = this.#situation();
    if (!situation || !this.#isOn) return undefined;
    const { view, version, load } = situation.store.$state.get();
    const { extent } = this.#selection.extentIn(view, version, load.state === 'ready');
    return { extent, isSelectable: this.#selectable(), isSelected: (id) => this.#selection.has(id) };
  }

  /** Begins anew with the rows of another template. */
  reset(): void {
    this.#selection.clear();
  }

  /** Before each rendering. */
  update(): void {
    this.#rows = this.#situation()?.store;
    if (!this.#isOn) this.#selection.clear();
    this.#batches.update();
  }

  /** After each rendering: what has the focus is not left behind the bar, however high that is. */
  updated(): void {
    const { renderRoot } = this.#element;
    // Inside, because moves of the focus within a shadow root are not heard outside of it; once, however often it is added.
    renderRoot.addEventListener('focusin', this.#reveal);
    const bar = renderRoot.querySelector<HTMLElement>('.batch-bar');
    renderRoot.querySelector<HTMLElement>('.frame')?.style.setProperty('--_bar', `${bar?.offsetHeight ?? 0}px`);
  }

  /** After each change of the rows: those that went leave the selection, and news of a row stand for older ones. */
  follow(store: UserStatusStore): void {
    for (const id of store.$activities.get().keys()) if (this.#batches.activityOf(id)) this.#batches.dismiss(id);
    if (this.#selection.size === 0) return;
    const { counts } = store.$state.get();
    // A list that the backend pages does not hold all its rows: one that is not at hand may be there all the same.
    this.#selection.keep(store.get, () => counts !== undefined);
  }

  /** All users that the filter selects, those that are not loaded yet included. */
  readonly selectAll = (isSelected: boolean): void => {
    // A press has changed the box already; what it shows is the selection.
    this.#element.requestUpdate();
    const { view, load } = this.#situation()?.store.$state.get() ?? {};
    if (!view) return;
    if (isSelected && (!view.complete || load?.state !== 'ready')) {
      this.#batches.selectRest();
      return;
    }
    this.#batches.endSelecting();
    this.#selection.selectView(view, isSelected);
    this.#batches.saySelection();
  };

  /** What is done to a row, alone or in a batch. */
  activityOf(store: UserStatusStore, id: string): RowActivity | undefined {
    return store.$activities.get().get(id) ?? this.#batches.activityOf(id);
  }

  /** What others may do with the selection, with batches, and with what they left in the rows. */
  deeds(store: UserStatusStore): BulkDeeds {
    return {
      activityOf: (id) => this.activityOf(store, id),
      checkRow: async (id) => {
        await (store.$activities.get().has(id) ? store.check(id) : this.#batches.checkRows());
      },
      dismissRow: (id) => {
        store.dismiss(id);
        this.#batches.dismiss(id);
      },
      select: (id, change) => {
        this.#selection.select(id, change, store.$state.get().view);
        this.#batches.saySelection();
      },
      selectedIds: () => this.#selection.ids,
      startBatch: (items) => this.#batches.start(items),
    };
  }

  /** The bar: place it once, after the rows. */
  render(): TemplateResult | typeof nothing {
    return this.#batches.render();
  }

  get #isOn(): boolean {
    const situation = this.#situation();
    return (
      this.#element.selectable && situation !== undefined && BATCH_ACTIONS.some((name) => isShown(name, situation))
    );
  }

  #selectable(): (row: Subscriber) => boolean {
    const situation = this.#situation();
    const shown = situation ? BATCH_ACTIONS.filter((action) => isShown(action, situation)) : [];
    const actionsFor = createActionsFor(shown);
    return (row) => actionsFor(row).length > 0;
  }

  /** What gets the focus is not left behind the bar. */
  readonly #reveal = ({ target }: Event): void => {
    const bar = this.#element.renderRoot.querySelector('.batch-bar');
    const control = (target as Element).closest('.body *');
    if (!bar || !control) return;
    if (control.getBoundingClientRect().bottom <= bar.getBoundingClientRect().top) return;
    control.scrollIntoView({ block: 'nearest' });
  };

  #onChanged(): void {
    if (this.#selection.size === 0) this.#batches.endSelecting();
    this.#element.requestUpdate();
    this.#element.dispatchEvent(new SelectionChangedEvent(this.#selection.ids));
  }
}
