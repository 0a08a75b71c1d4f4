import type { SubscriberFilter } from '../backend.js';
import type { Subscriber } from '../model.js';
import type { Work } from '../slices.js';
import type { CodedColumn } from './codes.js';
import { createWanted, searchWords } from './matching.js';
import type { RowIndex } from './row-index.js';
import type { RowView, Selection } from './row-source.js';

/** What a selection reads of the rows that memory holds. */
export interface Selectable {
  /** By index; a removed row is there still, but has no codes. */
  readonly rows: readonly Subscriber[];
  readonly indexes: ReadonlyMap<string, number>;
  readonly columns: { readonly status: CodedColumn; readonly packages: CodedColumn; readonly causes: CodedColumn };
  /** By index the moment of the last change, epoch milliseconds. */
  changes(): Float64Array;
  /** Grows with every change of a row. */
  version(): number;
  index(): RowIndex;
  wallClock(): number;
}

/** Rows looked at between two looks at the clock. */
const STEPS = 32_768;

/** So many changed rows are told apart; after more, all rows are looked at. */
const MOST_CHANGED = 8_192;

/** Where a row stood before it changed, by code. */
interface Before {
  readonly status: number;
  readonly kind: number;
  readonly cause: number;
}

/** What has been selected, with all that it takes to bring it up to date. */
interface Last {
  readonly question: string;
  readonly filter: SubscriberFilter;
  version: number;
  selection: Selection;
  readonly order: Uint32Array | undefined;
  readonly wants: Wants;
  readonly tally: Tally;
  /** Rows that have changed since, as they were; undefined once that is more than can be told apart. */
  changed: Map<number, Before> | undefined;
}

/** By code, 1 where the filter wants the value. */
interface Wants {
  readonly status: Uint8Array;
  readonly kind: Uint8Array;
  readonly cause: Uint8Array;
}

/** Counts by code. */
interface Tally {
  readonly status: Uint32Array;
  readonly kind: Uint32Array;
  readonly cause: Uint32Array;
}

/** Makes selections, and is told before a row changes that is there already; any other change needs no telling. */
export interface Selecting {
  select(filter: SubscriberFilter, after?: RowView): Work<Selection>;
  touch(index: number): void;
}

/**
 * Makes the pass over all rows that selects and counts at the same time. Where rows only change, and none of them into the
 * view or out of it, the counts are put right by the difference, and the view stays.
 */
