import type { ViewChangedEvent } from '@flowthrough/elements';
import { expect } from 'chai';
import { expectNoViolations } from '../../support/axe.js';
import { mountUserStatus } from '../../support/harness/mount-user-status.js';
import { createUserWorld } from '../../support/harness/user-status.js';
import { press } from '../../support/input.js';
import { allByRole, byRole, findByRole, focused, nameOf, textOf } from '../../support/roles.js';
import { waitFor } from '../../support/wait.js';

async function openColumns(columns = '') {
  const { element, view } = await mountUserStatus(createUserWorld().client, (element) => {
    element.columns = columns;
  });
  await view.openTool('Columns');
  const headers = () => allByRole(element, 'columnheader').map(textOf);
  const changes: ViewChangedEvent[] = [];
  element.addEventListener('ft-view-changed', (event) => changes.push(event));
  return { element, view, headers, changes };
}

describe('ft-user-status, choosing columns', () => {
  it('leaves out a column at once, and tells the host', async () => {
    const { element, headers, changes } = await openColumns();
    byRole(element, 'checkbox', 'Email').click();
    await element.updateComplete;
    expect(headers()).not.to.include('Email');
    expect(changes.at(-1)?.columns).to.deep.equal(['broadworksId', 'name', 'package', 'status', 'lastStatusChange']);
    await expectNoViolations(element);
  });

  it('does not let the last column go', async () => {
    const { element } = await openColumns('status');
    expect(byRole<HTMLInputElement>(element, 'checkbox', 'Status').disabled).to.equal(true);
  });

  it('moves a column, says where to, and keeps the focus on its buttons', async () => {
    const { element, view, changes } = await openColumns();
    byRole(element, 'button', 'Move Name up').click();
    await element.updateComplete;
    expect(changes.at(-1)?.columns.slice(0, 2)).to.deep.equal(['name', 'broadworksId']);
    expect(view.announced).to.equal('Name is number 1 now');
    expect(nameOf(focused())).to.equal('Move Name down');
  });

  it('goes back to all columns in their own order', async () => {
    const { element, headers } = await openColumns('status name');
    byRole(element, 'button', 'Reset to all columns').click();
    await element.updateComplete;
    expect(headers().filter(Boolean)).to.have.members([
      'BroadWorks ID',
      'Name',
      'Email',
      'Package type',
      'Status',
      'Last change',
      'Actions',
    ]);
  });

  it('gives the focus back to its button when it closes', async () => {
    const { element } = await openColumns();
    await press('Escape');
    await waitFor(() => findByRole(element, 'dialog') === undefined, 'the panel to close');
    expect(nameOf(focused())).to.equal('More');
  });
});
