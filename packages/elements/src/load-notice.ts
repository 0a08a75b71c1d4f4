import { html, nothing, type TemplateResult } from 'lit';
import * as icons from './icon-shapes.js';
import type { CommonMessages } from './messages/common.js';

/** That a part of an element could not be loaded, and the ways on, to be said. */
export function partText({ partFailed, partFailedHint }: CommonMessages): string {
  return `${partFailed}. ${partFailedHint}`;
}

/** What is shown when a part of an element could not be loaded; `onRetry` adds a button. */
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
