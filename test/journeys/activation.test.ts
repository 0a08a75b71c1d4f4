import { html } from 'lit';
import { expect } from 'chai';
import { byRole, findByRole, visibleText } from '../support/roles.js';
import { waitFor } from '../support/wait.js';
import { type } from '../support/input.js';
import { openPortal, type Portal } from './portal.js';

const ADDRESS = 'ana.horvat@example.com';

// Every stage lasts longer than the form waits between two looks, so that none is missed.
const pace = { provision: 30_000 };

const openForm = (scenario: 'errors' | 'blocked' | 'healthy' | 'first-admin') =>
  openPortal(scenario, () => html`<ft-activation-form></ft-activation-form>`, { pace });

const addressField = ({ page }: Portal) => byRole<HTMLInputElement>(page, 'textbox', 'Email address');

async function activate(portal: Portal): Promise<void> {
  await type(ADDRESS, addressField(portal));
  byRole(portal.page, 'button', 'Activate').click();
}

async function failOnce(portal: Portal): Promise<void> {
  await portal.passUntil(() => findByRole(portal.page, 'button', 'Try again') !== undefined, 'the error');
}

const says = (portal: Portal, text: string) => visibleText(portal.page).includes(text);

describe('journey: a user activates', () => {
  it('meets an error, chooses Try again and is provisioned', async () => {
    const portal = await openForm('errors');
    await activate(portal);
    await failOnce(portal);
    expect(visibleText(portal.page)).to.contain('User already linked to another account');
    expect(addressField(portal).value).to.equal(ADDRESS);

    byRole(portal.page, 'button', 'Try again').click();
    await portal.passUntil(() => says(portal, 'Your account is ready'), 'the end of the activation');
    expect(portal.writes()).to.deep.equal(['POST /activations', 'POST /activations']);
    expect(portal.scenario.requests.some(({ status }) => status >= 400)).to.equal(false);
  });

  it('is led to the administrator after failing twice, with details to hand on', async () => {
    const portal = await openForm('blocked');
    await activate(portal);
    await failOnce(portal);
    byRole(portal.page, 'button', 'Try again').click();
    await portal.passUntil(() => says(portal, 'Your administrator can help'), 'the way to the administrator');
    for (const detail of [ADDRESS, '10022', 'MOCK-activation-2']) {
      expect(visibleText(portal.page)).to.contain(detail);
    }
    expect(byRole(portal.page, 'button', 'Copy details')).to.exist;
    expect(findByRole(portal.page, 'button', 'Try again')).to.equal(undefined);
  });

  it('confirms the address from the mail and sees each step', async () => {
    const portal = await openForm('first-admin');
    await activate(portal);
    for (const title of [
      'Check your email',
      'Waiting for your first administrator',
      'Setting up your account',
      'Your account is ready',
    ]) {
      await portal.passUntil(() => says(portal, title), title);
    }
    expect(portal.writes()).to.deep.equal(['POST /activations']);
  });

  it('comes back later and goes on where the activation stands', async () => {
    const first = await openForm('healthy');
    const { id } = await first.client.backend.activate({ email: ADDRESS }, {});
    const form = first.page.querySelector<HTMLElementTagNameMap['ft-activation-form']>('ft-activation-form')!;
    form.activationId = id;
    await waitFor(() => says(first, 'Check your email'), 'the activation');
    await first.passUntil(() => says(first, 'Your account is ready'), 'the end of the activation');
  });
});
