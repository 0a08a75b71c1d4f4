import { SORT_KEYS, type Sort, type SortKey, type UserStatusQuery } from '@flowthrough/client';

/** Least width in em and share of the rest that each column takes; neither an ID nor a date is cut. */
const WIDTHS: Readonly<Record<SortKey, readonly [least: number, share: number]>> = {
  broadworksId: [12.8, 0.3],
  name: [6, 1],
  email: [8, 2],
  package: [6.9, 0.2],
  status: [10, 2.2],
  lastStatusChange: [12.6, 0.1],
};

/** The columns that a `columns` attribute names; all of them where it names none. */
export function readColumns(names: string): readonly SortKey[] {
  const wanted = names.split(/[\s,]+/);
  const columns = SORT_KEYS.filter((key) => wanted.includes(key));
  return columns.length > 0 ? columns : SORT_KEYS;
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

/** A sort as its attribute writes it. */
export function writeSort({ key, descending }: Sort): string {
  return descending ? `-${key}` : key;
}

/** What a press on a column's header asks for: ascending, then descending, then the list's own order. */
export function nextSort(key: SortKey, text: string): string {
  return text === key ? `-${key}` : text === `-${key}` ? '' : key;
}
