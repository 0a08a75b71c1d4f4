import type { RowActivity, SortKey, UserStatusState, UserStatusStore } from '@flowthrough/client';
import { hasSameParts } from '../same-parts.js';
import { cardLines, gridTemplate, leastWidth, type ColumnSet } from './column-layout.js';

/** Sizes that the style sheet gives to a layout, in em of the text. */
const SIZES = ['--_facts', '--_pairs', '--_edges', '--_line', '--_second'] as const;

/** No row is lower, whatever a token says: what is pressed in it needs this much. */
const MINIMUM = 24;

/** Width in em of what `.gauge` holds, in a wide typeface. */
const GAUGE = 5.72;
/** Its height in em. */
const GAUGE_HEIGHT = 100;

/** What the rows are made for. */
export interface RowNeeds {
  readonly columns: readonly SortKey[];
  readonly isSelectable: boolean;
  /** Whether a batch made rows show how it ended for them. */
  readonly hasOutcomes: boolean;
}

/**
 * Whether the facts of a row find room beside each other, and the one height of all rows: two lines where any row needs
 * them, in the layout that the style sheet has for either.
 */
export class RowMetrics {
  readonly #host: HTMLElement;
  #height = 0;
  #lines = 1;
  #template = '';
  #readFor: readonly unknown[] = [];
  #written: readonly unknown[] = [];

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  /** Forgets what was read: the place has another size. */
  reset(): void {
    this.#readFor = [];
  }

  /** Height of a row in whole CSS pixels; 0 before the place of the rows was rendered. */
  read(store: UserStatusStore, { columns, isSelectable, hasOutcomes }: RowNeeds): number {
    const lines = hasOutcomes || needsSecondLine(store.$state.get(), store.$activities.get()) ? 2 : 1;
    const readFor = [lines, columns, isSelectable, this.#host.shadowRoot?.querySelector('.scroller')];
    if (this.#height > 0 && hasSameParts(readFor, this.#readFor)) return this.#height;
    this.#lines = lines;
    this.#height = this.#measure(columns, isSelectable) ?? this.#height;
    if (this.#height > 0) this.#readFor = readFor;
    return this.#height;
  }

  /** Tells the style sheet what only the script knows: by the CSSOM, because a strict policy forbids attributes. */
  write(isSelectable: boolean): void {
    const table = this.#host.shadowRoot?.querySelector<HTMLElement>('.table');
    const written = [table, this.#lines, this.#height, this.#template, isSelectable];
    // The same property set anew would have the whole table styled anew.
    if (!table || hasSameParts(written, this.#written)) return;
    this.#written = written;
    table.classList.toggle('roomy', this.#lines > 1);
    table.classList.toggle('selectable', isSelectable);
    table.style.setProperty('--_row', `${this.#height}px`);
    table.style.setProperty('--_columns', this.#template);
  }

  /** Undefined while nothing is laid out: outside of a document there are no sizes, and no number is equal to none. */
  #measure(columns: readonly SortKey[], isSelectable: boolean): number | undefined {
    const place = this.#host.shadowRoot?.querySelector('.frame');
    const gauge = place?.querySelector<HTMLElement>('.gauge');
    if (!place?.isConnected || !gauge) return undefined;
    const style = getComputedStyle(place);
    // Measured, because text may be enlarged by what no style tells; where nothing is shown there is nothing to measure.
    const em = gauge.offsetHeight / GAUGE_HEIGHT || Number.parseFloat(style.fontSize);
    if (!Number.isFinite(em)) return undefined;
    const set: ColumnSet = { columns, isSelectable, spread: Math.max(1, gauge.offsetWidth / em / GAUGE) };
    this.#template = gridTemplate(set);
    place.classList.toggle('cards', leastWidth(set, em) > (place.querySelector('.scroller')?.clientWidth ?? 0));
    const [facts = 1, pairs = 0, edges = 0, line = 0, second = 0] = SIZES.map((name) =>
      Number(style.getPropertyValue(name)),
    );
    const token = Number.parseFloat(style.getPropertyValue('--ft-table-row-height'));
    const needed = cardLines(columns, facts, pairs > 0);
    const first = Number.isFinite(token) && needed === 1 ? token : (edges + needed * line) * em;
    return Math.max(MINIMUM, Math.round(first + (this.#lines > 1 ? second * em : 0)));
  }
}

/** Whether any row may have a second line; told from counts, because a look at each row would cost more with each row. */
function needsSecondLine(
  { view, counts, query }: UserStatusState,
  activities: ReadonlyMap<string, RowActivity>,
): boolean {
  // Of rows that are not loaded nobody knows.
  if (!view.complete || !counts) return true;
  for (const { state } of activities.values()) if (state !== 'running') return true;
  const isShown = query.status.length === 0 || query.status.includes('error');
  return isShown && (counts.status.get('error') ?? 0) > 0;
}
