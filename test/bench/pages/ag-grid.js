import './page.css';
import {
  ClientSideRowModelApiModule,
  ClientSideRowModelModule,
  ColumnApiModule,
  createGrid,
  ExternalFilterModule,
  ModuleRegistry,
  QuickFilterModule,
  RowApiModule,
} from 'ag-grid-community';
import { dateOf, errorOf, HEADERS, nameOf, packageOf, statusOf } from './cells.js';
import { AREA_HEIGHT, install, ROW_HEIGHT } from './harness.js';

/** As its manual advises for large data: rows by id, updates as transactions, the quick filter with its cache. */

ModuleRegistry.registerModules([
  ClientSideRowModelApiModule,
  ClientSideRowModelModule,
  ColumnApiModule,
  ExternalFilterModule,
  QuickFilterModule,
  RowApiModule,
]);

const HEADER = 40;
const [idTitle, nameTitle, emailTitle, packageTitle, statusTitle, errorTitle, dateTitle, actionsTitle] = HEADERS;

function actionsButton({ data }) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = '⋮';
  button.hidden = data.status === 'provisioned';
  button.setAttribute('aria-label', `Actions for ${data.broadworksId}`);
  return button;
}

const columnDefs = [
  { headerName: idTitle, field: 'broadworksId', width: 170 },
  {
    headerName: nameTitle,
    colId: 'name',
    width: 140,
    valueGetter: ({ data }) => `${data.lastName} ${data.firstName}`,
    valueFormatter: ({ data }) => nameOf(data),
  },
  { headerName: emailTitle, field: 'email', width: 240 },
  { headerName: packageTitle, colId: 'package', width: 100, valueGetter: ({ data }) => packageOf(data) },
  { headerName: statusTitle, colId: 'status', width: 170, valueGetter: ({ data }) => statusOf(data) },
  { headerName: errorTitle, colId: 'error', width: 220, valueGetter: ({ data }) => errorOf(data) },
  {
    headerName: dateTitle,
    field: 'lastStatusChange',
    width: 160,
    valueFormatter: ({ data }) => dateOf(data),
    getQuickFilterText: () => '',
  },
  { headerName: actionsTitle, colId: 'actions', width: 70, cellRenderer: actionsButton, getQuickFilterText: () => '' },
];

const place = document.createElement('div');
let isFiltered = false;
let grid;

const scroller = () => place.querySelector('.ag-grid-viewport') ?? undefined;

function toTop(change) {
  scroller().scrollTop = 0;
  change();
}

install({
  open() {
    place.style.blockSize = `${AREA_HEIGHT + HEADER + 2}px`;
    document.body.append(place);
    grid = createGrid(place, {
      columnDefs,
      rowHeight: ROW_HEIGHT,
      headerHeight: HEADER,
      rowBuffer: 4,
      getRowId: ({ data }) => data.id,
      cacheQuickFilter: true,
      suppressColumnVirtualisation: true,
      animateRows: false,
      suppressScrollOnNewData: true,
      isExternalFilterPresent: () => isFiltered,
      doesExternalFilterPass: ({ data }) => data.status !== 'provisioned',
    });
  },
  give: (rows) => grid.setGridOption('rowData', rows),
  filter(on) {
    isFiltered = on;
    toTop(() => grid.onFilterChanged());
  },
  sort: (column) =>
    toTop(() =>
      grid.applyColumnState({
        state: column ? [{ colId: column, sort: 'asc' }] : [],
        defaultState: { sort: null },
      }),
    ),
  search: (text) => toTop(() => grid.setGridOption('quickFilterText', text)),
  update: (rows) => grid.applyTransactionAsync({ update: rows }),
  scroller,
  head: () => HEADER + 1,
  table: () => place,
});
