import type { SortKey } from '@flowthrough/client';

/** Least width in em and share of the rest that each column takes; neither an ID nor a date is cut. */
const WIDTHS: Readonly<Record<SortKey, readonly [least: number, share: number]>> = {
  broadworksId: [12.8, 0.3],
  name: [6, 1],
  email: [8, 2],
  package: [7.6, 0.1],
  status: [11, 2.2],
  lastStatusChange: [12.6, 0.1],
};

/** CSS pixels of a row beside its facts, as the style sheet has them: its ends, its menu, the gaps, and what selects it. */
const ENDS = 24;
const MENU = 44;
const GAP = 12;
const BOX = 24;

/** What the columns of a table are laid out for. */
export interface ColumnSet {
  readonly columns: readonly SortKey[];
  readonly isSelectable: boolean;
  /** How much wider than usual its characters stand; 1 where nobody spaces them out. */
  readonly spread: number;
}

/** The grid's column template: the facts between a box to select the row by, where there is one, and its menu. */
export function gridTemplate({ columns, isSelectable, spread }: ColumnSet): string {
  const facts = columns.map((key) => {
    const [least, share] = WIDTHS[key];
    return `minmax(${(least * spread).toFixed(2)}em, ${share}fr)`;
  });
  return [...(isSelectable ? [`${BOX}px`] : []), ...facts, `${MENU}px`].join(' ');
}

/** CSS pixels that the columns need at least beside each other, in a text of so many in an em. */
export function leastWidth({ columns, isSelectable, spread }: ColumnSet, em: number): number {
  const facts = columns.reduce((sum, key) => sum + WIDTHS[key][0], 0) * spread * em;
  return facts + columns.length * GAP + MENU + ENDS + (isSelectable ? BOX + GAP : 0);
}

/** Whether a status stands beside the package type where cards have one fact in a line. */
export function isPaired(columns: readonly SortKey[]): boolean {
  return columns.indexOf('status') === columns.indexOf('package') + 1 && columns.includes('package');
}

/** Lines that the facts of a row take, with so many in a line. */
export function cardLines(columns: readonly SortKey[], facts: number, hasPairs: boolean): number {
  return Math.ceil((columns.length - (hasPairs && isPaired(columns) ? 1 : 0)) / facts);
}
