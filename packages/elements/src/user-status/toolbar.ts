import {
  PACKAGE_TYPES,
  SUBSCRIBER_STATUSES,
  statusGroup,
  type ExportState,
  type FacetCounts,
  type UserStatusQuery,
} from '@flowthrough/client';
import { html, nothing, type TemplateResult } from 'lit';
import { MenuController } from '../controllers/menu-controller.js';
import { icons } from '../icons.js';
import type { CommonMessages } from '../messages/common.js';
import type { Format } from '../messages/format.js';
import type { UserStatusMessages } from '../messages/user-status.js';
import type { Permission } from '../permissions.js';
import { LOOKS, packageLabel, statusLabel } from './labels.js';

export interface ToolbarOptions {
  readonly common: CommonMessages;
  readonly own: UserStatusMessages;
  readonly format: Format;
  readonly query: UserStatusQuery;
  readonly counts: FacetCounts | undefined;
  readonly exporting: ExportState;
  readonly exportPermission: Permission;
  /** In a narrow place the filters are folded away until somebody asks for them. */
  readonly areFiltersOpen: boolean;
  readonly onFilters: () => void;
  readonly onQuery: (changes: Partial<UserStatusQuery>) => void;
  readonly onClear: () => void;
  readonly onExport: () => void;
  readonly onCancelExport: () => void;
  /** Whether the menu of the tools is open. */
  readonly areToolsOpen: boolean;
  readonly onTools: (opener: HTMLElement, from?: 'first' | 'last') => void;
}

/** What needs somebody's attention comes first. */
const STATUS_CHIPS = [...SUBSCRIBER_STATUSES].sort((one, other) => urgency(one) - urgency(other));

function urgency(status: string): number {
  return ['error', 'pending', 'moving', 'provisioned'].indexOf(statusGroup(status));
}

/** Search at the start, then the switch, Export at the end; the filters as chips below. */
export function renderToolbar(options: ToolbarOptions): TemplateResult {
  const { own, query, onQuery, areFiltersOpen } = options;
  const chosen = query.status.length + query.package.length;
  return html`<div class="toolbar" part="toolbar">
      <div class="search">
        ${icons.search}
        <input
          class="input"
          part="search"
          type="search"
          aria-label=${own.search}
          placeholder=${own.searchHint}
          autocomplete="off"
          spellcheck="false"
          .value=${query.search}
          @input=${(event: Event) => onQuery({ search: (event.target as HTMLInputElement).value })}
        />
      </div>
      <label class="switch">
        <input
          type="checkbox"
          role="switch"
          .checked=${query.excludeProvisioned}
          @change=${(event: Event) => onQuery({ excludeProvisioned: (event.target as HTMLInputElement).checked })}
        />
        <span class="track" aria-hidden="true"></span>
        <span>${own.excludeProvisioned}</span>
      </label>
      <button
        class="button fold"
        type="button"
        aria-expanded=${areFiltersOpen ? 'true' : 'false'}
        aria-controls="filters"
        @click=${options.onFilters}
      >
        ${own.filters}${chosen > 0 ? html` <span class="numeric">${options.format.number(chosen)}</span>` : nothing}
        ${icons.chevron}
      </button>
      <div class="end">
        ${options.exportPermission === 'hidden' ? nothing : renderExport(options)} ${renderTools(options)}
      </div>
    </div>
    ${renderFilters(options)}`;
}

function renderTools({ own, areToolsOpen, onTools }: ToolbarOptions) {
  return html`<button
    class="button"
    part="tools"
    type="button"
    aria-haspopup="menu"
    aria-expanded=${areToolsOpen ? 'true' : 'false'}
    @click=${(event: Event) => onTools(event.currentTarget as HTMLElement)}
    @keydown=${(event: KeyboardEvent) => {
      const from = MenuController.opensFrom(event);
      if (!from) return;
      event.preventDefault();
      onTools(event.currentTarget as HTMLElement, from);
    }}
  >
    ${own.tools} ${icons.chevron}
  </button>`;
}

function renderExport({ own, format, exporting, exportPermission, onExport, onCancelExport }: ToolbarOptions) {
  const isRunning = exporting.state === 'running';
  return html`<div class="export">
    ${
      isRunning
        ? html`<span class="muted small numeric">${own.exporting(format.number(exporting.rows))}</span>
            <button class="button quiet" type="button" @click=${onCancelExport}>${own.cancelExport}</button>`
        : nothing
    }
    <button
      class="button"
      part="export"
      type="button"
      aria-disabled=${isRunning || exportPermission === 'disabled' ? 'true' : nothing}
      @click=${() => {
        if (!isRunning && exportPermission === 'allowed') onExport();
      }}
    >
      ${isRunning ? html`<span class="spinner" aria-hidden="true"></span>` : icons.download} ${own.export}
    </button>
  </div>`;
}

function renderFilters(options: ToolbarOptions) {
  const { own, query, counts, common } = options;
  const statuses = values(STATUS_CHIPS, counts?.status, query.status).filter(
    (status) => !query.excludeProvisioned || status !== 'provisioned',
  );
  const packages = values(PACKAGE_TYPES, counts?.package, query.package);
  const isFiltered = query.status.length + query.package.length > 0;
  return html`<div
    id="filters"
    class="filters ${options.areFiltersOpen ? 'open' : ''}"
    part="filters"
    role="group"
    aria-label=${own.filters}
  >
    ${renderChips(own.statusFilter, 'status', statuses, (status) => statusLabel(status, common), options)}
    ${renderChips(own.packageFilter, 'package', packages, (name) => packageLabel(name, common), options)}
    ${
      isFiltered
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
  facet: 'status' | 'package',
  all: readonly string[],
  name: (value: string) => string,
  { query, counts, format, onQuery }: ToolbarOptions,
) {
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
