import type { ErrorCatalog, Subscriber } from '@flowthrough/client';
import { html, nothing, type TemplateResult } from 'lit';
import { circumstancesOf, explainInWords } from '../explanation.js';
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
    now,
    waitUntil,
    onRetry,
    onCopy,
    onClose,
  }: {
    readonly common: CommonMessages;
    readonly own: UserStatusMessages;
    readonly catalog: ErrorCatalog;
    /** Epoch milliseconds. */
    readonly now: number;
    /** When another try can help, in words; undefined when it can now. */
    readonly waitUntil: string | undefined;
    /** Leads on to the retry; left out where there is none. */
    readonly onRetry: (() => void) | undefined;
    readonly onCopy: () => void;
    readonly onClose: () => void;
  },
): TemplateResult {
  return html`<div class="dialog" part="error-details">
    <h2 id="dialog-title" tabindex="-1">${own.errorDetails(row.broadworksId)}</h2>
    ${row.errors.map((error) => {
      const { title, explanation, action, code } = explainInWords(
        error,
        catalog,
        common,
        circumstancesOf({ email: undefined, ...row }, now),
      );
      const isSaid = !error.text || title.endsWith(plain(error.text));
      return html`<div class="notice failed">
        ${icons.failed}
        <div>
          <strong><bdi>${plain(title)}</bdi></strong>
          <p>${explanation}</p>
          <p><span class="muted">${own.recommended}:</span> ${action}</p>
          ${isSaid ? nothing : html`<p class="muted">${own.reported}: <bdi>${plain(error.text)}</bdi></p>`}
          ${code ? html`<p class="muted small">${common.errorCode(code)}</p>` : nothing}
        </div>
      </div>`;
    })}
    ${waitUntil ? html`<p>${waitUntil}</p>` : nothing}
    <div class="actions">
      <button class="button" type="button" data-focus @click=${onClose}>${common.close}</button>
      <button class="button" type="button" @click=${onCopy}>${icons.copy} ${own.action.copyError}</button>
      ${
        onRetry
          ? html`<button class="button ${waitUntil ? '' : 'primary'}" type="button" @click=${onRetry}>
              ${own.action.retry}
            </button>`
          : nothing
      }
    </div>
  </div>`;
}
