import type { RowView, SortKey } from '@flowthrough/client';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { WindowPart } from '../controllers/row-window.js';
import { icons } from '../icons.js';
import type { UserStatusMessages } from '../messages/user-status.js';

export interface TableOptions {
  readonly own: UserStatusMessages;
  readonly columns: readonly SortKey[];
  /** The sort in force, as its attribute writes it. */
  readonly sort: string;
  readonly view: RowView;
  readonly parts: readonly WindowPart[];
  readonly isBusy: boolean;
  readonly row: (index: number) => TemplateResult;
  readonly onSort: (key: SortKey) => void;
  readonly onScroll: () => void;
  readonly onClick: (event: MouseEvent) => void;
  readonly onKeydown: (event: KeyboardEvent) => void;
  readonly onFocus: (event: FocusEvent) => void;
}

/**
 * The table, by roles: rows are placed by a grid, which native table layout would not let a window of rows do.
 *
 * A room between two runs of rows gets its height from the window, after rendering.
 */
export function renderTable(options: TableOptions): TemplateResult {
  const { own, columns, sort, view, parts, isBusy, row } = options;
  return html`<div
    class="scroller"
    part="scroller"
    role="region"
    aria-label=${own.heading}
    tabindex="0"
    @scroll=${options.onScroll}
  >
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
          ${columns.map((key) => renderHeader(key, sort, options))}
          <div class="cell" role="columnheader"><span class="visually-hidden">${own.actionsColumn}</span></div>
        </div>
      </div>
      <div
        class="body"
        role="rowgroup"
        @click=${options.onClick}
        @keydown=${options.onKeydown}
        @focusin=${options.onFocus}
      >
        ${repeat(
          parts,
          ({ key }) => key,
          (part) =>
            'index' in part
              ? row(part.index)
              : html`<div class="room" role="presentation" data-height=${part.height}></div>`,
        )}
      </div>
    </div>
  </div>`;
}

/** A row that is not loaded yet, in the place that it will take. */
export function renderMissingRow(index: number): TemplateResult {
  return html`<div class="row" role="row" aria-rowindex=${index + 2}><div class="cell bar" role="cell"></div></div>`;
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
