import {
  statusGroup,
  type ErrorCatalog,
  type ProvisioningError,
  type RowActivity,
  type SortKey,
  type Subscriber,
} from '@flowthrough/client';
import { html, nothing, type TemplateResult } from 'lit';
import { explainRow } from '../explanation.js';
import { icons } from '../icons.js';
import { isolated, plain } from '../foreign-text.js';
import { joined } from '../joined.js';
import type { CommonMessages } from '../messages/common.js';
import type { Format } from '../messages/format.js';
import type { UserStatusMessages } from '../messages/user-status.js';
import { failureKind, unknownText } from '../notices.js';
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
  /** When another try can help after an error, in words. */
  readonly waitText: (error: ProvisioningError | undefined) => string | undefined;
  /** What is selected; left out, rows cannot be selected. */
  readonly selection?: RowSelection | undefined;
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
  /** When the action can be tried again, in words. */
  readonly wait: string | undefined;
  readonly selected: boolean;
  /** Whether it can be chosen at all. */
  readonly isSelectable: boolean;
  readonly hasActions: boolean;
  readonly isMenuOpen: boolean;
  /** Whether it changed a moment ago, which it shows quietly. */
  readonly changed: boolean;
}

/** One row. Buttons say what they do in `data-act`; one listener on the table serves them all. */
export function renderRow(row: Subscriber, index: number, state: RowState, context: RowContext): TemplateResult {
  const { columns, own, selection } = context;
  const { activity, hasActions, isMenuOpen, changed } = state;
  // A second line says what went wrong, and what to do next.
  const hasOutcome = activity !== undefined && activity.state !== 'running';
  const isTall = hasOutcome || (row.status === 'error' && row.errors.length > 0);
  const second = hasOutcome
    ? renderOutcome(activity, index, state, context)
    : isTall
      ? renderReason(row, context)
      : nothing;
  const hasStatus = columns.includes('status');
  return html`<div
    class="row ${isTall ? 'tall' : ''} ${changed ? 'changed' : ''}"
    part="row"
    role="row"
    aria-rowindex=${index + 2}
    data-id=${row.id}
  >
    ${selection ? renderSelect(row, state, own) : nothing}${joined(columns.map((key) => CELLS[key](row, activity, context, second)))}
    <div class="actions" role="cell">
      <button
        class="button icon dots"
        part="row-menu-button"
        type="button"
        data-act="menu"
        aria-haspopup="menu"
        aria-expanded=${isMenuOpen ? 'true' : 'false'}
        aria-label=${own.actionsFor(row.broadworksId)}
        ?hidden=${!hasActions}
      ></button>
      ${hasStatus ? nothing : second}
    </div>
  </div>`;
}

/** `second` is the second line, which belongs to the status and stands below all cells. */
type Cell = (
  row: Subscriber,
  activity: RowActivity | undefined,
  context: RowContext,
  second: TemplateResult | typeof nothing,
) => TemplateResult;

/**
 * Texts are set as properties of their elements: nodes are used for one user after another, and a text that a translator
 * of the page has replaced must not stay with the next.
 *
 * One template for each column, whatever it shows, placed in the order of the columns: what is read in order is seen in
 * order. A cell isolates its text as `bdi` would, and has the direction of it, so that it is cut at its end.
 */
const CELLS: Readonly<Record<SortKey, Cell>> = {
  broadworksId: ({ broadworksId }) =>
    html`<div class="cell id mono" role="cell" translate="no" .textContent=${plain(broadworksId)}></div>`,
  name: (row) =>
    html`<div class="cell name" role="cell" dir="auto" translate="no" .textContent=${fullName(row)}></div>`,
  email: renderEmail,
  package: (row, _, { common, columns }) =>
    html`<div
      class="cell package ${isPaired(columns) ? 'paired' : ''}"
      role="cell"
      dir="auto"
      .textContent=${packageLabel(row.package, common)}
    ></div>`,
  status: renderStatus,
  lastStatusChange: ({ lastStatusChange }, _, { format }) =>
    html`<div class="cell date numeric muted" role="cell">
      <bdi .textContent=${plain(format.dateTime(lastStatusChange))}></bdi>
    </div>`,
};

