import { atom, type ReadableAtom } from 'nanostores';
import type { ProvisioningClient } from '../client.js';
import { csvFileName } from '../csv/file-name.js';
import { isAborted, toProvisioningError } from '../errors.js';
import type { RowList } from './row-list.js';
import { isSameQuery, toFilter } from './user-status-query.js';
import type { ExportFile, ExportState } from './user-status-state.js';

/** The export of one table: one at a time, with progress. */
export interface CsvExport {
  readonly $export: ReadableAtom<ExportState>;
  /** Writes the rows that the query selects now; joins an export that runs. */
  run(): Promise<ExportFile | undefined>;
  cancel(): void;
}

export function createCsvExport({ environment }: ProvisioningClient, list: RowList, label: string): CsvExport {
  const $export = atom<ExportState>({ state: 'idle' });
  let running: { readonly controller: AbortController; readonly file: Promise<ExportFile | undefined> } | undefined;

  /** Loads what is missing: a file with a part of the rows would look like all of them. */
  async function complete(signal: AbortSignal): Promise<void> {
    const cancelled = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
    do {
      await Promise.race([list.resume(), cancelled]);
    } while (list.$state.get().load.state === 'loading' && !signal.aborted);
    const { error } = list.$state.get().load;
    if (error) throw error;
  }

  async function write(signal: AbortSignal): Promise<ExportFile | undefined> {
    const { query } = list.$state.get();
    let total: number | undefined;
    const progress = (rows: number) => {
      if (!signal.aborted) $export.set({ state: 'running', rows, total });
    };
    progress(0);
    try {
      const [{ exportSubscribers }] = await Promise.all([import('../csv/export.js'), complete(signal)]);
      const now = list.$state.get();
      if (now.load.state === 'ready' && isSameQuery(now.query, query)) total = now.view.length;
      const rows = list.all(toFilter(query), signal);
      const file = await exportSubscribers(rows, { environment, signal, onProgress: progress });
      $export.set({ state: 'idle' });
      return { ...file, name: csvFileName(label, environment.wallClock()) };
    } catch (thrown) {
      const isCancelled = signal.aborted || isAborted(thrown);
      $export.set(isCancelled ? { state: 'idle' } : { state: 'failed', error: toProvisioningError(thrown) });
      return undefined;
    } finally {
      running = undefined;
    }
  }

  return {
    $export,
    run() {
      if (!running) {
        const controller = new AbortController();
        running = { controller, file: write(controller.signal) };
      }
      return running.file;
    },
    cancel: () => running?.controller.abort(),
  };
}
