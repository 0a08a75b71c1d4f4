import type { ErrorCatalog, Subscriber } from '@flowthrough/client';
import { html, type TemplateResult } from 'lit';
import { explainInWords } from '../explanation.js';
import { icons } from '../icons.js';
import type { CommonMessages } from '../messages/common.js';
import type { UserStatusMessages } from '../messages/user-status.js';
import { plain } from '../foreign-text.js';

/** All errors of a user in full: in plain words, with the next step, and as the backend put them. */
export function renderErrorDetails(
  row: Subscriber,
  {
    common,
    own,
    catalog,
    onCopy,
    onClose,
  }: {
    readonly common: CommonMessages;
    readonly own: UserStatusMessages;
    readonly catalog: ErrorCatalog;
    readonly onCopy: () => void;
    readonly onClose: () => void;
  },
): TemplateResult {
  return html`<div class="dialog" part="error-details">
    <h2 id="dialog-title" tabindex="-1">${own.errorDetails(row.broadworksId)}</h2>
    ${row.errors.map((error) => {
      const { title, explanation, action } = explainInWords(error, catalog, common);
      return html`<div class="notice failed">
        ${icons.failed}
        <div>
          <strong><bdi>${plain(title)}</bdi></strong>
          <p>${explanation}</p>
          <p><span class="muted">${own.recommended}:</span> ${action}</p>
          <p class="muted small"><span>${common.errorCode(error.code)}</span> · <bdi>${plain(error.text)}</bdi></p>
        </div>
      </div>`;
    })}
    <div class="actions">
      <button class="button" type="button" data-focus @click=${onClose}>${common.close}</button>
      <button class="button" type="button" @click=${onCopy}>${icons.copy} ${own.action.copyError}</button>
    </div>
  </div>`;
}
