import type { SubscriberFilter } from '../backend.js';
import { systemEnvironment } from '../environment.js';
import type { Subscriber } from '../model.js';

/** Letters and signs that a keyboard without them writes otherwise, and that Unicode does not take apart. */
const PLAIN: Readonly<Record<string, string>> = {
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ł: 'l',
  ø: 'o',
  ŧ: 't',
  þ: 'th',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ς: 'σ',
  '‘': "'",
  '’': "'",
  ʼ: "'",
  '´': "'",
};

/** Accents of Latin, Greek and Cyrillic letters, the points of Hebrew, the vowels and hamzas of Arabic. */
const ACCENTS = /[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670]/g;
/** What nobody sees, or types. */
const INVISIBLE = /[\p{Cf}\p{DI}]/gu;

/** Of the characters up to U+06FF, which hold the letters with accents, what each folds to, once it was met. */
const FOLDED: string[] = [];

function foldCharacter(character: string): string {
  const code = character.charCodeAt(0);
  const known = FOLDED[code];
  if (known !== undefined) return known;
  const bare = (PLAIN[character] ?? character)
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .replace(INVISIBLE, '')
    .toLowerCase();
  // Half a character is written as UTF-8 writes it: an index of texts cannot hold it otherwise.
  const folded = (PLAIN[bare] ?? bare).replace(/\p{Pd}/gu, '-').replace(/\p{Cs}/gu, '\ufffd');
  if (code < 0x700) FOLDED[code] = folded;
  return folded;
}

/**
 * A text as searches compare it: lower case, without accents and what nobody sees, in the letters of a plain keyboard, so
 * that a search for "jose" finds "José", and one for "STRASSE" finds "Straße".
 */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  return /^[ -~]*$/.test(lower) ? lower : lower.replace(/[^ -~]/gu, foldCharacter);
}

/** Everything of a row that a search looks through, folded. */
export function searchText({ broadworksId, firstName, lastName, email = '', errors }: Subscriber): string {
  let text = `${broadworksId} ${firstName} ${lastName} ${email}`;
  for (const failure of errors) text += ` ${failure.code} ${failure.text}`;
  return fold(text);
}

/** The words of a search; a row must hold them all. */
export function searchWords(search = ''): string[] {
  return fold(search).split(/\s+/).filter(Boolean);
}

/** Whether a filter wants a value of one column; a part that is left out or empty does not restrict. */
function createWanted(
  wanted: readonly string[] | undefined,
  unwanted: readonly string[] | undefined = [],
): (value: string) => boolean {
  return (value) => (!wanted?.length || wanted.includes(value)) && !unwanted.includes(value);
}

/** The two parts of a filter that choose among values, each of which counts what the other leaves. */
export interface Facets {
  /** Status, exclusion and cause are one part, because all of them say where a user stands. */
  standing(status: string, cause: string | undefined): boolean;
  package(value: string): boolean;
}

export function createFacets({ status, exclude, package: packages, cause }: SubscriberFilter): Facets {
  const isStatus = createWanted(status, exclude);
  const isCause = createWanted(cause);
  return {
    standing: (value, why) => isStatus(value) && (why === undefined ? !cause?.length : isCause(why)),
    package: createWanted(packages),
  };
}

/** Why a user in error failed: the code of the first error, '' without one; undefined for users who did not fail. */
export function causeOf({ status, errors }: Subscriber): string | undefined {
  return status === 'error' ? (errors[0]?.code ?? '') : undefined;
}

/** The moment of a user's last change, epoch milliseconds; 0 where the date cannot be read. */
export function changeOf({ lastStatusChange }: Subscriber): number {
  return Date.parse(lastStatusChange) || 0;
}

/** Whether a filter selects a row; `now` is the moment from which `stuckFor` counts back, epoch milliseconds. */
export function createMatcher(
  filter: SubscriberFilter,
  now: number = systemEnvironment.wallClock(),
): (row: Subscriber) => boolean {
  const facets = createFacets(filter);
  const words = searchWords(filter.search);
  const { stuckFor = 0 } = filter;
  return (row) => {
    if (!facets.package(row.package) || !facets.standing(row.status, causeOf(row))) return false;
    if (stuckFor > 0 && (row.status === 'provisioned' || changeOf(row) > now - stuckFor)) return false;
    const text = words.length > 0 ? searchText(row) : '';
    return words.every((word) => text.includes(word));
  };
}
