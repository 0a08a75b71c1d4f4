import { expect } from 'chai';
import type { ExportFinishedEvent } from '@flowthrough/elements';
import { expectNoViolations } from '../../support/axe.js';
import { withoutDownloads } from '../../support/downloads.js';
import { mountUserStatus } from '../../support/harness/mount-user-status.js';
import { createUserWorld, TEMPLATE } from '../../support/harness/user-status.js';
import { byRole, visibleText } from '../../support/roles.js';
import { nextEvent } from '../../support/wait.js';

async function openExport(prepare: (element: HTMLElementTagNameMap['ft-user-status']) => void = () => undefined) {
  const world = createUserWorld();
  const { element, view } = await mountUserStatus(world.client, prepare);
  const dialog = await view.openTool('Export options');
  const { items } = await world.scenario.backend.listSubscribers({ templateId: TEMPLATE, limit: 1_000 }, {});
  const choose = async (role: string, name: string | RegExp) => {
    byRole(dialog, role, name).click();
    await element.updateComplete;
  };
  const run = async () => {
    const finished = nextEvent<ExportFinishedEvent>(element, 'ft-export-finished');
    byRole(dialog, 'button', 'Export').click();
    const { blob, name, rows } = await finished;
    return { text: await blob!.text(), name, rows };
  };
  return { element, view, dialog, items, choose, run };
}

describe('ft-user-status, export options', () => {
  withoutDownloads();

  it('says how many users each choice has', async () => {
    const { element, dialog, items } = await openExport((status) => (status.excludeProvisioned = true));
    const unfinished = items.filter(({ status }) => status !== 'provisioned').length;
    expect(visibleText(dialog)).to.contain(`Those that the filter selects ${unfinished}`);
    expect(visibleText(dialog)).to.contain(`All users of the template ${items.length}`);
    await expectNoViolations(element);
  });

  it('writes users with errors alone, in the columns that are chosen', async () => {
    const { items, choose, run } = await openExport();
    await choose('radio', /Users with errors/);
    for (const column of ['First name', 'Last name', 'Enterprise ID', 'Created']) await choose('checkbox', column);
    const { text, rows } = await run();
    expect(rows).to.equal(items.filter(({ status }) => status === 'error').length);
    expect(text.split('\r\n')[0]).to.equal(
      '"BroadWorks ID","Email","Package type","Status","Error code","Error text","Last status change","ID"',
    );
  });

  it('writes all users as JSON, whatever the filter says', async () => {
    const { items, choose, run } = await openExport((status) => (status.excludeProvisioned = true));
    await choose('radio', /All users/);
    await choose('radio', /JSON/);
    const { text, name } = await run();
    expect((JSON.parse(text) as { id: string }[]).map(({ id }) => id)).to.have.members(items.map(({ id }) => id));
    expect(name).to.match(/\.json$/);
  });

  it('exports no file without a column', async () => {
    const { dialog, choose, view } = await openExport();
    for (const box of dialog.querySelectorAll<HTMLInputElement>('.options input')) box.click();
    await choose('radio', /CSV/);
    expect(byRole(dialog, 'button', 'Export').ariaDisabled).to.equal('true');
    byRole(dialog, 'button', 'Export').click();
    expect(view.hasDialog).to.equal(true);
  });
});
