import type { ExportingMessages } from '../exporting.js';

export const exporting: ExportingMessages = {
  rows: 'Users',
  scope: {
    filtered: 'Those that the filter selects',
    all: 'All users of the template',
    selected: 'Selected users',
    failures: 'Users with errors',
  },
  format: 'File',
  formats: { csv: 'CSV, for spreadsheets', json: 'JSON, for programs' },
  columns: 'Columns',
  column: {
    broadworksId: 'BroadWorks ID',
    firstName: 'First name',
    lastName: 'Last name',
    email: 'Email',
    package: 'Package type',
    status: 'Status',
    errorCode: 'Error code',
    errorText: 'Error text',
    spEnterpriseId: 'Enterprise ID',
    created: 'Created',
    lastStatusChange: 'Last status change',
    id: 'ID',
  },
  allColumns: 'All columns',
  toDisk: 'Write straight to a file',
  toDiskHint: 'For very long lists: you choose the place, and nothing is kept in memory.',
  guardHint: 'Keep the column ID if you want to import corrected addresses.',
  start: 'Export',
};
