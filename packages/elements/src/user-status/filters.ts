import {
  PACKAGE_TYPES,
  statusGroup,
  SUBSCRIBER_STATUSES,
  type ErrorCatalog,
  type FacetCounts,
  type UserStatusQuery,
} from '@flowthrough/client';
import { html, nothing, type TemplateResult } from 'lit';
import { icons } from '../icons.js';
import type { CommonMessages } from '../messages/common.js';
import type { Format } from '../messages/format.js';
import type { UserStatusMessages } from '../messages/user-status.js';
import { isOneGroup } from './insight/summary.js';
import { causeLabel, LOOKS, packageLabel, statusLabel } from './labels.js';

export interface FiltersOptions {
  readonly common: CommonMessages;
  readonly own: UserStatusMessages;
  readonly format: Format;
  readonly query: UserStatusQuery;
  readonly counts: FacetCounts | undefined;
  /** Whether the client holds the rows: no backend filters by cause or by time. */
  readonly isHeld: boolean;
  /** Whether all filters are shown, or only those in force. */
  readonly areFiltersOpen: boolean;
  readonly catalog: ErrorCatalog;
  readonly onQuery: (changes: Partial<UserStatusQuery>) => void;
  readonly onClear: () => void;
}

/** What needs somebody's attention comes first. */
const STATUS_CHIPS = [...SUBSCRIBER_STATUSES].sort((one, other) => urgency(one) - urgency(other));

function urgency(status: string): number {
  return ['error', 'pending', 'moving', 'provisioned'].indexOf(statusGroup(status));
}

const HOUR = 3_600_000;

/** Spans to choose from, in milliseconds: an hour, a day, a week, thirty days. */
const SPANS = [HOUR, 24 * HOUR, 168 * HOUR, 720 * HOUR];

/** Filters in force that the tiles of the summary do not tell; a search and the switch beside it are none. */
export function countFilters({ query, counts, isHeld }: FiltersOptions): number {
  const { status, package: packages, cause, stuckFor } = query;
  const told = isHeld && isOneGroup(query, counts) ? status.length : 0;
  return status.length - told + packages.length + cause.length + (stuckFor > 0 ? 1 : 0);
}

/** The filters: those that are in force are in sight, the others once somebody asks for them. */
export function renderFilters(options: FiltersOptions): TemplateResult {
  const { own, query, counts, common, isHeld, areFiltersOpen, catalog } = options;
  const { excludeProvisioned, status, package: packages, cause, stuckFor } = query;
  const isOpen = areFiltersOpen || !isHeld;
  const statuses = isOpen
    ? values(STATUS_CHIPS, counts?.status, status).filter((one) => !excludeProvisioned || one !== 'provisioned')
    : isOneGroup(query, counts)
      ? []
      : status;
  const inForce = countFilters(options);
  return html`<div
    id="filters"
    class="filters ${areFiltersOpen ? 'open' : ''} ${isHeld ? 'brief' : ''}"
    part="filters"
    role="group"
    aria-label=${own.filters}
    ?hidden=${!isOpen && inForce === 0}
  >
    ${renderChips(own.statusFilter, 'status', statuses, (one) => statusLabel(one, common), options)}
    ${renderChips(
      own.packageFilter,
      'package',
      isOpen ? values(PACKAGE_TYPES, counts?.package, packages) : packages,
      (one) => packageLabel(one, common),
      options,
    )}
    ${renderChips(own.causeFilter, 'cause', cause, (code) => causeLabel(code, catalog, common), options)}
    ${isHeld && (isOpen || stuckFor > 0) ? renderSpans(options) : nothing}
    ${
      inForce > 0
        ? html`<button class="button quiet" type="button" @click=${options.onClear}>${own.clearFilters}</button>`
        : nothing
    }
  </div>`;
}

/** Known values that occur, then unknown ones that occur, then chosen ones that no longer do. */
function values(
  known: readonly string[],
  counts: ReadonlyMap<string, number> | undefined,
  chosen: readonly string[],
): string[] {
  const present = counts ? known.filter((value) => counts.has(value)) : known;
  return [...new Set([...present, ...(counts?.keys() ?? []), ...chosen])];
}

function renderChips(
  label: string,
  facet: 'status' | 'package' | 'cause',
  all: readonly string[],
  name: (value: string) => string,
  { query, counts, format, onQuery }: FiltersOptions,
) {
  if (all.length === 0) return nothing;
  const chosen = query[facet];
  const toggle = (value: string) =>
    onQuery({ [facet]: chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value] });
  return html`<div class="chips" role="group" aria-label=${label}>
    ${all.map((value) => {
      const look = facet === 'status' ? LOOKS[statusGroup(value)] : undefined;
      return html`<button
        class="chip ${look?.tone ?? ''}"
        part="chip"
        type="button"
        aria-pressed=${chosen.includes(value) ? 'true' : 'false'}
        @click=${() => toggle(value)}
      >
        ${look ? icons[look.icon] : nothing}<bdi>${name(value)}</bdi>
        ${counts ? html`<span class="count numeric">${format.number(counts[facet].get(value) ?? 0)}</span>` : nothing}
      </button>`;
    })}
  </div>`;
}

/** How long a user has been stuck; a span that the host has chosen is offered as well. */
function renderSpans({ own, format, query: { stuckFor }, onQuery }: FiltersOptions) {
  const spans = [...new Set([0, ...SPANS, stuckFor])].sort((one, other) => one - other);
  return html`<label class="span">
    <span>${own.stuckFor}</span>
    <select
      class="input"
      part="stuck-for"
      @change=${(event: Event) => onQuery({ stuckFor: Number((event.target as HTMLSelectElement).value) })}
    >
      ${spans.map(
        (span) =>
          html`<option value=${span} .selected=${span === stuckFor}>
            ${span === 0 ? own.anyTime : own.longerThan(format.lasting(span))}
          </option>`,
      )}
    </select>
  </label>`;
}
