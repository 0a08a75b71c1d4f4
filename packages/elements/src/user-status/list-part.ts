import type { RowsLoad } from '@flowthrough/client';
import { nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { Announcer } from '../controllers/announcer.js';
import { LazyPart } from '../controllers/lazy-part.js';
import { loadNotice, partText } from '../load-notice.js';
import type { InsightOptions } from './insight/insight.js';
import { renderSummaryRoom } from './insight/room.js';
import type { List, ListOptions } from './list.js';
import type { RowsElement } from './rows-part.js';
import type { Situation } from './situation.js';
import { renderSkeleton } from './states.js';

/**
 * The users, in code that is loaded while the backend is asked for them: both are under way side by side.
 *
 * Until both are there the element shows users to come, whichever comes first. What it is told before that is not lost:
 * the list reads what to show from the store and from the properties once it is there.
 */
export class ListPart implements ReactiveController {
  readonly #announcer: Announcer;
  readonly #list: LazyPart<List>;
  #isMissed = false;

  constructor(element: RowsElement, announcer: Announcer, options: ListOptions) {
    this.#announcer = announcer;
    this.#list = new LazyPart(element, async () => {
      const { List } = await import('./list.js');
      return new List(element, options);
    });
    element.addController(this);
  }

  /** Whether rows that are there can be shown. */
  get isThere(): boolean {
    return this.#list.value !== undefined;
  }

  /** Nothing is awaited here, not even a client; a server connects no element, and loads nothing. */
  hostConnected(): void {
    void this.#list.load();
  }

  /** Begins anew with the rows of another template. */
  reset(): void {
    this.#list.value?.insight.reset();
  }

  /** Goes back to the first row, as another question does. */
  toTop(): void {
    this.#list.value?.rows.toTop();
  }

  /** Before each rendering of the element. */
  update({ store, common }: Situation): void {
    const { load, view } = store.$state.get();
    const isMissed = this.#list.hasFailed && (view.length > 0 || isKnown(load));
    if (isMissed && !this.#isMissed) this.#announcer.say(partText(common));
    this.#isMissed = isMissed;
    this.#list.value?.rows.update(store);
  }

  /** After each rendering of the element. */
  updated(): void {
    this.#list.value?.rows.updated();
  }

  /** The numbers of users, where the client holds the rows. */
  renderInsight(options: InsightOptions): TemplateResult | typeof nothing {
    const { value, hasFailed } = this.#list;
    return value?.insight.render(options) ?? (hasFailed ? nothing : renderSummaryRoom());
  }

  /** The table, or what stands in place of its rows. */
  render(situation: Situation, onClear: () => void): TemplateResult {
    const { common, store } = situation;
    const { load, view } = store.$state.get();
    const { value, hasFailed } = this.#list;
    const isToCome = view.length === 0 && !isKnown(load);
    if (value && !isToCome) return value.render(situation, onClear);
    return hasFailed && !isToCome ? loadNotice(common, () => void this.#list.load()) : renderSkeleton(common.loading);
  }
}

/** Whether it is known which users there are. */
function isKnown({ state }: RowsLoad): boolean {
  return state === 'ready' || state === 'partial';
}
