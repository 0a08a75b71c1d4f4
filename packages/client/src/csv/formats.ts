import type { Subscriber } from '../model.js';
import type { CsvColumn } from './columns.js';
import { guardCell, guardKey } from './guard.js';
import { loadPapa } from './papa.js';

/** How rows become the text of a file: what comes first, every slice of rows, what comes last. */
export interface FileFormat {
  readonly type: string;
  readonly start: string;
  rows(rows: readonly Subscriber[], isFirst: boolean): string;
  readonly end: string;
}

export interface CsvFormatOptions {
  readonly guard: boolean;
  readonly bom: boolean;
}

/** RFC 4180: every cell quoted, CRLF. */
export async function createCsvFormat(
  columns: readonly CsvColumn[],
  { guard, bom }: CsvFormatOptions,
): Promise<FileFormat> {
  const papa = await loadPapa();
  const toCell = (text: string, isKey = false) => (!guard ? text : isKey ? guardKey(text) : guardCell(text));
  const write = (cells: string[][]) => `${papa.unparse(cells, { quotes: true, newline: '\r\n' })}\r\n`;
  return {
    type: 'text/csv;charset=utf-8',
    start: `${bom ? '\ufeff' : ''}${write([columns.map(({ header }) => header)])}`,
    rows: (rows) => write(rows.map((row) => columns.map(({ cell, isKey }) => toCell(cell(row), isKey)))),
    end: '',
  };
}

/** RFC 8259: an array of one object per line. Nothing is guarded and no mark comes first, because programs read it. */
export function createJsonFormat(columns: readonly CsvColumn[]): FileFormat {
  const write = (row: Subscriber) =>
    JSON.stringify(Object.fromEntries(columns.map(({ key, cell }) => [key, cell(row)])));
  return {
    type: 'application/json',
    start: '[\n',
    rows: (rows, isFirst) => `${isFirst ? '' : ',\n'}${rows.map(write).join(',\n')}`,
    end: '\n]\n',
  };
}
