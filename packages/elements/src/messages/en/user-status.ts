import { createPlural } from '../plural.js';
import type { ActingMessages, FilterMessages, RowsMessages, UserStatusMessages } from '../user-status.js';

const plural = createPlural('en');

/** What is shown before there are rows. */
export const userStatus: Omit<UserStatusMessages, keyof RowsMessages | keyof FilterMessages | keyof ActingMessages> = {
  heading: 'User Status',
  search: 'Search users',
  searchHint: 'ID, name, email or error',
  excludeProvisioned: 'Exclude provisioned users',
  filters: 'Filters',
  clearFilters: 'Clear filters',
  refresh: 'Refresh',
  refreshed: (rows) => plural(rows, { one: 'Up to date: # user', other: 'Up to date: # users' }),
  updatedAt: (time) => `Updated ${time}`,
  staleSince: (time) => `These rows are as of ${time}.`,

  export: 'Export',
  tools: 'More',

  column: {
    broadworksId: 'BroadWorks ID',
    name: 'Name',
    email: 'Email',
    package: 'Package type',
    status: 'Status',
    lastStatusChange: 'Last change',
  },
  printedPart: 'The list is too long to print: Export has all users.',
  rowsFound: (rows) => plural(rows, { one: '# user', other: '# users' }),
  rowsLoading: (loaded, total) => (total ? `${loaded} of ${total} loaded` : `${loaded} loaded`),
  noTemplate: 'No onboarding template chosen',
  noTemplateHint: 'Choose a template to see the status of its users.',
  loadFailed: 'The users could not be loaded',
  refreshFailed: 'The list could not be brought up to date',
  partial: {
    cyclic: 'The service repeated a page, so the list may be incomplete.',
    'page-cap': 'The list has more pages than can be loaded at once.',
    changed: 'The list changed while it was read, so a user may be missing.',
    unreadable: 'Some users cannot be shown: the service sent them without an ID that tells them apart.',
    'row-cap': 'The list has more users than can be shown at once. Search and filters cover the users that are loaded.',
  },
  loadRest: 'Load the rest',
  readAgain: 'Read again',
};
