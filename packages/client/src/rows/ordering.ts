import type { SortKey } from '../backend.js';
import { PACKAGE_TYPES, type Subscriber } from '../model.js';

/** What needs somebody's attention comes first. */
const STATUS_ORDER = [
  'error',
  'pending_email_input',
  'pending_email_validation',
  'pending_user_migration',
  'provisioning',
  'updating',
  'provisioned',
];

/** The value of a row by which a column is sorted. */
export function sortValue(row: Subscriber, key: SortKey): string | number {
  switch (key) {
    case 'name':
      return `${row.lastName} ${row.firstName}`;
    case 'email':
      return row.email ?? '';
    case 'status':
      return rank(STATUS_ORDER, row.status);
    case 'package':
      return rank(PACKAGE_TYPES, row.package);
    case 'lastStatusChange':
      return Date.parse(row.lastStatusChange) || 0;
    case 'broadworksId':
      return row.broadworksId;
  }
}

/** Known values in their order, unknown ones after them. */
function rank(values: readonly string[], value: string): number {
  const index = values.indexOf(value);
  return index < 0 ? values.length : index;
}

/**
 * The indexes `byId` in ascending order of a column; ties keep their order, so that reading backwards is as stable.
 *
 * Each distinct value is collated once and rows are then compared by rank: a name column has far fewer values than rows.
 */
export function sortedOrder(
  rows: readonly (Subscriber | undefined)[],
  byId: Uint32Array,
  key: SortKey,
  collator: Intl.Collator,
): Uint32Array {
  const values = rows.map((row) => row && sortValue(row, key));
  const distinct = [...new Set(values)].filter((value) => value !== undefined);
  // Native order first: it comes close to the alphabet's, so that the collator, which is slow, has far less to compare.
  if (typeof distinct[0] === 'string') distinct.sort();
  distinct.sort((a, b) => (typeof a === 'number' ? a - Number(b) : collator.compare(a, String(b))));
  const ranks = new Map(distinct.map((value, index) => [value, index]));
  // Rank and place in one number: the native sort of a typed array needs no comparator.
  const keys = new Float64Array(byId.length);
  let count = 0;
  byId.forEach((index, place) => {
    const value = values[index];
    if (value !== undefined) keys[count++] = (ranks.get(value) ?? 0) * 2 ** 32 + place;
  });
  return Uint32Array.from(keys.subarray(0, count).sort(), (packed) => byId[packed % 2 ** 32] ?? 0);
}
