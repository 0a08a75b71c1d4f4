import type { BatchJournal, RowActivity, UserStatusStore } from '@flowthrough/client';
import { nothing, type LitElement, type TemplateResult } from 'lit';
import type { Announcer } from '../controllers/announcer.js';
import type { ClientHost } from '../controllers/client.js';
import { LazyPart } from '../controllers/lazy-part.js';
import { partText } from '../load-notice.js';
import type { PermittedAction } from '../permissions.js';
import type { BulkWork } from './batch/bulk-work.js';
import { renderLoadFailure } from './batch/load-failure.js';
import type { PanelHost } from './panel.js';
import type { RowInteractions } from './row-interactions.js';
import type { RowSelection } from './row.js';
import type { Situation } from './situation.js';

/** An element whose users can be chosen, and acted on together. */
export type BulkElement = LitElement & ClientHost & { selectable: boolean; batchJournal: BatchJournal | undefined };

/** The parts of the situation that come from here. */
export type BulkDeeds = Pick<
  Situation,
  'activityOf' | 'checkRow' | 'dismissRow' | 'select' | 'selectedIds' | 'startBatch'
>;

/** What can be done to many users only where it can be done to one. */
const WRITES: readonly PermittedAction[] = ['retry', 'changePackage', 'resendConsent', 'delete'];

/** The room for the boxes, until it is known which rows have one. */
const TO_COME: RowSelection = { extent: 'none', isSelectable: () => false, isSelected: () => false };

/** Choosing users, and acting on all of them, in code that is loaded where users can be selected or a batch is begun. */
export class Bulk {
  readonly #element: BulkElement;
  readonly #situation: () => Situation | undefined;
  readonly #work: LazyPart<BulkWork>;

  constructor(
    element: BulkElement,
    announcer: Announcer,
    interactions: RowInteractions,
    parts: Pick<PanelHost, 'situation' | 'section'>,
  ) {
    this.#element = element;
    this.#situation = parts.situation;
    this.#work = new LazyPart(element, async () => {
      try {
        const { BulkWork } = await import('./batch/bulk-work.js');
        return new BulkWork(element, announcer, interactions, parts);
      } catch (error) {
        const { common } = parts.situation() ?? {};
        if (common) announcer.answer(partText(common));
        throw error;
      }
    });
  }

  /** Whether a batch made rows show how it ended for them. */
  get hasOutcomes(): boolean {
    return this.#work.value?.hasOutcomes ?? false;
  }

  get isUnderWay(): boolean {
    return this.#work.value?.isUnderWay ?? false;
  }

  /** What the rows show of the selection; undefined where nobody may select. */
  get rowSelection(): RowSelection | undefined {
    const { value } = this.#work;
    if (value) return value.rowSelection;
    const permission = this.#element.selectable ? this.#situation()?.permission : undefined;
    return permission && WRITES.some((action) => permission(action) !== 'hidden') ? TO_COME : undefined;
  }

  /** Begins anew with the rows of another template. */
  reset(): void {
    this.#work.value?.reset();
  }

  /** Before each rendering. */
  update(): void {
    const { selectable, batchJournal } = this.#element;
    const isNeeded = selectable || batchJournal !== undefined;
    const { value, hasFailed } = this.#work;
    if (isNeeded && !value && !hasFailed && this.#situation()) void this.#work.load();
    value?.update();
  }

  /** After each rendering. */
  updated(): void {
    this.#work.value?.updated();
  }

  /** After each change of the rows. */
  follow(store: UserStatusStore): void {
    this.#work.value?.follow(store);
  }

  /** All users that the filter selects, those that are not loaded yet included. */
  readonly selectAll = (isSelected: boolean): void => {
    void this.#do((work) => work.selectAll(isSelected));
  };

  /** What is done to a row, alone or in a batch. */
  activityOf(store: UserStatusStore, id: string): RowActivity | undefined {
    const { value } = this.#work;
    return value ? value.activityOf(store, id) : store.$activities.get().get(id);
  }

  /** What others may do with the selection, with batches, and with what they left in the rows. */
  deeds(store: UserStatusStore): BulkDeeds {
    return (
      this.#work.value?.deeds(store) ?? {
        activityOf: (id) => this.activityOf(store, id),
        checkRow: (id) => store.check(id),
        dismissRow: (id) => store.dismiss(id),
        select: (id, change) => void this.#do((work) => work.deeds(store).select(id, change)),
        selectedIds: () => [],
        startBatch: (items) => void this.#do((work) => work.deeds(store).startBatch(items)),
      }
    );
  }

  /** The bar: place it once, after the rows. */
  render(): TemplateResult | typeof nothing {
    const { value, hasFailed } = this.#work;
    if (value) return value.render();
    const situation = hasFailed ? this.#situation() : undefined;
    return situation ? renderLoadFailure(situation.common, () => void this.#do(() => undefined)) : nothing;
  }

  async #do(deed: (work: BulkWork) => void): Promise<void> {
    let work = this.#work.value;
    if (!work) {
      work = await this.#work.load();
      // It reads the rows before the next rendering.
      await this.#element.updateComplete;
    }
    if (work) deed(work);
  }
}
