import type { WritableAtom } from 'nanostores';
import type { Environment } from '../environment.js';
import type { ArraySource } from '../rows/array-source.js';
import type { RowView } from '../rows/row-source.js';
import { toFilter } from './user-status-query.js';
import type { RowsLoad, UserStatusState } from './user-status-state.js';
import { createViewRefresh } from './view-refresh.js';

/** What a table shows of the rows at hand: brought up to date, unless somebody holds it still. */
export interface ShownView {
  /** Shows the rows as they are now, and what became of the load with them; resolves when it does, if not at once. */
  show(changes?: Partial<RowsLoad>): Promise<void> | undefined;
  /** The same before long: a few changes are shown as they come, a stream of them is collected. */
  showSoon(changes?: Partial<RowsLoad>): void;
  /** Shows what has come of a paged list, or another view of it. */
  showPages(changes: Partial<RowsLoad>, view?: RowView): void;
  /** Shows the rows in memory that the query selects, whoever holds the view. */
  ask(): void;
  readonly isHeld: boolean;
  /** See `UserStatusStore.hold`. */
  hold(): () => void;
  /** Notes that there is more to show once nobody holds the view. */
  delay(): void;
  /** Gives up what is being put in order. */
  stop(): void;
  /** Shows what was given up or held back, if anything. */
  catchUp(): void;
}

/**
 * So many changes are shown as they come; after them all that came in so many milliseconds. Counts, what a filter selects
 * and what an order moves settle twice a second.
 */
const AT_ONCE = 8;
const PACE = 500;
/** Showing gets this share of the time at most: one part in so many. */
const SHARE = 10;

/** Makes it over the state that it changes; `released` is called when what was held back is about to be shown. */
export function createShownView(
  $state: WritableAtom<UserStatusState>,
  memory: ArraySource,
  { now, sleep }: Pick<Environment, 'now' | 'sleep'>,
  released: () => void,
): ShownView {
  let holds = 0;
  /** Showings that may still come at once, as of a moment. */
  let free = AT_ONCE;
  let countedAt = -Infinity;
  /** Milliseconds that the last showing took at once. */
  let cost = 0;
  let waiting: AbortController | undefined;
  let isLate = false;
  /** What became of the load, and of that what is told with the selection under way, which knows of its rows. */
  let due: Partial<RowsLoad> = {};
  let taken: Partial<RowsLoad> = {};

  const set = (changes: Partial<UserStatusState>) => $state.set({ ...$state.get(), ...changes });
  const isPaged = () => $state.get().scope === 'paged';

  const takeDue = () => {
    taken = { ...taken, ...due };
    due = {};
  };
  const settle = (changes: Partial<UserStatusState> = {}) => {
    const { load, version } = $state.get();
    const newer = { ...load, ...(!isPaged() && { loaded: memory.size }), ...taken };
    taken = {};
    set({ load: newer, version: version + 1, ...changes });
  };

  const refresh = createViewRefresh({
    select(isAsked, signal) {
      const { query, view } = $state.get();
      takeDue();
      return memory.select(toFilter(query), { signal, ...(holds > 0 && !isAsked && { after: view }) });
    },
    show: (selection) => settle({ ...selection, ordering: false }),
    busy: () => set({ ordering: true }),
  });

  const giveUpWaiting = (): boolean => {
    waiting?.abort();
    const wasWaiting = waiting !== undefined;
    waiting = undefined;
    return wasWaiting;
  };

  const show = (changes: Partial<RowsLoad> = {}): Promise<void> | undefined => {
    giveUpWaiting();
    due = { ...due, ...changes };
    const { load } = $state.get();
    const isFirst = load.state === 'loading' && load.updatedAt === undefined;
    isLate ||= holds > 0;
    if (!isPaged() && (holds === 0 || isFirst)) return refresh.refresh();
    takeDue();
    settle();
    return undefined;
  };

  const showNow = () => {
    countedAt = now();
    void show();
    cost = now() - countedAt;
  };
  const showSoon = (changes?: Partial<RowsLoad>): void => {
    if (changes) due = { ...due, ...changes };
    if (waiting) return;
    const { ordering } = $state.get();
    const pace = Math.max(PACE, cost * SHARE);
    free = Math.min(AT_ONCE, free + (now() - countedAt) / pace);
    if (free >= 1 && !ordering) {
      free -= 1;
      showNow();
      return;
    }
    const mine = (waiting = new AbortController());
    const over = () => {
      if (waiting !== mine) return;
      waiting = undefined;
      if ($state.get().ordering) {
        showSoon();
        return;
      }
      free = 0;
      showNow();
    };
    // Whoever aborts the wait shows everything, or nothing any more.
    sleep(pace * (1 - Math.min(free, 0.5)), mine.signal).then(over, () => undefined);
  };
  const catchUp = () => {
    if (!isLate || holds > 0) return;
    isLate = false;
    released();
    void show();
  };

  return {
    show,
    showSoon,
    showPages(changes, view) {
      refresh.cancel();
      due = { ...due, ...changes };
      takeDue();
      settle({ ...(view && { view }), counts: undefined, ordering: false });
    },
    ask: () => void refresh.ask(),
    get isHeld() {
      return holds > 0;
    },
    hold() {
      holds += 1;
      let isOver = false;
      return () => {
        if (isOver) return;
        isOver = true;
        holds -= 1;
        catchUp();
      };
    },
    delay() {
      isLate = true;
    },
    stop() {
      isLate = [refresh.cancel(), giveUpWaiting(), isLate].includes(true);
      due = taken = {};
      if ($state.get().ordering) set({ ordering: false });
    },
    catchUp,
  };
}
