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
function sortValue(row: Subscriber, key: SortKey): string | number {
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
 * Indexes of the rows in ascending order; ties keep the order of the list, so that reading backwards is as stable.
 *
 * Each distinct value is collated once and rows are then compared by rank: a name column has far fewer values than rows.
 */
export function sortedOrder(
  rows: readonly (Subscriber | undefined)[],
  key: SortKey,
  collator: Intl.Collator,
): Uint32Array {
  const values = rows.map((row) => row && sortValue(row, key));
  const distinct = [...new Set(values)].filter((value) => value !== undefined);
  distinct.sort((a, b) => (typeof a === 'number' ? a - Number(b) : collator.compare(a, String(b))));
  const ranks = new Map(distinct.map((value, index) => [value, index]));
  // Rank and index in one number: the native sort of a typed array needs no comparator.
  const keys = new Float64Array(rows.length);
  let count = 0;
  values.forEach((value, index) => {
    if (value !== undefined) keys[count++] = (ranks.get(value) ?? 0) * 2 ** 32 + index;
  });
  return Uint32Array.from(keys.subarray(0, count).sort(), (packed) => packed % 2 ** 32);
}
