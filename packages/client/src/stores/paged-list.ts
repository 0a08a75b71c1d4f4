import type { ProvisioningBackend } from '../backend.js';
import { toProvisioningError, type ProvisioningError } from '../errors.js';
import type { Subscriber } from '../model.js';
import {
  createBackendSource,
  type BackendSource,
  type BackendSourceOptions,
  type PagedView,
} from '../rows/backend-source.js';
import { isHeldOnly } from '../rows/paging.js';
import type { RowView } from '../rows/row-source.js';
import { toFilter } from './user-status-query.js';
import type { RowsLoad, UserStatusQuery } from './user-status-state.js';
import { withSignals } from './with-signals.js';

export interface PagedListOptions extends BackendSourceOptions {
  /** Shows what became of the load, and another view. */
  readonly show: (changes: Partial<RowsLoad>, view?: RowView) => void;
  /** Told every row of a view that has come. */
  readonly onRow: (id: string, row: Subscriber) => void;
  /** Whether nothing more may be asked for now. */
  readonly isHalted: () => boolean;
  /** `retry` asks for the same rows again. */
  readonly failed: (error: ProvisioningError, retry: () => Promise<void>) => void;
  readonly wallClock: () => number;
}

/** A list that is longer than memory may hold: its backend filters and sorts, and gives the rows in sight page by page. */
export interface PagedList {
  readonly source: BackendSource;
  /** The query that the pages of the shown view answer. */
  readonly answered: UserStatusQuery | undefined;
  /** Asks the backend for the rows of a query, up to a number of rows; `signal` ends the view as well. */
  page(query: UserStatusQuery, signal: AbortSignal, depth: number): Promise<void>;
}

/** Makes it over a backend that `canPage`; nothing is requested before `page`. */
export function createPagedList(backend: ProvisioningBackend, options: PagedListOptions): PagedList {
  const { show, onRow, isHalted, failed, wallClock, ...reading } = options;
  const source = createBackendSource(backend, reading);
  let answered: UserStatusQuery | undefined;
  return {
    source,
    get answered() {
      return answered;
    },
    async page(query, signal, depth) {
      if (isHeldOnly(query)) show({ loaded: 0 }, NO_ROWS);
      const pages = await source.view(toFilter(query), signal);
      await pages.ensure(0, depth, signal);
      if (signal.aborted) return;
      answered = query;
      for (const row of source.held()) onRow(row.id, row);
      const progress = (): Partial<RowsLoad> =>
        pages.unreadable > 0
          ? { state: 'partial', notice: 'unreadable', loaded: pages.loaded }
          : { state: 'ready', loaded: pages.loaded };
      const view = followPages(pages, signal, {
        isHalted,
        failed,
        loaded: () => show(isHalted() ? { loaded: pages.loaded } : progress()),
      });
      show({ ...progress(), error: undefined, updatedAt: wallClock() }, view);
    },
  };
}

/** All rows of a list, page after page, whatever memory holds of it. */
export function readWhole(
  backend: ProvisioningBackend,
  options: BackendSourceOptions,
  signal: AbortSignal,
): AsyncIterable<readonly Subscriber[]> {
  return createBackendSource(backend, options).all({}, signal);
}

/** No rows at all. */
const NO_ROWS: RowView = {
  length: 0,
  complete: true,
  at: () => undefined,
  indexOf: () => -1,
  ensure: () => Promise.resolve(),
};

interface PagesFollower extends Pick<PagedListOptions, 'isHalted' | 'failed'> {
  readonly loaded: () => void;
}

/**
 * A paged view that tells a store what came and what failed, and whose `ensure` never rejects. It asks for nothing while
 * halted, else a table that renders a missing row again and again would hammer a backend that is down.
 */
function followPages(pages: PagedView, life: AbortSignal, follower: PagesFollower): RowView {
  const isOver = () => life.aborted;
  const view: RowView = {
    get length() {
      return pages.length;
    },
    get complete() {
      return pages.complete;
    },
    at: pages.at,
    indexOf: pages.indexOf,
    async ensure(start, end, signal) {
      if (isOver() || follower.isHalted() || pages.complete || end <= pages.loaded) return;
      const before = pages.loaded;
      try {
        await withSignals(life, signal, (either) => pages.ensure(start, end, either));
        if (!isOver() && pages.loaded > before) follower.loaded();
      } catch (error) {
        if (!isOver() && !signal?.aborted) follower.failed(toProvisioningError(error), () => view.ensure(start, end));
      }
    },
  };
  return view;
}
