import { SORT_KEYS, type BackendCapabilities, type ProvisioningBackend, type SubscriberFilter } from '../backend.js';
import { SUBSCRIBER_STATUSES, type Subscriber } from '../model.js';
import { loadPages, type LoadedPage } from './page-loader.js';
import type { RowSource, RowView } from './row-source.js';

export interface BackendSourceOptions {
  readonly templateId: string;
  /** Rows per page. @default 100 */
  readonly pageSize?: number | undefined;
}

/** Whether a backend can filter, search and sort every way a table asks for, so that its pages can be shown as they are. */
export function canPage({ filters, sorts, search, totals }: BackendCapabilities): boolean {
  return (
    totals === true &&
    search === true &&
    SORT_KEYS.every((key) => sorts?.includes(key)) &&
    (['status', 'package'] as const).every((part) => filters?.includes(part))
  );
}

/**
 * A source whose backend filters, searches and sorts. Pages come in order, because cursors are opaque; rows that a view
 * has not reached yet are asked for when the table scrolls there.
 */
export function createBackendSource(
  backend: ProvisioningBackend,
  { templateId, pageSize }: BackendSourceOptions,
): RowSource {
  const known = new Map<string, Subscriber>();

  const keep = (rows: readonly Subscriber[]): boolean => {
    let changed = false;
    for (const row of rows) {
      changed ||= known.get(row.id) !== row;
      known.set(row.id, row);
    }
    return changed;
  };
  const pagesOf = (filter: SubscriberFilter, signal: AbortSignal | undefined) =>
    loadPages(backend, { templateId, ...toQuery(filter) }, { signal, pageSize });

  return {
    async view(filter, signal) {
      const pages = pagesOf(filter, signal);
      const ids: string[] = [];
      const positions = new Map<string, number>();
      let total = 0;
      let complete = false;
      let running: Promise<void> | undefined;

      const take = ({ items, total: counted, next, notice }: LoadedPage) => {
        keep(items);
        for (const { id } of items) {
          if (positions.has(id)) continue;
          positions.set(id, ids.length);
          ids.push(id);
        }
        complete = next === undefined || notice !== undefined;
        total = complete ? ids.length : Math.max(counted ?? 0, ids.length);
      };
      const loadUntil = async (end: number) => {
        while (!complete && ids.length < end) {
          const page = await pages.next();
          if (page.done) complete = true;
          else take(page.value);
        }
      };
      await loadUntil(1);

      const view: RowView = {
        get length() {
          return total;
        },
        get complete() {
          return complete;
        },
        at: (index) => known.get(ids[index] ?? ''),
        indexOf: (id) => (known.has(id) ? (positions.get(id) ?? -1) : -1),
        // One reader at a time: a cursor leads to the next page only.
        ensure: (_start, end) =>
          (running = (running ?? Promise.resolve()).catch(() => undefined).then(() => loadUntil(end))),
      };
      return view;
    },
    counts: () => undefined,
    get: (id) => known.get(id),
    upsert: keep,
    remove: (id) => void known.delete(id),
    async *all(filter, signal) {
      const seen = new Set<string>();
      for await (const { items } of pagesOf(filter, signal)) {
        yield items.filter(({ id }) => !seen.has(id) && seen.add(id));
      }
    },
  };
}

/** The contract knows wanted statuses only, so an exclusion becomes all the others that the library knows. */
function toQuery({ exclude, ...filter }: SubscriberFilter): SubscriberFilter {
  if (!exclude?.length) return filter;
  const wanted = filter.status?.length ? filter.status : SUBSCRIBER_STATUSES;
  return { ...filter, status: wanted.filter((status) => !exclude.includes(status)) };
}
