import type { RowView, SortKey } from '@flowthrough/client';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { icons } from '../icons.js';
import type { Format } from '../messages/format.js';
import type { UserStatusMessages } from '../messages/user-status.js';
import { pressBox } from './row-presses.js';
import type { RowSelection } from './row.js';

export interface TableOptions {
  readonly own: UserStatusMessages;
  readonly columns: readonly SortKey[];
  /** The sort in force, as its attribute writes it. */
  readonly sort: string;
  readonly view: RowView;
  readonly isBusy: boolean;
  readonly selection?: RowSelection | undefined;
  readonly onSort: (key: SortKey) => void;
  readonly onScroll: () => void;
  readonly onClick: (event: MouseEvent) => void;
  readonly onKeydown: (event: KeyboardEvent) => void;
  readonly onFocus: (event: FocusEvent) => void;
  /** All rows that the filter selects, or none of them. */
  readonly onSelectAll?: ((isSelected: boolean) => void) | undefined;
  /** Hears where the pointer and the focus are. */
  readonly hold?: EventListenerObject | undefined;
}

/**
 * The table, by roles: rows are placed by a grid, which native table layout would not let a window of rows do.
 *
 * What stands in its body is rendered by the window, which a scroll concerns alone.
 */
export function renderTable(options: TableOptions): TemplateResult {
  const { own, columns, sort, view, isBusy, selection, hold } = options;
  return html`<div
    class="scroller"
    part="scroller"
    role="region"
    aria-label=${own.heading}
    tabindex="0"
    @scroll=${options.onScroll}
  >
    <span class="gauge" aria-hidden="true"></span>
    <div
      class="table"
      part="table"
      role="table"
      aria-label=${own.heading}
      aria-rowcount=${view.complete ? view.length + 1 : -1}
      aria-busy=${isBusy ? 'true' : nothing}
    >
      <div class="head" role="rowgroup">
        <div class="row header" part="header" role="row" aria-rowindex="1">
          ${selection ? renderSelectAll(selection, options) : nothing}${columns.map((key) => renderHeader(key, sort, options))}
          <div class="cell" role="columnheader"><span class="visually-hidden">${own.actionsColumn}</span></div>
        </div>
      </div>
      <div
        class="body"
        role="rowgroup"
        @click=${options.onClick}
        @keydown=${options.onKeydown}
        @focusin=${options.onFocus}
        @focusout=${hold}
        @pointermove=${hold}
        @pointerleave=${hold}
      ></div>
    </div>
  </div>`;
}

function renderHeader(key: SortKey, sort: string, { own, onSort }: TableOptions): TemplateResult {
  const direction = sort === key ? 'ascending' : sort === `-${key}` ? 'descending' : undefined;
  return html`<div
    class="cell ${key === 'lastStatusChange' ? 'date' : ''}"
    role="columnheader"
    aria-sort=${direction ?? nothing}
  >
    <button type="button" class="sort" @click=${() => onSort(key)}>
      <span>${own.column[key]}</span>${direction ? icons[direction] : nothing}
    </button>
  </div>`;
}

function renderSelectAll({ extent }: RowSelection, { own, onSelectAll }: TableOptions): TemplateResult {
  // Live, because a press changes the box also where it changes no selection.
  return html`<div class="select" role="columnheader" @click=${pressBox}>
    <input
      type="checkbox"
      aria-label=${own.selectAll}
      .checked=${live(extent === 'all')}
      .indeterminate=${live(extent === 'some')}
      @change=${({ target }: Event) => onSelectAll?.((target as HTMLInputElement).checked)}
    />
  </div>`;
}

/** What a press on a column's header asks for: ascending, then descending, then the list's own order. */
export function nextSort(key: SortKey, text: string): string {
  return text === key ? `-${key}` : text === `-${key}` ? '' : key;
}

/** Which rows are in sight, as text. */
export function rangeText(
  [first, last]: readonly [number, number],
  length: number,
  { own, format }: { readonly own: UserStatusMessages; readonly format: Format },
): string {
  return length > 0 ? own.range(format.number(first + 1), format.number(last), format.number(length)) : '';
}
