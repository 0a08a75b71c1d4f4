import type { ProvisioningBackend, SubscriberFilter } from '../backend.js';
import { ProvisioningError } from '../errors.js';
import { SUBSCRIBER_STATUSES, type Subscriber } from '../model.js';
import { isMoving } from '../status.js';
import { isOlder, isSame } from './freshness.js';
import { changeOf } from './matching.js';
import { createPageReader, type PageReaderOptions } from './page-reader.js';
import { isHeldOnly } from './paging.js';
import type { RowSource, RowView } from './row-source.js';

export interface BackendSourceOptions extends PageReaderOptions {
  readonly templateId: string;
}

/** A view over the pages that have come; more are asked for by `ensure`. */
export interface PagedView extends RowView {
  /** Rows at hand, from the start of the view. */
  readonly loaded: number;
  /** Rows that were left out so far. */
  readonly unreadable: number;
}

export interface BackendSource extends RowSource {
  view(filter: SubscriberFilter, signal?: AbortSignal): Promise<PagedView>;
}

/**
 * Makes a source whose backend filters, searches and sorts; use it only where `canPage`. Pages come in order, because
 * cursors are opaque; rows that a view has not reached yet are asked for when the table scrolls there.
 */
export function createBackendSource(
  backend: ProvisioningBackend,
  { templateId, ...options }: BackendSourceOptions,
): BackendSource {
  const known = new Map<string, Subscriber>();
  const statuses = new Set<string>(SUBSCRIBER_STATUSES);
  /** Takes a row out of the newest view, the only one that is shown. */
  let drop: (id: string) => void = () => undefined;

  const keep = (row: Subscriber): boolean => {
    const old = known.get(row.id);
    if (old && isSame(old, row)) return false;
    known.set(row.id, Object.isFrozen(row) ? row : Object.freeze({ ...row }));
    statuses.add(row.status);
    return true;
  };

  /** The contract knows wanted statuses only, so an exclusion becomes all the others that have been heard of. */
  const wantedStatuses = ({ status, exclude }: SubscriberFilter): readonly string[] | undefined =>
    exclude?.length ? (status?.length ? status : [...statuses]).filter((each) => !exclude.includes(each)) : status;

  /** A reader of the rows that a filter selects; undefined when it excludes all that it wants. */
  const read = (filter: SubscriberFilter) => {
    const { exclude, cause, stuckFor, ...wanted } = filter;
    if (isHeldOnly(filter)) {
      throw new ProvisioningError('unsupported', 'The backend cannot filter by cause or by time in a status.');
    }
    const status = wantedStatuses(filter);
    if (exclude?.length && status?.length === 0) return undefined;
    return createPageReader(backend, { templateId, ...wanted, ...(status && { status }) }, options);
  };

  return {
    async view(filter, viewSignal) {
      const reader = read(filter);
      const ids: string[] = [];
      const held = new Set<string>();
      let dropped = 0;
      let running: Promise<void> = Promise.resolve();

      const isComplete = () => reader?.done ?? true;
      const loadUntil = async (end: number, signal: AbortSignal | undefined) => {
        while (reader && !reader.done && ids.length < end) {
          for (const row of await reader.next(signal)) {
            const double = known.get(row.id);
            // Seen in this view before: either it was removed since, or the newer of the two states stays.
            if (held.has(row.id) && (!double || isOlder(row, double))) continue;
            keep(row);
            if (!held.has(row.id)) ids.push(row.id);
            held.add(row.id);
          }
        }
      };
      await loadUntil(1, viewSignal);
      drop = (id) => {
        const place = ids.indexOf(id);
        if (place < 0) return;
        ids.splice(place, 1);
        dropped += 1;
      };

      return {
        get loaded() {
          return ids.length;
        },
        get length() {
          return isComplete() ? ids.length : Math.max((reader?.total ?? 0) - dropped, ids.length);
        },
        get complete() {
          return isComplete();
        },
        get unreadable() {
          return reader?.unreadable ?? 0;
        },
        at: (index) => known.get(ids[index] ?? ''),
        indexOf: (id) => ids.indexOf(id),
        // One reader at a time: a cursor leads to the next page only. A failed page is asked for again by the next in line.
        ensure: (_start, end, signal = viewSignal) =>
          (running = running.catch(() => undefined).then(() => loadUntil(end, signal))),
      };
    },
    counts: () => undefined,
    get: (id) => known.get(id),
    held: () => known.values(),
    upsert: (rows) => rows.map(keep).includes(true),
    remove(id) {
      known.delete(id);
      drop(id);
    },
    motion(except) {
      const followed = new Set(except);
      const moving: string[] = [];
      let newest = 0;
      for (const row of known.values()) {
        if (isMoving(row.status) || followed.has(row.id)) moving.push(row.id);
        else newest = Math.max(newest, changeOf(row));
      }
      return { moving, newest };
    },
    async *all(filter, signal) {
      const reader = read(filter);
      const seen = new Set<string>();
      while (reader && !reader.done) {
        const rows = await reader.next(signal);
        if (reader.notice) throw new ProvisioningError('too-large', `Could not read all rows: ${reader.notice}.`);
        yield rows.filter(({ id }) => !seen.has(id) && seen.add(id));
      }
    },
  };
}
