import { fixture, html } from '@open-wc/testing-helpers';
import { expect } from 'chai';
import { createProvisioningClient, type ProvisioningBackend } from '@flowthrough/client';
import '@flowthrough/elements/user-status/define';
import { createUserWorld, scrollTo, TEMPLATE, userStatus } from '../../support/harness/user-status.js';
import { press } from '../../support/input.js';
import { allByRole, byRole, focused, nameOf, textOf } from '../../support/roles.js';
import { waitFor } from '../../support/wait.js';

type UserStatus = HTMLElementTagNameMap['ft-user-status'];

async function loaded(users: number, prepare: (element: UserStatus) => void = () => undefined) {
  const world = createUserWorld('errors', { users });
  const element = document.createElement('ft-user-status');
  element.client = world.client;
  element.templateId = TEMPLATE;
  prepare(element);
  const place = await fixture<HTMLElement>(html`<div>${element}</div>`);
  const view = userStatus(element);
  await view.loaded();
  return { ...world, element, place, view, scroller: byRole(element, 'region', 'User Status') };
}

const never = () => new Promise<never>(() => undefined);
const headers = (element: Element) => allByRole(element, 'columnheader').map(textOf);

const rowOf = (control: Element) => Number(control.closest('[role="row"]')?.getAttribute('aria-rowindex'));

describe('ft-user-status, rows in a window', () => {
  it('renders up to 50 rows whole, and few of any more', async () => {
    const { view } = await loaded(50);
    expect(view.rows().length).to.equal(50);
    const more = await loaded(120, (element) => element.style.setProperty('--ft-user-status-max-height', '1080px'));
    await waitFor(() => more.view.text.includes('of 120'));
    expect(more.view.rows().length).to.be.lessThan(60);
  });

  it('keeps under 60 rows in 1,080 pixels of the lowest rows', async () => {
    const { element, view } = await loaded(2_000, (element) => {
      element.style.setProperty('--ft-user-status-max-height', '1080px');
      element.style.setProperty('--ft-table-row-height', '24');
      element.columns = 'status lastStatusChange';
      element.status = ['provisioned'];
    });
    await waitFor(() => view.rows().length > 40);
    expect(allByRole(element, 'row').length).to.be.lessThan(60);
  });

  it('says which rows are in sight, with each scroll', async () => {
    const { view, scroller } = await loaded(1_000);
    await waitFor(() => /Rows 1 to \d+ of 1,000/.test(view.text));
    const height = view.rows()[0]!.getBoundingClientRect().height;
    const lead = view.rows()[0]!.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    const isSticky = getComputedStyle(scroller.querySelector('[role="rowgroup"]')!).position === 'sticky';
    scrollTo(scroller, 100 * height + (isSticky ? 0 : lead));
    expect(view.text).to.match(/Rows 101 to \d+ of 1,000/);
  });

  it('outlives changes while it is not in a document', async () => {
    const { element, place, view, client } = await loaded(40);
    const [id] = view.idsWith('Error');
    element.remove();
    const backend = { ...client.backend, retryActivation: never } as ProvisioningBackend;
    element.client = createProvisioningClient({ backend, environment: client.environment });
    // An update that asks for another one each time never comes to its end.
    await element.updateComplete;
    element.sort = '-name';
    element.columns = 'broadworksId name status';
    await element.updateComplete;
    place.append(element);
    await waitFor(() => view.rows().length > 0);
    expect(view.hasActions(id!)).to.equal(true);
    expect(view.rows()[0]!.getBoundingClientRect().height).to.be.greaterThan(20);
  });

  it('moves by keys from row to row, and opens the menu by the arrow keys', async () => {
    const { view } = await loaded(400);
    const ids = view.ids.filter((id) => view.hasActions(id!));
    view.actions(ids[0]!).focus();
    await press('PageDown');
    await waitFor(() => nameOf(focused()) !== `Actions for ${ids[0]}`);
    expect(nameOf(focused())).to.match(/^Actions for/);
    const down = rowOf(focused());
    await press('PageUp');
    await waitFor(() => rowOf(focused()) < down);
    expect(nameOf(focused())).to.match(/^Actions for/);
    await press('ArrowDown');
    await waitFor(() => textOf(focused()) === 'Retry activation');
  });

  it('leaves the focus on its row when the list is sorted, and on the row in its place when that is filtered out', async () => {
    const { element, view } = await loaded(45);
    const id = view.ids.find((candidate) => view.hasActions(candidate!))!;
    view.actions(id).focus();
    element.sort = '-broadworksId';
    await waitFor(() => view.ids[0] !== id);
    expect(nameOf(focused())).to.equal(`Actions for ${id}`);
    const status = /Pending: [a-z ]+|Error/.exec(view.statusOf(id))![0];
    element.status = [status.startsWith('Error') ? 'pending_email_input' : 'error'];
    await waitFor(() => !view.ids.includes(id));
    expect(nameOf(focused())).to.match(/^(Actions for|Error details)|^User Status$/);
    expect(byRole(element, 'region').contains(focused())).to.equal(true);
  });

  it('shows columns in the order in which they are named, in the rows as well', async () => {
    const { element, view } = await loaded(10, (element) => (element.columns = 'status, broadworksId name nonsense'));
    expect(headers(element)).to.deep.equal(['Status', 'BroadWorks ID', 'Name', 'Actions']);
    const [, id] = allByRole(view.rows()[0]!, 'cell').map(textOf);
    expect(id).to.match(/@example\.com$/);
    element.columns = 'name status';
    await element.updateComplete;
    expect(headers(element)).to.deep.equal(['Name', 'Status', 'Actions']);
  });

  it('has reasons at one height in rows with a menu and in those without', async () => {
    const { element, place, view } = await loaded(20, (element) => (element.status = ['error']));
    place.style.setProperty('inline-size', '1100px');
    const id = view.ids[0]!;
    const fromTop = () =>
      byRole(view.row(id), 'button', /^Error details/).getBoundingClientRect().top -
      view.row(id).getBoundingClientRect().top;
    await waitFor(() => fromTop() < 40, 'the columns');
    const before = fromTop();
    const actions = ['retry', 'delete', 'changePackage', 'copyError', 'history'] as const;
    element.permissions = Object.fromEntries(actions.map((action) => [action, 'hidden']));
    await waitFor(() => !view.hasActions(id));
    expect(fromTop()).to.equal(before);
  });

  it('gives cards the lines that their facts need, whatever their order', async () => {
    for (const columns of ['', 'status package name', 'package status', 'email status package lastStatusChange']) {
      const { element, place, view } = await loaded(10, (element) => (element.columns = columns));
      place.style.setProperty('inline-size', '320px');
      await waitFor(() => element.getBoundingClientRect().width <= 320);
      await waitFor(() =>
        view.rows().every((row) => {
          const { bottom } = row.getBoundingClientRect();
          return allByRole(row, 'cell').every((cell) => cell.getBoundingClientRect().bottom <= bottom);
        }),
      );
    }
  });
});
