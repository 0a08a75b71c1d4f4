import type { SubscriberFilter } from '../backend.js';
import type { Subscriber } from '../model.js';
import type { Work } from '../slices.js';
import type { CodedColumn } from './codes.js';
import type { Haystack } from './haystack.js';
import { createWanted, searchWords } from './matching.js';
import type { Orders } from './orders.js';
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
  readonly orders: Orders;
  readonly haystack: Haystack;
  wallClock(): number;
}

/** Rows looked at between two looks at the clock. */
const STEPS = 32_768;

/** Makes the pass over all rows that selects and counts at the same time. */
export function createSelecting(held: Selectable): (filter: SubscriberFilter, after?: RowView) => Work<Selection> {
  const { rows, indexes, orders, haystack } = held;
  const { status, packages, causes } = held.columns;
  /** Of each view its indexes, and how many rows there were. */
  const made = new WeakMap<RowView, { readonly selected: Uint32Array; readonly known: number }>();
  /** The last selection, which a backend that pages from memory asks for again with every page. */
  let last: { readonly question: string; readonly version: number; readonly selection: Selection } | undefined;

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

  function* select(filter: SubscriberFilter, after: RowView | undefined): Work<Selection> {
    const words = searchWords(filter.search);
    const hits = words.length > 0 ? yield* haystack.search(words) : undefined;
    const sorted = filter.sort && (yield* orders.by(filter.sort.key));
    const wantsStatus = status.mask(createWanted(filter.status, filter.exclude));
    const wantsPackage = packages.mask(createWanted(filter.package));
    const wantsCause = causes.mask(createWanted(filter.cause), !filter.cause?.length);
    const isStuck = status.mask((value) => value !== 'provisioned');
    const latest = filter.stuckFor ? held.wallClock() - filter.stuckFor : Infinity;
    const before = after && made.get(after);

    const byStatus = new Uint32Array(wantsStatus.length);
    const byPackage = new Uint32Array(wantsPackage.length);
    const byCause = new Uint32Array(wantsCause.length);
    const { length } = sorted ?? rows;
    const isDescending = filter.sort?.descending === true;
    const selected = new Uint32Array((before?.selected.length ?? 0) + length);
    let count = 0;
    if (before) {
      selected.set(before.selected);
      count = before.selected.length;
    }
    let { statusCodes, packageCodes, causeCodes, changes } = columns();
    for (let position = 0; position < length; position += 1) {
      if (position % STEPS === STEPS - 1) {
        yield;
        // They may have grown meanwhile.
        ({ statusCodes, packageCodes, causeCodes, changes } = columns());
      }
      const place = isDescending ? length - 1 - position : position;
      const index = sorted ? (sorted[place] ?? 0) : place;
      const code = statusCodes[index] ?? 0;
      if (code === 0 || (hits && hits[index] !== 1)) continue;
      if (latest !== Infinity && (isStuck[code] !== 1 || (changes[index] ?? 0) > latest)) continue;
      const kind = packageCodes[index] ?? 0;
      const cause = causeCodes[index] ?? 0;
      // Each part of the filter narrows the counts of the others, not its own. Status, exclusion and cause are one part: all
      // of them say where a user stands.
      const isWanted = wantsStatus[code] === 1;
      const isKind = wantsPackage[kind] === 1;
      const isCause = wantsCause[cause] === 1;
      if (isKind) byStatus[code] = (byStatus[code] ?? 0) + 1;
      if (isWanted && isCause) byPackage[kind] = (byPackage[kind] ?? 0) + 1;
      if (isKind) byCause[cause] = (byCause[cause] ?? 0) + 1;
      if (isWanted && isKind && isCause && (!before || index >= before.known)) selected[count++] = index;
    }
    return {
      view: toView(selected.slice(0, count), rows.length),
      counts: { status: status.named(byStatus), package: packages.named(byPackage), cause: causes.named(byCause) },
    };
  }

  return function* selecting(filter, after) {
    // Time alone changes who is stuck.
    const question = filter.stuckFor || after ? '' : JSON.stringify(filter);
    const version = held.version();
    if (question && last?.question === question && last.version === version) return last.selection;
    const selection = yield* select(filter, after);
    if (question && version === held.version()) last = { question, version, selection };
    return selection;
  };
}
