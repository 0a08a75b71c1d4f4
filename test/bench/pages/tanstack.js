import './page.css';
import {
  columnFilteringFeature,
  constructTable,
  createFilteredRowModel,
  createSortedRowModel,
  filterFn_includesString,
  globalFilteringFeature,
  rowSortingFeature,
  sortFn_text,
  tableFeatures,
} from '@tanstack/table-core';
import { storeReactivityBindings } from '@tanstack/table-core/store-reactivity-bindings';
import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';
import { html, render } from 'lit';
import { errorOf, packageOf, statusOf } from './cells.js';
import { install, ROW_HEIGHT } from './harness.js';
import { head, renderRow } from './lit-row.js';

/** Table-core filters, sorts and searches, virtual-core says which rows are in sight, Lit renders them. */

const text = { sortFn: 'text' };
const columns = [
  { id: 'broadworksId', accessorFn: (row) => row.broadworksId, ...text },
  { id: 'name', accessorFn: ({ lastName, firstName }) => `${lastName} ${firstName}`, ...text },
  { id: 'email', accessorFn: (row) => row.email, ...text },
  { id: 'package', accessorFn: packageOf, ...text },
  { id: 'status', accessorFn: statusOf, ...text, filterFn: (row) => row.original.status !== 'provisioned' },
  { id: 'error', accessorFn: errorOf, ...text },
  { id: 'lastStatusChange', accessorFn: (row) => row.lastStatusChange, ...text, enableGlobalFilter: false },
];
const features = tableFeatures({
  coreReactivityFeature: storeReactivityBindings(),
  columnFilteringFeature,
  globalFilteringFeature,
  rowSortingFeature,
  filteredRowModel: createFilteredRowModel(),
  sortedRowModel: createSortedRowModel(),
  filterFns: { includesString: filterFn_includesString },
  sortFns: { text: sortFn_text },
});

const root = document.createElement('div');
let data = [];
let places;
let table;
let virtualizer;
let isFlushing = false;

function show() {
  const { rows } = table.getRowModel();
  virtualizer.setOptions({ ...virtualizer.options, count: rows.length });
  virtualizer._willUpdate();
  render(
    html`<div role="table" aria-rowcount=${rows.length + 1}>
      ${head}
      <div class="scroller">
        <div class="room" role="rowgroup" style=${`block-size: ${virtualizer.getTotalSize()}px`}>
          ${virtualizer.getVirtualItems().map(({ index, start }) => renderRow(rows[index].original, index, start))}
        </div>
      </div>
    </div>`,
    root,
  );
}

function ask(change) {
  root.querySelector('.scroller').scrollTop = 0;
  change();
  show();
}

install({
  open() {
    document.body.append(root);
    render(
      html`<div role="table">
        ${head}
        <div class="scroller"></div>
      </div>`,
      root,
    );
    table = constructTable({ features, columns, data, getRowId: ({ id }) => id, globalFilterFn: 'includesString' });
    virtualizer = new Virtualizer({
      count: 0,
      estimateSize: () => ROW_HEIGHT,
      overscan: 4,
      getScrollElement: () => root.querySelector('.scroller'),
      scrollToFn: elementScroll,
      observeElementOffset,
      observeElementRect,
      onChange: show,
      initialRect: { width: 1280, height: 600 },
    });
    show();
    virtualizer._didMount();
    virtualizer._willUpdate();
  },
  give(rows) {
    data = rows;
    table.setOptions((options) => ({ ...options, data }));
    show();
  },
  filter: (on) => ask(() => table.setColumnFilters(on ? [{ id: 'status', value: true }] : [])),
  sort: (column) => ask(() => table.setSorting(column ? [{ id: column, desc: false }] : [])),
  search: (words) => ask(() => table.setGlobalFilter(words)),
  update(newer) {
    places ??= new Map(data.map(({ id }, place) => [id, place]));
    const next = isFlushing ? data : [...data];
    for (const row of newer) next[places.get(row.id)] = row;
    data = next;
    if (isFlushing) return;
    isFlushing = true;
    requestAnimationFrame(() => {
      isFlushing = false;
      table.setOptions((options) => ({ ...options, data }));
      show();
    });
  },
  scroller: () => root.querySelector('.scroller') ?? undefined,
  table: () => root,
});
