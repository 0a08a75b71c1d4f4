/** What a `Link` header says about the next page: its address, nothing, or that it cannot be read. */
export type NextLink = { readonly target: string } | 'none' | 'malformed';

/** Pieces of a header, read one after the other. */
const TARGET = /[\s,]*<([^>]*)>/y;
const NAME = /\s*;\s*([\w!#$%&'*+.^`|~-]*)\s*/y;
const EQUALS = /=\s*/y;
const TOKEN = /[^\s",;]*/y;
const BLANKS = /\s*/y;

/** Reads the link whose relation is `next` (RFC 8288); looks at each character once. */
export function readNextLink(header: string | null): NextLink {
  const text = (header ?? '').trim();
  let index = 0;
  const read = (piece: RegExp) => {
    piece.lastIndex = index;
    const found = piece.exec(text);
    if (found) index = piece.lastIndex;
    return found;
  };
  /** A quoted string without its escapes; one that does not end is none. By hand: engines recurse over such a pattern. */
  const readQuoted = (): string | undefined => {
    let end = index + 1;
    while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
    if (end >= text.length) return undefined;
    const inner = text.slice(index + 1, end);
    index = end + 1;
    return inner.replace(/\\([^])/g, '$1');
  };
  while (index < text.length) {
    const link = read(TARGET);
    if (!link) return /^[\s,]*$/.test(text.slice(index)) ? 'none' : 'malformed';
    let relations: string | undefined;
    for (let name = read(NAME); name; name = read(NAME)) {
      const value = read(EQUALS) ? (text[index] === '"' ? readQuoted() : read(TOKEN)?.[0]) : '';
      if (value === undefined) return 'malformed';
      // Of several `rel` the first counts.
      if (name[1]?.toLowerCase() === 'rel') relations ??= value;
    }
    if (relations?.toLowerCase().split(/\s+/).includes('next')) return { target: link[1]?.trim() ?? '' };
    read(BLANKS);
    if (index < text.length && text[index] !== ',') return 'malformed';
  }
  return 'none';
}
