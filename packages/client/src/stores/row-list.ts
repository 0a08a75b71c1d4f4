import { atom, type ReadableAtom } from 'nanostores';
import type { SubscriberFilter } from '../backend.js';
import type { ProvisioningClient, SubscriberChange } from '../client.js';
import { toProvisioningError } from '../errors.js';
import { loaded } from '../loaded.js';
import type { Subscriber } from '../model.js';
import { createArraySource, FEW_ROWS } from '../rows/array-source.js';
import { createFreshness } from '../rows/freshness.js';
import { createListLoad, type ListLoad } from '../rows/load-all.js';
import { createMatcher } from '../rows/matching.js';
import { createPageReader, type PageReaderOptions } from '../rows/page-reader.js';
import { canPage } from '../rows/paging.js';
import type { RowSource } from '../rows/row-source.js';
import { createSlicer, drawn } from '../slices.js';
import type { PagedList } from './paged-list.js';
import { createShownView } from './shown-view.js';
import { EVERYTHING, isSameQuery } from './user-status-query.js';
import type { RowsLoad, UserStatusQuery, UserStatusState } from './user-status-state.js';

export interface RowListOptions {
  readonly templateId: string;
  readonly query: Partial<UserStatusQuery>;
  readonly rowCap: number;
  readonly locale: string | undefined;
  /** Told every row that came newer than before, and with undefined the ids of those that went. */
  readonly onRow: (id: string, row: Subscriber | undefined) => void;
}

interface Running {
  readonly controller: AbortController;
  readonly done: Promise<void>;
  ended: boolean;
}

/** The rows of one template: loaded, kept as new as the newest answer, filtered and sorted. */
export interface RowList {
  readonly $state: ReadableAtom<UserStatusState>;
  get(id: string): Subscriber | undefined;
  motion: RowSource['motion'];
  /** Keeps the view's rows and their order until what it gives is called; see `UserStatusStore.hold`. */
  hold(): () => void;
  setQuery(changes: Partial<UserStatusQuery>): void;
  /** Reads the list from its start; `quietly` leaves the load's state as it is until the end. */
  reload(quietly?: boolean): Promise<void>;
  /** Holds so many rows from now on; what is shown is read anew. */
  setRowCap(rowCap: number): void;
  /** Sorts by another alphabet from now on; what is shown follows. */
  setLocale(locale: string | undefined): void;
  /** Goes on where loading ended, if anything is missing; joins a load that runs. */
  resume(): Promise<void>;
  /** Reads on after the notice `page-cap`, as many pages again. */
  loadRest(): Promise<void>;
  /** Aborts everything; what came so far stays. */
  stop(): void;
  /** Reads one row again; says whether it differs. A row that the backend no longer knows goes. */
  read(id: string, signal: AbortSignal, isFollowUp?: boolean): Promise<boolean>;
  /** Reads the rows that changed after a moment; says whether any differs. */
  readChanges(since: string, signal: AbortSignal): Promise<boolean>;
  /** Takes in what a write left behind, which no earlier question can undo. */
  apply(change: SubscriberChange): void;
  /** All rows that a filter selects, over all pages. */
  all(filter: SubscriberFilter, signal: AbortSignal): AsyncIterable<readonly Subscriber[]>;
}

/** Rows per page at most, whatever the backend offers: a page is handled in one task. */
const LARGEST_PAGE = 1_000;

/** Pages of changes that one look follows; with more, the next look goes on. */
const CHANGE_PAGES = 5;

/** Pages asked for at the same time where cursors allow it: the next one and as many as a browser keeps under way beside it. */
const PARALLEL_PAGES = 4;

/** What a list needs that is longer than the cap, loaded with the first one. */
const loadPaging = () => loaded(import('./paged-list.js'));

