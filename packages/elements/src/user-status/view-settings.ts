import type { UserStatusQuery } from '@flowthrough/client';
import { readColumns, readSort, writeSort } from './columns.js';
import { listOf } from './list-attribute.js';
import type { ViewSettings } from './situation.js';

type Text = string | null | undefined;
type List = Text | readonly string[];

/**
 * The properties of the element that make up its view, as its attributes write them. Frameworks set some of them to
 * undefined or null, and lists to the text of the attribute.
 */
export interface ViewProperties {
  excludeProvisioned: boolean | null | undefined;
  search: Text;
  sort: Text;
  status: List;
  cause: List;
  package: List;
  /** Hours. */
  stuckFor: number | null | undefined;
  columns: Text;
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

/** A property, or what stands for it where a framework has set it to nothing. */
export function given<T>(value: T | null | undefined, otherwise: T): T {
  return value ?? otherwise;
}

const HOUR = 3_600_000;

export function readQuery(properties: ViewProperties): UserStatusQuery {
  const { excludeProvisioned, search, sort, status, cause, package: packages, stuckFor } = properties;
  return {
    excludeProvisioned: excludeProvisioned ?? false,
    search: search ?? '',
    sort: readSort(sort),
    status: listOf(status),
    cause: listOf(cause),
    package: listOf(packages),
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
