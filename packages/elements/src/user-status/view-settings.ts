import type { UserStatusQuery } from '@flowthrough/client';
import { readColumns, readSort, writeSort } from './columns.js';
import type { ViewSettings } from './situation.js';

/** The properties of the element that make up its view, as its attributes write them. */
export interface ViewProperties {
  excludeProvisioned: boolean;
  search: string;
  sort: string;
  status: readonly string[];
  cause: readonly string[];
  package: readonly string[];
  /** Hours. */
  stuckFor: number;
  columns: string;
}

/** The properties that decide which rows are shown, and in which order. */
export const QUERY_PROPERTIES = [
  'excludeProvisioned',
  'search',
  'sort',
  'status',
  'cause',
  'package',
  'stuckFor',
] as const satisfies readonly (keyof ViewProperties)[];

/** No filter but the search and the switch beside it. */
export const UNFILTERED: Partial<ViewSettings> = { status: [], cause: [], package: [], stuckFor: 0 };

/** Nothing that restricts, in whatever order. */
export const UNRESTRICTED: Partial<ViewSettings> = { ...UNFILTERED, search: '', excludeProvisioned: false };

const HOUR = 3_600_000;

export function readQuery(properties: ViewProperties): UserStatusQuery {
  const { excludeProvisioned, search, sort, status, cause, package: packages, stuckFor } = properties;
  return {
    excludeProvisioned,
    search,
    sort: readSort(sort),
    status,
    cause,
    package: packages,
    // An attribute may hold anything.
    stuckFor: Math.max(0, stuckFor || 0) * HOUR,
  };
}

export function readView(properties: ViewProperties): ViewSettings {
  return { ...readQuery(properties), columns: readColumns(properties.columns) };
}

/** Puts changes of the view into the properties. */
export function writeView(properties: ViewProperties, changes: Partial<ViewSettings>): void {
  const { sort, columns, stuckFor, ...others } = changes;
  Object.assign(properties, others);
  if ('sort' in changes) properties.sort = sort ? writeSort(sort) : '';
  if (columns) properties.columns = columns.join(' ');
  if (stuckFor !== undefined) properties.stuckFor = stuckFor / HOUR;
}
