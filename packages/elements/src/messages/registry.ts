import type { Messages } from './messages.js';

/**
 * Languages that this page can show, by the language part of their tag.
 *
 * The one thing in the library that a whole page shares, like the registry of custom elements: texts are constants, and
 * the nearest `lang` can only choose among languages that were imported before.
 */
const languages = new Map<string, Messages>();

/** Makes a language available to every element of the page; the nearest `lang` attribute chooses it. */
export function registerMessages(...all: readonly Messages[]): void {
  for (const messages of all) languages.set(languageOf(messages.locale), messages);
}

/** The registered language for a BCP 47 tag, if any. */
export function findMessages(tag: string): Messages | undefined {
  return languages.get(languageOf(tag));
}

/** The language part of a BCP 47 tag. */
export function languageOf(tag: string): string {
  return tag.toLowerCase().split(/[-_]/, 1)[0] ?? '';
}
