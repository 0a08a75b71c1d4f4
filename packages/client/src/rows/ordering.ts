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

/** Whether two states of a row have the same place in a column. */
export function isSameValue(one: Subscriber, other: Subscriber, key: SortKey): boolean {
  switch (key) {
    case 'name':
      return one.lastName === other.lastName && one.firstName === other.firstName;
    default:
      return one[key] === other[key];
  }
}
