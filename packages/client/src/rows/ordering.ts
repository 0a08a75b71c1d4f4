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

type SortValue = (row: Subscriber) => string | number;

/** By column the values of a row by which it is sorted: by the first, and where that is the same by the next. */
export const SORT_VALUES: Readonly<Record<SortKey, readonly SortValue[]>> = {
  name: [({ lastName }) => lastName, ({ firstName }) => firstName],
  email: [({ email }) => email ?? ''],
  status: [({ status }) => rank(STATUS_ORDER, status)],
  package: [(row) => rank(PACKAGE_TYPES, row.package)],
  lastStatusChange: [({ lastStatusChange }) => Date.parse(lastStatusChange) || 0],
  broadworksId: [({ broadworksId }) => broadworksId],
};

/** Compares rows, given by index, by a column whose texts `compare` orders; ties as they came. */
export function createComparison(
  rows: readonly Subscriber[],
  key: SortKey,
  compare: (one: string, other: string) => number,
): (one: number, other: number) => number {
  const values = SORT_VALUES[key];
  return (one, other) => {
    const [first, second] = [rows[one], rows[other]];
    if (!first || !second) return 0;
    for (const value of values) {
      const [a, b] = [value(first), value(second)];
      const order = typeof a === 'number' ? a - Number(b) : a === b ? 0 : compare(a, String(b));
      if (order) return order;
    }
    return one - other;
  };
}

/** Known values in their order, unknown ones after them. */
function rank(values: readonly string[], value: string): number {
  const index = values.indexOf(value);
  return index < 0 ? values.length : index;
}

/** Whether two states of a row have the same place in a column. */
export function isSameValue(one: Subscriber, other: Subscriber, key: SortKey): boolean {
  switch (key) {
    case 'name':
      return one.lastName === other.lastName && one.firstName === other.firstName;
    default:
      return one[key] === other[key];
  }
}
