import { systemEnvironment, type Environment } from '../environment.js';
import { ProvisioningError } from '../errors.js';
import type { Subscriber } from '../model.js';
import { breathe } from '../slices.js';
import { CSV_COLUMNS, type CsvColumn, type CsvColumnKey } from './columns.js';
import type { ExportFormat } from './file-name.js';
import { createCsvFormat, createJsonFormat } from './formats.js';
import { createBlobOutput, createSinkOutput, type ExportSink, type Output } from './output.js';
import { throwIfAborted } from '../abort.js';
import { SLICE } from '../pace.js';

export interface ExportOptions {
  /** @default systemEnvironment */
  readonly environment?: Pick<Environment, 'now'> | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Told the rows written so far, after each slice. */
  readonly onProgress?: ((rows: number) => void) | undefined;
  /** Which columns, in which order; an empty choice is all of them. @default the columns of `CSV_COLUMNS` */
  readonly columns?: readonly CsvColumnKey[] | undefined;
  /** @default 'csv' */
  readonly format?: ExportFormat | undefined;
  /** Takes the file instead of a Blob: closed at the end, aborted when the export fails or is cancelled. */
  readonly sink?: ExportSink | undefined;
  /** Whether the cells of a CSV file are made safe for spreadsheets. Turn it off only for files that programs read. @default true */
  readonly guard?: boolean | undefined;
  /** Whether a CSV file begins with a byte order mark, which Excel needs in order to read UTF-8. @default true */
  readonly bom?: boolean | undefined;
}

/** What an export wrote; without a Blob when a sink took the file. */
export interface ExportedRows {
  readonly rows: number;
  readonly blob?: Blob;
}

/** What an export without a sink wrote. */
export interface ExportedBlob extends ExportedRows {
  readonly blob: Blob;
}

/**
 * Writes rows as CSV or JSON; rejects with kind `aborted` when the signal aborts, `invalid` for an unknown column,
 * `refused` when the sink fails, and with whatever the rows reject with.
 *
 * Each slice leaves the heap soon, as a Blob or into the sink, and the page breathes by message, which keeps memory flat
 * and frames coming: one large string at the end would do neither.
 */
export async function exportSubscribers(
  source: AsyncIterable<readonly Subscriber[]>,
  options?: ExportOptions & { readonly sink?: undefined },
): Promise<ExportedBlob>;
export async function exportSubscribers(
  source: AsyncIterable<readonly Subscriber[]>,
  options?: ExportOptions,
): Promise<ExportedRows>;
export async function exportSubscribers(
  source: AsyncIterable<readonly Subscriber[]>,
  options: ExportOptions = {},
): Promise<ExportedRows> {
  const {
    environment = systemEnvironment,
    signal,
    onProgress,
    format = 'csv',
    sink,
    guard = true,
    bom = true,
  } = options;
  const sinkOutput = sink && createSinkOutput(sink, signal);
  let output: Output | undefined = sinkOutput;
  try {
    throwIfAborted(signal);
    const columns = chosen(options.columns);
    const file = format === 'json' ? createJsonFormat(columns) : await createCsvFormat(columns, { guard, bom });
    const target = (output ??= createBlobOutput(file.type));
    let rows = 0;
    let step = 250;

    await target.write(file.start);
    for await (const page of source) {
      for (let start = 0; start < page.length;) {
        throwIfAborted(signal);
        const begun = environment.now();
        const slice = page.slice(start, start + step);
        const text = file.rows(slice, rows === 0);
        const change = SLICE / (environment.now() - begun);
        await target.write(text);
        start += slice.length;
        rows += slice.length;
        step = Math.trunc(Math.min(4_000, Math.max(50, step * Math.min(2, Math.max(0.5, change)))));
        onProgress?.(rows);
        await breathe();
      }
    }
    throwIfAborted(signal);
    if (file.end) await target.write(file.end);
    const blob = await target.end();
    return blob ? { rows, blob } : { rows };
  } catch (error) {
    output?.abort(error);
    throw error;
  }
}

function chosen(keys: readonly CsvColumnKey[] | undefined): readonly CsvColumn[] {
  if (!keys?.length) return CSV_COLUMNS;
  return [...new Set(keys)].map((key) => {
    const column = CSV_COLUMNS.find((each) => each.key === key);
    if (!column) throw new ProvisioningError('invalid', `Could not export: no column has the key ${key}.`);
    return column;
  });
}
