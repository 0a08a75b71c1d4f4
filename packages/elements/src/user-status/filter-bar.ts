import { PACKAGE_TYPES, statusGroup, SUBSCRIBER_STATUSES, type ErrorCatalog } from '@flowthrough/client';
import { html, nothing, type TemplateResult } from 'lit';
import { explainInWords } from '../explanation.js';
import { icons } from '../icons.js';
import type { CommonMessages } from '../messages/common.js';
import { countFilters, type FiltersOptions } from './filters.js';
import { isOneGroup } from './insight/groups.js';
import { LOOKS, packageLabel, statusLabel } from './labels.js';
import { plain } from '../foreign-text.js';

export { errors } from '../messages/en/errors.js';
export { filters as english } from '../messages/en/filters.js';
export { filterStyles } from './filters.styles.js';

/** What needs somebody's attention comes first. */
const STATUS_CHIPS = [...SUBSCRIBER_STATUSES].sort((one, other) => urgency(one) - urgency(other));

function urgency(status: string): number {
  return ['error', 'pending', 'moving', 'provisioned'].indexOf(statusGroup(status));
}

const HOUR = 3_600_000;

/** Spans to choose from, in milliseconds: an hour, a day, a week, thirty days. */
const SPANS = [HOUR, 24 * HOUR, 168 * HOUR, 720 * HOUR];

/** The filters as chips, and how long users have been stuck. This module is loaded when the first of them is shown. */
export function renderFilterBar(options: FiltersOptions): TemplateResult {
  const { own, query, counts, common, isHeld, areFiltersOpen, catalog } = options;
  const { excludeProvisioned, status, package: packages, cause, stuckFor } = query;
  const isOpen = areFiltersOpen || !isHeld;
  const statuses = isOpen
    ? values(STATUS_CHIPS, counts?.status, status).filter((one) => !excludeProvisioned || one !== 'provisioned')
    : isOneGroup(query, counts)
      ? []
      : status;
  return html`${renderChips(own.statusFilter, 'status', statuses, (one) => statusLabel(one, common), options)}
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
    countFilters(options) > 0
      ? html`<button class="button quiet" type="button" @click=${options.onClear}>${own.clearFilters}</button>`
      : nothing
  }`;
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
        ${look ? icons[look.icon] : nothing}<bdi>${plain(name(value))}</bdi>
        ${counts ? html`<span class="count numeric">${format.number(counts[facet].get(value) ?? 0)}</span>` : nothing}
      </button>`;
    })}
  </div>`;
}

/** What an error code stands for in words; a code that nobody has explained is shown as it is. */
function causeLabel(code: string, catalog: ErrorCatalog, common: CommonMessages): string {
  const { category } = catalog.explain(code);
  return category === 'unknown' && code ? common.errorCode(code) : explainInWords({ code }, catalog, common).title;
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
