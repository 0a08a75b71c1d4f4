import { atom, type ReadableAtom } from 'nanostores';
import type { ProvisioningClient } from '../client.js';
import { isAborted, toProvisioningError } from '../errors.js';
import { loaded } from '../loaded.js';
import type { ExportOrder } from './export-rows.js';
import type { RowList } from './row-list.js';
import { toFilter } from './user-status-query.js';
import type { ExportFile, ExportResult, ExportRowsOptions, ExportState } from './user-status-state.js';

/** The exports of one table: one at a time, with progress. */
export interface CsvExport {
  readonly $export: ReadableAtom<ExportState>;
  exportCsv(): Promise<ExportFile | undefined>;
  exportRows(options?: ExportRowsOptions): Promise<ExportResult | undefined>;
  cancel(): void;
}

interface Export {
  /** Equal for two exports of the same file; undefined for one that nobody can join. */
  readonly what: string | undefined;
  readonly controller: AbortController;
  readonly file: Promise<ExportResult | undefined>;
}

export function createCsvExport({ environment }: ProvisioningClient, list: RowList, label: string): CsvExport {
  const $export = atom<ExportState>({ state: 'idle' });
  /** The exports that have not ended, the running one first. */
  const exports: Export[] = [];

  async function write(order: ExportOrder): Promise<ExportResult | undefined> {
    const { signal, progress, options } = order;
    progress(0, undefined);
    try {
      const { writeRows } = await loaded(import('./export-rows.js')).catch((error: unknown) => {
        void options.sink?.abort(error);
        throw error;
      });
      const file = await writeRows(list, environment, order);
      $export.set({ state: 'idle' });
      return file;
    } catch (thrown) {
      const isCancelled = signal.aborted || isAborted(thrown);
      $export.set(isCancelled ? { state: 'idle' } : { state: 'failed', error: toProvisioningError(thrown) });
      return undefined;
    }
  }

  function exportRows(options: ExportRowsOptions = {}): Promise<ExportResult | undefined> {
    const { query } = list.$state.get();
    const { scope = 'filtered', columns, format = 'csv' } = options;
    const what = options.sink || options.ids ? undefined : JSON.stringify([toFilter(query), scope, columns, format]);
    const last = exports.at(-1);
    if (last && what !== undefined && last.what === what) return last.file;
    const controller = new AbortController();
    const { signal } = controller;
    const progress = (rows: number, total: number | undefined) => {
      if (!signal.aborted) $export.set({ state: 'running', rows, total });
    };
    const begin = () => write({ options, query, label, signal, progress });
    const file = (last ? last.file.then(begin) : begin()).finally(() => exports.shift());
    exports.push({ what, controller, file });
    return file;
  }

  return {
    $export,
    exportRows,
    // Without a sink the file is a Blob.
    exportCsv: () => exportRows() as Promise<ExportFile | undefined>,
    cancel() {
      for (const { controller } of exports) controller.abort();
    },
  };
}
