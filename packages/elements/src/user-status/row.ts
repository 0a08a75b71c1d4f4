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
export function hasSecondLine({ status, errors }: Subscriber, activity: RowActivity | undefined): boolean {
  return (activity !== undefined && activity.state !== 'running') || (status === 'error' && errors.length > 0);
}

/** One row, as one flat template. Buttons say what they do in `data-act`; one listener on the table serves them all. */
export function renderRow(
  row: Subscriber,
  index: number,
  activity: RowActivity | undefined,
  { columns, common, own, format, catalog, now, menuFor, hasActions }: RowContext,
): TemplateResult {
  const isWithout = (key: SortKey) => !columns.includes(key);
  const isRunning = activity?.state === 'running';
  const { icon, tone } = LOOKS[isRunning ? 'moving' : statusGroup(row.status)];
  const lasts = !isRunning && isStuck(row) ? format.lasting(now - Date.parse(row.lastStatusChange)) : '';
  const isTall = hasSecondLine(row, activity);
  return html`<div
    class="row ${isTall ? 'tall' : ''}"
    part="row"
    role="row"
    aria-rowindex=${index + 2}
    data-id=${row.id}
  >
    <div class="cell id mono" role="cell" ?hidden=${isWithout('broadworksId')}><bdi>${row.broadworksId}</bdi></div>
    <div class="cell" role="cell" ?hidden=${isWithout('name')}><bdi>${fullName(row)}</bdi></div>
    <div class="cell ${row.email ? 'address' : 'muted'}" role="cell" ?hidden=${isWithout('email')}>
      <bdi>${row.email ?? own.noEmail}</bdi>
    </div>
    <div class="cell package" role="cell" ?hidden=${isWithout('package')}>
      <bdi>${packageLabel(row.package, common)}</bdi>
    </div>
    <div class="cell status ${tone}" part="status" role="cell" ?hidden=${isWithout('status')}>
      ${isRunning ? spinner : icons[icon]}
      <span class="label">
        <bdi class="word">${isRunning ? own.running[activity.action] : statusLabel(row.status, common)}</bdi>
        <span class="muted small lasting">${lasts && own.lasting(lasts)}</span>
      </span>
    </div>
    <div class="cell date numeric muted" role="cell" ?hidden=${isWithout('lastStatusChange')}>
      <bdi>${format.dateTime(row.lastStatusChange)}</bdi>
    </div>
    <div class="actions" role="cell">
      ${
        hasActions(row)
          ? html`<button
              class="button icon"
              part="row-menu-button"
              type="button"
              data-act="menu"
              aria-haspopup="menu"
              aria-expanded=${menuFor === row.id ? 'true' : 'false'}
              aria-label=${own.actionsFor(row.broadworksId)}
            >
              ${icons.dots}
            </button>`
          : nothing
      }
    </div>
    ${
      isTall
        ? html`<div class="second" role="cell" aria-colspan=${columns.length + 1}>
            ${activity ? renderOutcome(activity, common, own) : renderReason(row, { common, own, catalog })}
          </div>`
        : nothing
    }
  </div>`;
}

const spinner = html`<span class="spinner" aria-hidden="true"></span>`;

/** How the last action ended where it did not succeed, and the next step. */
function renderOutcome({ action, state, error }: RowActivity, common: CommonMessages, own: UserStatusMessages) {
  const isUnknown = state === 'unknown';
  const reason = error?.errors[0]?.text ?? (error && failureText(error, common));
  const text = isUnknown ? common.unknownOutcome : `${own.failed[action]} ${reason ?? ''}`;
  return html`<span class=${isUnknown ? 'waiting' : 'failed'}>${isUnknown ? icons.unknown : icons.failed}</span>
    <bdi class="words">${text}</bdi>
    <button class="button quiet" type="button" data-act=${isUnknown ? 'check' : 'again'}>
      ${isUnknown ? own.checkNow : common.retry}
    </button>
    <button class="button quiet" type="button" data-act="dismiss">${own.dismiss}</button>`;
}

/** Why the user is in error, and what to do about it; in full on request. */
function renderReason(
  { broadworksId, errors: [error] }: Subscriber,
  { common, own, catalog }: Pick<RowContext, 'common' | 'own' | 'catalog'>,
) {
  const { title, action } = explainInWords(error ?? {}, catalog, common);
  return html`<button class="reason" type="button" data-act="details" aria-haspopup="dialog">
    <span class="visually-hidden">${own.errorDetails(broadworksId)}:</span>
    <bdi class="words">${title}</bdi><span class="words muted">${action}</span>
    ${error?.code ? html`<span class="muted small code">${common.errorCode(error.code)}</span>` : nothing}
  </button>`;
}
