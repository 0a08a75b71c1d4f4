/** An order of texts, which knows most texts as a row of small numbers that sort like the texts themselves. */
export interface Alphabet {
  /**
   * Writes the weights of a text, each from 1 to 96, at most three per character, and gives the place after them; -1
   * where only `compare` can tell the text's place. Texts that `compare` tells apart may share their weights.
   */
  encode(text: string, weights: Uint8Array, at: number): number;
  compare(one: string, other: string): number;
}

const FIRST = 32;
const LAST = 126;
const ZERO = 48;
const NINE = 57;
/** Digits of one number, whose count has to be a weight as well. */
const MOST_DIGITS = 90;

/**
 * The alphabet of a language, with numbers inside of texts as numbers. `encode` knows texts of ASCII characters that sort
 * one by one; the others, such as those with an accent or with a pair of letters that the language takes for one ("lj" in
 * Croatian, "ch" in Czech), are left to the platform's collator.
 */
export function createAlphabet(locale: string | undefined): Alphabet {
  const collator = new Intl.Collator(locale, { numeric: true });
  let known: { readonly weightOf: Uint8Array; readonly isPair: Uint8Array | undefined } | undefined;

  const encode: Alphabet['encode'] = (text, weights, at) => {
    const { weightOf, isPair } = (known ??= { weightOf: readWeights(locale), isPair: readPairs(collator) });
    const { length } = text;
    let before = 0;
    for (let index = 0; index < length; index += 1) {
      const code = text.charCodeAt(index);
      const weight = code > LAST ? 0 : (weightOf[code] ?? 0);
      if (weight === 0 || (isPair && isPair[before * 128 + code] === 1)) return -1;
      before = code;
      if (code < ZERO || code > NINE) {
        weights[at++] = weight;
        continue;
      }
      while (text.charCodeAt(index) === ZERO && isDigit(text.charCodeAt(index + 1))) index += 1;
      const start = index;
      while (isDigit(text.charCodeAt(index + 1))) index += 1;
      if (index - start >= MOST_DIGITS) return -1;
      // The longer number is the larger one.
      weights[at++] = weightOf[ZERO] ?? 0;
      weights[at++] = index - start + 1;
      for (let digit = start; digit <= index; digit += 1) weights[at++] = text.charCodeAt(digit) - ZERO + 1;
    }
    return at;
  };
  return { encode, compare: collator.compare };
}

function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE;
}

/** By ASCII code its place in the alphabet, the same for characters that differ in case only; 0 where it has none. */
function readWeights(locale: string | undefined): Uint8Array {
  const { compare } = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' });
  const weights = new Uint8Array(LAST + 1);
  const characters = Array.from({ length: LAST - FIRST + 1 }, (_, index) => String.fromCharCode(FIRST + index));
  let weight = 0;
  let before: string | undefined;
  for (const character of characters.sort(compare)) {
    if (before === undefined || compare(before, character) !== 0) weight += 1;
    before = character;
    // A character that the language overlooks changes nothing where it is put.
    if (compare('a', `a${character}`) !== 0) weights[character.charCodeAt(0)] = weight;
  }
  return weights;
}

/**
 * By `first * 128 + second`, 1 for the pairs of characters that the language sorts as one; undefined without any. The
 * combining grapheme joiner weighs nothing and keeps characters apart (The Unicode Standard, 23.2), so that a pair sorts
 * otherwise with it inside.
 */
function readPairs({ compare }: Intl.Collator): Uint8Array | undefined {
  const isPair = new Uint8Array(128 * 128);
  const letters = Array.from('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ');
  for (const first of letters) {
    for (const second of letters) {
      const [one, other] = [first.charCodeAt(0), second.charCodeAt(0)];
      if (compare(first + second, `${first}\u034f${second}`) !== 0) isPair[one * 128 + other] = 1;
      // Breton has a letter "c'h".
      if (compare(`${first}'${second}`, `${first}\u034f'\u034f${second}`) !== 0) isPair[one * 128 + 39] = 1;
    }
  }
  return isPair.includes(1) ? isPair : undefined;
}
