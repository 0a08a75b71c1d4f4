import type { SubscriberFilter } from '../backend.js';
import { systemEnvironment, type Environment } from '../environment.js';
import type { Subscriber } from '../model.js';
import { createSlicer, finish, idle } from '../slices.js';
import { isMoving } from '../status.js';
import { createCodedColumn, grown } from './codes.js';
import { isSame } from './freshness.js';
import { createHaystack } from './haystack.js';
import { causeOf, changeOf, isSameText, searchText } from './matching.js';
import { createOrders } from './orders.js';
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
  /** Makes in idle time what the first search and the first sort need; ends early once the signal aborts. */
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

/**
 * Makes a source that holds all rows in memory.
 *
 * Rows never move: filters and sorts make arrays of indexes. Orders and the hits of a search are kept; a changed row is
 * put in its new place in them.
 */
export function createArraySource(
  initial: readonly Subscriber[] = [],
  { locale, environment = systemEnvironment }: ArraySourceOptions = {},
): ArraySource {
  // A removed row stays for the views that show it; its index is not given out again.
  const rows: Subscriber[] = [];
  const indexes = new Map<string, number>();
  const status = createCodedColumn();
  const packages = createCodedColumn();
  const causes = createCodedColumn();
  let changes = new Float64Array(0);
  let version = 0;

  const isLive = (index: number) => status.codes[index] !== 0;
  const orders = createOrders(
    { length: () => rows.length, row: (index) => (isLive(index) ? rows[index] : undefined) },
    locale,
  );
  const haystack = createHaystack(
    () => rows.length,
    (index) => (rows[index] ? searchText(rows[index]) : ''),
  );
  const slicer = createSlicer(environment);
  const selecting = createSelecting({
    rows,
    indexes,
    columns: { status, packages, causes },
    changes: () => changes,
    version: () => version,
    orders,
    haystack,
    wallClock: environment.wallClock,
  });

  const put = (row: Subscriber): boolean => {
    const known = indexes.get(row.id);
    const index = known ?? rows.length;
    const old = known === undefined ? undefined : rows[index];
    if (old && isSame(old, row)) return false;
    const kept = Object.isFrozen(row) ? row : Object.freeze({ ...row });
    selecting.touch(index);
    indexes.set(row.id, index);
    rows[index] = kept;
    status.set(index, row.status);
    packages.set(index, row.package);
    causes.set(index, causeOf(row));
    changes = grown(changes, index, Float64Array);
    changes[index] = changeOf(row);
    orders.touch(index, old, kept);
    if (!old || !isSameText(old, kept)) haystack.touch(index);
    version += 1;
    return true;
  };

  const source: ArraySource = {
    get size() {
      return indexes.size;
    },
    get: (id) => rows[indexes.get(id) ?? -1],
    held: () => rows.filter((_, index) => isLive(index)),
    motion(except) {
      const isIn = status.mask(isMoving);
      const followed = new Set(Array.from(except, (id) => indexes.get(id)));
      const moving: string[] = [];
      let newest = 0;
      for (let index = 0; index < rows.length; index += 1) {
        const code = status.codes[index] ?? 0;
        if (code === 0) continue;
        if (isIn[code] === 1 || (followed.size > 0 && followed.has(index))) moving.push(rows[index]?.id ?? '');
        else if ((changes[index] ?? 0) > newest) newest = changes[index] ?? 0;
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
      selecting.touch(index);
      orders.touch(index, rows[index], undefined);
      for (const column of [status, packages, causes]) column.set(index, undefined);
      version += 1;
    },
    view: (filter) => finish(selecting.select(filter)).view,
    counts: (filter) => finish(selecting.select(filter)).counts,
    select: (filter, { signal, after } = {}) => slicer.run(selecting.select(filter, after), signal),
    async prepare(signal) {
      const work = haystack.prepare();
      do await idle();
      while (!signal.aborted && !slicer.advance(work));
      await idle();
      if (!signal.aborted) orders.prepare();
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
