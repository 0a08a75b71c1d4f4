import type { RowsMessages } from '../user-status.js';

/** What stands in rows and over them. */
export const rows: RowsMessages = {
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

  actionsColumn: 'Actions',
  actionsFor: (id) => `Actions for ${id}`,
  selectRow: (id) => `Select ${id}`,
  selectAll: 'Select all',
  range: (from, to, total) => `Rows ${from} to ${to} of ${total}`,
  lasting: (duration) => `for ${duration}`,
  noEmail: 'No email yet',
  recommended: 'What to do',
  errorDetails: (id) => `Error details for ${id}`,
};
