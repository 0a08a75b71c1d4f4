import type { SubscriberFilter } from '../backend.js';
import type { Subscriber } from '../model.js';

/** Letters that a keyboard without them writes otherwise, and that Unicode does not take apart. */
const PLAIN: Readonly<Record<string, string>> = { đ: 'd', ł: 'l', ø: 'o', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe' };

/** Lower case without accents, so that a search for "jose" finds "José". */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  return /^[ -~]*$/.test(lower)
    ? lower
    : lower
        .normalize('NFD')
        .replace(/[\u0300-\u036f]/g, '')
        .replace(/[đłøıßæœ]/g, (letter) => PLAIN[letter] ?? letter);
}

/** Everything of a row that a search looks through, folded. */
export function searchText({ broadworksId, firstName, lastName, email = '', errors }: Subscriber): string {
  const failures = errors.map(({ code, text }) => `${code} ${text}`);
  return fold([broadworksId, firstName, lastName, email, ...failures].join(' '));
}

/** The words of a search; a row must hold them all. */
export function searchWords(search = ''): string[] {
  return fold(search).split(/\s+/).filter(Boolean);
}

/** Whether a filter wants a value of one column; a part that is left out or empty does not restrict. */
export function createWanted(
  wanted: readonly string[] | undefined,
  unwanted: readonly string[] | undefined = [],
): (value: string) => boolean {
  return (value) => (!wanted?.length || wanted.includes(value)) && !unwanted.includes(value);
}

/** Whether a filter selects a row. */
export function createMatcher(filter: SubscriberFilter): (row: Subscriber) => boolean {
  const status = createWanted(filter.status, filter.exclude);
  const packages = createWanted(filter.package);
  const words = searchWords(filter.search);
  return (row) => {
    if (!status(row.status) || !packages(row.package)) return false;
    const text = words.length > 0 ? searchText(row) : '';
    return words.every((word) => text.includes(word));
  };
}
