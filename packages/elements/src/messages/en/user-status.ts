import { createPlural } from '../plural.js';
import type { UserStatusMessages } from '../user-status.js';

const plural = createPlural('en');

export const userStatus: UserStatusMessages = {
  heading: 'User Status',
  search: 'Search users',
  searchHint: 'ID, name, email or error',
  excludeProvisioned: 'Exclude provisioned users',
  filters: 'Filters',
  statusFilter: 'Status',
  packageFilter: 'Package type',
  clearFilters: 'Clear filters',
  refresh: 'Refresh',
  updatedAt: (time) => `Updated ${time}`,
  staleSince: (time) => `These rows are as of ${time}.`,

  export: 'Export',
  exporting: (rows) => `Exporting, ${rows} rows so far`,
  cancelExport: 'Cancel export',
  exported: (rows) => plural(rows, { one: '# user exported', other: '# users exported' }),
  exportFailed: 'The export did not finish',

  tools: 'More',
  tool: { importing: 'Import emails', exporting: 'Export options', columns: 'Columns' },

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
  range: (from, to, total) => `Rows ${from} to ${to} of ${total}`,
  rowsFound: (rows) => plural(rows, { one: '# user', other: '# users' }),
  rowsLoading: (loaded, total) => (total ? `${loaded} of ${total} loaded` : `${loaded} loaded`),
  lasting: (duration) => `for ${duration}`,
  noEmail: 'No email yet',
  errorDetails: (id) => `Error details for ${id}`,
  recommended: 'What to do',

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

  action: {
    retry: 'Retry activation',
    resendConsent: 'Resend consent email',
    changePackage: 'Change package type',
    delete: 'Delete user',
    copyError: 'Copy error text',
  },
  running: {
    retry: 'Retrying activation…',
    resendConsent: 'Sending the consent email…',
    changePackage: 'Changing the package type…',
    delete: 'Deleting…',
  },
  done: {
    retry: (id) => `Activation started again for ${id}`,
    resendConsent: (id) => `Consent email sent again for ${id}`,
    changePackage: (id) => `Package type of ${id} is being changed`,
    delete: (id) => `${id} deleted`,
  },
  failed: {
    retry: 'The activation was not started.',
    resendConsent: 'The consent email was not sent.',
    changePackage: 'The package type was not changed.',
    delete: 'The user was not deleted.',
  },
  busy: 'Another action on this user is still running.',
  errorCopied: (id) => `Error text of ${id} copied`,
  checkNow: 'Check now',
  dismiss: 'Dismiss',
  settled: (id, status) => `${id}: ${status}`,

  retryTitle: (id) => `Retry activation for ${id}`,
  retryHint: 'The user is onboarded again with this address. It must be one that the user can read.',
  email: 'Email address',
  onboard: 'Onboard',
  checking: 'Checking the address…',
  onboardAnyway: 'Choose Onboard again to try all the same.',
  deleteTitle: (id) => `Delete user ${id}`,
  deleteHint: (name) =>
    `This removes the link between the BroadWorks user${name ? ` ${name}` : ''} and Webex. Once the configuration is corrected, the user can be onboarded again.`,
  packageTitle: (id) => `Change package type for ${id}`,
  packageHint: 'The user is updated in the background; the status shows when it is done.',
  change: 'Change',

  copiedUser: (user) => `User: ${user}`,
  copiedTemplate: (template) => `Template: ${template}`,
  copiedSince: (time) => `Since: ${time}`,
};
