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

async function table(selected: ReadonlySet<string>, changed: ReadonlySet<string> = new Set()) {
  const all: boolean[] = [];
  const view = {
    length: people.length,
    complete: true,
    at: (index: number) => people[index],
    indexOf: (id: string) => people.findIndex((row) => row.id === id),
    ensure: () => Promise.resolve(),
  };
  const selection: RowContext['selection'] = {
    isSelectable: () => true,
    isSelected: (id) => selected.has(id),
    extent: selected.size === 0 ? 'none' : selected.size === people.length ? 'all' : 'some',
  };
  const { common, userStatus: own } = en;
  const context: RowContext = {
    common,
    own,
    selection,
    format: createFormat('en'),
    columns: ['name', 'status'],
    catalog: createErrorCatalog(),
    now: 0,
    menuFor: undefined,
    hasActions: () => false,
    hasChanged: (id) => changed.has(id),
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
  const rows = createRowsRenderer();
  const parts = people.map((_, index) => ({ key: index, index }));
  const body = element.querySelector<HTMLElement>('[role="rowgroup"]:last-child')!;
  const show = () => render(rows(parts, { view, activityOf: () => undefined, context }), body);
  show();
  return { element, all, show };
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

  it('show a change without a word', async () => {
    const changed = new Set(['1']);
    const { element, show } = await table(new Set(), changed);
    const [, first, second] = allByRole(element, 'row');
    expect(first!.classList.contains('changed')).to.equal(true);
    expect(second!.classList.contains('changed')).to.equal(false);
    changed.clear();
    show();
    expect(first!.classList.contains('changed')).to.equal(false);
  });
});
