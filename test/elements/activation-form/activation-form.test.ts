import { fixture, html } from '@open-wc/testing-helpers';
import { expect } from 'chai';
import { ProvisioningError } from '@flowthrough/client';
import type { ActivationFormElement } from '@flowthrough/elements';
import { expectNoViolations } from '../../support/axe.js';
import { ADDRESS, createActivationWorld, refusedField, unanswered } from '../../support/harness/activation-backend.js';
import { activationForm } from '../../support/harness/activation-form.js';
import { activationPage } from '../../support/harness/activation-page.js';
import { press, tab, type } from '../../support/input.js';
import { byRole, nameOf } from '../../support/roles.js';
import { waitFor } from '../../support/wait.js';

describe('ft-activation-form, the form', () => {
  it('asks one question and offers one button', async () => {
    const { view, element } = await activationPage();
    expect(view.address).to.equal('');
    expect(view.hasButton('Activate')).to.equal(true);
    expect(view.step).to.equal('Enter your address');
    expect(view.describedBy('Email address')).to.contain('Use your work address');
    await expectNoViolations(element);
  });

  it('says that it is not connected without a client, and comes alive with one', async () => {
    const element = await fixture<ActivationFormElement>(html`<ft-activation-form></ft-activation-form>`);
    const view = activationForm(element);
    expect(view.text).to.contain('Not connected');
    await expectNoViolations(element);
    element.client = createActivationWorld().client;
    await element.updateComplete;
    expect(view.hasButton('Activate')).to.equal(true);
  });

  it('can be filled in by browsers and password managers', async () => {
    const { element } = await activationPage(undefined, { credentials: true });
    const wanted = { 'Email address': 'email', 'BroadWorks ID': 'username', Password: 'current-password' };
    for (const [label, autocomplete] of Object.entries(wanted)) {
      expect(byRole<HTMLInputElement>(element, 'textbox', label).autocomplete).to.equal(autocomplete);
    }
    expect(byRole<HTMLInputElement>(element, 'textbox', 'Email address').type).to.equal('email');
  });

  it('starts with what the page gives, and follows it until the user types', async () => {
    const { view, element } = await activationPage(undefined, { email: ADDRESS, broadworksId: '555@example.com' });
    expect(view.address).to.equal(ADDRESS);
    expect(view.text).to.contain('BroadWorks ID: 555@example.com');
    element.email = 'other@example.com';
    await element.updateComplete;
    expect(view.address).to.equal('other@example.com');
    view.fillAddress('typed@example.com');
    element.email = 'late@example.com';
    await element.updateComplete;
    expect(view.address).to.equal('typed@example.com');
  });

  it('is usable by keyboard alone', async () => {
    const { view, world } = await activationPage();
    view.element.focus();
    while (nameOf(await tab()) !== 'Email address');
    await type(ADDRESS);
    await press('Enter');
    await waitFor(() => view.focused === 'Check your email');
    expect(world.received[0]?.subject).to.deep.equal({ email: ADDRESS });
  });

  it('sends one request for Enter and two clicks', async () => {
    const { view, world } = await activationPage();
    view.fillAddress(ADDRESS);
    view.pressEnter();
    view.press('Activate');
    view.press('Activate');
    await waitFor(() => view.title === 'Check your email');
    expect(world.count('activate')).to.equal(1);
  });

  it('keeps name and focus of the button while sending, and says that it sends', async () => {
    const { view, world, said } = await activationPage();
    world.hold('activate');
    view.fillAddress(ADDRESS);
    view.press('Activate');
    await waitFor(() => !view.isEnabled('Activate'));
    expect(view.focused).to.equal('Activate');
    expect(said).to.deep.equal(['Sending']);
  });

  it('does not submit a form of the host around it', async () => {
    const submitted: Event[] = [];
    const form = await fixture<HTMLFormElement>(
      html`<form
        @submit=${(event: Event) => {
          event.preventDefault();
          submitted.push(event);
        }}
      >
        <ft-activation-form .client=${createActivationWorld().client} email=${ADDRESS}></ft-activation-form>
      </form>`,
    );
    const view = activationForm(byForm(form));
    byRole(form, 'textbox', 'Email address').focus();
    await press('Enter');
    await waitFor(() => view.title === 'Check your email');
    expect(submitted).to.be.empty;
  });

  describe('checking what was typed', () => {
    it('says nothing while the user types for the first time', async () => {
      const { view } = await activationPage();
      view.fillAddress('ana');
      view.leave('Email address');
      await view.element.updateComplete;
      expect(view.isInvalid('Email address')).to.equal(false);
    });

    it('says what is wrong in words at the field, and leads there', async () => {
      const { view, element, world } = await activationPage();
      view.fillAddress('ana');
      view.press('Activate');
      await waitFor(() => view.focused === 'Email address');
      expect(view.isInvalid('Email address')).to.equal(true);
      expect(view.describedBy('Email address')).to.contain('Enter an address with an @ sign');
      expect(world.received).to.be.empty;
      await expectNoViolations(element);
    });

    it('takes the words away as soon as the address is right, and brings them back only when the field is left', async () => {
      const { view } = await activationPage();
      view.press('Activate');
      await waitFor(() => view.describedBy('Email address').includes('Enter an email address.'));
      view.fillAddress(ADDRESS);
      await view.element.updateComplete;
      expect(view.isInvalid('Email address')).to.equal(false);
      view.fillAddress('ana@');
      await view.element.updateComplete;
      expect(view.isInvalid('Email address')).to.equal(false);
      view.leave('Email address');
      await waitFor(() => view.describedBy('Email address').includes('Check the part after the @ sign'));
    });

    it('warns of a plus sign without stopping anybody', async () => {
      const { view, send } = await activationPage();
      view.fillAddress('ana+calls@example.com');
      view.leave('Email address');
      await waitFor(() => view.describedBy('Email address').includes('+ sign'));
      expect(view.isInvalid('Email address')).to.equal(false);
      await send('Check your email', 'ana+calls@example.com');
    });

    it('asks for all credentials and leads to the first that is missing', async () => {
      const { view, element } = await activationPage(undefined, { credentials: true, email: ADDRESS });
      view.press('Activate');
      await waitFor(() => view.focused === 'BroadWorks ID');
      expect(view.describedBy('BroadWorks ID')).to.contain('Enter your BroadWorks ID.');
      expect(view.describedBy('Password')).to.contain('Enter your BroadWorks password.');
      expect(view.isInvalid('Email address')).to.equal(false);
      await expectNoViolations(element);
    });

    it('forgets the password once the backend has taken the address on', async () => {
      const { view, world } = await activationPage(undefined, { credentials: true, email: ADDRESS });
      view.fill('BroadWorks ID', '555@example.com');
      view.fill('Password', 'open sesame');
      view.press('Activate');
      await waitFor(() => view.title === 'Check your email');
      expect(world.received[0]?.subject).to.include({ password: 'open sesame' });
      view.press('Change address');
      await waitFor(() => view.hasButton('Activate'));
      expect(byRole<HTMLInputElement>(view.element, 'textbox', 'Password').value).to.equal('');
      expect(byRole<HTMLInputElement>(view.element, 'textbox', 'BroadWorks ID').value).to.equal('555@example.com');
    });
  });

  describe('what the backend refuses', () => {
    it('stands at its field in our words where the code is known, with the text kept and the focus there', async () => {
      const { view, world, names } = await activationPage();
      world.failNext('activate', refusedField('email', 'email is malformed.', 'domain'));
      view.fillAddress(ADDRESS);
      view.press('Activate');
      await waitFor(() => view.focused === 'Email address');
      expect(view.describedBy('Email address')).to.contain('Check the part after the @ sign');
      expect(view.address).to.equal(ADDRESS);
      expect(view.hasButton('Try again')).to.equal(true);
      expect(names()).to.deep.equal([]);
      view.fillAddress('ana@example.com');
      await view.element.updateComplete;
      expect(view.isInvalid('Email address')).to.equal(false);
    });

    it('stands there in its own words where nobody knows the code', async () => {
      const { view, world } = await activationPage();
      world.failNext('activate', refusedField('email', 'Use an address <b>of your company</b>.'));
      view.fillAddress(ADDRESS);
      view.press('Activate');
      await waitFor(() => view.describedBy('Email address').includes('Use an address <b>of your company</b>.'));
    });

    it('stands above the form when it names a field that is not there', async () => {
      const { send, view, element } = await activationPage();
      const world = createActivationWorld();
      element.client = world.client;
      await element.updateComplete;
      world.failNext('activate', refusedField('tenant', 'Unknown tenant.'));
      await send('The activation did not work');
      expect(view.text).to.contain('Unknown tenant.');
      expect(view.focused).to.equal('The activation did not work');
    });
  });

  describe('trouble on the way', () => {
    it('says that the device is offline, keeps what was typed and does not count an attempt', async () => {
      const { send, view, world, names, element } = await activationPage(undefined, { maxAttempts: 1 });
      world.failNext('activate', new ProvisioningError('offline', 'No connection.'));
      await send('That did not go through');
      expect(view.text).to.contain('You are offline');
      expect(view.focused).to.equal('That did not go through');
      expect(names()).to.deep.equal([]);
      await expectNoViolations(element);
      await send('Check your email');
    });

    it('counts down a rate limit, lets nobody send before, and says when it is over', async () => {
      const { send, view, world, said, pass, element } = await activationPage();
      world.failNext('activate', new ProvisioningError('rate-limited', 'Slow down.', { retryAfter: 65_000 }));
      await send('That did not go through');
      expect(view.text).to.contain('You can try again in 1:05.');
      expect(view.isEnabled('Try again')).to.equal(false);
      view.press('Try again');
      await pass(64_000);
      expect(view.text).to.contain('You can try again in 0:01.');
      expect(world.count('activate')).to.equal(1);
      await expectNoViolations(element);
      await pass(1_000);
      expect(view.isEnabled('Try again')).to.equal(true);
      expect(said.filter((text) => text === 'You can try again now.')).to.have.length(1);
      expect(world.environment.waiting).to.equal(0);
    });

    it('lets nobody wait longer whose clock is set back meanwhile', async () => {
      const { send, view, world, pass } = await activationPage();
      world.failNext('activate', new ProvisioningError('rate-limited', 'Slow down.', { retryAfter: 65_000 }));
      await send('That did not go through');
      world.environment.setWallClock(world.environment.wallClock() - 3_600_000);
      await pass(5_000);
      expect(view.text).to.contain('You can try again in 1:00.');
      await pass(60_000);
      expect(view.isEnabled('Try again')).to.equal(true);
    });

    it('names the moment of a wait that is too long to count down', async () => {
      const { send, view, world } = await activationPage();
      const year = 365 * 86_400_000;
      world.failNext('activate', new ProvisioningError('rate-limited', 'Slow down.', { retryAfter: year }));
      await send('That did not go through');
      expect(view.text).to.match(/You can try again after Nov 23, 2027/);
    });

    it('asks the host to sign the user in again when that has ended', async () => {
      const { send, world, names } = await activationPage();
      world.failNext('activate', new ProvisioningError('unauthorized', 'Signed out.', { status: 401 }));
      await send('That did not go through');
      expect(names()).to.deep.equal(['ft-auth-required']);
    });

    it('asks for a sign-in where a sign-in page answered, and does not say that nothing was sent', async () => {
      const { send, view, world, names } = await activationPage();
      world.failNext(
        'activate',
        new ProvisioningError('unexpected-content', 'A page.', { outcome: 'unknown', needsSignIn: true }),
      );
      await send('Did the message arrive?');
      expect(view.text).to.contain('A sign-in page may have answered in place of the service. Sign in again to go on.');
      expect(names()).to.deep.equal(['ft-auth-required']);
    });

    it('says honestly that it does not know when no answer came, and sends again only when asked', async () => {
      const { send, view, world, names, pass, element } = await activationPage();
      world.failNext('activate', unanswered());
      await send('Did the message arrive?');
      expect(view.text).to.contain(`Look for a message to ${ADDRESS}`);
      await pass(600_000);
      expect(world.count('activate')).to.equal(1);
      expect(names()).to.deep.equal([]);
      await expectNoViolations(element);
      view.press('Send again');
      await waitFor(() => view.title === 'Check your email');
      expect(world.received[1]?.key).not.to.equal(world.received[0]?.key);
    });
  });
});

function byForm(form: HTMLFormElement): ActivationFormElement {
  const element = form.querySelector('ft-activation-form');
  if (!element) throw new Error('The form has no activation form.');
  return element;
}
