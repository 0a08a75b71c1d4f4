import { fixture, html } from '@open-wc/testing-helpers';
import { expect } from 'chai';
import { registerMessages, type ActivationFormElement } from '@flowthrough/elements';
import { hr } from '../../../packages/elements/src/messages/hr.js';
import { expectNoViolations } from '../../support/axe.js';
import { ADDRESS, createActivationWorld, ended } from '../../support/harness/activation-backend.js';
import { activationForm } from '../../support/harness/activation-form.js';
import { activationPage } from '../../support/harness/activation-page.js';
import { byRole, nameOf, visibleText } from '../../support/roles.js';
import { waitFor } from '../../support/wait.js';

describe('ft-activation-form in a page', () => {
  it('keeps typed text and asks for nothing when it is moved', async () => {
    const { view, element, world } = await activationPage();
    view.fillAddress(ADDRESS);
    const elsewhere = document.createElement('div');
    element.after(elsewhere);
    for (let move = 0; move < 10; move += 1) {
      elsewhere.append(element);
      await element.updateComplete;
    }
    expect(view.address).to.equal(ADDRESS);
    expect(world.received).to.be.empty;
  });

  it('goes on following when it is moved, without another request', async () => {
    const { send, view, element, world, pass } = await activationPage();
    await send('Check your email');
    const elsewhere = document.createElement('div');
    element.after(elsewhere);
    elsewhere.append(element);
    await element.updateComplete;
    expect(world.count('getActivation')).to.equal(0);
    world.becomes({ status: 'provisioned' });
    await pass(2_000);
    expect(view.title).to.equal('Your account is ready');
  });

  it('F38: stops everything when it is removed, and nothing fires or speaks later', async () => {
    const { send, element, world, heard, said } = await activationPage();
    await send('Check your email');
    const before = [heard.length, said.length];
    element.remove();
    await waitFor(() => world.environment.waiting === 0);
    world.becomes({ status: 'provisioned' });
    await world.environment.advance(600_000);
    expect([heard.length, said.length]).to.deep.equal(before);
    expect(world.count('getActivation')).to.equal(0);
  });

  it('does not know how a send ended that was on its way when it was removed, and does not repeat it', async () => {
    const { view, element, world } = await activationPage();
    const calls = world.hold('activate');
    view.fillAddress(ADDRESS);
    view.press('Activate');
    await waitFor(() => calls.length === 1);
    const parent = element.parentElement;
    element.remove();
    await waitFor(() => world.received[0]?.signal?.aborted === true);
    parent?.append(element);
    await waitFor(() => view.title === 'Did the message arrive?');
    expect(world.count('activate')).to.equal(1);
  });

  it('follows a client that is swapped, keeps typed text and drops late answers of the old one', async () => {
    const { view, element, world, heard } = await activationPage();
    const calls = world.hold('activate');
    view.fillAddress(ADDRESS);
    view.press('Activate');
    await waitFor(() => calls.length === 1);
    const other = createActivationWorld();
    element.client = other.client;
    await element.updateComplete;
    calls[0]?.release();
    await element.updateComplete;
    expect(view.address).to.equal(ADDRESS);
    expect(heard).to.be.empty;
    view.press('Activate');
    await waitFor(() => view.title === 'Check your email');
    expect(other.count('activate')).to.equal(1);
  });

  it('knows nothing of another one on the page', async () => {
    const world = createActivationWorld();
    const pair = await fixture<HTMLElement>(
      html`<div>
        <ft-activation-form .client=${world.client} email=${ADDRESS}></ft-activation-form>
        <ft-activation-form .client=${world.client} email="other@example.com"></ft-activation-form>
      </div>`,
    );
    const [one, other] = [...pair.querySelectorAll<ActivationFormElement>('ft-activation-form')].map(activationForm);
    one?.press('Activate');
    await waitFor(() => one?.title === 'Check your email');
    expect(other?.address).to.equal('other@example.com');
    expect(other?.title).to.equal(undefined);
    await expectNoViolations(pair);
  });

  it('keeps properties that were set before it was defined', async () => {
    const world = createActivationWorld();
    const early = document.createElement('ft-activation-form-late') as ActivationFormElement;
    Object.assign(early, { client: world.client, email: ADDRESS });
    const { defineElement } = await import('@flowthrough/elements');
    const { ActivationFormElement: elementClass } = await import('@flowthrough/elements');
    defineElement('activation-form-late', elementClass);
    document.body.append(early);
    await early.updateComplete;
    expect(activationForm(early).address).to.equal(ADDRESS);
    early.remove();
  });

  it('speaks the language of the page and follows its change', async () => {
    registerMessages(hr);
    const world = createActivationWorld({ activation: ended() });
    const area = await fixture<HTMLElement>(
      html`<div lang="hr" dir="rtl">
        <ft-activation-form .client=${world.client} email=${ADDRESS}></ft-activation-form>
      </div>`,
    );
    const element = area.querySelector('ft-activation-form');
    if (!element) throw new Error('There is no form.');
    expect(nameOf(byRole(element, 'textbox'))).to.equal('Adresa e-pošte');
    byRole(element, 'button', 'Aktiviraj').click();
    await waitFor(() => visibleText(element).includes('Taj BroadWorks ID povezan je s drugim korisnikom.'));
    await expectNoViolations(area);
    area.lang = 'en';
    await waitFor(() => visibleText(element).includes('This BroadWorks user ID is linked'));
  });

  it('takes texts of the host by key', async () => {
    const { element, view } = await activationPage();
    element.messages = { activation: { heading: 'Welcome', email: 'Work address' } };
    await element.updateComplete;
    expect(view.text).to.contain('Welcome').and.to.contain('Work address');
  });

  it('lets the host replace the heading and add to the success', async () => {
    const world = createActivationWorld({ activation: { status: 'provisioned' } });
    const element = await fixture<ActivationFormElement>(
      html`<ft-activation-form .client=${world.client} email=${ADDRESS}>
        <h1 slot="heading">Northwind</h1>
        <a slot="success" href="https://example.com/app">Get the app</a>
      </ft-activation-form>`,
    );
    const view = activationForm(element);
    expect(view.text).to.contain('Northwind').and.not.to.contain('Activate your account');
    expect(view.text).not.to.contain('Get the app');
    view.press('Activate');
    await waitFor(() => view.text.includes('Get the app'));
  });

  it('fits into 320 pixels in both directions', async () => {
    const world = createActivationWorld({ activation: { status: 'pending_first_admin' } });
    for (const dir of ['ltr', 'rtl'] as const) {
      const { element, send } = await activationPage(world);
      element.dir = dir;
      element.parentElement?.style.setProperty('inline-size', '288px');
      await send('Waiting for your first administrator');
      expect(element.scrollWidth).to.be.at.most(288);
    }
  });
});
