import './page.css';
import { virtualize } from '@lit-labs/virtualizer/virtualize.js';
import { html, render } from 'lit';
import { install } from './harness.js';
import { head, renderRow } from './lit-row.js';

/** The library places rows; filter, sort and search are what an application writes over plain arrays. */

const collator = new Intl.Collator('en');
const compare = {
  name: (one, other) =>
    collator.compare(one.lastName, other.lastName) || collator.compare(one.firstName, other.firstName),
  email: (one, other) => collator.compare(one.email, other.email),
};
const query = { isFiltered: false, sort: undefined, search: '' };
const root = document.createElement('div');
let rows = [];
let places;
let items = [];
let isFlushing = false;

const holds = ({ broadworksId, firstName, lastName, email, errors }, words) =>
  [broadworksId, firstName, lastName, email, ...errors.map(({ text }) => text)].some((text) =>
    text.toLowerCase().includes(words),
  );

function select() {
  const { isFiltered, sort, search } = query;
  items = rows;
  if (isFiltered) items = items.filter(({ status }) => status !== 'provisioned');
  if (search) items = items.filter((row) => holds(row, search.toLowerCase()));
  if (sort) items = items.toSorted(compare[sort]);
}

const show = () =>
  render(
    html`<div role="table" aria-rowcount=${items.length + 1}>
      ${head}
      <div class="scroller" role="rowgroup">${virtualize({ scroller: true, items, renderItem: renderRow })}</div>
    </div>`,
    root,
  );

function ask(changes) {
  Object.assign(query, changes);
  root.querySelector('.scroller').scrollTop = 0;
  select();
  show();
}

install({
  open() {
    document.body.append(root);
    show();
  },
  give(given) {
    rows = [...given];
    select();
    show();
  },
  filter: (on) => ask({ isFiltered: on }),
  sort: (column) => ask({ sort: column }),
  search: (text) => ask({ search: text }),
  update(newer) {
    places ??= new Map(rows.map(({ id }, place) => [id, place]));
    for (const row of newer) rows[places.get(row.id)] = row;
    if (isFlushing) return;
    isFlushing = true;
    requestAnimationFrame(() => {
      isFlushing = false;
      select();
      // The library renders rows again only for an array it has not seen.
      items = [...items];
      show();
    });
  },
  scroller: () => root.querySelector('.scroller') ?? undefined,
  table: () => root,
});
