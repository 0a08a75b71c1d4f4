import { html, nothing, type TemplateResult } from 'lit';
import { icons } from '../icons.js';
import type { Situation } from './situation.js';

/** Why there are no rows, and what to do about it. */
export function renderNoRows({ store, own }: Situation, onClear: () => void): TemplateResult {
  const { load, query } = store.$state.get();
  const { search, status, package: packages } = query;
  if (load.loaded === 0 && !search && status.length + packages.length === 0)
    return renderEmpty(own.empty, own.emptyHint);
  const clear = html`<button class="button" type="button" @click=${onClear}>${own.clearFilters}</button>`;
  return renderEmpty(own.emptyFilter, own.emptyFilterHint, clear);
}

/** A designed emptiness: what this is, why it is empty, one thing to do. */
function renderEmpty(title: string, hint: string, action?: TemplateResult): TemplateResult {
  return html`<div class="empty" part="empty">
    ${icons.person}
    <strong>${title}</strong>
    <p class="muted">${hint}</p>
    ${action ?? nothing}
  </div>`;
}
