import { createPlural } from '../plural.js';
import type { ActingMessages, UserStatusMessages } from '../user-status.js';

const plural = createPlural('en');

/** What is shown before anybody acts. */
export const userStatus: Omit<UserStatusMessages, keyof ActingMessages> = {
  heading: 'User Status',
  search: 'Search users',
  searchHint: 'ID, name, email or error',
  excludeProvisioned: 'Exclude provisioned users',
  filters: 'Filters',
  statusFilter: 'Status',
  packageFilter: 'Package type',
  causeFilter: 'Cause',
  stuckFor: 'Stuck for',
  anyTime: 'Any time',
  longerThan: (duration) => `More than ${duration}`,
  clearFilters: 'Clear filters',
  refresh: 'Refresh',
  updatedAt: (time) => `Updated ${time}`,
  staleSince: (time) => `These rows are as of ${time}.`,

  export: 'Export',
  tools: 'More',
  summary: {
    label: 'Users by status',
    all: 'All users',
    error: 'Errors',
    pending: 'Pending',
    moving: 'In motion',
    provisioned: 'Provisioned',
    unknown: 'Other',
    byCause: 'By cause',
  },

  column: {
    broadworksId: 'BroadWorks ID',
    name: 'Name',
    email: 'Email',
    package: 'Package type',
    status: 'Status',
    lastStatusChange: 'Last change',
  },
  actionsColumn: 'Actions',
  actionsFor: (id) => `Actions for ${id}`,
  selectRow: (id) => `Select ${id}`,
  selectAll: 'Select all',
  range: (from, to, total) => `Rows ${from} to ${to} of ${total}`,
  rowsFound: (rows) => plural(rows, { one: '# user', other: '# users' }),
  rowsLoading: (loaded, total) => (total ? `${loaded} of ${total} loaded` : `${loaded} loaded`),
  lasting: (duration) => `for ${duration}`,
  noEmail: 'No email yet',
  recommended: 'What to do',
  errorDetails: (id) => `Error details for ${id}`,
  noTemplate: 'No onboarding template chosen',
  noTemplateHint: 'Choose a template to see the status of its users.',
  empty: 'No users yet',
  emptyHint:
    'Users appear here as soon as they are provisioned with this template, or activate themselves by its link.',
  emptyFilter: 'No user matches',
  emptyFilterHint: 'No user matches the search and the filters together.',
  loadFailed: 'The users could not be loaded',
  refreshFailed: 'The list could not be brought up to date',
  partial: {
    cyclic: 'The service repeated a page, so the list may be incomplete.',
    'page-cap': 'The list has more pages than can be loaded at once.',
    'row-cap': 'The list has more users than can be shown at once. Search and filters cover the users that are loaded.',
  },
  loadRest: 'Load the rest',
};
