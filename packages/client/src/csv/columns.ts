import type { Subscriber } from '../model.js';

/** The columns of an exported file, in order: header and cell. Statuses and packages are the backend's own values. */
export const CSV_COLUMNS: readonly (readonly [header: string, cell: (row: Subscriber) => string])[] = [
  ['BroadWorks ID', (row) => row.broadworksId],
  ['First name', (row) => row.firstName],
  ['Last name', (row) => row.lastName],
  ['Email', (row) => row.email ?? ''],
  ['Package type', (row) => row.package],
  ['Status', (row) => row.status],
  ['Error code', (row) => row.errors.map(({ code }) => code).join('; ')],
  ['Error text', (row) => row.errors.map(({ text }) => text).join('; ')],
  ['Enterprise ID', (row) => row.spEnterpriseId],
  ['Created', (row) => row.created],
  ['Last status change', (row) => row.lastStatusChange],
  ['ID', (row) => row.id],
];
