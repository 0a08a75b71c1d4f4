import type { SubscriberFilter } from '../backend.js';
import { exportSubscribers } from '../csv/export.js';
import { csvFileName } from '../csv/file-name.js';
import type { Environment } from '../environment.js';
import type { Subscriber } from '../model.js';
import { loadWhole } from './load-whole.js';
import type { RowList } from './row-list.js';
import { EVERYTHING, isSameQuery, toFilter } from './user-status-query.js';
import type { ExportResult, ExportRowsOptions, ExportScope, UserStatusQuery } from './user-status-state.js';

/** One export of a table, as it was asked for. */
export interface ExportOrder {
  readonly options: ExportRowsOptions;
  readonly query: UserStatusQuery;
  /** What the file is named after. */
  readonly label: string;
  readonly signal: AbortSignal;
  readonly progress: (rows: number, total: number | undefined) => void;
}

/** The rows of a scope, as far as a filter can say it. */
const FILTERS: Readonly<Record<ExportScope, (query: UserStatusQuery) => SubscriberFilter>> = {
  all: ({ sort }) => toFilter({ ...EVERYTHING, sort }),
  filtered: toFilter,
  selected: ({ sort }) => toFilter({ ...EVERYTHING, sort }),
  failures: (query) => toFilter({ ...query, status: ['error'] }),
};

/** Writes the rows of a scope, once the list has all of them. Rejects as `exportSubscribers` and loading do. */
export async function writeRows(
  list: RowList,
  environment: Environment,
  { options, query, label, signal, progress }: ExportOrder,
): Promise<ExportResult> {
  const { scope = 'filtered', ids: given = [], columns, format, sink } = options;
  const ids = new Set(given);
  let total: number | undefined;

  async function* rows() {
    await loadWhole(list, signal);
    total = totalOf(list, scope, query, ids);
    const pages = list.all(FILTERS[scope](query), signal);
    yield* scope === 'selected' ? only(ids, pages) : pages;
  }

  const file = await exportSubscribers(rows(), {
    environment,
    signal,
    columns,
    format,
    sink,
    onProgress: (count) => progress(count, total),
  });
  return { ...file, name: csvFileName(label, environment.wallClock(), format) };
}

/** How many rows a scope has, where the list can say it. */
function totalOf(
  { $state }: RowList,
  scope: ExportScope,
  query: UserStatusQuery,
  ids: ReadonlySet<string>,
): number | undefined {
  const { load, query: shown, view, counts } = $state.get();
  if (scope === 'selected') return ids.size;
  if (scope === 'all') return load.total ?? (counts && load.state === 'ready' ? load.loaded : undefined);
  if (load.state !== 'ready' || !isSameQuery(shown, query)) return undefined;
  return scope === 'filtered' ? view.length : counts && (counts.status.get('error') ?? 0);
}

/** The rows with certain ids; reads no page after the last of them. */
async function* only(ids: ReadonlySet<string>, pages: AsyncIterable<readonly Subscriber[]>) {
  let missing = ids.size;
  if (missing === 0) return;
  for await (const page of pages) {
    const rows = page.filter(({ id }) => ids.has(id));
    missing -= rows.length;
    yield rows;
    if (missing === 0) return;
  }
}
