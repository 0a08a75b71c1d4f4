import { fixture, html } from '@open-wc/testing-helpers';
import { expect } from 'chai';
import { createProvisioningClient, type ProvisioningClient, type Subscriber } from '@flowthrough/client';
import { mountUserStatus } from '../../support/harness/mount-user-status.js';
import { createUserWorld, TEMPLATE, userStatus } from '../../support/harness/user-status.js';
import { byRole, focused, nameOf } from '../../support/roles.js';
import { waitFor } from '../../support/wait.js';

async function failures() {
  const world = createUserWorld('errors', { users: 40 });
  const { element, view } = await mountUserStatus(world.client, (element) => {
    element.status = ['error'];
  });
  const { client } = world;
  const [id, next] = view.ids as [string, string];
  const body = view.row(id).closest('[role="rowgroup"]')!;
  return {
    ...world,
    element,
    view,
    id,
    next,
    body,
    point: (type: string) => body.dispatchEvent(new PointerEvent(type, { bubbles: type === 'pointermove' })),
    row: await find(client, id),
  };
}

async function find(client: ProvisioningClient, broadworksId: string): Promise<Subscriber> {
  const { items } = await client.backend.listSubscribers({ templateId: TEMPLATE, limit: 100 }, {});
  return items.find((row) => row.broadworksId === broadworksId)!;
}

/** As when another part of the page has learned of it. */
const change = (client: ProvisioningClient, row: Subscriber, status: string) =>
  client.$change.set({ id: row.id, subscriber: { ...row, status, errors: [] } });

describe('ft-user-status, holding rows still', () => {
  it('keeps a row that the filter no longer selects under the pointer, until that has left', async () => {
    const { client, element, view, id, row, point } = await failures();
    point('pointermove');
    change(client, row, 'pending_email_input');
    await waitFor(() => view.statusOf(id).includes('Pending'));
    expect(view.ids[0]).to.equal(id);
    point('pointerleave');
    await waitFor(() => !view.ids.includes(id));
    await element.updateComplete;
    expect(view.idsWith('Pending')).to.deep.equal([]);
  });

  it('keeps it while the focus is in it, and lets it go with the focus', async () => {
    const { client, element, view, id, row } = await failures();
    view.actions(id).focus();
    change(client, row, 'pending_email_input');
    await waitFor(() => view.statusOf(id).includes('Pending'));
    expect(view.ids[0]).to.equal(id);
    byRole(element, 'searchbox', 'Search users').focus();
    await waitFor(() => !view.ids.includes(id));
  });

  it('keeps the focus in the view when the button that has it goes, because the user is provisioned', async () => {
    const { client, element, view, id, row } = await failures();
    view.actions(id).focus();
    change(client, row, 'provisioned');
    await waitFor(() => !view.ids.includes(id) || !view.hasActions(id));
    await element.updateComplete;
    await waitFor(() => focused() !== document.body && document.activeElement === element, 'the focus in the view');
  });

  it('keeps it while its menu and its dialog are open', async () => {
    const { client, element, view, id, row } = await failures();
    await view.openMenu(id);
    change(client, row, 'pending_email_input');
    await waitFor(() => view.statusOf(id).includes('Pending'));
    await view.choose('Delete user');
    await view.dialog();
    expect(view.ids[0]).to.equal(id);
    await view.confirm('Cancel');
    await waitFor(() => !view.hasDialog);
    expect(view.ids[0]).to.equal(id);
    byRole(element, 'searchbox', 'Search users').focus();
    await waitFor(() => !view.ids.includes(id));
  });

  it('lets a user go who was deleted, and gives the focus to the one in that place', async () => {
    const { view, id, next } = await failures();
    await view.openMenu(id);
    await view.choose('Delete user');
    await view.dialog();
    await view.confirm('Delete user');
    await waitFor(() => !view.ids.includes(id) && !view.hasDialog);
    await waitFor(() => nameOf(focused()) === `Actions for ${next}` || nameOf(focused()).includes(next));
  });

  it('goes on with the rows of another client', async () => {
    const { client: before, environment, element, view, id, row, point } = await failures();
    point('pointermove');
    const client = createProvisioningClient({ backend: before.backend, environment });
    element.client = client;
    await element.updateComplete;
    await view.loaded();
    change(client, row, 'pending_email_input');
    await waitFor(() => view.statusOf(id).includes('Pending'));
    point('pointerleave');
    await waitFor(() => !view.ids.includes(id));
  });
});

describe('ft-user-status, rows that change', () => {
  it('shows for a moment which row has changed', async () => {
    const { client, element, environment, view, id, next, row } = await failures();
    element.status = [];
    await waitFor(() => view.rows().length === 40);
    const isFading = (which: string) => view.row(which).matches('.changed');
    expect(isFading(id)).to.equal(false);
    change(client, row, 'pending_email_input');
    await waitFor(() => isFading(id));
    expect(isFading(next)).to.equal(false);
    await environment.advance(1_500);
    element.requestUpdate();
    await waitFor(() => !isFading(id));
  });
});

describe('ft-user-status, row-cap', () => {
  it('holds as many rows as its attribute says, and says that there are more', async () => {
    const { client } = createUserWorld('errors', { users: 40 });
    const place = await fixture<HTMLElement>(
      html`<ft-user-status .client=${client} template-id=${TEMPLATE} row-cap="10"></ft-user-status>`,
    );
    const element = place as HTMLElementTagNameMap['ft-user-status'];
    const view = userStatus(element);
    await view.loaded();
    expect(element.rowCap).to.equal(10);
    expect(byRole(element, 'table').getAttribute('aria-rowcount')).to.equal('11');
    element.rowCap = undefined;
    await waitFor(() => byRole(element, 'table').getAttribute('aria-rowcount') === '41');
  });
});
