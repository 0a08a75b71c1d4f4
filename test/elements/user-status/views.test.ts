import type { SavedView, ViewChangedEvent } from '@flowthrough/elements';
import { expect } from 'chai';
import { expectNoViolations } from '../../support/axe.js';
import { mountUserStatus } from '../../support/harness/mount-user-status.js';
import { createUserWorld } from '../../support/harness/user-status.js';
import { press } from '../../support/input.js';
import { allByRole, byRole, findByRole, focused, nameOf, textOf } from '../../support/roles.js';
import { waitFor } from '../../support/wait.js';

const FIELD = 'Name for what the table shows now';
const STUCK: SavedView = {
  id: 'stuck',
  name: 'Stuck for a week',
  query: { excludeProvisioned: true, stuckFor: 7 * 86_400_000, sort: { key: 'lastStatusChange', descending: false } },
  columns: ['broadworksId', 'status', 'lastStatusChange'],
};
const FAILED: SavedView = { id: 'failed', name: 'All errors', query: { status: ['error'] } };

async function opened(
  views: readonly SavedView[] = [],
  prepare: (element: HTMLElementTagNameMap['ft-user-status']) => void = () => undefined,
) {
  const { element, view } = await mountUserStatus(createUserWorld().client, (element) => {
    element.views = views;
    prepare(element);
  });
  const saved: SavedView[] = [];
  const deleted: SavedView[] = [];
  const changes: ViewChangedEvent[] = [];
  element.addEventListener('ft-view-saved', (event) => saved.push(event.view));
  element.addEventListener('ft-view-deleted', (event) => deleted.push(event.view));
  element.addEventListener('ft-view-changed', (event) => changes.push(event));
  const open = async () => {
    view.press('More');
    await waitFor(() => findByRole(element, 'menuitem'), 'the menu');
    await view.choose('Saved views');
    return view.dialog();
  };
  await open();
  const save = async (name: string) => {
    await view.fill(FIELD, name);
    await view.confirm('Save view');
  };
  return { element, view, saved, deleted, changes, open, save };
}

describe('ft-user-status, saved views', () => {
  it('saves what the table shows under a name, and tells the host', async () => {
    const { element, view, saved, save } = await opened([], (element) => {
      element.status = ['error'];
      element.stuckFor = 24;
      element.columns = 'name status';
    });
    await save('  Errors over a day ');
    expect(saved.length).to.equal(1);
    expect(saved[0]).to.deep.include({ name: 'Errors over a day', columns: ['name', 'status'] });
    expect(saved[0]?.query).to.deep.include({ status: ['error'], stuckFor: 86_400_000 });
    expect(saved[0]?.id).to.be.a('string').and.not.equal('');
    expect(element.views).to.deep.equal(saved);
    expect(view.announced).to.equal('View Errors over a day saved');
    expect(nameOf(byRole(element, 'button', /^Errors over a day/))).to.include('shown now');
    expect(nameOf(focused())).to.equal(FIELD);
    await expectNoViolations(element);
  });

  it('shows a saved view, without what was filtered before, and gives the focus back', async () => {
    const { element, view, changes } = await opened([STUCK], (element) => {
      element.package = ['standard'];
    });
    byRole(element, 'button', 'Stuck for a week').click();
    await waitFor(() => !view.hasDialog, 'the panel to close');
    expect(changes.length).to.equal(1);
    expect(changes[0]?.query).to.deep.include({ excludeProvisioned: true, package: [], stuckFor: 7 * 86_400_000 });
    expect(element.sort).to.equal('lastStatusChange');
    expect(allByRole(element, 'columnheader').map(textOf)).to.deep.equal([
      'BroadWorks ID',
      'Status',
      'Last change',
      'Actions',
    ]);
    expect(nameOf(focused())).to.equal('More');
  });

  it('goes back to the list’s own order where a view has none', async () => {
    const { element, view } = await opened([FAILED], (element) => {
      element.sort = '-name';
    });
    byRole(element, 'button', 'All errors').click();
    await waitFor(() => !view.hasDialog);
    expect(element.sort).to.equal('');
  });

  it('asks for a name', async () => {
    const { element, saved, save } = await opened();
    await save('   ');
    expect(saved).to.deep.equal([]);
    const field = byRole<HTMLInputElement>(element, 'textbox', FIELD);
    expect(field.getAttribute('aria-invalid')).to.equal('true');
    expect(textOf(byRole(element, 'dialog'))).to.include('Enter a name.');
    expect(focused()).to.equal(field);
    await expectNoViolations(element);
  });

  it('does not give a name twice, but replaces the view where that is wanted', async () => {
    const { element, view, saved, save } = await opened([FAILED], (element) => {
      element.search = 'ana';
    });
    await save('ALL ERRORS');
    expect(saved).to.deep.equal([]);
    expect(textOf(byRole(element, 'dialog'))).to.include('There is already a view called All errors.');
    await view.confirm('Replace it');
    expect(saved.map(({ id, name }) => [id, name])).to.deep.equal([['failed', 'All errors']]);
    expect(saved[0]?.query).to.deep.include({ search: 'ana', status: [] });
    expect(element.views.length).to.equal(1);
    expect(view.announced).to.equal('View All errors replaced');
  });

  it('renames a view', async () => {
    const { element, view, saved } = await opened([FAILED, STUCK]);
    await view.confirm('Rename All errors');
    await waitFor(() => nameOf(focused()) === 'New name for All errors');
    await view.fill('New name for All errors', 'stuck for a WEEK');
    await view.confirm('Save name');
    expect(textOf(byRole(element, 'dialog'))).to.include('There is already a view called Stuck for a week.');
    await view.fill('New name for All errors', 'Failures');
    await view.confirm('Save name');
    expect(saved).to.deep.equal([{ ...FAILED, name: 'Failures' }]);
    expect(view.announced).to.equal('View is called Failures now');
    await waitFor(() => nameOf(focused()) === 'Rename Failures');
  });

  it('asks before it deletes a view, and names it', async () => {
    const { element, view, deleted } = await opened([FAILED, STUCK]);
    // A key of the person's own: without one a browser lets nobody keep Escape from closing a dialog.
    byRole(element, 'button', 'Delete All errors').focus();
    await press('Enter');
    await waitFor(() => nameOf(focused()) === 'Cancel', 'the focus on Cancel');
    expect(byRole(element, 'group', 'Delete the view All errors?')).to.exist;
    await press('Escape');
    await waitFor(() => nameOf(focused()) === 'Delete All errors', 'the focus on the button');
    expect(view.hasDialog).to.equal(true);
    expect(deleted).to.deep.equal([]);
    await view.confirm('Delete All errors');
    await view.confirm('Delete view');
    expect(deleted).to.deep.equal([FAILED]);
    expect(element.views).to.deep.equal([STUCK]);
    expect(view.announced).to.equal('View All errors deleted');
    await waitFor(() => nameOf(focused()) === 'Saved views', 'the focus on the heading');
    await expectNoViolations(element);
  });
});
