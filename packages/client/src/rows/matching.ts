import type { SubscriberFilter } from '../backend.js';
import type { Subscriber } from '../model.js';

/** Lower case without accents, so that a search for "jose" finds "José". */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Everything of a row that a search looks through, folded. */
export function searchText(row: Subscriber): string {
  const { broadworksId, firstName, lastName, email = '', errors } = row;
  const failures = errors.map(({ code, text }) => `${code} ${text}`).join(' ');
  return fold(`${broadworksId} ${firstName} ${lastName} ${firstName} ${email} ${failures}`);
}

/** The words of a search; a row must hold them all. */
export function searchWords(search = ''): string[] {
  return fold(search).split(/\s+/).filter(Boolean);
}

/** Tests of the parts of a filter, each passing when the part does not restrict. */
export interface RowTests {
  status(row: Subscriber): boolean;
  package(row: Subscriber): boolean;
  search(text: string): boolean;
}

export function createTests(filter: SubscriberFilter): RowTests {
  const wanted = filter.status?.length ? new Set(filter.status) : undefined;
  const unwanted = new Set(filter.exclude);
  const packages = filter.package?.length ? new Set(filter.package) : undefined;
  const words = searchWords(filter.search);
  return {
    status: ({ status }) => (wanted?.has(status) ?? true) && !unwanted.has(status),
    package: (row) => packages?.has(row.package) ?? true,
    search: (text) => words.every((word) => text.includes(word)),
  };
}

/** Whether a filter selects a row. */
export function createMatcher(filter: SubscriberFilter): (row: Subscriber) => boolean {
  const tests = createTests(filter);
  return (row) => tests.status(row) && tests.package(row) && (!filter.search || tests.search(searchText(row)));
}
