import { SORT_KEYS, type Sort, type SortKey, type UserStatusQuery } from '@flowthrough/client';

/** Least width in em and share of the rest that each column takes; neither an ID nor a date is cut. */
const WIDTHS: Readonly<Record<SortKey, readonly [least: number, share: number]>> = {
  broadworksId: [12.8, 0.3],
  name: [6, 1],
  email: [8, 2],
  package: [7.6, 0.1],
  status: [11, 2.2],
  lastStatusChange: [12.6, 0.1],
};

/** The columns that a `columns` attribute names, in its order; all of them where it names none. */
export function readColumns(names: string): readonly SortKey[] {
  const wanted = new Set(names.split(/[\s,]+/));
  const columns = [...wanted].filter((name): name is SortKey => SORT_KEYS.some((key) => key === name));
  return columns.length > 0 ? columns : SORT_KEYS;
}

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

/** `name` or `-name` as a sort; undefined for anything else. */
export function readSort(text: string): UserStatusQuery['sort'] {
  const key = SORT_KEYS.find((name) => name === text.replace(/^-/, ''));
  return key && { key, descending: text.startsWith('-') };
}

/** A sort as its attribute writes it. */
export function writeSort({ key, descending }: Sort): string {
  return descending ? `-${key}` : key;
}

/** What a press on a column's header asks for: ascending, then descending, then the list's own order. */
export function nextSort(key: SortKey, text: string): string {
  return text === key ? `-${key}` : text === `-${key}` ? '' : key;
}
