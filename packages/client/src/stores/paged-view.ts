import { toProvisioningError, type ProvisioningError } from '../errors.js';
import type { PagedView } from '../rows/backend-source.js';
import type { RowView } from '../rows/row-source.js';
import { withSignals } from './with-signals.js';

/** No rows at all. */
export const NO_ROWS: RowView = {
  length: 0,
  complete: true,
  at: () => undefined,
  indexOf: () => -1,
  ensure: () => Promise.resolve(),
};

export interface PagesFollower {
  /** Whether nothing more may be asked for now. */
  isHalted(): boolean;
  loaded(rows: number): void;
  /** `retry` asks for the same rows again. */
  failed(error: ProvisioningError, retry: () => Promise<void>): void;
}

/**
 * A paged view that tells a store what came and what failed, and whose `ensure` never rejects. It asks for nothing while
 * halted, else a table that renders a missing row again and again would hammer a backend that is down.
 */
export function followPages(pages: PagedView, life: AbortSignal, follower: PagesFollower): RowView {
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
        if (!isOver() && pages.loaded > before) follower.loaded(pages.loaded);
      } catch (error) {
        if (!isOver() && !signal?.aborted) follower.failed(toProvisioningError(error), () => view.ensure(start, end));
      }
    },
  };
  return view;
}
