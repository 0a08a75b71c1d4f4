import { ProvisioningError } from '../errors.js';
import type { EmailFileProblem, TextEncoding } from './import-types.js';
import { orAborted } from '../abort.js';

/** A part of a text, small enough for one slice, and the share of the source that is read with it. */
export interface TextPart {
  readonly text: string;
  readonly share: number;
}

/** A text in parts, whatever it was written in; a byte order mark is off. */
export interface TextSource {
  readonly encoding: TextEncoding | undefined;
  readonly parts: AsyncIterable<TextPart>;
}

/** Characters per part. */
const PART = 16_384;
/** Bytes read at once. */
const BLOCK = 262_144;
/** Bytes that tell UTF-16. */
const WORDS = 32;
/** Bytes that tell a text. */
const HEAD = 4_096;

/** Opens a text, or says why it is none. Rejects with kind `refused` when a file cannot be read, such as one that was moved. */
export async function openText(
  source: Blob | string,
  signal: AbortSignal | undefined,
): Promise<TextSource | EmailFileProblem> {
  if (typeof source === 'string') {
    return { encoding: undefined, parts: partsOf(source.replace(/^\ufeff/, ''), 0, 1) };
  }
  const read = async (start: number) => {
    try {
      return new Uint8Array(await orAborted(source.slice(start, start + BLOCK).arrayBuffer(), signal));
    } catch (cause) {
      if (cause instanceof ProvisioningError) throw cause;
      throw new ProvisioningError('refused', 'Could not read the file: see cause.', { cause });
    }
  };
  const first = await read(0);
  const told = tellEncoding(first);
  if (told === 'spreadsheet-file' || told === 'not-text') return told;

  async function* decode(encoding: TextEncoding, block: Uint8Array<ArrayBuffer>, { size }: Blob) {
    const decoder = new TextDecoder(encoding);
    for (let start = 0; start < size; start += BLOCK) {
      if (start > 0) block = await read(start);
      const end = start + block.length;
      yield* partsOf(decoder.decode(block, { stream: end < size }), start / size, end / size);
    }
  }
  return { encoding: told, parts: decode(told, first, source) };
}

async function* partsOf(text: string, from: number, to: number): AsyncGenerator<TextPart> {
  for (let start = 0; start < text.length; start += PART) {
    const end = Math.min(start + PART, text.length);
    yield { text: text.slice(start, end), share: from + ((to - from) * end) / text.length };
  }
}

function tellEncoding(bytes: Uint8Array): TextEncoding | 'spreadsheet-file' | 'not-text' {
  const startsWith = (...mark: readonly number[]) => mark.every((byte, index) => bytes[index] === byte);
  if (startsWith(0xef, 0xbb, 0xbf)) return 'utf-8';
  if (startsWith(0xff, 0xfe)) return 'utf-16le';
  if (startsWith(0xfe, 0xff)) return 'utf-16be';
  // Workbooks are ZIP archives, those from before 2007 compound files.
  if (startsWith(0x50, 0x4b, 0x03, 0x04) || startsWith(0xd0, 0xcf, 0x11, 0xe0)) return 'spreadsheet-file';

  // The first words of a file are mostly ASCII, of which UTF-16 makes one zero byte each, always on the same side.
  const zeros = (side: number) => bytes.subarray(0, WORDS).filter((byte, at) => at % 2 === side && byte === 0).length;
  const [even, odd, many] = [zeros(0), zeros(1), Math.min(bytes.length, WORDS) * 0.35];
  if (odd > many && even === 0) return 'utf-16le';
  if (even > many && odd === 0) return 'utf-16be';
  // A cell may hold a NUL, but no text is full of them.
  const head = bytes.subarray(0, HEAD);
  if (head.filter((byte) => byte === 0).length > head.length * 0.1) return 'not-text';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return 'utf-8';
  } catch {
    // What Excel writes as plain CSV in Central Europe.
    return 'windows-1250';
  }
}
