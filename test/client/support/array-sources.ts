import { createArraySource } from '@flowthrough/client';

/** How few rows are sorted and searched, and how many are: both are to give the same. */
export const ARRAY_SOURCES = [
  [
    'without an index',
    (...given: Parameters<typeof createArraySource>) => Promise.resolve(createArraySource(...given)),
  ],
  ['with an index', createIndexedSource],
] as const;

/** A source that has loaded and made what sorts and searches many rows. */
export async function createIndexedSource(...given: Parameters<typeof createArraySource>) {
  const source = createArraySource(...given);
  await source.prepare(new AbortController().signal);
  return source;
}