export function createSelecting(held: Selectable): Selecting {
  const { rows, indexes } = held;
  const { status, packages, causes } = held.columns;
  /** Of each view its indexes, and how many rows there were. */
  const made = new WeakMap<RowView, { readonly selected: Uint32Array; readonly known: number }>();
  /** The last selection, which a backend that pages from memory asks for again with every page. */
  let last: Last | undefined;

  const columns = () => ({
    statusCodes: status.codes,
    packageCodes: packages.codes,
    causeCodes: causes.codes,
    changes: held.changes(),
  });

  const toView = (selected: Uint32Array, known: number): RowView => {
    const view: RowView = {
      length: selected.length,
      complete: true,
      at: (position) => rows[selected[position] ?? -1],
      indexOf: (id) => {
        const index = indexes.get(id);
        return index === undefined ? -1 : selected.indexOf(index);
      },
      ensure: () => Promise.resolve(),
    };
    made.set(view, { selected, known });
    return view;
  };

  const named = (tally: Tally) => ({
    status: status.named(tally.status),
    package: packages.named(tally.kind),
    cause: causes.named(tally.cause),
  });

  function* select(filter: SubscriberFilter, after: RowView | undefined): Work<Omit<Last, 'question' | 'version'>> {
    const words = searchWords(filter.search);
    const hits = words.length > 0 ? yield* held.index().search(words) : undefined;
    const order = filter.sort && (yield* held.index().by(filter.sort.key));
    const wants: Wants = {
      status: status.mask(createWanted(filter.status, filter.exclude)),
      kind: packages.mask(createWanted(filter.package)),
      cause: causes.mask(createWanted(filter.cause), !filter.cause?.length),
    };
    const isStuck = status.mask((value) => value !== 'provisioned');
    const latest = filter.stuckFor ? held.wallClock() - filter.stuckFor : Infinity;
    const before = after && made.get(after);

    const tally: Tally = {
      status: new Uint32Array(wants.status.length),
      kind: new Uint32Array(wants.kind.length),
      cause: new Uint32Array(wants.cause.length),
    };
    const { length } = order ?? rows;
    const isDescending = filter.sort?.descending === true;
    const selected = new Uint32Array((before?.selected.length ?? 0) + length);
    let count = 0;
    if (before) {
      selected.set(before.selected);
      count = before.selected.length;
    }
    const first = before?.known ?? 0;
    for (let from = 0; from < length; from += STEPS) {
      // Columns may have grown while the work rested.
      const pass = { ...columns(), order, hits, wants, tally, isStuck, latest, first, length, isDescending, selected };
      count = look(pass, from, Math.min(from + STEPS, length), count);
      if (length > STEPS) yield;
    }
    const selection = { view: toView(selected.slice(0, count), rows.length), counts: named(tally) };
    return { filter, selection, order, wants, tally, changed: new Map() };
  }

  const isWanted = ({ status, kind, cause }: Wants, row: Before) =>
    status[row.status] === 1 && kind[row.kind] === 1 && cause[row.cause] === 1;
  const add = ({ status, kind, cause }: Wants, tally: Tally, row: Before, by: 1 | -1) => {
    const isKind = kind[row.kind] === 1;
    const move = (counts: Uint32Array, code: number) => (counts[code] = (counts[code] ?? 0) + by);
    if (isKind) move(tally.status, row.status);
    if (status[row.status] === 1 && cause[row.cause] === 1) move(tally.kind, row.kind);
    if (isKind) move(tally.cause, row.cause);
  };
  const nowAt = (index: number): Before => ({
    status: status.codes[index] ?? 0,
    kind: packages.codes[index] ?? 0,
    cause: causes.codes[index] ?? 0,
  });

  /** Brings the last selection up to date by the rows that changed; false where one of them moves, or may. */
  function* renew(last: Last): Work<boolean> {
    const { filter, wants, tally, changed } = last;
    if (!changed || searchWords(filter.search).length > 0) return false;
    if (filter.sort && (yield* held.index().by(filter.sort.key)) !== last.order) return false;
    const differing = Array.from(changed, ([index, before]) => [before, nowAt(index)] as const);
    for (const [before, row] of differing) {
      const isKnown =
        row.status < wants.status.length && row.kind < wants.kind.length && row.cause < wants.cause.length;
      if (!isKnown || isWanted(wants, before) !== isWanted(wants, row)) return false;
    }
    for (const [before, row] of differing) {
      add(wants, tally, before, -1);
      add(wants, tally, row, 1);
    }
    changed.clear();
    last.selection = { view: last.selection.view, counts: named(tally) };
    return true;
  }

  return {
    touch(index) {
      const changed = last?.changed;
      if (!last || !changed || changed.has(index)) return;
      // A row that is new has no codes, and is in no view.
      if (changed.size >= MOST_CHANGED || status.codes[index] === undefined || status.codes[index] === 0) {
        last.changed = undefined;
      } else changed.set(index, nowAt(index));
    },
    *select(filter, after) {
      // Time alone changes who is stuck.
      const question = filter.stuckFor || after ? '' : JSON.stringify(filter);
      const version = held.version();
      const known = last?.question === question ? last : undefined;
      if (known && question) {
        if (known.version === version) return known.selection;
        if (yield* renew(known)) {
          known.version = held.version();
          return known.selection;
        }
      }
      // What changes under the pass leaves it unknown whether it was seen.
      const mine = { ...(yield* select(filter, after)), question, version };
      if (question && version === held.version()) last = mine;
      return mine.selection;
    },
  };
}

/** One look through the rows. */
interface Pass {
  readonly statusCodes: Uint16Array;
  readonly packageCodes: Uint16Array;
  readonly causeCodes: Uint16Array;
  readonly changes: Float64Array;
  readonly order: Uint32Array | undefined;
  readonly hits: Uint8Array | undefined;
  readonly wants: Wants;
  readonly tally: Tally;
  readonly isStuck: Uint8Array;
  readonly latest: number;
  /** The first index that may be selected. */
  readonly first: number;
  readonly length: number;
  readonly isDescending: boolean;
  readonly selected: Uint32Array;
}

/** Selects and counts some of the rows; a loop of its own, because an engine speeds up a generator late or never. */
function look(pass: Pass, from: number, to: number, selectedBefore: number): number {
  const { statusCodes, packageCodes, causeCodes, changes, order, hits, isStuck, latest, first, selected } = pass;
  const { status: wantsStatus, kind: wantsKind, cause: wantsCause } = pass.wants;
  const { status: byStatus, kind: byKind, cause: byCause } = pass.tally;
  const { length, isDescending } = pass;
  let count = selectedBefore;
  for (let position = from; position < to; position += 1) {
    const place = isDescending ? length - 1 - position : position;
    const index = order ? (order[place] ?? 0) : place;
    const code = statusCodes[index] ?? 0;
    if (code === 0 || (hits && hits[index] !== 1)) continue;
    if (latest !== Infinity && (isStuck[code] !== 1 || (changes[index] ?? 0) > latest)) continue;
    const kind = packageCodes[index] ?? 0;
    const cause = causeCodes[index] ?? 0;
    // Each part of the filter narrows the counts of the others, not its own. Status, exclusion and cause are one part: all
    // of them say where a user stands.
    const isWanted = wantsStatus[code] === 1;
    const isKind = wantsKind[kind] === 1;
    const isCause = wantsCause[cause] === 1;
    if (isKind) byStatus[code] = (byStatus[code] ?? 0) + 1;
    if (isWanted && isCause) byKind[kind] = (byKind[kind] ?? 0) + 1;
    if (isKind) byCause[cause] = (byCause[cause] ?? 0) + 1;
    if (isWanted && isKind && isCause && index >= first) selected[count++] = index;
  }
  return count;
}
