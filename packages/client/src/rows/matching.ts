import type { SubscriberFilter } from '../backend.js';
import { systemEnvironment } from '../environment.js';
import type { Subscriber } from '../model.js';

/** Letters that a keyboard without them writes otherwise, and that Unicode does not take apart. */
const PLAIN: Readonly<Record<string, string>> = {
  đ: 'd',
  ł: 'l',
  ø: 'o',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  '‘': "'",
  '’': "'",
};

/** Of the characters up to U+024F, which hold the accents of Latin scripts, what each folds to, once it was met. */
const FOLDED: string[] = [];

function foldCharacter(character: string): string {
  const code = character.charCodeAt(0);
  const known = FOLDED[code];
  if (known !== undefined) return known;
  const bare = character.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
  const folded = PLAIN[bare] ?? bare;
  if (code < 0x250) FOLDED[code] = folded;
  return folded;
}

/** Lower case without accents, so that a search for "jose" finds "José". */
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
