import { OPTIONAL_VERBS, SORT_KEYS, type BackendCapabilities } from './backend.js';
import { isRecord, optional, toBoolean, toKnown } from './json.js';

const FILTERS = ['status', 'package', 'changedSince'] as const;

/** What a backend says it can do, as far as that can be understood; the rest counts as left out. */
export function readCapabilities(value: unknown): BackendCapabilities {
  if (!isRecord(value)) return {};
  const { maxPageSize } = value;
  const isSize = typeof maxPageSize === 'number' && Number.isSafeInteger(maxPageSize) && maxPageSize > 0;
  return {
    ...optional('filters', toKnown(value['filters'], FILTERS)),
    ...optional('sorts', toKnown(value['sorts'], SORT_KEYS)),
    ...optional('search', toBoolean(value['search'])),
    ...optional('totals', toBoolean(value['totals'])),
    ...optional('offsetCursors', toBoolean(value['offsetCursors'])),
    ...optional('maxPageSize', isSize ? maxPageSize : undefined),
    ...optional('verbs', toKnown(value['verbs'], OPTIONAL_VERBS)),
  };
}
