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

/** The grid's column template: the facts between a box to select the row by, where there is one, and its menu. */
export function gridTemplate(columns: readonly SortKey[], isSelectable = false): string {
  const facts = columns.map((key) => `minmax(${WIDTHS[key].join('em, ')}fr)`);
  return [...(isSelectable ? ['24px'] : []), ...facts, '44px'].join(' ');
}

/** Whether a status stands beside the package type where cards have one fact in a line. */
export function isPaired(columns: readonly SortKey[]): boolean {
  return columns.indexOf('status') === columns.indexOf('package') + 1 && columns.includes('package');
}

/** Lines that the facts of a row take, with so many in a line. */
export function cardLines(columns: readonly SortKey[], facts: number, hasPairs: boolean): number {
  return Math.ceil((columns.length - (hasPairs && isPaired(columns) ? 1 : 0)) / facts);
}
