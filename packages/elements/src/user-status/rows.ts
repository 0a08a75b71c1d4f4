import type { RowActivity, RowView, Subscriber } from '@flowthrough/client';
import { html, noChange, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { WindowPart } from '../controllers/row-window.js';
import { renderRow, type RowContext, type RowState } from './row.js';

/** What stands behind the rows from one rendering of the element to the next. */
export interface RowsSituation {
  readonly view: RowView;
  readonly activityOf: (id: string) => RowActivity | undefined;
  readonly context: RowContext;
  /** Monotonic milliseconds. */
  readonly now: () => number;
}

/** Milliseconds for which a row shows that it has changed. */
const FADE = 1_500;

interface Rendered extends RowState {
  readonly row: Subscriber | undefined;
  readonly index: number;
  readonly context: RowContext;
  /** When the row was seen to change, by `now`. */
  readonly changedAt: number | undefined;
}

/**
 * Makes what renders the body of the table. A row whose nodes show it already is left as it is, so that a scroll costs
 * the rows that come into sight.
 */
export function createRowsRenderer(): (parts: readonly WindowPart[], situation: RowsSituation) => unknown {
  let shown = new Map<string | number, Rendered>();

  return (parts, { view, activityOf, context, now }) => {
    // Parts are rendered after this has returned.
    const shownBefore = shown;
    const showing = new Map<string | number, Rendered>();
    const renderPart = (part: WindowPart) => {
      if (!('index' in part)) return room;
      const { key, index } = part;
      const row = view.at(index);
      const before = shownBefore.get(key);
      // What was seen before of the same user; of others who come into sight nobody has seen a change.
      const seen = row && before?.row?.id === row.id ? before : undefined;
      const changedAt = seen && seen.row !== row ? now() : seen?.changedAt;
      const changed = changedAt !== undefined && now() - changedAt < FADE;
      const rendered: Rendered = {
        row,
        index,
        context,
        changedAt,
        ...(row ? stateOf(row, activityOf(row.id), changed, context) : NOTHING),
      };
      showing.set(key, rendered);
      if (before && isSame(before, rendered)) return noChange;
      return row ? renderRow(row, index, rendered, context) : renderMissingRow(index);
    };
    shown = showing;
    return repeat(parts, keyOf, renderPart);
  };
}

/** What is shown of a row that is not loaded. */
const NOTHING: RowState = {
  activity: undefined,
  wait: undefined,
  selected: false,
  isSelectable: false,
  hasActions: false,
  isMenuOpen: false,
  changed: false,
};

function stateOf(
  row: Subscriber,
  activity: RowActivity | undefined,
  changed: boolean,
  { selection, hasActions, menuFor, waitText }: RowContext,
): RowState {
  return {
    activity,
    wait: activity?.state === 'running' ? undefined : waitText(activity?.error),
    selected: selection?.isSelected(row.id) ?? false,
    isSelectable: selection?.isSelectable(row) ?? false,
    hasActions: hasActions(row),
    isMenuOpen: menuFor === row.id,
    changed,
  };
}

/** It gets its height from the window, after rendering. */
const room = html`<div class="room" role="presentation"></div>`;

const keyOf = ({ key }: WindowPart) => key;

function isSame(one: Rendered, other: Rendered): boolean {
  return (
    one.row === other.row &&
    one.index === other.index &&
    one.activity === other.activity &&
    one.wait === other.wait &&
    one.selected === other.selected &&
    one.isSelectable === other.isSelectable &&
    one.hasActions === other.hasActions &&
    one.isMenuOpen === other.isMenuOpen &&
    one.changed === other.changed &&
    (one.context === other.context || isSameContext(one.context, other.context))
  );
}

/** Of what all rows share, the parts that are no question about one row. */
function isSameContext(one: RowContext, other: RowContext): boolean {
  return (
    one.columns === other.columns &&
    one.common === other.common &&
    one.own === other.own &&
    one.format === other.format &&
    one.catalog === other.catalog &&
    one.now === other.now &&
    (one.selection === undefined) === (other.selection === undefined)
  );
}

/** A row that is not loaded yet, in the place that it will take. */
function renderMissingRow(index: number): TemplateResult {
  return html`<div class="row" role="row" aria-rowindex=${index + 2}><div class="cell bar" role="cell"></div></div>`;
}
