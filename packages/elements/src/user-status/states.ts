import type { RowsLoad } from '@flowthrough/client';
import { html, nothing, type TemplateResult } from 'lit';
import { icons } from '../icons.js';
import type { Announcer } from '../controllers/announcer.js';
import type { CommonMessages } from '../messages/common.js';
import type { Format } from '../messages/format.js';
import type { UserStatusMessages } from '../messages/user-status.js';
import { failureNotice, retryButton, whenReading, type WaitNote } from '../notices.js';

interface Texts {
  readonly common: CommonMessages;
  readonly own: UserStatusMessages;
  readonly format: Format;
}

/** Rows to come, in the room that they will take. */
export function renderSkeleton(label: string): TemplateResult {
  return html`<div class="skeleton" role="img" aria-label=${label}>
    ${Array.from({ length: 8 }, () => html`<div class="bar"></div>`)}
  </div>`;
}

/** What is wrong with the list as a whole, over the rows that are there. */
export function renderLoadNotice(
  { state, error, notice, loaded, updatedAt }: RowsLoad,
  { common, own, format }: Texts,
  wait: WaitNote,
  { onRetry, onReload }: { readonly onRetry: () => void; readonly onReload: () => void },
): TemplateResult | typeof nothing {
  if (state === 'failed' && error) {
    const stale =
      loaded > 0 && updatedAt !== undefined ? html`<p>${own.staleSince(format.time(updatedAt))}</p>` : nothing;
    const retry = html`${stale}
      <div class="actions">${retryButton(common.retry, onRetry, wait)}</div>`;
    return failureNotice(loaded > 0 ? own.refreshFailed : own.loadFailed, error, whenReading(common), wait, retry);
  }
  if (state !== 'partial' || !notice) return nothing;
  return html`<div class="notice waiting">
    ${icons.info}
    <div>
      <p>${own.partial[notice]}</p>
      ${
        notice === 'page-cap' || notice === 'changed'
          ? html`<div class="actions">
              <button class="button" type="button" @click=${onReload}>
                ${notice === 'changed' ? own.readAgain : own.loadRest}
              </button>
            </div>`
          : nothing
      }
    </div>
  </div>`;
}

/** How far loading has come; which rows are in sight is written by who knows, because each scroll changes it. */
export function renderFooter({ state, loaded, total, updatedAt }: RowsLoad, texts: Texts): TemplateResult {
  const { common, own, format } = texts;
  const number = (value: number) => format.number(value);
  const progress = loaded
    ? own.rowsLoading(number(loaded), total === undefined ? undefined : number(total))
    : common.loading;
  return html`<div class="footer muted small numeric" part="footer">
    <span class="range"></span>
    <span class="in-print">${own.printedPart}</span>
    <span>
      ${state === 'loading' ? progress : updatedAt === undefined ? nothing : own.updatedAt(format.time(updatedAt))}
    </span>
  </div>`;
}

/** The answer to what somebody did last, over the rows' edge and in nobody's way; readers have it from the announcer. */
export function renderAnswer({ text, isSeen, isOdd }: Announcer): TemplateResult | typeof nothing {
  if (!isSeen) return nothing;
  return html`<div class="answers">
    <p class="answer small ${isOdd ? 'odd' : ''}" part="answer" aria-hidden="true">${text}</p>
  </div>`;
}
