import { isWebKit } from './engine.js';

/**
 * Halves of characters, as cut text has them; none in WebKit, whose regular expressions
 * read half of a character and what follows it as one. In a file they are written as U+FFFD, which is no sign.
 */
export function halves(...given: readonly string[]): readonly string[] {
  return isWebKit ? [] : given;
}
