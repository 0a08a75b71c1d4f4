import type { ExportState } from '@flowthrough/client';
import { html, nothing, type TemplateResult } from 'lit';
import { opensMenuFrom } from '../controllers/menu-keys.js';
import { icons } from '../icons.js';
import type { Permission } from '../permissions.js';
import { typedText } from '../typed-text.js';
import { countFilters, type FiltersOptions } from './filters.js';

export interface ToolbarOptions extends FiltersOptions {
  readonly exporting: ExportState;
  readonly exportPermission: Permission;
  readonly onFilters: () => void;
  /** The filters themselves, below the rest. */
  readonly filters: TemplateResult;
  readonly onExport: () => void;
  readonly onCancelExport: () => void;
  /** Whether the menu of the tools is open. */
  readonly areToolsOpen: boolean;
  readonly onTools: (opener: HTMLElement, from?: 'first' | 'last') => void;
}

/** Search at the start, then the switch, Export at the end; the filters as chips below. */
export function renderToolbar(options: ToolbarOptions): TemplateResult {
  const { own, query, onQuery, areFiltersOpen } = options;
  const chosen = countFilters(options);
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
          .value=${typedText(query.search)}
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
        <span>${own.excludeProvisioned}</span>
      </label>
      <button
        class="button fold ${options.isHeld ? 'always' : ''}"
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
    ${options.filters}`;
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
      const from = opensMenuFrom(event);
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
