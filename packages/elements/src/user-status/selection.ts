import type { RowView, Subscriber } from '@flowthrough/client';
import { hasSameParts } from '../same-parts.js';

export interface SelectionOptions {
  /** Gives what tells whether a row can be chosen; asked once for all rows that are looked through. */
  readonly selectable: () => (row: Subscriber) => boolean;
  /** Called after each change. */
  readonly changed: () => void;
}

/** How the selection lies in the rows that the filter selects. */
export interface SelectionExtent {
  readonly extent: 'none' | 'some' | 'all';
  /** Selected rows that the filter does not show. */
  readonly notShown: number;
}

const NOTHING: SelectionExtent = { extent: 'none', notShown: 0 };

/** The users that an administrator has chosen, whether the filter shows them or not. */
export class Selection {
  readonly #options: SelectionOptions;
  #ids = new Set<string>();
  /** Where a range begins: the row that was pressed last. */
  #anchor: string | undefined;
  #extent = NOTHING;
  #extentOf: readonly unknown[] = [];

  constructor(options: SelectionOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#ids.size;
  }

  /** Ids in the order in which they were chosen. */
  get ids(): readonly string[] {
    return [...this.#ids];
  }

  /** Ids in the order in which they were chosen, without a copy. */
  [Symbol.iterator](): Iterator<string> {
    return this.#ids.values();
  }

  /** Another object after each change. */
  get state(): object {
    return this.#ids;
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  /** Chooses a row or lets it go; `extend` does the same to all rows since the one before, in the order of the view. */
  select(
    id: string,
    { selected, extend }: { readonly selected: boolean; readonly extend: boolean },
    view: RowView,
  ): void {
    const to = view.indexOf(id);
    const from = extend && this.#anchor !== undefined ? view.indexOf(this.#anchor) : -1;
    this.#anchor = id;
    if (from < 0 || to < 0) this.#put([id], selected);
    else this.#put(this.#between(view, Math.min(from, to), Math.max(from, to) + 1), selected);
  }

  /** Chooses all rows of a view that can be chosen and are at hand, or lets them go. */
  selectView(view: RowView, selected: boolean): void {
    this.#anchor = undefined;
    this.#put(this.#between(view, 0, view.length), selected);
  }

  /** Chooses the rows of a view that have come since; `seen` keeps those that came before, whom somebody may have let go. */
  grow(view: RowView, seen: Set<string>): void {
    const fresh = this.#between(view, 0, view.length).filter((id) => !seen.has(id));
    for (const id of fresh) seen.add(id);
    this.#put(fresh, true);
  }

  clear(): void {
    this.#anchor = undefined;
    if (this.#ids.size === 0) return;
    this.#ids = new Set();
    this.#options.changed();
  }

  /** Lets go of the rows that are gone, or can no longer be chosen; `get` gives undefined for the former. */
  keep(get: (id: string) => Subscriber | undefined, isGone: (id: string) => boolean): void {
    const isSelectable = this.#options.selectable();
    const lost: string[] = [];
    // Often nothing is lost of very many: nothing is copied before that is known.
    for (const id of this.#ids) {
      const row = get(id);
      if (row ? !isSelectable(row) : isGone(id)) lost.push(id);
    }
    this.#put(lost, false);
  }

  /** Counted once for each state of the rows and of the selection; a list that is still read is never chosen as a whole. */
  extentIn(view: RowView, version: number, isWhole = true): SelectionExtent {
    if (this.#ids.size === 0) return NOTHING;
    const of = [view, version, this.#ids, isWhole];
    if (hasSameParts(of, this.#extentOf)) return this.#extent;
    this.#extentOf = of;
    const isSelectable = this.#options.selectable();
    let selectable = 0;
    let selected = 0;
    for (let index = 0; index < view.length; index += 1) {
      const row = view.at(index);
      if (!row) continue;
      if (this.#ids.has(row.id)) selected += 1;
      if (isSelectable(row)) selectable += 1;
    }
    const isAll = selected > 0 && selected >= selectable && view.complete && isWhole;
    const extent = selected === 0 ? 'none' : isAll ? 'all' : 'some';
    return (this.#extent = { extent, notShown: this.#ids.size - selected });
  }

  #put(ids: readonly string[], selected: boolean): void {
    if (ids.length === 0) return;
    // A new set, so that a follower can tell by identity.
    const next = new Set(this.#ids);
    for (const id of ids) {
      if (selected) next.add(id);
      else next.delete(id);
    }
    if (next.size === this.#ids.size) return;
    this.#ids = next;
    this.#options.changed();
  }

  #between(view: RowView, start: number, end: number): string[] {
    const isSelectable = this.#options.selectable();
    const ids: string[] = [];
    for (let index = start; index < end; index += 1) {
      const row = view.at(index);
      if (row && isSelectable(row)) ids.push(row.id);
    }
    return ids;
  }
}
