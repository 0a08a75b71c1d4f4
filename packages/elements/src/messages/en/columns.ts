import type { ColumnsMessages } from '../columns.js';

export const columns: ColumnsMessages = {
  hint: 'Choose what the table shows, and in which order.',
  earlier: (column) => `Move ${column} up`,
  later: (column) => `Move ${column} down`,
  moved: (column, place) => `${column} is number ${place} now`,
  reset: 'Reset to all columns',
};
