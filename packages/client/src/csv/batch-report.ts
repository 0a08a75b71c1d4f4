import type { Subscriber } from '../model.js';
import { breathe } from '../slices.js';
import type { BatchResult } from '../stores/batch-state.js';
import { guardCell, guardKey } from './guard.js';
import { loadPapa } from './papa.js';

/** One line of a report: what became of an item, and the row where it is known. */
export interface BatchReportRow extends BatchResult {
  readonly row?: Subscriber | undefined;
}

const COLUMNS: readonly (readonly [header: string, cell: (line: BatchReportRow) => string | undefined])[] = [
  ['ID', ({ subscriberId }) => subscriberId],
  ['BroadWorks ID', ({ row }) => row?.broadworksId],
  ['Name', ({ row }) => row && `${row.firstName} ${row.lastName}`.trim()],
  ['Email', ({ email, row }) => email ?? row?.email],
  ['Action', ({ action }) => action],
  ['Outcome', ({ outcome }) => toWords(outcome)],
  ['Error code', ({ reason }) => reason?.code],
  ['Error text', ({ reason }) => reason?.text ?? toWords(reason?.kind)],
];

const toWords = (name: string | undefined) => name?.replaceAll('-', ' ');

/** Rows between two breaths of the page. */
const SLICE = 500;

/** Writes what became of a batch as CSV: RFC 4180, every cell quoted and guarded, with a byte order mark for Excel. */
export async function createBatchReport(lines: readonly BatchReportRow[]): Promise<Blob> {
  const papa = await loadPapa();
  const write = (rows: string[][]) => `${papa.unparse(rows, { quotes: true, newline: '\r\n' })}\r\n`;
  const parts = [`\ufeff${write([COLUMNS.map(([header]) => header)])}`];
  for (let start = 0; start < lines.length; start += SLICE) {
    const slice = lines.slice(start, start + SLICE);
    parts.push(
      write(
        slice.map((line) =>
          COLUMNS.map(([header, cell]) => (header.endsWith('ID') ? guardKey : guardCell)(cell(line) ?? '')),
        ),
      ),
    );
    await breathe();
  }
  return new Blob(parts, { type: 'text/csv;charset=utf-8' });
}
