import { html } from 'lit';
import { expect } from 'chai';
import type { ErrorCopiedEvent, ExportFinishedEvent } from '@flowthrough/elements';
import type { Subscriber } from '@flowthrough/client';
import { parse } from 'csv-parse/browser/esm/sync';
import { allByRole, byRole, findByRole, textOf, visibleText } from '../support/roles.js';
import { type } from '../support/input.js';
import { withoutDownloads } from '../support/downloads.js';
import { nextEvent, waitFor } from '../support/wait.js';
import { openPortal, type Portal } from './portal.js';

async function openUsers(): Promise<Portal> {
  const portal = await openPortal('errors', (id) => html`<ft-user-status template-id=${id}></ft-user-status>`);
  await waitFor(() => rows(portal).length > 0, 'the users');
  return portal;
}

/** The rows of users on screen, without the header. */
const rows = ({ page }: Portal) =>
  allByRole(page, 'row').filter((row) => findByRole(row, 'rowheader') || findByRole(row, 'cell'));

const rowOf = (portal: Portal, { broadworksId }: Subscriber) =>
  rows(portal).find((row) => visibleText(row).includes(broadworksId));

/** Somebody with this status, as the backend knows them. */
async function somebody({ scenario, templateId }: Portal, status: string): Promise<Subscriber> {
  const { items } = await scenario.backend.listSubscribers({ templateId, status: [status], limit: 1 }, {});
  return items[0]!;
}

async function choose(portal: Portal, { broadworksId }: Subscriber, action: string): Promise<void> {
  byRole(portal.page, 'button', `Actions for ${broadworksId}`).click();
  (await waitFor(() => findByRole(portal.page, 'menuitem', action), action)).click();
}

const dialog = ({ page }: Portal) => waitFor(() => findByRole(page, 'dialog'), 'the dialog');

describe('journey: an administrator recovers users', () => {
  withoutDownloads();

  it('sees BroadWorks ID, package type and status of every user', async () => {
    const portal = await openUsers();
    const headers = allByRole(portal.page, 'columnheader').map(textOf);
    expect(headers).to.include.members(['BroadWorks ID', 'Name', 'Email', 'Package type', 'Status', 'Last change']);
    const user = await somebody(portal, 'provisioned');
    expect(visibleText(rowOf(portal, user)!)).to.contain('Provisioned');
  });

  it('excludes provisioned users and sees only those who need something', async () => {
    const portal = await openUsers();
    const user = await somebody(portal, 'provisioned');
    byRole(portal.page, 'switch', 'Exclude provisioned users').click();
    await waitFor(() => rowOf(portal, user) === undefined, 'the shorter list');
    expect(rows(portal).length).to.be.greaterThan(0);
    expect(rows(portal).some((row) => / Provisioned( |$)/.test(visibleText(row)))).to.equal(false);
  });

  it('retries with another address and sees the row reach Provisioned', async () => {
    const portal = await openUsers();
    const user = await somebody(portal, 'error');
    await choose(portal, user, 'Retry activation');
    const open = await dialog(portal);
    await type('new.address@example.com', byRole<HTMLInputElement>(open, 'textbox', 'Email address'));
    byRole(open, 'button', 'Onboard').click();
    await waitFor(() => /Provisioning|Retrying/.test(visibleText(rowOf(portal, user)!)), 'the row in motion');
    await portal.passUntil(() => / Provisioned( |$)/.test(visibleText(rowOf(portal, user)!)), 'the provisioned row');
    expect(visibleText(rowOf(portal, user)!)).to.contain('new.address@example.com');
    expect(portal.writes()).to.include(`POST /subscribers/${user.id}/retry-activation`);
  });

  it('deletes a user, after a question that names the user', async () => {
    const portal = await openUsers();
    const user = await somebody(portal, 'error');
    await choose(portal, user, 'Delete user');
    const open = await dialog(portal);
    expect(visibleText(open)).to.contain(user.broadworksId);
    byRole(open, 'button', 'Delete user').click();
    await waitFor(() => rowOf(portal, user) === undefined, 'the row to go');
    expect(portal.writes()).to.deep.equal([`DELETE /subscribers/${user.id}`]);
  });

  it('changes the package type of a user who is stuck', async () => {
    const portal = await openUsers();
    const user = await somebody(portal, 'pending_email_input');
    const wanted = user.package === 'premium' ? 'Basic' : 'Premium';
    await choose(portal, user, 'Change package type');
    const open = await dialog(portal);
    byRole(open, 'radio', wanted).click();
    byRole(open, 'button', 'Change').click();
    await portal.passUntil(
      () => visibleText(rowOf(portal, user)!).includes(`${wanted} Pending: email needed`),
      'the changed package',
    );
    expect(portal.writes()).to.deep.equal([`PATCH /subscribers/${user.id}`]);
  });

  it('copies the error text of a user', async () => {
    const portal = await openUsers();
    const user = await somebody(portal, 'error');
    const copied: string[] = [];
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { writeText: (text: string) => Promise.resolve(void copied.push(text)) },
    });
    const event = nextEvent<ErrorCopiedEvent>(portal.page, 'ft-error-copied');
    await choose(portal, user, 'Copy error text');
    expect((await event).subscriber.id).to.equal(user.id);
    expect(copied).to.have.length(1);
    for (const part of [user.errors[0]!.code, user.errors[0]!.text, user.broadworksId]) {
      expect(copied[0]).to.contain(part);
    }
    Reflect.deleteProperty(navigator, 'clipboard');
  });

  it('exports what the filters select, as another parser reads it', async () => {
    const portal = await openUsers();
    byRole(portal.page, 'switch', 'Exclude provisioned users').click();
    const { items } = await portal.scenario.backend.listSubscribers({ templateId: portal.templateId, limit: 100 }, {});
    const wanted = items.filter(({ status }) => status !== 'provisioned').map(({ id }) => id);
    const finished = nextEvent<ExportFinishedEvent>(portal.page, 'ft-export-finished');
    byRole(portal.page, 'button', 'Export').click();
    const { blob, rows: count, name } = await finished;
    const records = parse<Record<string, string>>(await blob!.text(), { columns: true, bom: true });
    expect(name).to.match(/\.csv$/);
    expect(count).to.equal(wanted.length);
    expect(records.map((record) => record['ID'])).to.have.members(wanted);
    expect(new Set(records.map((record) => record['Status']))).not.to.include('provisioned');
  });
});
