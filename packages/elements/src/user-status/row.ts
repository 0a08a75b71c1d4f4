import { statusGroup, type ErrorCatalog, type RowActivity, type SortKey, type Subscriber } from '@flowthrough/client';
import { html, nothing, type TemplateResult } from 'lit';
import { explainInWords } from '../explanation.js';
import { icons } from '../icons.js';
import type { CommonMessages } from '../messages/common.js';
import type { Format } from '../messages/format.js';
import type { UserStatusMessages } from '../messages/user-status.js';
import { failureText } from '../notices.js';
import { fullName, isStuck, LOOKS, packageLabel, statusLabel } from './labels.js';

/** What all rows of one rendering share. */
export interface RowContext {
  readonly columns: readonly SortKey[];
  readonly common: CommonMessages;
  readonly own: UserStatusMessages;
  readonly format: Format;
  readonly catalog: ErrorCatalog;
  /** Epoch milliseconds. */
  readonly now: number;
  /** The row whose menu is open. */
  readonly menuFor: string | undefined;
  readonly hasActions: (row: Subscriber) => boolean;
}

/** Whether a row has a second line: what went wrong, and what to do next. */
export function isTall(row: Subscriber, activity: RowActivity | undefined): boolean {
  return (activity ? activity.state !== 'running' : false) || (row.status === 'error' && row.errors.length > 0);
}

/** One row. Buttons say what they do in `data-act`; one listener on the table serves them all. */
export function renderRow(
  row: Subscriber,
  index: number,
  activity: RowActivity | undefined,
  context: RowContext,
): TemplateResult {
  const { columns, own } = context;
  return html`<div
    class="row ${isTall(row, activity) ? 'tall' : ''}"
    part="row"
    role="row"
    aria-rowindex=${index + 2}
    data-id=${row.id}
  >
    ${columns.map((key) => renderCell(key, row, activity, context))}
    <div class="actions" role="cell">
      ${
        context.hasActions(row)
          ? html`<button
              class="button icon"
              part="row-menu-button"
              type="button"
              data-act="menu"
              aria-haspopup="menu"
              aria-expanded=${context.menuFor === row.id ? 'true' : 'false'}
              aria-label=${own.actionsFor(row.broadworksId)}
            >
              ${icons.dots}
            </button>`
          : nothing
      }
    </div>
    ${isTall(row, activity) ? renderSecondLine(row, activity, context) : nothing}
  </div>`;
}

function renderCell(
  key: SortKey,
  row: Subscriber,
  activity: RowActivity | undefined,
  { common, own, format, now }: RowContext,
): TemplateResult {
  switch (key) {
    case 'broadworksId':
      return html`<div class="cell id mono" role="cell"><bdi>${row.broadworksId}</bdi></div>`;
    case 'name':
      return html`<div class="cell" role="cell"><bdi>${fullName(row)}</bdi></div>`;
    case 'email':
      return row.email
        ? html`<div class="cell" role="cell"><bdi>${row.email}</bdi></div>`
        : html`<div class="cell muted" role="cell">${own.noEmail}</div>`;
    case 'package':
      return html`<div class="cell package" role="cell"><bdi>${packageLabel(row.package, common)}</bdi></div>`;
    case 'status':
      return renderStatus(row, activity, { common, own, format, now });
    case 'lastStatusChange':
      return html`<div class="cell date numeric muted" role="cell">
        <bdi>${format.dateTime(row.lastStatusChange)}</bdi>
      </div>`;
  }
}

function renderStatus(
  row: Subscriber,
  activity: RowActivity | undefined,
  { common, own, format, now }: Pick<RowContext, 'common' | 'own' | 'format' | 'now'>,
): TemplateResult {
  if (activity?.state === 'running') {
    return html`<div class="cell status moving" part="status" role="cell">
      <span class="label">
        <span class="spinner" aria-hidden="true"></span><span class="word">${own.running[activity.action]}</span>
      </span>
    </div>`;
  }
  const { icon, tone } = LOOKS[statusGroup(row.status)];
  const lasts = isStuck(row) ? format.lasting(now - Date.parse(row.lastStatusChange)) : '';
  return html`<div class="cell status ${tone}" part="status" role="cell">
    <span class="label">${icons[icon]}<bdi class="word">${statusLabel(row.status, common)}</bdi></span>
    ${lasts ? html`<span class="muted small lasting">${own.lasting(lasts)}</span>` : nothing}
  </div>`;
}

/** Under the row: how the last action ended where it did not succeed, else why the user is in error. */
function renderSecondLine(
  row: Subscriber,
  activity: RowActivity | undefined,
  { common, own, catalog, columns }: RowContext,
): TemplateResult {
  if (activity && activity.state !== 'running') {
    const isUnknown = activity.state === 'unknown';
    const reason = activity.error?.errors[0]?.text ?? (activity.error && failureText(activity.error, common));
    const text = isUnknown ? common.unknownOutcome : `${own.failed[activity.action]} ${reason ?? ''}`;
    return html`<div class="second ${isUnknown ? 'waiting' : 'failed'}" role="cell" aria-colspan=${columns.length + 1}>
      ${isUnknown ? icons.unknown : icons.failed}<bdi class="words">${text}</bdi>
      ${
        isUnknown
          ? html`<button class="button quiet" type="button" data-act="check">${own.checkNow}</button>`
          : html`<button class="button quiet" type="button" data-act="dismiss">${own.dismiss}</button>`
      }
    </div>`;
  }
  const [error] = row.errors;
  const { title, action } = explainInWords(error ?? {}, catalog, common);
  return html`<div class="second" role="cell" aria-colspan=${columns.length + 1}>
    <button class="reason" type="button" data-act="details" aria-haspopup="dialog">
      <span class="visually-hidden">${own.errorDetails(row.broadworksId)}:</span>
      <bdi class="words">${title}</bdi><span class="words muted">${action}</span>
      ${error?.code ? html`<span class="muted small code">${common.errorCode(error.code)}</span>` : nothing}
    </button>
  </div>`;
}
