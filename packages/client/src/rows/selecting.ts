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

/** What has been selected, with all that it takes to bring it up to date. */
interface Last {
  readonly question: string;
  version: number;
  selection: Selection;
  readonly order: Uint32Array | undefined;
  readonly wants: Wants;
  readonly tally: Tally;
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

/** Makes selections, and is told of every row before and after it changes. */
export interface Selecting {
  select(filter: SubscriberFilter, after?: RowView): Work<Selection>;
  /** A row is about to change, to come or to go; `settled` follows at once. */
  leaving(index: number): void;
  settled(index: number): void;
}

/**
 * Makes the pass over all rows that selects and counts at the same time. Where rows only change, and none of them into the
 * view or out of it, each is taken out of the counts as it was and counted as it is, and the view stays.
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
    return { selection, order, wants, tally };
  }

  /** Whether the row that is about to change is in the last view. */
  let wasIn = false;

  /** Counts a row once more or once less for the last selection; says whether it belongs in the view. */
  const count = ({ wants, tally }: Last, index: number, by: 1 | -1): boolean => {
    const code = status.codes[index] ?? 0;
    // A row that is gone, or to come.
    if (code === 0) return false;
    const kind = packages.codes[index] ?? 0;
    const cause = causes.codes[index] ?? 0;
    const isKind = wants.kind[kind] === 1;
    const isWanted = wants.status[code] === 1 && wants.cause[cause] === 1;
    const add = (counts: Uint32Array, at: number) => (counts[at] = (counts[at] ?? 0) + by);
    if (isKind) add(tally.status, code);
    if (isWanted) add(tally.kind, kind);
    if (isKind) add(tally.cause, cause);
    return isWanted && isKind;
  };
  /** Whether all values of a row had occurred by the last selection. */
  const isKnown = ({ wants }: Last, index: number) =>
    (status.codes[index] ?? 0) < wants.status.length &&
    (packages.codes[index] ?? 0) < wants.kind.length &&
    (causes.codes[index] ?? 0) < wants.cause.length;

  return {
    leaving(index) {
      if (last) wasIn = count(last, index, -1);
    },
    settled(index) {
      if (last && (!isKnown(last, index) || count(last, index, 1) !== wasIn)) last = undefined;
    },
    *select(filter, after) {
      // Time alone changes who is stuck.
      const question = filter.stuckFor || after ? '' : JSON.stringify(filter);
      const version = held.version();
      const known = last?.question === question ? last : undefined;
      if (known && question) {
        if (known.version === version) return known.selection;
        // What a row says may have changed with it, and its place in an order.
        const isKept = searchWords(filter.search).length === 0;
        if (isKept && (!filter.sort || (yield* held.index().by(filter.sort.key)) === known.order) && last === known) {
          known.version = held.version();
          known.selection = { view: known.selection.view, counts: named(known.tally) };
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
