/**
 * Texts that a spreadsheet could run as a formula: a sign, plain, small or full-width, after any blanks, controls, quotes
 * or invisible characters; and texts that begin with the prefix itself, so that taking it off again is exact, also after
 * blanks, which an import takes off as well. No `g` flag: `test` would keep a position between cells and skip every
 * second one.
 */
const HOSTILE = /^[\s\p{C}\p{Z}\p{DI}\u2800"]*[=+\-@＝＋－＠﹢﹣﹦﹫']/u;
/** A text that shows nothing: a program that skips it looks at the next one. */
const UNSEEN = /^[\s\p{C}\p{Z}\p{DI}\u2800"]*;?$/u;

/** Where a program splits a cell that takes another separator than the file has, because it then overlooks quotes. */
const INNER = /[;\t\r\n]/;
const AFTER_INNER = /(?<=[;\t\n]|\r(?!\n))/;

/**
 * The cell as text that no spreadsheet runs: a hostile one gets a leading apostrophe, and so does each hostile part after
 * a line break, a tab or a semicolon within it.
 */
export function guardCell(text: string): string {
  // A control or a byte order mark at the start is taken for something of the file by some programs.
  const start = /^[\p{Cc}\ufeff]/u.test(text) ? "'" : '';
  if (!INNER.test(text)) return start || HOSTILE.test(text) ? `'${text}` : text;
  let isHostile = false;
  let guarded = '';
  for (const part of text.split(AFTER_INNER).reverse()) {
    isHostile = HOSTILE.test(part) || (isHostile && UNSEEN.test(part));
    guarded = (isHostile ? `'${part}` : part) + guarded;
  }
  return isHostile ? guarded : start + guarded;
}

/** Takes off what `guardCell` put on, so that an exported cell reads back equal. */
export function unguardCell(text: string): string {
  return text.replace(/(^|[;\t\r\n])'/g, '$1');
}

/** Numbers that a spreadsheet keeps as they are, even in a narrow column. */
const KEPT = /^(?:0|[1-9]\d{0,7})$/;
/** What it takes for a number, a time or a date; the only letters are those of an exponent or of a half of the day. */
const NUMBER = /^[\p{Nd}\p{No}\p{Sc}\s.,:;/%()+\-'’−]*(?:e[\d+-]*|\s?[ap]m)?$/iu;
const DATE = /^(?:\d{1,4}[-/. ]{0,2})?([a-z]{3,9})[-/., ]{0,2}\d{0,4}(?:[-/., ]{1,2}\d{1,4})?$/i;
/** Also shortened, to three letters or more. */
const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const BOOLEAN = /^(?:true|false)$/i;

/**
 * An ID as `guardCell` gives it, and with the same prefix where a spreadsheet would make something else of it: 7 of 0007,
 * 5.55E+09 of 5551000002, a day of 1-2 or MAR1, TRUE of true.
 */
export function guardKey(id: string): string {
  const guarded = guardCell(id);
  const isOther = BOOLEAN.test(id.trim()) || (/\p{N}/u.test(id) && (NUMBER.test(id) || isDate(id)));
  return guarded === id && isOther && !KEPT.test(id) ? `'${id}` : guarded;
}

function isDate(text: string): boolean {
  const name = DATE.exec(text)?.[1]?.toLowerCase();
  return name !== undefined && MONTHS.some((month) => month.startsWith(name));
}
