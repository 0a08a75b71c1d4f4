import type { Work } from '../slices.js';
import { grown } from './grown.js';

/** The folded texts of many rows, searched by native `indexOf`. */
export interface Haystack {
  /** By index, 1 where a row's text holds every word; a row that is gone may be among them. */
  search(words: readonly string[]): Work<Uint8Array>;
  /** Reads what the next search would have to read first. */
  prepare(): Work<void>;
  /** Told that a row is new, or that its text may differ. */
  touch(index: number): void;
}

interface Chunk {
  readonly count: number;
  /** Rows whose text is newer than the chunk. */
  readonly stale: Set<number>;
  /** Where each row's text begins; one more than rows. */
  readonly offsets: Uint32Array;
  text: string | undefined;
}

interface Found {
  readonly words: readonly string[];
  readonly hits: Uint8Array;
  readonly stale: Set<number>;
}

/** Rows whose texts are one string. */
const CHUNK = 8_192;
/** Rows folded between two looks at the clock. */
const STEPS = 256;
/** Characters that the text of a row is expected to have at most; for more, room is made when they come. */
const ROOM = 96;

/** Makes a haystack that reads the texts when they are searched first; `textOf` gives a row's text, folded. */
export function createHaystack(length: () => number, textOf: (index: number) => string): Haystack {
  const chunks: Chunk[] = [];
  /** Rows that are touched while a search goes on, one set for each. */
  const searching = new Set<Set<number>>();
  let found: Found | undefined;

  const fits = (index: number, words: readonly string[]) => {
    const text = textOf(index);
    return Number(words.every((word) => text.includes(word)));
  };

  function* read(start: number): Work<Chunk> {
    const count = Math.min(CHUNK, length() - start);
    const chunk: Chunk = { count, stale: new Set(), offsets: new Uint32Array(count + 1), text: undefined };
    // In its place before it is read, so that what changes meanwhile is noted in it.
    chunks[start / CHUNK] = chunk;
    let codes = new Uint16Array(count * ROOM);
    let end = 0;
    for (let at = 0; at < count; at += 1) {
      const text = textOf(start + at);
      codes = grown(codes, end + text.length, Uint16Array);
      chunk.offsets[at + 1] = end = write(text, codes, end);
      if (at % STEPS === 0) yield;
    }
    chunk.text = toText(codes.subarray(0, end));
    return chunk;
  }

  function* chunkAt(start: number): Work<Chunk> {
    const chunk = chunks[start / CHUNK];
    const isWhole = chunk?.text !== undefined && chunk.count === Math.min(CHUNK, length() - start);
    return chunk && isWhole && chunk.stale.size < CHUNK / 8 ? chunk : yield* read(start);
  }

  /** Takes the mark of every row that does not hold the word. */
  const narrow = ({ text = '', offsets, count }: Chunk, start: number, hits: Uint8Array, word: string) => {
    let place = text.indexOf(word);
    for (let at = 0; at < count; at += 1) {
      if (hits[start + at] !== 1) continue;
      const from = offsets[at] ?? 0;
      if (place >= 0 && place < from) place = text.indexOf(word, from);
      hits[start + at] = Number(place >= 0 && place < (offsets[at + 1] ?? 0));
    }
  };

  function* scan(words: readonly string[], within: Uint8Array | undefined): Work<Uint8Array> {
    const count = length();
    const hits = new Uint8Array(count);
    if (within) hits.set(within.subarray(0, count));
    else hits.fill(1);
    for (let start = 0; start < count; start += CHUNK) {
      const chunk = yield* chunkAt(start);
      for (const word of words) narrow(chunk, start, hits, word);
      for (const index of chunk.stale) if (index < count) hits[index] = fits(index, words);
      yield;
    }
    return hits;
  }

  /** What was found before, as the rows are now. */
  const renewed = (): Found | undefined => {
    if (!found) return undefined;
    const { words, stale } = found;
    let { hits } = found;
    if (hits.length < length()) {
      const longer = new Uint8Array(length());
      longer.set(hits);
      hits = longer;
    }
    for (const index of stale) hits[index] = fits(index, words);
    return (found = { words, hits, stale: new Set() });
  };

  return {
    *search(given) {
      // The longest word is the rarest.
      const words = [...given].sort((one, other) => other.length - one.length);
      // Many new rows are found faster by reading them into chunks.
      if (found && found.stale.size > CHUNK / 2) found = undefined;
      const before = renewed();
      if (before?.words.join(' ') === words.join(' ')) return before.hits;
      // What holds the longer words also held the shorter ones.
      const isNarrower = before?.words.every((word) => words.some((longer) => longer.includes(word)));
      const mine = new Set<number>();
      searching.add(mine);
      try {
        const hits = yield* scan(words, isNarrower ? before?.hits : undefined);
        found = { words, hits, stale: mine };
        return renewed()?.hits ?? hits;
      } finally {
        searching.delete(mine);
      }
    },
    *prepare() {
      for (let start = 0; start < length(); start += CHUNK) yield* chunkAt(start);
    },
    touch(index) {
      chunks[Math.floor(index / CHUNK)]?.stale.add(index);
      found?.stale.add(index);
      for (const stale of searching) stale.add(index);
    },
  };
}

/** Writes a text and the end of its line, and gives the place after them. */
function write(text: string, codes: Uint16Array, at: number): number {
  for (let index = 0; index < text.length; index += 1) codes[at + index] = text.charCodeAt(index);
  // Words hold no white space, so that none reaches into the next row.
  codes[at + text.length] = 10;
  return at + text.length + 1;
}

/**
 * Makes a text of its codes; in one byte for each character where all are plain, which takes half the memory and is
 * searched faster. Decoding codes takes a tenth of the time of joining many texts and encoding them again.
 */
function toText(codes: Uint16Array): string {
  const bytes = new Uint8Array(codes.length);
  let all = 0;
  for (let at = 0; at < codes.length; at += 1) {
    const code = codes[at] ?? 0;
    bytes[at] = code;
    all |= code;
  }
  if (all < 128) return new TextDecoder('latin1').decode(bytes);
  return new TextDecoder('utf-16le', { ignoreBOM: true }).decode(codes);
}
