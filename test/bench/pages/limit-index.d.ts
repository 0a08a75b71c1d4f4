import type { Subscriber } from '@flowthrough/client';

export interface LimitIndex {
  readonly rows: readonly Subscriber[];
  select(query: { exclude?: string | undefined; sort?: 'name' | 'email' | undefined; search: string }): Uint32Array;
  update(newer: readonly Subscriber[]): number[];
  prepare(): boolean;
}

export function createIndex(rows: readonly Subscriber[]): LimitIndex;
