import { html } from 'lit';
import { expect } from 'chai';
import type { TemplateSelectedEvent, UserStatusRequestedEvent } from '@flowthrough/elements';
import { allByRole, byRole, findByRole, visibleText } from '../support/roles.js';
import { nextEvent, waitFor } from '../support/wait.js';
import { openPortal, type Portal } from './portal.js';

/** What a portal does: whatever template is chosen is verified. */
async function openTemplates(scenario: 'misconfigured' | 'healthy'): Promise<Portal> {
  const portal = await openPortal(
    scenario,
    () => html`<ft-template-picker></ft-template-picker><ft-template-verification></ft-template-verification>`,
  );
  portal.page.addEventListener('ft-template-selected', ({ template }: TemplateSelectedEvent) => {
    portal.page.querySelector('ft-template-verification')!.templateId = template.id;
  });
  await waitFor(() => allByRole(portal.page, 'radio').length === 3, 'the templates');
  return portal;
}

const press = (portal: Portal, name: string) => byRole(portal.page, 'button', name).click();
const isOffered = (portal: Portal, name: string) => findByRole(portal.page, 'button', name) !== undefined;
const says = (portal: Portal, text: string) => visibleText(portal.page).includes(text);

describe('journey: an administrator verifies a template', () => {
  it('finds both problems, mends them in place, checks again and goes on to the users', async () => {
    const portal = await openTemplates('misconfigured');
    byRole(portal.page, 'radio', /^Hotels and resorts/).click();
    await waitFor(() => says(portal, '2 problems keep users from activating'), 'the problems');

    press(portal, 'Select untrusted emails');
    await waitFor(() => says(portal, '1 problem keeps users from activating'), 'one problem less');
    press(portal, 'Use the activation link as share link');
    await waitFor(() => says(portal, 'Ready: users can activate themselves'), 'the mended template');
    expect(portal.writes()).to.deep.equal(['PATCH /templates/adria-hotels', 'PATCH /templates/adria-hotels']);

    const reads = () => portal.scenario.requests.filter(({ path }) => path === '/templates/adria-hotels').length;
    const before = reads();
    press(portal, 'Check again');
    await waitFor(() => reads() > before, 'another reading');
    const asked = nextEvent<UserStatusRequestedEvent>(portal.page, 'ft-user-status-requested');
    press(portal, 'Show user status');
    expect((await asked).templateId).to.equal('adria-hotels');
  });

  it('sees at once that a template is ready, with nothing to mend', async () => {
    const portal = await openTemplates('healthy');
    byRole(portal.page, 'radio', /^Harbor offices/).click();
    await waitFor(() => says(portal, 'Ready: users can activate themselves'), 'the checks');
    expect(isOffered(portal, 'Select untrusted emails')).to.equal(false);
    expect(byRole(portal.page, 'button', 'Copy activation link')).to.exist;
    expect(portal.writes()).to.deep.equal([]);
  });
});
