import type { SortKey, UserStatusStore } from '@flowthrough/client';
import { gridTemplate } from './columns.js';
import { hasSecondLine } from './row.js';

/** Sizes that the style sheet gives to a layout, in em of the text. */
const SIZES = ['--_facts', '--_edges', '--_line', '--_second'] as const;

/** No row is lower, whatever a token says: what is pressed in it needs this much. */
const MINIMUM = 24;

/** The one height of all rows: two lines where any row needs them, in the layout that the style sheet has chosen. */
export class RowMetrics {
  readonly #host: HTMLElement;
  #height = 0;
  #lines = 1;
  #readFor: readonly unknown[] = [];

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  /** Forgets what was read: the place has another size. */
  reset(): void {
    this.#readFor = [];
  }

  /** Height of a row in whole CSS pixels; 0 before the place of the rows was rendered. */
  read(store: UserStatusStore, columns: readonly SortKey[]): number {
    const { view, version } = store.$state.get();
    const activities = store.$activities.get();
    const readFor = [view, version, activities, columns.length];
    if (this.#height > 0 && readFor.every((part, place) => part === this.#readFor[place])) return this.#height;
    this.#readFor = readFor;
    // Of rows that are not loaded nobody knows.
    let isTall = !view.complete;
    for (let index = 0; index < view.length && !isTall; index += 1) {
      const row = view.at(index);
      isTall = row !== undefined && hasSecondLine(row, activities.get(row.id));
    }
    this.#lines = isTall ? 2 : 1;
    return (this.#height = this.#measure(columns.length));
  }

  /** Tells the style sheet what only the script knows: by the CSSOM, because a strict policy forbids attributes. */
  write(columns: readonly SortKey[]): void {
    const style = this.#host.shadowRoot?.querySelector<HTMLElement>('.table')?.style;
    style?.setProperty('--_row', `${this.#height}px`);
    style?.setProperty('--_lines', String(this.#lines));
    style?.setProperty('--_columns', gridTemplate(columns));
  }

  #measure(columns: number): number {
    const place = this.#host.shadowRoot?.querySelector('.frame');
    if (!place) return 0;
    const style = getComputedStyle(place);
    const [facts = 1, edges = 0, line = 0, second = 0] = SIZES.map((name) => Number(style.getPropertyValue(name)));
    const em = Number.parseFloat(style.fontSize);
    const token = Number.parseFloat(style.getPropertyValue('--ft-table-row-height'));
    const needed = Math.ceil(columns / facts);
    const first = Number.isFinite(token) && needed === 1 ? token : (edges + needed * line) * em;
    return Math.max(MINIMUM, Math.round(first + (this.#lines > 1 ? second * em : 0)));
  }
}
