/**
 * Cells that a spreadsheet could run as a formula: a sign, plain or full-width, after any blanks, controls or invisible
 * characters; a leading tab, line break or NUL on its own; and cells that begin with the prefix itself, so that taking it
 * off again is exact. No `g` flag: `test` would keep a position between cells and skip every second one.
 */
const HOSTILE =
  /^(?:[\s\u0000-\u0020\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]*[=+\-@＝＋－＠]|[\u0000-\u001f\ufeff'])/;

/** The cell as text that no spreadsheet runs: hostile ones get a leading apostrophe. */
export function guardCell(text: string): string {
  return HOSTILE.test(text) ? `'${text}` : text;
}

/** Takes off what `guardCell` put on. */
export function unguardCell(text: string): string {
  return text.startsWith("'") ? text.slice(1) : text;
}
