import { createErrorCatalog, type Subscriber } from '@flowthrough/client';
import { fixture } from '@open-wc/testing-helpers';
import { expect } from 'chai';
import { render } from 'lit';
import { en } from '@flowthrough/elements/messages/en';
import { createFormat } from '../../../packages/elements/src/messages/format.js';
import { createRowsRenderer } from '../../../packages/elements/src/user-status/rows.js';
import type { RowContext } from '../../../packages/elements/src/user-status/row.js';
import { renderTable } from '../../../packages/elements/src/user-status/table.js';
import { allByRole, byRole, nameOf } from '../../support/roles.js';

const people = ['1', '2', '3'].map((id): Subscriber => ({
  id,
  broadworksId: `${id}@example.com`,
  spEnterpriseId: 'x',
  firstName: 'Ana',
  lastName: id,
  package: 'basic',
  status: 'provisioned',
  errors: [],
  created: '2026-01-01T00:00:00Z',
  lastStatusChange: '2026-01-01T00:00:00Z',
}));

async function table(selected: ReadonlySet<string>) {
  const all: boolean[] = [];
  const rows = [...people];
  let time = 0;
  const view = {
    length: people.length,
    complete: true,
    at: (index: number) => rows[index],
    indexOf: (id: string) => people.findIndex((row) => row.id === id),
    ensure: () => Promise.resolve(),
  };
  const selection: RowContext['selection'] = {
    isSelectable: () => true,
    isSelected: (id) => selected.has(id),
    extent: selected.size === 0 ? 'none' : selected.size === people.length ? 'all' : 'some',
  };
  const { common } = en;
  /** Users whose rows were rendered, each time. */
  const rendered: string[] = [];
  const own: RowContext['own'] = {
    ...en.userStatus,
    actionsFor(id) {
      rendered.push(id);
      return en.userStatus.actionsFor(id);
    },
  };
  const context: RowContext = {
    common,
    own,
    selection,
    format: createFormat('en'),
    columns: ['name', 'status'],
    catalog: createErrorCatalog(),
    now: 0,
    menuFor: undefined,
    waitText: () => undefined,
    hasActions: () => false,
  };
  const element = await fixture<HTMLElement>(
    renderTable({
      own,
      view,
      selection,
      columns: context.columns,
      sort: '',
      isBusy: false,
      onSort: () => undefined,
      onScroll: () => undefined,
      onClick: () => undefined,
      onKeydown: () => undefined,
      onFocus: () => undefined,
      onSelectAll: (isSelected) => all.push(isSelected),
    }),
  );
  const renderRows = createRowsRenderer();
  const parts = people.map((_, index) => ({ key: index, index }));
  const body = element.querySelector<HTMLElement>('[role="rowgroup"]:last-child')!;
  const situation = { view, activityOf: () => undefined, context, now: () => time };
  /** Shows the rows as they are some milliseconds later. */
  const show = (later = 0) => {
    time += later;
    render(renderRows(parts, situation), body);
  };
  show();
  return { element, all, rows, rendered, show };
}

describe('rows that can be selected', () => {
  it('have a box named after their user, before their cells', async () => {
    const { element } = await table(new Set(['2']));
    const boxes = allByRole<HTMLInputElement>(element, 'checkbox');
    expect(boxes.map(nameOf)).to.deep.equal([
      'Select all',
      'Select 1@example.com',
      'Select 2@example.com',
      'Select 3@example.com',
    ]);
    expect(boxes.map(({ checked }) => checked)).to.deep.equal([false, false, true, false]);
    expect(boxes[0]!.indeterminate).to.equal(true);
    const row = allByRole(element, 'row')[1]!;
    expect(allByRole(row, 'cell')[0]!.contains(boxes[1]!)).to.equal(true);
  });

  it('are selected all at once by the box of the header', async () => {
    const { element, all } = await table(new Set());
    byRole(element, 'checkbox', 'Select all').click();
    expect(all).to.deep.equal([true]);
  });

  it('take in what is selected by now, without a new context', async () => {
    const selected = new Set<string>();
    const { element, show } = await table(selected);
    selected.add('3');
    show();
    expect(byRole<HTMLInputElement>(element, 'checkbox', 'Select 3@example.com').checked).to.equal(true);
    selected.delete('3');
    show();
    expect(byRole<HTMLInputElement>(element, 'checkbox', 'Select 3@example.com').checked).to.equal(false);
  });

  it('show a change for a moment, without a word', async () => {
    const { element, rows, show } = await table(new Set());
    const changed = () => allByRole(element, 'row').map(({ classList }) => classList.contains('changed'));
    expect(changed()).to.deep.equal([false, false, false, false]);
    rows[0] = { ...people[0]!, status: 'error' };
    show(60_000);
    expect(changed()).to.deep.equal([false, true, false, false]);
    show(1_499);
    expect(changed()).to.deep.equal([false, true, false, false]);
    show(1);
    expect(changed()).to.deep.equal([false, false, false, false]);
  });

  it('are left alone where they show everything already', async () => {
    const { rows, rendered, show } = await table(new Set());
    expect(rendered).to.have.lengthOf(3);
    show();
    expect(rendered).to.have.lengthOf(3);
    rows[1] = { ...people[1]!, firstName: 'Mia' };
    show();
    expect(rendered.slice(3)).to.deep.equal(['2@example.com']);
  });

  it('show no change where another user takes their place', async () => {
    const { element, rows, show } = await table(new Set());
    rows[0] = { ...people[0]!, id: '4' };
    show();
    expect(allByRole(element, 'row').some(({ classList }) => classList.contains('changed'))).to.equal(false);
  });
});
