import { expect } from 'chai';
import { press } from '../../support/input.js';
import { mountUserStatus } from '../../support/harness/mount-user-status.js';
import { createUserWorld, scrollTo } from '../../support/harness/user-status.js';
import { byRole } from '../../support/roles.js';
import { waitFor } from '../../support/wait.js';

describe('a table that is moved in the document', () => {
  it('shows the same rows again, at once or when it comes back later', async () => {
    const { element, view } = await mountUserStatus(createUserWorld('errors', { users: 240 }).client);
    await waitFor(() => view.text.includes('of 240'));
    const scroller = byRole(element, 'region', 'User Status');
    const shown = () =>
      view
        .rows()
        .map((row) => row.getAttribute('aria-rowindex'))
        .join();
    scrollTo(scroller, 3000);
    await waitFor(() => Number(view.rows()[0]?.getAttribute('aria-rowindex')) > 10);
    const before = shown();
    const place = document.createElement('div');
    document.body.append(place);
    place.append(element);
    expect(scroller.scrollTop).to.equal(3000);
    await waitFor(() => shown() === before);
    element.remove();
    await waitFor(() => !element.isConnected);
    place.append(element);
    expect(scroller.scrollTop).to.equal(3000);
    await waitFor(() => shown() === before);
    place.remove();
  });

  it('keeps an open dialog modal, and Escape closes it', async () => {
    const { element, view } = await mountUserStatus(createUserWorld().client);
    await view.openMenu(view.idsWith('Error')[0]!);
    await view.choose('Delete user');
    await view.dialog();
    const place = document.createElement('div');
    document.body.append(place);
    place.append(element);
    await element.updateComplete;
    await waitFor(() => byRole(element, 'dialog').matches(':modal'));
    await press('Escape');
    await waitFor(() => !view.hasDialog);
    place.remove();
  });
});
