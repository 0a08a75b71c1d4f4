/** Takes a delimited text in parts and gives its records. */
export interface RecordReader {
  /** The records that end within this part or before it. */
  push(text: string): string[][];
  /** The last record, if the text did not end with a line break, and whether it ended within a quoted cell. */
  end(): { readonly records: string[][]; readonly isUnclosed: boolean };
}

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;

/**
 * Makes a reader of RFC 4180 records that are cut anywhere, with any mixture of CRLF, LF and CR. It looks at each
 * character once, whatever the text: papaparse, which writes our files, takes one line ending per file and reads a long
 * quoted cell again for every part. As in other readers a quote within an unquoted cell is text, and so is what follows a
 * closing quote.
 */
export function createRecordReader(delimiter: string): RecordReader {
  const separator = delimiter.charCodeAt(0);
  let record: string[] = [];
  let cell = '';
  /** `closing`: a quote came, which ends the cell unless another one follows. */
  let state: 'start' | 'plain' | 'quoted' | 'closing' = 'start';
  let isAfterCr = false;

  const endCell = () => {
    record.push(cell);
    cell = '';
    state = 'start';
  };

  return {
    push(text) {
      const records: string[][] = [];
      const { length } = text;
      let position = 0;
      while (position < length) {
        if (state === 'quoted') {
          const quote = text.indexOf('"', position);
          const end = quote < 0 ? length : quote;
          cell += text.slice(position, end);
          position = end + 1;
          if (quote >= 0) state = 'closing';
          continue;
        }
        let code = text.charCodeAt(position);
        if (code === QUOTE && state !== 'plain') {
          if (state === 'closing') cell += '"';
          state = 'quoted';
          isAfterCr = false;
          position += 1;
          continue;
        }
        const start = position;
        while (code !== separator && code !== LF && code !== CR && position < length) {
          position += 1;
          code = text.charCodeAt(position);
        }
        if (position > start) {
          cell += text.slice(start, position);
          state = 'plain';
          isAfterCr = false;
        }
        if (position === length) break;
        position += 1;
        if (code === LF && isAfterCr) {
          isAfterCr = false;
          continue;
        }
        endCell();
        isAfterCr = code === CR;
        if (code === separator) continue;
        records.push(record);
        record = [];
      }
      return records;
    },
    end() {
      const isUnclosed = state === 'quoted';
      if (state !== 'start' || record.length > 0) endCell();
      const records = record.length > 0 ? [record] : [];
      record = [];
      return { records, isUnclosed };
    },
  };
}
