import type { ViewChangedEvent } from '@flowthrough/elements';
import { expect } from 'chai';
import { expectNoViolations } from '../../support/axe.js';
import { mountUserStatus } from '../../support/harness/mount-user-status.js';
import { createUserWorld, TEMPLATE } from '../../support/harness/user-status.js';
import { press } from '../../support/input.js';
import { allByRole, byRole, findByRole, focused, nameOf } from '../../support/roles.js';
import { waitFor } from '../../support/wait.js';

const HOUR = 3_600_000;

async function loaded(attributes: Record<string, string> = {}, world = createUserWorld()) {
  const { element, view } = await mountUserStatus(world.client, (element) => {
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  });
  const changes: ViewChangedEvent[] = [];
  element.addEventListener('ft-view-changed', (event) => changes.push(event));
  const summary = () => byRole(element, 'group', 'Users by status');
  const tile = (name: string) => byRole(summary(), 'button', new RegExp(`^${name} [\\d–]`));
  const number = (name: string) => Number(/\d+$/.exec(nameOf(tile(name)))?.[0]);
  return { ...world, element, view, changes, summary, tile, number };
}

describe('ft-user-status, the numbers above the table', () => {
  it('says how many users stand where', async () => {
    const { element, view, number } = await loaded();
    expect(number('All users')).to.equal(40);
    expect(number('Errors')).to.equal(view.idsWith('Error').length);
    expect(number('Pending')).to.equal(view.idsWith('Pending').length);
    expect(number('In motion')).to.equal(view.idsWith('Provisioning').length + view.idsWith('Updating').length);
    expect(number('Provisioned')).to.equal(view.idsWith('Provisioned').length);
    await expectNoViolations(element);
  });

  it('shows a group by a press and everybody by another, and tells the host', async () => {
    const { view, tile, number, changes } = await loaded();
    tile('Pending').click();
    await waitFor(() => view.rows().length === number('Pending'));
    expect(tile('Pending').getAttribute('aria-pressed')).to.equal('true');
    expect(changes.at(-1)?.query.status).to.have.members([
      'pending_email_input',
      'pending_email_validation',
      'pending_user_migration',
    ]);
    tile('Pending').click();
    await waitFor(() => view.rows().length === 40);
    expect(tile('All users').getAttribute('aria-pressed')).to.equal('true');
    expect(changes.at(-1)?.query.status).to.deep.equal([]);
  });

  it('keeps its numbers whatever status is shown, and follows the search', async () => {
    const { view, tile, number } = await loaded();
    const errors = number('Errors');
    tile('Provisioned').click();
    await waitFor(() => view.idsWith('Error').length === 0);
    expect(number('Errors')).to.equal(errors);
    expect(number('All users')).to.equal(40);
    tile('All users').click();
    await view.search(view.ids[2]!);
    await waitFor(() => number('All found') === 1);
  });

  it('calls nobody all users but all of them', async () => {
    const { element, number } = await loaded({ package: 'standard' });
    expect(number('All found')).to.be.within(1, 39);
    expect(nameOf(byRole(element, 'group', 'Users by status'))).not.to.include('All users');
    element.setAttribute('package', '');
    await waitFor(() => number('All users') === 40);
  });

  it('says that a group is shown in part', async () => {
    const { tile } = await loaded({ status: 'pending_email_input' });
    expect(tile('Pending').getAttribute('aria-pressed')).to.equal('mixed');
  });

  it('shows provisioned users although they were left out', async () => {
    const { view, tile, changes } = await loaded({ 'exclude-provisioned': '' });
    tile('Provisioned').click();
    await waitFor(() => view.idsWith('Provisioned').length > 0);
    expect(changes.at(-1)?.query.excludeProvisioned).to.equal(false);
  });

  it('gives a status that nobody knows a place of its own', async () => {
    const world = createUserWorld();
    const { backend } = world.client;
    const client = {
      ...world.client,
      backend: {
        ...backend,
        listSubscribers: async (...asked: Parameters<typeof backend.listSubscribers>) => {
          const page = await backend.listSubscribers(...asked);
          return { ...page, items: page.items.map((row, index) => (index < 3 ? { ...row, status: 'parked' } : row)) };
        },
      },
    };
    const { number, tile, view } = await loaded({}, { ...world, client });
    expect(number('Other')).to.equal(3);
    tile('Other').click();
    await waitFor(() => view.rows().length === 3);
  });

  it('keeps the filters folded away, and those in force in sight', async () => {
    const { element, view } = await loaded({ package: 'standard' });
    const inForce = await waitFor(() => findByRole(element, 'group', 'Package type'));
    expect(allByRole(element, 'group', 'Status').length).to.equal(0);
    expect(allByRole(inForce, 'button').length).to.equal(1);
    expect(byRole(element, 'button', 'Filters 1')).to.exist;
    await view.openFilters();
    expect(allByRole(byRole(element, 'group', 'Package type'), 'button').length).to.be.greaterThan(1);
    expect(byRole(element, 'group', 'Status')).to.exist;
    await expectNoViolations(element);
    view.press('Clear filters');
    await waitFor(() => view.rows().length === 40);
  });

  it('says nothing twice of what a tile tells', async () => {
    const { element, tile, view, number } = await loaded();
    tile('Errors').click();
    await waitFor(() => view.rows().length === number('Errors'));
    expect(findByRole(element, 'button', 'Filters')).to.exist;
    expect(findByRole(element, 'button', 'Clear filters')).to.equal(undefined);
  });

  it('is reached and pressed by the keyboard', async () => {
    const { tile, view, number } = await loaded();
    tile('Errors').focus();
    await press('Enter');
    await waitFor(() => view.rows().length === number('Errors'));
    expect(nameOf(focused())).to.match(/^Errors/);
    expect(view.announced).to.match(/^\d+ users?$/);
  });

  it('is left out where a backend pages the rows, since nobody can count them', async () => {
    const world = createUserWorld('errors', { users: 40 });
    const { backend } = world.client;
    const client = {
      ...world.client,
      capabilities: () =>
        Promise.resolve({
          filters: ['status', 'package', 'changedSince'] as const,
          sorts: ['broadworksId', 'name', 'email', 'package', 'status', 'lastStatusChange'] as const,
          search: true,
          totals: true,
          maxPageSize: 20,
        }),
      backend: {
        ...backend,
        listSubscribers: async (...asked: Parameters<typeof backend.listSubscribers>) => ({
          ...(await backend.listSubscribers(...asked)),
          total: 1_000_000,
        }),
      },
    };
    const { element, view } = await mountUserStatus(client);
    await waitFor(() => findByRole(element, 'group', 'Users by status') === undefined);
    expect(view.rows().length).to.be.greaterThan(0);
    await waitFor(() => findByRole(element, 'group', 'Status'));
    expect(findByRole(element, 'combobox', 'Stuck for')).to.equal(undefined);
  });
});

