import { html, type TemplateResult } from 'lit';
import { icons } from '../../icons.js';
import type { CommonMessages } from '../../messages/common.js';

/** The bar in place of one whose code could not be loaded. */
export function renderLoadFailure(
  { partFailed, partFailedHint, retry }: CommonMessages,
  onRetry: () => void,
): TemplateResult {
  return html`<div class="footer">
    <span>${icons.failed} ${partFailed}. ${partFailedHint}</span>
    <button class="button quiet" type="button" @click=${onRetry}>${retry}</button>
  </div>`;
}
