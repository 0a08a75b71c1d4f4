import { STATUS } from './people.js';

/** The columns of every page that is not ours; our view shows errors as a second line of the row. */
export const HEADERS = ['BroadWorks ID', 'Name', 'Email', 'Package type', 'Status', 'Error', 'Last change', 'Actions'];

const PACKAGE = { softphone: 'Softphone', basic: 'Basic', standard: 'Standard', premium: 'Premium' };
const dates = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

export const nameOf = ({ firstName, lastName }) => `${firstName} ${lastName}`;
export const packageOf = (row) => PACKAGE[row.package] ?? row.package;
export const statusOf = ({ status }) => STATUS[status] ?? status;
export const errorOf = ({ errors: [error] }) => (error ? `${error.text} (${error.code})` : '');
export const dateOf = ({ lastStatusChange }) => dates.format(new Date(lastStatusChange));

/** The texts of a row, without its button. */
export const cellsOf = (row) => [
  row.broadworksId,
  nameOf(row),
  row.email,
  packageOf(row),
  statusOf(row),
  errorOf(row),
  dateOf(row),
];