export function createRowList(client: ProvisioningClient, options: RowListOptions): RowList {
  const { backend, environment } = client;
  const { templateId, onRow } = options;
  let { rowCap } = options;
  const freshness = createFreshness();
  const memory = createArraySource([], { locale: options.locale, environment });
  /** Takes the place of memory when the list is longer than the cap and the backend can do all the work. */
  let paged: PagedList | undefined;
  let list: ListLoad | undefined;
  let pageSize: number | undefined;
  /** The load that runs, or the last one, whose signal the pages of its view go on under. */
  let running: Running | undefined;
  /** Asks again for the page of the shown view that failed. */
  let again: (() => Promise<void>) | undefined;
  const slicer = createSlicer(environment);
  let readerOptions: PageReaderOptions = {};
  /** Rows that are gone, but keep their places in a paged view while it is held. */
  const gone = new Set<string>();
  let isRereadDue = false;

  const query = { ...EVERYTHING, ...options.query };
  const $state = atom<UserStatusState>({
    query,
    load: { state: 'idle', loaded: 0, total: undefined, error: undefined, notice: undefined, updatedAt: undefined },
    view: memory.view({}),
    version: 0,
    counts: undefined,
    ordering: false,
    scope: 'held',
  });
  const source = (): RowSource => paged?.source ?? memory;
  const set = (changes: Partial<UserStatusState>) => $state.set({ ...$state.get(), ...changes });
  const toLoad = (changes: Partial<RowsLoad>): RowsLoad => ({ ...$state.get().load, ...changes });

  const shown = createShownView($state, memory, environment, () => {
    for (const id of gone) source().remove(id);
    gone.clear();
    if (isRereadDue) void begin(load, true);
    isRereadDue = false;
  });

  /** Takes in rows as of a question, or as of now; says whether any differed. */
  const take = (rows: readonly Subscriber[], mark?: number): boolean => {
    for (const { id } of rows) freshness.touch(id, mark);
    const changed = source().upsert(rows);
    for (const row of rows) onRow(row.id, row);
    return changed;
  };
  const takeFresh = (rows: readonly Subscriber[], mark: number) => take(freshness.fresh(rows, mark), mark);

  const drop = (id: string) => {
    freshness.touch(id);
    const known = source().get(id);
    if (paged && shown.isHeld) gone.add(id);
    else source().remove(id);
    onRow(id, undefined);
    if (known) shown.showSoon();
  };

  async function drain(signal: AbortSignal, isSecond = false): Promise<void> {
    const isOver = () => signal.aborted;
    const capabilities = await client.capabilities();
    if (isOver()) return;
    pageSize = Math.min(capabilities.maxPageSize ?? 100, LARGEST_PAGE);
    readerOptions = {
      pageSize,
      pageCap: Math.max(1_000, Math.ceil(rowCap / pageSize)),
      parallel: capabilities.offsetCursors && capabilities.totals ? PARALLEL_PAGES : 1,
      mark: freshness.mark,
    };
    const reader = () => createPageReader(backend, { templateId }, readerOptions);
    const reading = (list ??= createListLoad(reader(), memory, { rowCap, freshness }));
    /** Reads a page; says whether another is to come. */
    const step = async () => {
      if (!reading.done) for (const row of await reading.step(signal)) onRow(row.id, row);
      return !reading.done;
    };
    const isTooLong = () => canPage(capabilities) && (reading.total ?? 0) > rowCap;
    let isShown = true;
    try {
      // A list that was found too long before is not read on when its paging could not be loaded.
      while (isTooLong() || (await step())) {
        isShown = false;
        if (isTooLong()) {
          const longer = await createPaged();
          if (isOver()) return;
          paged = longer;
          set({ scope: 'paged' });
          isShown = true;
          shown.showPages({ total: reading.total });
          await paged.page($state.get().query, signal, 1);
          return;
        }
        shown.showSoon({ total: reading.total });
        await (reading.hasRest ? drawn() : slicer.pace());
        if (isOver()) return;
      }
      isShown = true;
    } finally {
      // What came before a page that failed is shown with it.
      if (!isShown && !isOver()) void shown.show();
    }
    const { notice, total } = reading;
    if (notice === 'changed' && !isSecond) {
      list = undefined;
      return drain(signal, true);
    }
    await shown.show({
      state: notice ? 'partial' : 'ready',
      notice,
      total,
      error: undefined,
      updatedAt: environment.wallClock(),
    });
    if (memory.size > FEW_ROWS) void memory.prepare(signal);
  }

  async function createPaged(): Promise<PagedList> {
    const { createPagedList } = await loadPaging();
    return createPagedList(backend, {
      templateId,
      pageSize,
      onRow,
      show: shown.showPages,
      isHalted: () => $state.get().load.state === 'failed',
      failed(error, retry) {
        again = retry;
        shown.showPages({ state: 'failed', error });
      },
      wallClock: environment.wallClock,
    });
  }

  function begin(load: (signal: AbortSignal) => Promise<void>, quietly = false): Promise<void> {
    running?.controller.abort();
    again = undefined;
    const controller = new AbortController();
    const { signal } = controller;
    if (!quietly) set({ load: toLoad({ state: 'loading', error: undefined, notice: undefined }) });
    const done = load(signal)
      .catch((error: unknown) => {
        if (!signal.aborted) set({ load: toLoad({ state: 'failed', error: toProvisioningError(error) }) });
      })
      .finally(() => {
        mine.ended = true;
      });
    const mine: Running = { controller, done, ended: false };
    running = mine;
    return done;
  }
  const load = (signal: AbortSignal) => {
    const { query, load } = $state.get();
    return paged ? paged.page(query, signal, load.loaded) : drain(signal);
  };

  return {
    $state,
    get: (id) => (gone.has(id) ? undefined : source().get(id)),
    motion: (except) => source().motion(except),
    hold: shown.hold,
    setQuery(changes) {
      const before = $state.get().query;
      const query = { ...before, ...changes };
      const pages = paged;
      const isAnswered = isSameQuery(before, query);
      // Until it is answered, the view belongs to the query before.
      set({ query, ...(!pages && !isAnswered && { ordering: true }) });
      if (isAnswered) return;
      if (!pages) shown.ask();
      else if (running) void begin((signal) => pages.page(query, signal, 1));
    },
    reload(quietly) {
      if (quietly && paged && shown.isHeld) {
        isRereadDue = true;
        shown.delay();
        return Promise.resolve();
      }
      list = undefined;
      return begin(load, quietly);
    },
    setRowCap(cap) {
      rowCap = cap;
      if (memory.size > cap) for (const { id } of [...memory.held()]) memory.remove(id);
      paged = list = undefined;
      set({ scope: 'held' });
      if (running) void begin(load);
    },
    setLocale(locale) {
      memory.setLocale(locale);
      if (!paged) shown.ask();
    },
    async resume() {
      if (running && !running.ended) return running.done;
      shown.catchUp();
      const { load: now, query } = $state.get();
      const answered = running && paged?.answered;
      const isShown = !paged || (answered !== undefined && isSameQuery(answered, query));
      if ((now.state === 'ready' || now.state === 'partial') && isShown) return undefined;
      if (!again) return begin(load);
      const retry = again;
      again = undefined;
      set({ load: toLoad({ state: 'loading', error: undefined }) });
      await retry();
      if ($state.get().load.state === 'loading') set({ load: toLoad({ state: 'ready' }) });
    },
    loadRest() {
      if ($state.get().load.notice !== 'page-cap' || !list) return Promise.resolve();
      list.readOn();
      return begin(load);
    },
    stop() {
      running?.controller.abort();
      running = again = undefined;
      shown.stop();
      if ($state.get().load.state === 'loading') set({ load: toLoad({ state: 'idle' }) });
    },
    async read(id, signal, isFollowUp) {
      const mark = freshness.mark();
      let row: Subscriber | undefined;
      try {
        row = await backend.getSubscriber(id, { signal, isFollowUp });
      } catch (error) {
        if (toProvisioningError(error).kind !== 'not-found') throw error;
      }
      if (signal.aborted) return false;
      if (!row) drop(id);
      else if (!takeFresh([row], mark)) return false;
      else shown.showSoon();
      return true;
    },
    async readChanges(changedSince, signal) {
      const reader = createPageReader(
        backend,
        { templateId, changedSince },
        {
          pageSize,
          pageCap: CHANGE_PAGES,
          mark: freshness.mark,
        },
      );
      let changed = false;
      try {
        while (!reader.done) changed = takeFresh(await reader.next(signal), reader.asked) || changed;
      } finally {
        if (changed) shown.showSoon();
      }
      return changed;
    },
    apply({ id, subscriber }) {
      if (subscriber?.id !== id) drop(id);
      if (subscriber && take([subscriber])) shown.showSoon();
    },
    async *all(filter, signal) {
      if (paged || list?.notice !== 'row-cap') {
        yield* source().all(filter, signal);
        return;
      }
      // Memory holds only a part of the list, so the whole of it is read again and filtered on the way.
      const matches = createMatcher(filter, environment.wallClock());
      const { readWhole } = await loadPaging();
      for await (const rows of readWhole(backend, { templateId, ...readerOptions }, signal)) {
        yield rows.filter(matches);
      }
    },
  };
}
