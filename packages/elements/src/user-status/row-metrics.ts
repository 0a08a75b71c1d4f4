import type { RowActivity, SortKey, UserStatusState, UserStatusStore } from '@flowthrough/client';
import { hasSameParts } from '../same-parts.js';
import { cardLines, gridTemplate } from './column-layout.js';

/** Sizes that the style sheet gives to a layout, in em of the text. */
const SIZES = ['--_facts', '--_pairs', '--_edges', '--_line', '--_second'] as const;

/** No row is lower, whatever a token says: what is pressed in it needs this much. */
const MINIMUM = 24;

/** The one height of all rows: two lines where any row needs them, in the layout that the style sheet has chosen. */
export class RowMetrics {
  readonly #host: HTMLElement;
  #height = 0;
  #lines = 1;
  #readFor: readonly unknown[] = [];
  #written: readonly unknown[] = [];

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  /** Forgets what was read: the place has another size. */
  reset(): void {
    this.#readFor = [];
  }

  /**
   * Height of a row in whole CSS pixels; 0 before the place of the rows was rendered. `hasOutcomes` says that a batch made
   * rows show how it ended for them.
   */
  read(store: UserStatusStore, columns: readonly SortKey[], hasOutcomes = false): number {
    const lines = hasOutcomes || needsSecondLine(store.$state.get(), store.$activities.get()) ? 2 : 1;
    const readFor = [lines, columns.join(), this.#host.shadowRoot?.querySelector('.scroller')];
    if (this.#height > 0 && hasSameParts(readFor, this.#readFor)) return this.#height;
    this.#lines = lines;
    this.#height = this.#measure(columns) ?? this.#height;
    if (this.#height > 0) this.#readFor = readFor;
    return this.#height;
  }

  /** Tells the style sheet what only the script knows: by the CSSOM, because a strict policy forbids attributes. */
  write(columns: readonly SortKey[], isSelectable = false): void {
    const table = this.#host.shadowRoot?.querySelector<HTMLElement>('.table');
    const written = [table, this.#lines, this.#height, columns, isSelectable];
    // The same property set anew would have the whole table styled anew.
    if (!table || hasSameParts(written, this.#written)) return;
    this.#written = written;
    table.classList.toggle('roomy', this.#lines > 1);
    table.classList.toggle('selectable', isSelectable);
    table.style.setProperty('--_row', `${this.#height}px`);
    table.style.setProperty('--_columns', gridTemplate(columns, isSelectable));
  }

  /** Undefined while nothing is laid out: outside of a document there are no sizes, and no number is equal to none. */
  #measure(columns: readonly SortKey[]): number | undefined {
    const place = this.#host.shadowRoot?.querySelector('.frame');
    if (!place?.isConnected) return undefined;
    const style = getComputedStyle(place);
    const [facts = 1, pairs = 0, edges = 0, line = 0, second = 0] = SIZES.map((name) =>
      Number(style.getPropertyValue(name)),
    );
    const em = Number.parseFloat(style.fontSize);
    if (!Number.isFinite(em)) return undefined;
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
