import type { SubscriberFilter } from '../backend.js';
import { systemEnvironment, type Environment } from '../environment.js';
import type { Subscriber } from '../model.js';
import { isPromise } from '../promise.js';
import { createSlicer, finish } from '../slices.js';
import { isMoving } from '../status.js';
import type { FastIndex } from './fast-index.js';
import { isSame } from './freshness.js';
import { grown } from './grown.js';
import { createKinds } from './kinds.js';
import { changeOf, searchWords } from './matching.js';
import { createPlainIndex } from './plain-index.js';
import type { IndexedRows } from './row-index.js';
import type { FacetCounts, RowSource, RowView, Selection } from './row-source.js';
import { createSelecting } from './selecting.js';

/** A source that holds all rows in memory and can therefore do everything itself. */
export interface ArraySource extends RowSource {
  /** Rows held. */
  readonly size: number;
  /** Selects and orders rows at once, however long that takes. */
  view(filter: SubscriberFilter): RowView;
  counts(filter: SubscriberFilter): FacetCounts;
  /**
   * Selects, orders and counts without a long task: at once what is quickly done, else in slices. `after` is an earlier
   * view whose rows keep their places; only rows that came since are selected anew, and follow them.
   */
  select(filter: SubscriberFilter, options?: SelectOptions): Selection | Promise<Selection>;
  /** Sorts by another alphabet from now on; views that are there keep their order. */
  setLocale(locale: string | undefined): void;
  /**
   * Loads what searches and sorts many rows fast, and makes in idle time what the first search needs and the orders by
   * name and e-mail; ends early once the signal aborts. What cannot be loaded is done without, and tried again by the
   * next call.
   */
  prepare(signal: AbortSignal): Promise<void>;
}

export interface SelectOptions {
  readonly signal?: AbortSignal | undefined;
  readonly after?: RowView | undefined;
}

export interface ArraySourceOptions {
  /** Whose alphabet sorts. @default the platform's language */
  readonly locale?: string | undefined;
  /** The clocks by which work is sliced and `stuckFor` counts. @default systemEnvironment */
  readonly environment?: Pick<Environment, 'now' | 'wallClock'> | undefined;
}

/** Rows handed over at once by `all`. */
const CHUNK = 1_000;

/** Rows that are sorted and searched within a frame by looking at each; for more, a faster index is loaded. */
export const FEW_ROWS = 2_000;

/**
 * Makes a source that holds all rows in memory.
 *
 * Rows never move: filters and sorts make arrays of indexes. Few rows are sorted and searched anew each time; for many, the
 * orders and the hits of a search are kept, and a changed row is put in its new place in them.
 */
export function createArraySource(
  initial: readonly Subscriber[] = [],
  { locale: language, environment = systemEnvironment }: ArraySourceOptions = {},
): ArraySource {
  // A removed row stays for the views that show it; its index is not given out again.
  const rows: Subscriber[] = [];
  const indexes = new Map<string, number>();
  const kinds = createKinds();
  let changes = new Float64Array(0);
  let version = 0;

  const isLive = (index: number) => kinds.codes[index] !== 0;
  const indexed: IndexedRows = {
    all: rows,
    row: (index) => (isLive(index) ? rows[index] : undefined),
  };
  let locale = language;
  let plain = createPlainIndex(indexed, locale);
  let fast: FastIndex | undefined;
  let loading: Promise<void> | undefined;
  const loadFast = () =>
    (loading ??= import('./fast-index.js').then(
      ({ createFastIndex }) => void (fast = createFastIndex(indexed, locale)),
      () => undefined,
    ));
  const slicer = createSlicer(environment);
  /** Selections under way. */
  let asked = 0;
  const counted = <T>(selection: T | Promise<T>): T | Promise<T> => {
    if (!isPromise(selection)) return selection;
    asked += 1;
    return selection.finally(() => {
      asked -= 1;
    });
  };
  const selecting = createSelecting({
    rows,
    indexes,
    kinds,
    changes: () => changes,
    version: () => version,
    index: () => fast ?? plain,
    wallClock: environment.wallClock,
  });

  /** Notes what a row is now, or that it is gone. */
  const note = (index: number, row: Subscriber | undefined) => {
    const before = kinds.codes[index] ?? 0;
    kinds.set(index, row);
    selecting.moved(before, kinds.codes[index] ?? 0);
    fast?.touch(index, rows[index], row);
    version += 1;
  };

  const put = (row: Subscriber): boolean => {
    const known = indexes.get(row.id);
    const index = known ?? rows.length;
    const old = known === undefined ? undefined : rows[index];
    // Most news has another date, which spares the look at all the rest.
    if (old && old.lastStatusChange === row.lastStatusChange && isSame(old, row)) return false;
    const kept = Object.isFrozen(row) ? row : Object.freeze({ ...row });
    if (!old) indexes.set(row.id, index);
    note(index, kept);
    rows[index] = kept;
    changes = grown(changes, index, Float64Array);
    changes[index] = changeOf(row);
    return true;
  };

  const source: ArraySource = {
    get size() {
      return indexes.size;
    },
    get: (id) => rows[indexes.get(id) ?? -1],
    held: () => rows.filter((_, index) => isLive(index)),
    motion(except) {
      const isIn = kinds.mask(({ status }) => isMoving(status));
      const { codes } = kinds;
      const times = changes;
      const followed = new Set(Array.from(except, (id) => indexes.get(id)));
      const moving: string[] = [];
      let newest = 0;
      for (let index = 0; index < rows.length; index += 1) {
        const code = codes[index] ?? 0;
        if (code === 0) continue;
        if (isIn[code] === 1 || (followed.size > 0 && followed.has(index))) moving.push(rows[index]?.id ?? '');
        else if ((times[index] ?? 0) > newest) newest = times[index] ?? 0;
      }
      return { moving, newest };
    },
    upsert(newer) {
      let isNews = false;
      for (const row of newer) isNews = put(row) || isNews;
      return isNews;
    },
    remove(id) {
      const index = indexes.get(id);
      if (index === undefined) return;
      indexes.delete(id);
      note(index, undefined);
    },
    view: (filter) => finish(selecting.select(filter)).view,
    counts: (filter) => finish(selecting.select(filter)).counts,
    select(filter, { signal, after } = {}) {
      const run = () => counted(slicer.run(selecting.select(filter, after), signal));
      const isIndexed = filter.sort !== undefined || searchWords(filter.search).length > 0;
      return isIndexed && !fast && rows.length > FEW_ROWS ? loadFast().then(run) : run();
    },
    setLocale(next) {
      if (next === locale) return;
      locale = next;
      plain = createPlainIndex(indexed, locale);
      fast = loading = undefined;
      version += 1;
    },
    async prepare(signal) {
      if (!fast) loading = undefined;
      await loadFast();
      // Whoever waits for rows comes first.
      await fast?.prepare({ signal, slicer, isBusy: () => asked > 0 });
    },
    async *all(filter, signal) {
      const { view } = await source.select(filter, { signal });
      for (let start = 0; start < view.length; start += CHUNK) {
        const chunk = Array.from({ length: Math.min(CHUNK, view.length - start) }, (_, at) => view.at(start + at));
        yield chunk.filter((row) => row !== undefined && indexes.has(row.id)) as Subscriber[];
        await slicer.pace();
      }
    },
  };
  source.upsert(initial);
  return source;
}
