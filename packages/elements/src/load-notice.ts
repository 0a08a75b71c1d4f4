import { html, nothing, type TemplateResult } from 'lit';
import * as icons from './icon-shapes.js';
import type { CommonMessages } from './messages/common.js';

/** What is said when a part of an element could not be loaded; `onRetry` adds a button. */
export function loadNotice(
  { partFailed, partFailedHint, retry }: CommonMessages,
  onRetry?: () => void,
): TemplateResult {
  return html`<div class="notice failed" part="failure">
    ${icons.failed}
    <div>
      <h3 tabindex="-1">${partFailed}</h3>
      <p>${partFailedHint}</p>
      ${onRetry ? html`<p><button type="button" class="button" @click=${onRetry}>${retry}</button></p>` : nothing}
    </div>
  </div>`;
}
