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
}

interface Rendered extends RowState {
  readonly row: Subscriber | undefined;
  readonly index: number;
  readonly context: RowContext;
}

/**
 * Makes what renders the body of the table. A row whose nodes show it already is left as it is, so that a scroll costs
 * the rows that come into sight.
 */
export function createRowsRenderer(): (parts: readonly WindowPart[], situation: RowsSituation) => unknown {
  let shown = new Map<string | number, Rendered>();

  return (parts, { view, activityOf, context }) => {
    const showing = new Map<string | number, Rendered>();
    const renderPart = (part: WindowPart) => {
      if (!('index' in part)) return room;
      const { key, index } = part;
      const row = view.at(index);
      const before = shown.get(key);
      const rendered: Rendered = {
        row,
        index,
        context,
        ...(row ? stateOf(row, activityOf(row.id), context) : NOTHING),
      };
      showing.set(key, rendered);
      if (before && isSame(before, rendered)) return noChange;
      return row ? renderRow(row, index, rendered, context) : renderMissingRow(index);
    };
    const result = repeat(parts, keyOf, renderPart);
    shown = showing;
    return result;
  };
}

/** What is shown of a row that is not loaded. */
const NOTHING: RowState = {
  activity: undefined,
  selected: false,
  isSelectable: false,
  hasActions: false,
  isMenuOpen: false,
  changed: false,
};

function stateOf(row: Subscriber, activity: RowActivity | undefined, context: RowContext): RowState {
  const { selection, hasActions, hasChanged, menuFor } = context;
  return {
    activity,
    selected: selection?.isSelected(row.id) ?? false,
    isSelectable: selection?.isSelectable(row) ?? false,
    hasActions: hasActions(row),
    isMenuOpen: menuFor === row.id,
    changed: hasChanged?.(row.id) ?? false,
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
