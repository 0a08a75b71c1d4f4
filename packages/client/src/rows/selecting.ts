import type { SubscriberFilter } from '../backend.js';
import type { Subscriber } from '../model.js';
import type { Work } from '../slices.js';
import { grown } from './grown.js';
import type { Kinds } from './kinds.js';
import { createFacets, searchWords, type Facets } from './matching.js';
import type { RowIndex } from './row-index.js';
import type { FacetCounts, RowView, Selection } from './row-source.js';

/** What a selection reads of the rows that memory holds. */
export interface Selectable {
  /** By index; a removed row is there still, but of no kind. */
  readonly rows: readonly Subscriber[];
  readonly indexes: ReadonlyMap<string, number>;
  readonly kinds: Kinds;
  /** By index the moment of the last change, epoch milliseconds. */
  changes(): Float64Array;
  /** Grows with every change of a row. */
  version(): number;
  index(): RowIndex;
  wallClock(): number;
}

/** Rows looked at between two looks at the clock. */
const STEPS = 32_768;

/** What has been selected, with all that it takes to tell whether it still holds. */
interface Last {
  readonly question: string;
  version: number;
  selection: Selection;
  readonly order: Uint32Array | undefined;
  /** By number of a kind, 1 where the filter wants it. */
  readonly wants: Uint8Array;
}

/** Makes selections. */
export interface Selecting {
  select(filter: SubscriberFilter, after?: RowView): Work<Selection>;
  /** Told of what kind each row that changes was, and is; 0 where it is new, or gone. */
  moved(before: number, after: number): void;
}

/**
 * Makes the pass over all rows that selects, and counts where more than kinds is asked for. Where rows only change, and none
 * of them into the view or out of it, the view stays, and only the counts are new.
 */
export function createSelecting(held: Selectable): Selecting {
  const { rows, indexes, kinds } = held;
  /** Of each view its indexes, and how many rows there were. */
  const made = new WeakMap<RowView, { readonly selected: Uint32Array; readonly known: number }>();
  /** The last selection, which a backend that pages from memory asks for again with every page. */
  let last: Last | undefined;

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

  function* select(filter: SubscriberFilter, after: RowView | undefined): Work<Omit<Last, 'question' | 'version'>> {
    const words = searchWords(filter.search);
    const hits = words.length > 0 ? yield* held.index().search(words) : undefined;
    const order = filter.sort && (yield* held.index().by(filter.sort.key));
    const facets = createFacets(filter);
    const wants = kinds.mask((kind) => facets.standing(kind.status, kind.cause) && facets.package(kind.package));
    const isStuck = kinds.mask(({ status }) => status !== 'provisioned');
    const latest = filter.stuckFor ? held.wallClock() - filter.stuckFor : Infinity;
    const before = after && made.get(after);

    // How many rows there are of each kind is known, but not how many of them a search finds.
    const tally = hits || filter.stuckFor ? new Uint32Array(wants.length) : undefined;
    const { length } = order ?? rows;
    const isDescending = filter.sort?.descending === true;
    let count = before?.selected.length ?? 0;
    const most = count + length;
    const version = held.version();
    let selected = new Uint32Array(tally || before ? most : wantedRows(kinds, wants));
    if (before) selected.set(before.selected);
    const first = before?.known ?? 0;
    for (let from = 0; from < length; from += STEPS) {
      // While the work rested, other rows may have come to be wanted, and what follows may have grown.
      if (held.version() !== version) selected = grown(selected, most - 1, Uint32Array);
      const rowsNow = { codes: kinds.codes, changes: held.changes() };
      const pass = { ...rowsNow, order, hits, wants, tally, isStuck, latest, first, length, isDescending, selected };
      count = look(pass, from, Math.min(from + STEPS, length), count);
      if (length > STEPS) yield;
    }
    const view = toView(count === selected.length ? selected : selected.slice(0, count), rows.length);
    return { selection: { view, counts: countFacets(facets, kinds, tally ?? kinds.counts) }, order, wants };
  }

  return {
    moved(before, after) {
      // A kind that is new since then is in no view.
      if (last && last.wants[before] !== last.wants[after]) last = undefined;
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
          known.selection = {
            view: known.selection.view,
            counts: countFacets(createFacets(filter), kinds, kinds.counts),
          };
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
  readonly codes: Uint32Array;
  readonly changes: Float64Array;
  readonly order: Uint32Array | undefined;
  readonly hits: Uint8Array | undefined;
  readonly wants: Uint8Array;
  /** By number of a kind the rows found; left out, nobody asks. */
  readonly tally: Uint32Array | undefined;
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
  const { codes, changes, order, hits, wants, tally, isStuck, latest, first, length, isDescending, selected } = pass;
  let count = selectedBefore;
  // Most filters neither sort nor search, and a million rows are to be through in a frame.
  if (!order && !tally) {
    for (let index = Math.max(from, first); index < to; index += 1) {
      if (wants[codes[index] ?? 0] === 1) selected[count++] = index;
    }
    return count;
  }
  for (let position = from; position < to; position += 1) {
    const place = isDescending ? length - 1 - position : position;
    const index = order ? (order[place] ?? 0) : place;
    const kind = codes[index] ?? 0;
    if (hits && hits[index] !== 1) continue;
    if (latest !== Infinity && (isStuck[kind] !== 1 || (changes[index] ?? 0) > latest)) continue;
    if (tally) tally[kind] = (tally[kind] ?? 0) + 1;
    if (wants[kind] === 1 && index >= first) selected[count++] = index;
  }
  return count;
}

/** How many rows are of the kinds that are wanted. */
function wantedRows({ counts }: Kinds, wants: Uint8Array): number {
  return counts.reduce((sum, rows, code) => (wants[code] === 1 ? sum + rows : sum), 0);
}

/** Counts the values of each part of a filter among the rows that the other part leaves, of which `tally` knows the kinds. */
function countFacets(facets: Facets, { all }: Kinds, tally: ArrayLike<number>): FacetCounts {
  const counts = {
    status: new Map<string, number>(),
    package: new Map<string, number>(),
    cause: new Map<string, number>(),
  };
  all.forEach((kind, code) => {
    const rows = tally[code] ?? 0;
    if (!kind || rows === 0) return;
    const add = (values: Map<string, number>, value: string) => values.set(value, (values.get(value) ?? 0) + rows);
    if (facets.standing(kind.status, kind.cause)) add(counts.package, kind.package);
    if (!facets.package(kind.package)) return;
    add(counts.status, kind.status);
    if (kind.cause !== undefined) add(counts.cause, kind.cause);
  });
  return counts;
}
