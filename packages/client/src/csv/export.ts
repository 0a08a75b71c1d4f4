import { systemEnvironment, type Environment } from '../environment.js';
import { ProvisioningError } from '../errors.js';
import type { Subscriber } from '../model.js';
import { CSV_COLUMNS } from './columns.js';
import { guardCell } from './guard.js';

export interface CsvExportOptions {
  /** @default systemEnvironment */
  readonly environment?: Pick<Environment, 'now'> | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Told the rows written so far, after each slice. */
  readonly onProgress?: ((rows: number) => void) | undefined;
  /** Whether cells are made safe for spreadsheets. Turn it off only for files that programs read. @default true */
  readonly guard?: boolean | undefined;
  /** Whether the file begins with a byte order mark, which Excel needs in order to read UTF-8. @default true */
  readonly bom?: boolean | undefined;
}

/** Milliseconds of work between two breaths of the page. */
const SLICE = 8;

/**
 * Writes rows as CSV (RFC 4180: every cell quoted, CRLF) with the columns of `CSV_COLUMNS`; rejects with kind `aborted`
 * when the signal aborts, and with whatever the rows reject with.
 *
 * Each slice becomes a Blob at once, and the page breathes by message, which keeps memory flat and frames coming: one
 * large string at the end would do neither.
 */
export async function exportSubscribers(
  source: AsyncIterable<readonly Subscriber[]>,
  { environment = systemEnvironment, signal, onProgress, guard = true, bom = true }: CsvExportOptions = {},
): Promise<{ readonly blob: Blob; readonly rows: number }> {
  const { default: papa } = await import('papaparse');
  const parts: Blob[] = [];
  const write = (rows: readonly (readonly string[])[], start = '') =>
    parts.push(new Blob([`${start}${papa.unparse(rows as string[][], { quotes: true, newline: '\r\n' })}\r\n`]));
  const toCell = guard ? guardCell : String;
  let rows = 0;
  let step = 250;

  write([CSV_COLUMNS.map(([header]) => header)], bom ? '\ufeff' : '');
  for await (const page of source) {
    for (let start = 0; start < page.length;) {
      if (signal?.aborted) throw new ProvisioningError('aborted', 'The export was cancelled.');
      const begun = environment.now();
      const slice = page.slice(start, start + step);
      write(slice.map((row) => CSV_COLUMNS.map(([, cell]) => toCell(cell(row)))));
      start += slice.length;
      rows += slice.length;
      step = environment.now() - begun > SLICE ? Math.max(50, step >> 1) : Math.min(4_000, step * 2);
      onProgress?.(rows);
      await breathe();
    }
  }
  if (signal?.aborted) throw new ProvisioningError('aborted', 'The export was cancelled.');
  return { blob: new Blob(parts, { type: 'text/csv;charset=utf-8' }), rows };
}

/** Lets timers, input and frames run. `scheduler.yield` would come back before them and starve them in a long loop. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

/** A name that every file system takes: `user-status-<label>-<date>.csv`, with the date in UTC. */
export function csvFileName(label: string, wallClock: number): string {
  const name = label
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-|-$/g, '');
  return `user-status-${name ? `${name}-` : ''}${new Date(wallClock).toISOString().slice(0, 10)}.csv`;
}
