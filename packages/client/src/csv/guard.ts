/**
 * Cells that a spreadsheet could run as a formula: a sign, plain or full-width, after any blanks, controls or invisible
 * characters; a control or byte order mark on its own; and cells that begin with the prefix itself, so that taking it
 * off again is exact. No `g` flag: `test` would keep a position between cells and skip every second one.
 */
const HOSTILE = /^(?:[\s\p{C}\p{Z}]*[=+\-@＝＋－＠]|[\p{Cc}\ufeff'])/u;

/** The cell as text that no spreadsheet runs: hostile ones get a leading apostrophe. */
export function guardCell(text: string): string {
  return HOSTILE.test(text) ? `'${text}` : text;
}

/** Takes off what `guardCell` put on, so that an exported cell reads back equal. */
export function unguardCell(text: string): string {
  return text.startsWith("'") ? text.slice(1) : text;
}
