/** What embeds, overrides or isolates a direction, or ends that; and what ends a paragraph, and with it every isolate. */
const CONTROLS = /[\u202a-\u202e\u2066-\u2069]/g;
const PARAGRAPHS = /[\n\r\x1c-\x1e\x85\u2028\u2029]+/g;
const EITHER = /[\n\r\x1c-\x1e\x85\u2028-\u202e\u2066-\u2069]/;

/** Letters of scripts that are written from right to left, and marks that stand for one. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\u200e\u200f\ufb1d-\ufdff\ufe70-\ufefc]|[\ud802\ud803\ud83a\ud83b]/;

/**
 * Foreign text as it is shown, in an element of its own such as `bdi`: without what could turn the text around it. An
 * isolate alone does not hold, because the text could end it.
 */
export function plain(text: string): string {
  return EITHER.test(text) ? text.replace(CONTROLS, '').replace(PARAGRAPHS, ' ') : text;
}

/** Foreign text for a place in a sentence that is plain text, such as a label: it keeps its own direction, and to itself. */
export function isolated(text: string): string {
  const shown = plain(text);
  return RIGHT_TO_LEFT.test(shown) ? `\u2068${shown}\u2069` : shown;
}

/** Texts whose functions isolate all text that they are given, so that no caller has to think of it. */
export function isolating<Texts extends object>(texts: Texts): Texts {
  const entries = Object.entries(texts).map(([key, value]: [string, unknown]) => [key, isolatingOne(value)]);
  return Object.fromEntries(entries) as Texts;
}

function isolatingOne(value: unknown): unknown {
  if (typeof value === 'object' && value !== null) return isolating(value);
  if (typeof value !== 'function') return value;
  const write = value as (...given: readonly unknown[]) => unknown;
  return (...given: readonly unknown[]) =>
    write(...given.map((one) => (typeof one === 'string' ? isolated(one) : one)));
}
