import { html } from 'lit';
import { expect } from 'chai';
import type { TemplateSelectedEvent, UserStatusRequestedEvent } from '@flowthrough/elements';
import { press, type } from '../support/input.js';
import { allByRole, findByRole, focused, visibleText } from '../support/roles.js';
import { turn, waitFor } from '../support/wait.js';
import { openPortal, type Portal } from './portal.js';

/** Where the focus may never be while somebody works with the keyboard. */
function expectFocus(after: string): void {
  expect(document.activeElement, `focus after ${after}`).not.to.be.oneOf([document.body, null]);
}

async function key(...keys: readonly string[]): Promise<void> {
  for (const one of keys) {
    await press(one);
    await turn();
    expectFocus(one);
  }
}

/** Presses Tab until a control has the focus, as somebody does who looks for it. */
async function tabTo({ page }: Portal, role: string, name: string | RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    if (allByRole(page, role, name).includes(focused() as HTMLElement)) return;
    await key('Tab');
  }
  throw new Error(`Sixty presses of Tab did not reach the ${role} ${String(name)}.`);
}

async function activate(portal: Portal, role: string, name: string | RegExp): Promise<void> {
  await tabTo(portal, role, name);
  await key('Enter');
}

/** Waits in the test's time for something to be seen, with the focus kept. */
async function see(portal: Portal, text: string | RegExp): Promise<void> {
  const isSeen = () => {
    const seen = visibleText(portal.page);
    return typeof text === 'string' ? seen.includes(text) : text.test(seen);
  };
  await portal.passUntil(isSeen, String(text));
  expectFocus(`"${String(text)}" was seen`);
}

const start = html`<button type="button">Start</button>`;
// The last stop of the page: without it the focus would leave for the browser's own controls.
const end = html`<button type="button">End</button>`;
const begin = ({ page }: Portal) => findByRole(page, 'button', 'Start')?.focus();

describe('journey: by keyboard alone', () => {
  it('a user meets an error, tries again and is provisioned', async () => {
    const portal = await openPortal('errors', () => html`${start}<ft-activation-form></ft-activation-form>${end}`);
    begin(portal);
    await tabTo(portal, 'textbox', 'Email address');
    await type('ana.horvat@example.com');
    await key('Enter');
    await see(portal, 'User already linked to another account');
    await activate(portal, 'button', 'Try again');
    await see(portal, 'Your account is ready');
  });

  it('an administrator mends a template, retries one user and deletes another', async () => {
    const portal = await openPortal(
      'misconfigured',
      () => html`
        ${start}
        <ft-template-picker></ft-template-picker>
        <ft-template-verification></ft-template-verification>
        <ft-user-status></ft-user-status>
        ${end}
      `,
    );
    const { page, scenario, templateId } = portal;
    page.addEventListener('ft-template-selected', ({ template }: TemplateSelectedEvent) => {
      page.querySelector('ft-template-verification')!.templateId = template.id;
    });
    page.addEventListener('ft-user-status-requested', (event: UserStatusRequestedEvent) => {
      page.querySelector('ft-user-status')!.templateId = event.templateId;
    });
    const { items } = await scenario.backend.listSubscribers({ templateId, status: ['error'] }, {});
    const [retried = '', deleted = ''] = items.map(({ broadworksId }) => broadworksId);
    await waitFor(() => allByRole(page, 'radio').length === 3, 'the templates');

    begin(portal);
    await tabTo(portal, 'radio', /^Hotels and resorts/);
    await key(' ');
    await see(portal, '2 problems keep users from activating');
    await activate(portal, 'button', 'Select untrusted emails');
    await see(portal, '1 problem keeps users from activating');
    await activate(portal, 'button', 'Use the activation link as share link');
    await see(portal, 'Ready: users can activate themselves');
    await activate(portal, 'button', 'Show user status');
    await see(portal, 'Exclude provisioned users');

    await activate(portal, 'button', `Actions for ${retried}`);
    await chooseFromMenu(portal, 'Retry activation');
    await type('new.address@example.com', focused() as HTMLInputElement);
    await key('Enter');
    await see(portal, new RegExp(`${retried}.*new\\.address@example\\.com \\w+ Provisioned`));

    await activate(portal, 'button', `Actions for ${deleted}`);
    await chooseFromMenu(portal, 'Delete user');
    await activate(portal, 'button', 'Delete user');
    await portal.passUntil(() => !findByRole(page, 'button', `Actions for ${deleted}`), 'the row to go');
    expectFocus('the row has gone');
    expect(portal.writes().map((write) => write.split(' ')[0])).to.deep.equal(['PATCH', 'PATCH', 'POST', 'DELETE']);
  });
});

async function chooseFromMenu({ page }: Portal, label: string): Promise<void> {
  await waitFor(() => findByRole(page, 'menuitem', label), label);
  while (focused() !== findByRole(page, 'menuitem', label)) await key('ArrowDown');
  await key('Enter');
  await waitFor(() => findByRole(page, 'dialog'), 'the dialog');
}
