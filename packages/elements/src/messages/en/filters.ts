import type { FilterMessages } from '../user-status.js';

/** What stands at the filters. */
export const filters: FilterMessages = {
  statusFilter: 'Status',
  packageFilter: 'Package type',
  causeFilter: 'Cause',
  stuckFor: 'Stuck for',
  anyTime: 'Any time',
  longerThan: (duration) => `More than ${duration}`,
};