describe('ft-user-status, how long users have been stuck', () => {
  it('shows those who have been so for longer than a span, and tells the host', async () => {
    const { element, view, changes, environment } = await loaded();
    await view.openFilters();
    const select = byRole<HTMLSelectElement>(element, 'combobox', 'Stuck for');
    expect([...select.options].map(({ text }) => text.trim())).to.deep.equal([
      'Any time',
      'More than 1 hour',
      'More than 1 day',
      'More than 7 days',
      'More than 30 days',
    ]);
    select.value = String(24 * HOUR);
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await waitFor(() => view.rows().length > 0 && view.rows().length < 40);
    expect(view.idsWith('Provisioned')).to.deep.equal([]);
    expect(changes.at(-1)?.query.stuckFor).to.equal(24 * HOUR);
    expect(element.stuckFor).to.equal(24);
    const { items } = await element.client!.backend.listSubscribers({ templateId: TEMPLATE, limit: 100 }, {});
    const since = environment.wallClock() - 24 * HOUR;
    const stuck = items.filter(
      ({ status, lastStatusChange }) => status !== 'provisioned' && Date.parse(lastStatusChange) <= since,
    );
    expect(view.ids).to.have.members(stuck.map(({ broadworksId }) => broadworksId));
    await expectNoViolations(element);
  });

  it('takes any number of hours from the host, and offers it', async () => {
    const { element, view } = await loaded({ 'stuck-for': '48' });
    const select = await waitFor(() => findByRole<HTMLSelectElement>(element, 'combobox', 'Stuck for'));
    expect(select.selectedOptions[0]?.text.trim()).to.equal('More than 2 days');
    expect(view.rows().length).to.be.lessThan(40);
  });

  it('shows all users for what is no number of hours', async () => {
    const { view } = await loaded({ 'stuck-for': 'soon' });
    expect(view.rows().length).to.equal(40);
  });
});
