import './page.css';
import { AREA_HEIGHT, install, ROW_HEIGHT } from './harness.js';
import { createIndex } from './limit-index.js';
import { cellsOf, HEADERS } from './cells.js';

/**
 * The physical limit: a table written by hand for exactly this page, against which everything is measured.
 *
 * A pool of rows is placed by transforms, their text nodes are changed in place, only rows that come into sight are
 * written, one listener serves all buttons, and everything happens in the task of the event itself.
 */

const OVERSCAN = 4;
const POOL = Math.ceil(AREA_HEIGHT / ROW_HEIGHT) + 1 + 2 * OVERSCAN;
/** Pixels that every engine can lay out. */
const TALLEST = 8_000_000;

const query = { exclude: undefined, sort: undefined, search: '' };
let index;
let view = new Uint32Array();
/** Which place of the list each row of the pool shows; -1 for none. */
const shown = new Int32Array(POOL).fill(-1);
let isFlushing = false;
const dirty = new Set();

const table = element('div', { role: 'table', className: 'table' });
const head = element('div', { role: 'row', className: 'row header' });
head.append(...HEADERS.map((text) => element('div', { role: 'columnheader', className: 'cell', textContent: text })));
const scroller = element('div', { className: 'scroller' });
const room = element('div', { role: 'rowgroup', className: 'room' });
const pool = Array.from({ length: POOL }, createRow);
room.append(...pool.map(({ row }) => row));
scroller.append(room);
table.append(head, scroller);
scroller.addEventListener('scroll', () => paint());
room.addEventListener('click', ({ target }) => {
  const button = target.closest('button');
  if (button) console.log(button.getAttribute('aria-label'));
});

function element(name, { role, ...properties }) {
  const made = Object.assign(document.createElement(name), properties);
  if (role) made.setAttribute('role', role);
  return made;
}

function createRow() {
  const row = element('div', { role: 'row', className: 'row', hidden: true });
  const texts = HEADERS.slice(0, -1).map(() => {
    const cell = element('div', { role: 'cell', className: 'cell' });
    const text = document.createTextNode('');
    cell.append(text);
    row.append(cell);
    return text;
  });
  const actions = element('div', { role: 'cell', className: 'cell' });
  const button = element('button', { type: 'button', textContent: '⋮' });
  actions.append(button);
  row.append(actions);
  return { row, texts, button };
}

/** Shows what the query selects, from the top or where one is. */
function show() {
  view = index.select(query);
  table.setAttribute('aria-rowcount', view.length + 1);
  room.style.blockSize = `${Math.min(view.length * ROW_HEIGHT, TALLEST)}px`;
  shown.fill(-1);
  paint();
}

/** Writes the rows that have come into sight, or all of them where the list is taller than what can be laid out. */
function paint() {
  const whole = view.length * ROW_HEIGHT;
  const { scrollTop } = scroller;
  const isCapped = whole > TALLEST;
  const top = isCapped ? (scrollTop * (whole - AREA_HEIGHT)) / (TALLEST - AREA_HEIGHT) : scrollTop;
  const first = Math.max(0, Math.min(Math.floor(top / ROW_HEIGHT) - OVERSCAN, view.length - POOL));
  for (let place = first; place < first + POOL; place += 1) {
    const slot = place % POOL;
    const { row } = pool[slot];
    if (place >= view.length) {
      row.hidden = true;
      shown[slot] = -1;
      continue;
    }
    if (isCapped || shown[slot] !== place) {
      row.style.transform = `translateY(${isCapped ? scrollTop + place * ROW_HEIGHT - top : place * ROW_HEIGHT}px)`;
    }
    if (shown[slot] !== place || dirty.has(view[place])) write(pool[slot], index.rows[view[place]], place);
    shown[slot] = place;
  }
  dirty.clear();
}

function write({ row, texts, button }, subscriber, place) {
  row.hidden = false;
  row.setAttribute('aria-rowindex', place + 2);
  row.dataset.status = subscriber.status;
  cellsOf(subscriber).forEach((text, column) => {
    if (texts[column].data !== text) texts[column].data = text;
  });
  button.hidden = subscriber.status === 'provisioned';
  button.setAttribute('aria-label', `Actions for ${subscriber.broadworksId}`);
}

function ask(changes) {
  Object.assign(query, changes);
  scroller.scrollTop = 0;
  show();
}

/** The first search and the first update find their indexes made; the first frame comes before that. */
function prepare() {
  requestIdleCallback(() => {
    if (index.prepare()) prepare();
  });
}

install({
  open: () => document.body.append(table),
  give(rows) {
    index = createIndex(rows);
    show();
    requestAnimationFrame(prepare);
  },
  filter: (on) => ask({ exclude: on ? 'provisioned' : undefined }),
  sort: (column) => ask({ sort: column }),
  search: (text) => ask({ search: text }),
  update(rows) {
    for (const place of index.update(rows)) dirty.add(place);
    if (isFlushing) return;
    isFlushing = true;
    requestAnimationFrame(() => {
      isFlushing = false;
      if (query.exclude) show();
      else paint();
    });
  },
  async exportCsv() {
    const { writeCsv } = await import('./limit-export.js');
    writeCsv(index.rows);
  },
  scroller: () => (table.isConnected ? scroller : undefined),
  table: () => table,
});
