import type { CsvColumnKey } from './columns.js';
import { unguardCell } from './guard.js';
import type { HeaderReader } from './headers.js';
import type { Delimiter, EmailFileProblem } from './import-types.js';
import { createRecordReader } from './records.js';

/** Where a file keeps what we need: indexes of columns. */
export interface Layout {
  readonly kind: 'table' | 'addresses';
  readonly delimiter: Delimiter;
  /** Characters before the first record: a `sep=` line, which spreadsheets do not count as a row. */
  readonly start: number;
  /** The first line of data. */
  readonly firstLine: number;
  readonly email: number;
  readonly id: number | undefined;
  readonly broadworksId: number | undefined;
}

export interface LayoutProblem {
  readonly problem: EmailFileProblem;
  readonly line?: number;
}

const DELIMITERS: readonly Delimiter[] = [',', ';', '\t'];

/** Excel's own way to say what separates cells. */
const SEPARATOR = /^"?sep=([,;\t])"?(?:\r\n?|\n)/i;

/** What is more than blanks, delimiters and quotes. */
export const CONTENT = /[^\s,;"]/;

/** A cell as it was meant: without outer blanks, and without the prefix that keeps spreadsheets from running it. */
export function cellText(cell: string | undefined): string {
  return unguardCell((cell ?? '').trim()).trim();
}

/**
 * Tells the layout from the first line that holds anything. The delimiter is the one that gives the most columns with
 * names we know, then the most cells. `isPasted`: what has no header is taken as addresses, whatever it looks like.
 */
export function tellLayout(head: string, readHeader: HeaderReader, isPasted: boolean): Layout | LayoutProblem {
  const separator = SEPARATOR.exec(head);
  const start = separator?.[0].length ?? 0;
  const given = DELIMITERS.filter((each) => each === separator?.[1]);
  const firsts = (given.length > 0 ? given : DELIMITERS).map((delimiter) =>
    firstRecord(head.slice(start), delimiter, readHeader),
  );
  const [best] = firsts.sort((one, other) => other.known - one.known || other.filled - one.filled);
  if (!best || best.filled === 0) return { problem: 'empty' };

  const { line, cells, keys, filled } = best;
  // A single column holds no delimiter: cells with one are then shown as wrong addresses, not cut.
  const delimiter = cells.length === 1 ? '\t' : best.delimiter;
  const layout = {
    kind: 'table',
    delimiter,
    start,
    firstLine: line,
    email: 0,
    id: undefined,
    broadworksId: undefined,
  } as const;
  if (best.known > 0) {
    const find = (key: CsvColumnKey) => keys.indexOf(key);
    const isTwice = (key: CsvColumnKey) => find(key) !== keys.lastIndexOf(key);
    const email = find('email');
    const [id, broadworksId] = (['id', 'broadworksId'] as const).map((key) => (find(key) < 0 ? undefined : find(key)));
    if (email < 0) return { problem: 'no-email-column', line };
    if (isTwice('email') || isTwice('id') || (id === undefined && isTwice('broadworksId'))) {
      return { problem: 'ambiguous-columns', line };
    }
    const firstLine = line + 1;
    if (filled === 1) return { ...layout, kind: 'addresses', firstLine, email };
    if (id === undefined && broadworksId === undefined) return { problem: 'no-key-column', line };
    return { ...layout, firstLine, email, id, broadworksId: isTwice('broadworksId') ? undefined : broadworksId };
  }
  // A BroadWorks ID looks like an address, so of two columns without names the second holds the addresses.
  const email = cells.length === 2 && cells[0] !== '' ? 1 : 0;
  if (cells.length > 2 || !(isPasted || cells[email]?.includes('@'))) return { problem: 'no-email-column', line };
  // Blank lines at the start of what was pasted are cells without an address.
  const firstLine = isPasted ? 1 : line;
  if (email === 0) return { ...layout, kind: 'addresses', firstLine };
  return { ...layout, firstLine, email, id: 0, broadworksId: 0 };
}

function firstRecord(head: string, delimiter: Delimiter, readHeader: HeaderReader) {
  const reader = createRecordReader(delimiter);
  const records = [...reader.push(head), ...reader.end().records];
  const index = Math.max(
    0,
    records.findIndex((record) => record.some((cell) => CONTENT.test(cell))),
  );
  const cells = (records[index] ?? []).map(cellText);
  const keys = cells.map(readHeader);
  return {
    delimiter,
    line: index + 1,
    cells,
    keys,
    known: keys.filter((key) => key !== undefined).length,
    filled: cells.filter((cell) => cell !== '').length,
  };
}
