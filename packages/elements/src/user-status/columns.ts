import { SORT_KEYS, type SortKey, type UserStatusQuery } from '@flowthrough/client';

/** Least width in em and share of the rest that each column takes; a date is never cut. */
const WIDTHS: Readonly<Record<SortKey, readonly [least: number, share: number]>> = {
  broadworksId: [9, 1.2],
  name: [5, 1.3],
  email: [5, 1.6],
  package: [6.5, 0.5],
  status: [8, 1.8],
  lastStatusChange: [12.5, 0.6],
};

/** The columns that a `columns` attribute names, in its order; all of them where it names none. */
export function readColumns(names: string): readonly SortKey[] {
  const wanted = names.split(/[\s,]+/);
  const columns = wanted.map((name) => SORT_KEYS.find((key) => key === name)).filter((key) => key !== undefined);
  return columns.length > 0 ? [...new Set(columns)] : SORT_KEYS;
}

/** The grid's column template. */
export function gridTemplate(columns: readonly SortKey[]): string {
  return `${columns.map((key) => `minmax(${WIDTHS[key].join('em, ')}fr)`).join(' ')} 44px`;
}

/** `name` or `-name` as a sort; undefined for anything else. */
export function readSort(text: string): UserStatusQuery['sort'] {
  const key = SORT_KEYS.find((name) => name === text.replace(/^-/, ''));
  return key && { key, descending: text.startsWith('-') };
}

/** What a press on a column's header asks for: ascending, then descending, then the list's own order. */
export function nextSort(key: SortKey, text: string): string {
  return text === key ? `-${key}` : text === `-${key}` ? '' : key;
}