/** An address that takes two lines breaks before its domain. */
function renderEmail(row: Subscriber, _: unknown, { own }: RowContext): TemplateResult {
  const email = row.email && plain(row.email);
  const at = email ? Math.max(0, email.lastIndexOf('@')) : 0;
  return html`<div class="cell email ${email ? 'address' : 'muted'}" role="cell" translate=${email ? 'no' : nothing}>
    <span .textContent=${email ? email.slice(0, at) : own.noEmail}></span><wbr /><span
      .textContent=${email?.slice(at) ?? ''}
    ></span>
  </div>`;
}

function renderStatus(
  row: Subscriber,
  activity: RowActivity | undefined,
  { common, own, format, now }: RowContext,
  second: TemplateResult | typeof nothing,
): TemplateResult {
  const isRunning = activity?.state === 'running';
  const sign = isRunning ? 'running' : LOOKS[statusGroup(row.status)].icon;
  const lasts = !isRunning && isStuck(row) ? format.lasting(now - Date.parse(row.lastStatusChange)) : '';
  return html`<div class="cell status is-${sign}" role="cell">
    ${isRunning ? spinner : nothing}<bdi
      class="word"
      part="status"
      .textContent=${plain(isRunning ? own.running[activity.action] : statusLabel(row.status, common))}
    ></bdi
    >${lasts ? GAP : ''}<span class="muted small lasting" .textContent=${lasts && own.lasting(lasts)}></span>${second}
  </div>`;
}

function renderSelect(
  { broadworksId }: Subscriber,
  { selected, isSelectable }: RowState,
  own: UserStatusMessages,
): TemplateResult {
  if (!isSelectable) return html`<div class="select" role="cell"></div>`;
  return html`<div class="select" role="cell">
    <input type="checkbox" data-act="select" aria-label=${own.selectRow(broadworksId)} .checked=${selected} />
  </div>`;
}

/** Wider than a space, and hangs where a line ends. */
const GAP = '\u2002';

const spinner = html`<span class="spinner" aria-hidden="true"></span>`;

/** How the last action ended where it did not succeed, and the next step. */
function renderOutcome(
  { action, state, error }: RowActivity,
  index: number,
  { wait }: RowState,
  context: RowContext,
): TemplateResult {
  const { common, own } = context;
  const isUnknown = state === 'unknown';
  const foreign = error?.errors.map((one) => isolated(one.text)).join(' ');
  const reason = foreign || (error ? failureKind(error, common) : '');
  const text = isUnknown ? unknownText(error, common) : `${own.failed[action]} ${reason}`;
  return html`<div class="second outcome ${isUnknown ? 'waiting' : 'failed'}">
    ${isUnknown ? icons.unknown : icons.failed}<span class="words" .textContent=${text}></span>
    ${wait ? html`<span class="muted numeric" id="wait-${index}" .textContent=${wait}></span>` : nothing}
    ${error?.kind === 'forbidden' ? nothing : isUnknown ? renderCheck(index, wait, own) : renderAgain(index, wait, common)}
    <button class="button quiet" type="button" data-act="dismiss">${own.dismiss}</button>
  </div>`;
}

/** Two templates, because the nodes of a button must not keep what another one said. */
function renderCheck(index: number, wait: string | undefined, own: UserStatusMessages): TemplateResult {
  return html`<button
    class="button quiet"
    type="button"
    data-act="check"
    aria-disabled=${wait ? 'true' : nothing}
    aria-describedby=${wait ? `wait-${index}` : nothing}
  >
    ${own.checkNow}
  </button>`;
}

function renderAgain(index: number, wait: string | undefined, common: CommonMessages): TemplateResult {
  return html`<button
    class="button quiet"
    type="button"
    data-act="again"
    aria-disabled=${wait ? 'true' : nothing}
    aria-describedby=${wait ? `wait-${index}` : nothing}
  >
    ${common.retry}
  </button>`;
}

/** Why the user is in error, and what to do about it; in full on request. */
function renderReason(row: Subscriber, context: RowContext): TemplateResult {
  const { common, own, catalog, now } = context;
  const { title, action, code } = explainRow(row, catalog, common, now);
  return html`<div class="second">
    <button class="reason" type="button" data-act="details" aria-haspopup="dialog">
      <span class="visually-hidden" .textContent=${`${own.errorDetails(row.broadworksId)}: `}></span>
      <bdi class="words" .textContent=${plain(title)}></bdi>
      <bdi class="words muted" .textContent=${plain(action)}></bdi>
      ${
        code
          ? html`<span class="muted small code" translate="no" .textContent=${common.errorCode(code)}></span>`
          : nothing
      }
    </button>
  </div>`;
}
