import { systemEnvironment } from '../environment.js';
import { createHeaderReader } from './headers.js';
import type { EmailFile, EmailRow, ReadEmailFileOptions } from './import-types.js';
import { cellText, CONTENT, tellLayout, type Layout } from './layout.js';
import { throwIfAborted } from '../abort.js';
import { createPace } from '../pace.js';
import { createRecordReader } from './records.js';
import { openText, type TextPart } from './text-source.js';

/** A first line longer than this is no header. */
const LONGEST_HEAD = 65_536;

/** Reads addresses from a file or a text; `isPasted` takes what has no header as addresses. */
export async function readEmails(
  source: Blob | string,
  { environment = systemEnvironment, signal, headers, onProgress }: ReadEmailFileOptions,
  isPasted = false,
): Promise<EmailFile> {
  throwIfAborted(signal);
  const opened = await openText(source, signal);
  if (typeof opened === 'string') return { ok: false, problem: opened };
  const { encoding, parts } = opened;
  const pace = createPace(environment, signal);
  const iterator = parts[Symbol.asyncIterator]();

  const head = await readHead(iterator);
  const layout = tellLayout(head.text, createHeaderReader(headers), isPasted);
  if ('problem' in layout) return { ok: false, ...layout };

  const rows: EmailRow[] = [];
  const toRow = createRowReader(layout, encoding === 'windows-1250');
  const reader = createRecordReader(layout.delimiter);
  let line = 0;
  const take = (records: readonly string[][]) => {
    for (const record of records) {
      line += 1;
      const row = line < layout.firstLine ? undefined : toRow(record, line);
      if (row) rows.push(row);
    }
  };

  for (let part: TextPart | undefined = { ...head, text: head.text.slice(layout.start) }; part;) {
    take(reader.push(part.text));
    if (pace.isDue()) {
      onProgress?.({ rows: rows.length, share: part.share });
      await pace.rest();
    }
    const next = await iterator.next();
    part = next.done ? undefined : next.value;
  }
  const { records, isUnclosed } = reader.end();
  if (isUnclosed) return { ok: false, problem: 'unclosed-quote', line: line + 1 };
  take(records);
  throwIfAborted(signal);
  onProgress?.({ rows: rows.length, share: 1 });
  return { ok: true, kind: layout.kind, rows, firstLine: layout.firstLine, delimiter: layout.delimiter, encoding };
}

/** The start of the text, up to the end of the first line that holds anything. */
async function readHead(iterator: AsyncIterator<TextPart, unknown>): Promise<TextPart> {
  let text = '';
  let share = 1;
  for (;;) {
    const start = text.search(CONTENT);
    if ((start >= 0 && /[\r\n]/.test(text.slice(start))) || text.length > LONGEST_HEAD) break;
    const next = await iterator.next();
    if (next.done) break;
    text += next.value.text;
    share = next.value.share;
  }
  return { text, share };
}

/** Makes a row of a record; undefined where no cell holds anything. */
function createRowReader({ email, id, broadworksId }: Layout, isGuessed: boolean) {
  return (record: readonly string[], line: number): EmailRow | undefined => {
    if (record.every((cell) => cell.trim() === '')) return undefined;
    const address = cellText(record[email]);
    return {
      line,
      // A letter of a guessed encoding must not become a part of an address.
      email: isGuessed ? address.replace(/[^\0-\x7f]/g, '\ufffd') : address,
      ...(id !== undefined && { id: cellText(record[id]) }),
      ...(broadworksId !== undefined && { broadworksId: cellText(record[broadworksId]) }),
    };
  };
}
