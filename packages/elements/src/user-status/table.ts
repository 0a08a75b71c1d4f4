import type { RowView, SortKey } from '@flowthrough/client';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Segment } from '../controllers/row-window.js';
import { icons } from '../icons.js';
import type { UserStatusMessages } from '../messages/user-status.js';

export interface TableOptions {
  readonly own: UserStatusMessages;
  readonly columns: readonly SortKey[];
  /** The sort in force, as its attribute writes it. */
  readonly sort: string;
  readonly view: RowView;
  readonly segments: readonly Segment[];
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
 * A room between two runs of rows gets its height from `placeRooms`, after rendering.
 */
export function renderTable(options: TableOptions): TemplateResult {
  const { own, columns, sort, view, segments, isBusy, row } = options;
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
          segments.flatMap(toParts),
          (part) => part.key(view),
          (part) =>
            part.index === undefined
              ? html`<div class="room" role="presentation" data-height=${part.height}></div>`
              : row(part.index),
        )}
      </div>
    </div>
  </div>`;
}

interface Part {
  readonly index?: number;
  readonly height?: number;
  key(view: RowView): string;
}

function toParts(segment: Segment, place: number): Part[] {
  if (segment.kind === 'room') return [{ height: segment.height, key: () => `room ${place}` }];
  return Array.from({ length: segment.end - segment.start }, (_, offset) => {
    const index = segment.start + offset;
    // A row keeps its node wherever it goes; one that is not loaded is known by its place.
    return { index, key: (view) => view.at(index)?.id ?? `at ${index}` };
  });
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

/** Gives the rooms their heights: by the CSSOM, because a strict policy forbids style attributes. */
export function placeRooms(root: ParentNode): void {
  for (const room of root.querySelectorAll<HTMLElement>('.room')) {
    room.style.setProperty('block-size', `${room.dataset['height'] ?? 0}px`);
  }
}
