import { statusGroup, type ErrorCatalog, type RowActivity, type SortKey, type Subscriber } from '@flowthrough/client';
import { html, nothing, type TemplateResult } from 'lit';
import { explainInWords } from '../explanation.js';
import { icons } from '../icons.js';
import type { CommonMessages } from '../messages/common.js';
import type { Format } from '../messages/format.js';
import type { UserStatusMessages } from '../messages/user-status.js';
import { failureText } from '../notices.js';
import { isPaired } from './column-layout.js';
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
  /** What is selected; left out, rows cannot be selected. */
  readonly selection?: RowSelection | undefined;
  /** Whether a row changed a moment ago, which it shows quietly. */
  readonly hasChanged?: ((id: string) => boolean) | undefined;
}

/** Which rows are selected. */
export interface RowSelection {
  /** Whether the row can be chosen at all. */
  isSelectable(row: Subscriber): boolean;
  isSelected(id: string): boolean;
  /** Of the rows that the filter selects. */
  readonly extent: 'none' | 'some' | 'all';
}

/** What a row shows beside its subscriber. */
export interface RowState {
  readonly activity: RowActivity | undefined;
  readonly selected: boolean;
  /** Whether it can be chosen at all. */
  readonly isSelectable: boolean;
  readonly hasActions: boolean;
  readonly isMenuOpen: boolean;
  /** Whether it changed a moment ago. */
  readonly changed: boolean;
}

/** Whether a row has a second line: what went wrong, and what to do next. */
function hasSecondLine({ status, errors }: Subscriber, activity: RowActivity | undefined): boolean {
  return (activity !== undefined && activity.state !== 'running') || (status === 'error' && errors.length > 0);
}

/** One row. Buttons say what they do in `data-act`; one listener on the table serves them all. */
export function renderRow(row: Subscriber, index: number, state: RowState, context: RowContext): TemplateResult {
  const { columns, common, own, catalog, selection } = context;
  const { activity, hasActions, isMenuOpen, changed } = state;
  const isTall = hasSecondLine(row, activity);
  return html`<div
    class="row ${isTall ? 'tall' : ''} ${changed ? 'changed' : ''}"
    part="row"
    role="row"
    aria-rowindex=${index + 2}
    data-id=${row.id}
  >
    ${selection ? renderSelect(row, state, own) : nothing}${columns.map((key) => CELLS[key](row, activity, context))}
    <div class="actions" role="cell">
      ${
        hasActions
          ? html`<button
              class="button icon"
              part="row-menu-button"
              type="button"
              data-act="menu"
              aria-haspopup="menu"
              aria-expanded=${isMenuOpen ? 'true' : 'false'}
              aria-label=${own.actionsFor(row.broadworksId)}
            >
              ${icons.dots}
            </button>`
          : nothing
      }
    </div>
    ${
      isTall
        ? html`<div class="second" role="cell" aria-colspan=${columns.length + (selection ? 2 : 1)}>
            ${
              activity && activity.state !== 'running'
                ? renderOutcome(activity, common, own)
                : renderReason(row, { common, own, catalog })
            }
          </div>`
        : nothing
    }
  </div>`;
}

type Cell = (row: Subscriber, activity: RowActivity | undefined, context: RowContext) => TemplateResult;

/** A template for each column, placed in the order of the columns: what is read in order is seen in order. */
const CELLS: Readonly<Record<SortKey, Cell>> = {
  broadworksId: ({ broadworksId }) => html`<div class="cell id mono" role="cell"><bdi>${broadworksId}</bdi></div>`,
  name: (row) => html`<div class="cell" role="cell"><bdi>${fullName(row)}</bdi></div>`,
  email: ({ email }, _, { own }) =>
    html`<div class="cell ${email ? 'address' : 'muted'}" role="cell">
      <bdi>${email ? breakable(email) : own.noEmail}</bdi>
    </div>`,
  package: (row, _, { common, columns }) =>
    html`<div class="cell package ${isPaired(columns) ? 'paired' : ''}" role="cell">
      <bdi>${packageLabel(row.package, common)}</bdi>
    </div>`,
  status: renderStatus,
  lastStatusChange: ({ lastStatusChange }, _, { format }) =>
    html`<div class="cell date numeric muted" role="cell"><bdi>${format.dateTime(lastStatusChange)}</bdi></div>`,
};

/** An address that takes two lines breaks before its domain. */
function breakable(email: string): TemplateResult {
  const at = Math.max(0, email.lastIndexOf('@'));
  return html`${email.slice(0, at)}<wbr />${email.slice(at)}`;
}

function renderStatus(
  row: Subscriber,
  activity: RowActivity | undefined,
  { common, own, format, now }: RowContext,
): TemplateResult {
  const isRunning = activity?.state === 'running';
  const { icon, tone } = LOOKS[isRunning ? 'moving' : statusGroup(row.status)];
  const lasts = !isRunning && isStuck(row) ? format.lasting(now - Date.parse(row.lastStatusChange)) : '';
  return html`<div class="cell status ${tone}" part="status" role="cell">
    ${isRunning ? spinner : icons[icon]}
    <span class="label">
      <bdi class="word">${isRunning ? own.running[activity.action] : statusLabel(row.status, common)}</bdi>
      <span class="muted small lasting">${lasts && own.lasting(lasts)}</span>
    </span>
  </div>`;
}

function renderSelect(
  { broadworksId }: Subscriber,
  { selected, isSelectable }: RowState,
  own: UserStatusMessages,
): TemplateResult {
  if (!isSelectable) return html`<div class="select" role="cell"></div>`;
  return html`<div class="select" role="cell">
    <label
      ><input type="checkbox" data-act="select" aria-label=${own.selectRow(broadworksId)} .checked=${selected}
    /></label>
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
    <bdi class="words">${title}</bdi><bdi class="words muted">${action}</bdi>
    ${error?.code ? html`<span class="muted small code">${common.errorCode(error.code)}</span>` : nothing}
  </button>`;
}
