import { SORT_KEYS, type Sort, type SortKey, type UserStatusQuery } from '@flowthrough/client';

/** The columns that a `columns` attribute names, in its order; all of them where it names none. */
export function readColumns(names: string | null | undefined): readonly SortKey[] {
  const wanted = new Set((names ?? '').split(/[\s,]+/));
  const columns = [...wanted].filter((name): name is SortKey => SORT_KEYS.some((key) => key === name));
  return columns.length > 0 ? columns : SORT_KEYS;
}

/** `name` or `-name` as a sort; undefined for anything else. */
export function readSort(text: string | null | undefined): UserStatusQuery['sort'] {
  const descending = text?.startsWith('-') ?? false;
  const key = SORT_KEYS.find((name) => name === (descending ? text?.slice(1) : text));
  return key && { key, descending };
}

/** A sort as its attribute writes it. */
export function writeSort({ key, descending }: Sort): string {
  return descending ? `-${key}` : key;
}
