/** How another program would write a table. */
export interface Dialect {
  readonly delimiter: string;
  readonly newline: string;
  readonly encoding:
    'utf-8' | 'utf-8 with mark' | 'utf-16le with mark' | 'utf-16be with mark' | 'utf-16le' | 'utf-16be';
  /** Whether cells are quoted only where they must be, as spreadsheets do. */
  readonly sparing: boolean;
}

export const PLAIN: Dialect = { delimiter: ',', newline: '\r\n', encoding: 'utf-8', sparing: true };

/** What programs of our users write. */
export const DIALECTS: readonly Dialect[] = [
  PLAIN,
  { delimiter: ';', newline: '\r\n', encoding: 'utf-8 with mark', sparing: true },
  { delimiter: '\t', newline: '\r\n', encoding: 'utf-16le with mark', sparing: true },
  { delimiter: ',', newline: '\n', encoding: 'utf-8', sparing: false },
  { delimiter: ';', newline: '\r', encoding: 'utf-16be with mark', sparing: false },
  { delimiter: '\t', newline: '\n', encoding: 'utf-16le', sparing: true },
  { delimiter: ';', newline: '\n', encoding: 'utf-16be', sparing: true },
];

export function dialectName({ delimiter, newline, encoding, sparing }: Dialect): string {
  return `${encoding}, ${JSON.stringify(delimiter)}, ${JSON.stringify(newline)}${sparing ? '' : ', all cells quoted'}`;
}

export function writeText(records: readonly (readonly string[])[], { delimiter, newline, sparing }: Dialect): string {
  const write = (cell: string) =>
    sparing && !/["\r\n]/.test(cell) && !cell.includes(delimiter) ? cell : `"${cell.replaceAll('"', '""')}"`;
  return records.map((record) => record.map(write).join(delimiter) + newline).join('');
}

export function writeFile(records: readonly (readonly string[])[], dialect: Dialect): Blob {
  return new Blob([encode(writeText(records, dialect), dialect.encoding)]);
}

export function encode(text: string, encoding: Dialect['encoding']): Uint8Array<ArrayBuffer> {
  const marked = encoding.endsWith('with mark') ? `\ufeff${text}` : text;
  if (encoding.startsWith('utf-8')) return new TextEncoder().encode(marked);
  const bytes = new DataView(new ArrayBuffer(marked.length * 2));
  for (let index = 0; index < marked.length; index += 1) {
    bytes.setUint16(index * 2, marked.charCodeAt(index), encoding.startsWith('utf-16le'));
  }
  return new Uint8Array(bytes.buffer);
}
