import type { Subscriber } from '../model.js';

/** A column by a name that stays when its header is translated; also its key in a JSON file. */
export type CsvColumnKey =
  | 'broadworksId'
  | 'firstName'
  | 'lastName'
  | 'email'
  | 'package'
  | 'status'
  | 'errorCode'
  | 'errorText'
  | 'spEnterpriseId'
  | 'created'
  | 'lastStatusChange'
  | 'id';

export interface CsvColumn {
  readonly key: CsvColumnKey;
  readonly header: string;
  readonly cell: (row: Subscriber) => string;
  /** Whether it is an ID, which a spreadsheet must not take for a number or a date. */
  readonly isKey?: boolean;
}

/** The columns of an exported file, in order. Statuses and packages are the backend's own values. */
export const CSV_COLUMNS: readonly CsvColumn[] = [
  { key: 'broadworksId', header: 'BroadWorks ID', cell: (row) => row.broadworksId, isKey: true },
  { key: 'firstName', header: 'First name', cell: (row) => row.firstName },
  { key: 'lastName', header: 'Last name', cell: (row) => row.lastName },
  { key: 'email', header: 'Email', cell: (row) => row.email ?? '' },
  { key: 'package', header: 'Package type', cell: (row) => row.package },
  { key: 'status', header: 'Status', cell: (row) => row.status },
  { key: 'errorCode', header: 'Error code', cell: (row) => row.errors.map(({ code }) => code).join('; ') },
  { key: 'errorText', header: 'Error text', cell: (row) => row.errors.map(({ text }) => text).join('; ') },
  { key: 'spEnterpriseId', header: 'Enterprise ID', cell: (row) => row.spEnterpriseId, isKey: true },
  { key: 'created', header: 'Created', cell: (row) => row.created },
  { key: 'lastStatusChange', header: 'Last status change', cell: (row) => row.lastStatusChange },
  { key: 'id', header: 'ID', cell: (row) => row.id, isKey: true },
];
