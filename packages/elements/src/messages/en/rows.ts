import type { RowsMessages } from '../user-status.js';

/** What stands in rows, over them and in place of them. */
export const rows: RowsMessages = {
  summary: {
    label: 'Users by status',
    all: 'All users',
    found: 'All found',
    error: 'Errors',
    pending: 'Pending',
    moving: 'In motion',
    provisioned: 'Provisioned',
    unknown: 'Other',
    byCause: 'By cause',
  },

  actionsColumn: 'Actions',
  actionsFor: (id) => `Actions for ${id}`,
  selectRow: (id) => `Select ${id}`,
  selectAll: 'Select all',
  range: (from, to, total) => `Rows ${from} to ${to} of ${total}`,
  lasting: (duration) => `for ${duration}`,
  noEmail: 'No email yet',
  recommended: 'What to do',
  errorDetails: (id) => `Error details for ${id}`,

  empty: 'No users yet',
  emptyHint:
    'Users appear here as soon as they are provisioned with this template, or activate themselves by its link.',
  emptyFilter: 'No user matches',
  emptyFilterHint: 'No user matches the search and the filters together.',
};
