/** Texts of the panel in which columns are chosen and ordered. */
export interface ColumnsMessages {
  readonly hint: string;
  /** Names of the two buttons that move a column. */
  readonly earlier: (column: string) => string;
  readonly later: (column: string) => string;
  /** Said after a column was moved. */
  readonly moved: (column: string, place: number) => string;
  readonly reset: string;
}
