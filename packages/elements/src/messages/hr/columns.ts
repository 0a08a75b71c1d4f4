import type { ColumnsMessages } from '../columns.js';

export const columns: ColumnsMessages = {
  hint: 'Odaberite što tablica prikazuje i kojim redom.',
  earlier: (column) => `Pomakni ${column} gore`,
  later: (column) => `Pomakni ${column} dolje`,
  moved: (column, place) => `${column} sada je na ${place}. mjestu`,
  reset: 'Vrati sve stupce',
};
