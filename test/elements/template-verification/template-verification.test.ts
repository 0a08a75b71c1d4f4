import { fixture, fixtureSync, html } from '@open-wc/testing-helpers';
import { expect } from 'chai';
import { ProvisioningError, type OnboardingTemplate } from '@flowthrough/client';
import type {
  AuthRequiredEvent,
  TemplateCheckedEvent,
  TemplateUpdatedEvent,
  TemplateVerificationElement,
  UserStatusRequestedEvent,
} from '@flowthrough/elements';
import '@flowthrough/elements/template-verification/define';
import { expectNoViolations } from '../../support/axe.js';
import { createTemplateWorld, template, type TemplateWorld } from '../../support/harness/template-backend.js';
import { verification } from '../../support/harness/template-verification.js';
import { press, tab } from '../../support/input.js';
import { byRole, focused, nameOf } from '../../support/roles.js';
import { waitFor } from '../../support/wait.js';

const WRONG = { untrustedEmails: false, shareLink: 'https://old.example.com/start' };

async function shown(world: TemplateWorld, changes: Partial<TemplateVerificationElement> = {}) {
  const element = await fixture<TemplateVerificationElement>(
    html`<ft-template-verification template-id="main" .client=${world.client}></ft-template-verification>`,
  );
  Object.assign(element, changes);
  await element.updateComplete;
  return { element, view: verification(element) };
}

async function checked(world: TemplateWorld, changes?: Partial<TemplateVerificationElement>) {
  const { element, view } = await shown(world, changes);
  await waitFor(() => view.hasButton('Check again'), 'the first check');
  await element.updateComplete;
  return { element, view };
}

/** Events of one name that reach the page, in order. */
function heard<T extends Event>(element: Element, name: string): T[] {
  const events: T[] = [];
  element.parentElement?.addEventListener(name, (event) => events.push(event as T));
  return events;
}

const wrong = (changes: Partial<OnboardingTemplate> = {}) => createTemplateWorld([template({ ...WRONG, ...changes })]);

describe('ft-template-verification', () => {
  describe('without what it needs', () => {
    it('says that it is not connected without a client', async () => {
      const element = await fixture<TemplateVerificationElement>(
        html`<ft-template-verification template-id="main"></ft-template-verification>`,
      );
      expect(byRole(element, 'heading', 'User Verification')).to.exist;
      expect(verification(element).text).to.include('Not connected');
      await expectNoViolations(element);
    });

    it('asks for a template and requests nothing without one', async () => {
      const world = createTemplateWorld();
      const { element, view } = await shown(world, { templateId: undefined });
      world.received.length = 0;
      await element.updateComplete;
      expect(view.text).to.include('No template chosen');
      expect(world.received).to.deep.equal([]);
    });
  });

  describe('checking', () => {
    it('shows its heading and that it is loading before the first answer', async () => {
      const world = createTemplateWorld();
      world.hold('getTemplate');
      const { element, view } = await shown(world);
      expect(view.text).to.equal('User Verification Loading');
      await expectNoViolations(element);
    });

    it('says that users can activate themselves when both checks pass', async () => {
      const { element, view } = await checked(createTemplateWorld());
      expect(view.checks).to.deep.equal(['Untrusted emails', 'Share link']);
      expect(view.check('Untrusted emails')).to.match(/Untrusted emails Pass/);
      expect(view.check('Share link')).to.match(/Share link Pass/);
      expect(view.text).to.include('Ready: users can activate themselves');
      await expectNoViolations(element);
    });

    it('counts the problems and says what each is and how to fix it', async () => {
      const { element, view } = await checked(wrong());
      expect(view.text).to.include('2 problems keep users from activating');
      expect(view.check('Untrusted emails')).to.match(/Needs fixing.*not selected/);
      expect(view.check('Share link')).to.match(/Needs fixing.*somewhere else.*https:\/\/old\.example\.com\/start/);
      expect(view.howToFix('Untrusted emails')[1]).to.equal('Under User Verification, select Untrusted Emails.');
      await expectNoViolations(element);
    });

    it('counts one problem in the singular', async () => {
      const { view } = await checked(wrong({ untrustedEmails: true }));
      expect(view.text).to.include('1 problem keeps users from activating');
    });

    it('adds advice for the settings that the template carries, which keeps nobody from activating', async () => {
      const world = createTemplateWorld([
        template({ partnerAdmin: '', defaultPackage: 'basic', firstAdminActive: true }),
      ]);
      const { element, view } = await checked(world);
      expect(view.checks).to.deep.equal([
        'Untrusted emails',
        'Share link',
        'First administrator',
        'Default package',
        'Partner Admin',
      ]);
      expect(view.check('Partner Admin')).to.include('Advice');
      expect(view.text).to.include('Ready: users can activate themselves 1 recommendation');
      await expectNoViolations(element);
    });

    it('does not call a template ready that waits for its first administrator', async () => {
      const { element, view } = await checked(
        createTemplateWorld([template({ partnerAdmin: '', firstAdminActive: false })]),
      );
      expect(view.text).to.include('Not ready yet: users cannot finish before the first administrator is active');
      expect(view.text).to.include('1 recommendation').and.not.to.include('Ready:');
      expect(view.check('First administrator')).to.include('Waiting').and.not.to.include('Advice');
      await expectNoViolations(element);
    });

    it('says that it cannot check the share link without an activation link', async () => {
      const { element, view } = await checked(createTemplateWorld([template({ activationLink: '' })]));
      expect(view.check('Share link')).to.include('Unknown');
      expect(view.text).to.include('1 setting could not be checked');
      expect(view.hasButton('Copy activation link')).to.equal(false);
      await expectNoViolations(element);
    });

    it('says that a differently spelled share link leads to the same place', async () => {
      const { view } = await checked(
        createTemplateWorld([template({ shareLink: 'HTTPS://ACTIVATE.example.com/northwind/' })]),
      );
      expect(view.check('Share link')).to.match(/Pass.*Spelled differently/);
    });

    it('shows hostile text of the template literally and links only to the web', async () => {
      const name = '<img src=x onerror=alert(1)>\u202e';
      const world = createTemplateWorld([template({ name, activationLink: 'java\nscript:alert(1)' })]);
      const { element, view } = await checked(world);
      expect(view.text).to.include('<img src=x onerror=alert(1)>');
      expect(element.shadowRoot?.querySelector('img, a')).to.equal(null);
    });

    it('reports every finished check once, and says it once', async () => {
      const world = wrong();
      const held = world.hold('getTemplate');
      const { element, view } = await shown(world);
      const events = heard<TemplateCheckedEvent>(element, 'ft-template-checked');
      const said = heard(element, 'ft-announced');
      world.unhold('getTemplate');
      held[0]?.release();
      await waitFor(() => events.length > 0 && view.hasButton('Check again'));
      view.press('Check again');
      await waitFor(() => events.length > 1);
      await element.updateComplete;
      expect(events.map(({ passed, checks }) => [passed, checks.length])).to.deep.equal([
        [false, 2],
        [false, 2],
      ]);
      expect(events[0]?.template).to.equal(world.template('main'));
      expect(said).to.have.length(2);
      expect(view.announced).to.equal('2 problems keep users from activating');
    });

    it('keeps the result and the focus while checking again', async () => {
      const world = wrong();
      const { element, view } = await checked(world);
      world.change('main', { untrustedEmails: true });
      const held = world.hold('getTemplate');
      view.button('Check again').focus();
      await press('Enter');
      await element.updateComplete;
      expect(view.isEnabled('Check again')).to.equal(false);
      expect(view.text).to.include('2 problems');
      view.press('Check again');
      expect(held).to.have.length(1);
      held[0]?.release();
      await waitFor(() => view.text.includes('1 problem '));
      expect(nameOf(focused())).to.equal('Check again');
    });

    it('says when the result was found', async () => {
      const world = createTemplateWorld();
      const { element } = await checked(world);
      const time = element.shadowRoot?.querySelector('time');
      expect(time?.dateTime).to.equal(new Date(world.now).toISOString());
      expect(time?.textContent).to.match(/^Checked .*2026/);
    });
  });

  describe('when loading fails', () => {
    it('says why and tries again on request, without losing the focus', async () => {
      const world = createTemplateWorld();
      world.failNext('getTemplate', new ProvisioningError('unavailable', 'Down.', { trackingId: 'FT_1' }));
      const { element, view } = await shown(world);
      await waitFor(() => view.hasButton('Try again'));
      expect(view.text).to.include('not available at the moment').and.to.include('Tracking ID FT_1');
      expect(view.announced).to.match(/^The template could not be checked\./);
      await expectNoViolations(element);
      view.button('Try again').focus();
      view.press('Try again');
      await waitFor(() => view.hasButton('Check again'));
      expect(nameOf(focused())).to.equal('User Verification');
    });

    it('keeps the last result with one way to try again', async () => {
      const world = wrong();
      const { element, view } = await checked(world);
      world.failNext('getTemplate', new ProvisioningError('offline', 'No connection.'));
      view.press('Check again');
      await waitFor(() => view.text.includes('could not be checked again'));
      expect(view.text).to.include('2 problems').and.to.include('Checked');
      expect(view.hasButton('Try again')).to.equal(false);
      expect(view.isEnabled('Check again')).to.equal(true);
      await expectNoViolations(element);
    });

    it('tells the host when the sign-in has ended', async () => {
      const world = createTemplateWorld();
      const held = world.hold('getTemplate');
      const { element } = await shown(world);
      const events = heard<AuthRequiredEvent>(element, 'ft-auth-required');
      held[0]?.fail(new ProvisioningError('unauthorized', 'Signed out.'));
      await waitFor(() => events.length === 1);
      expect(events[0]?.error.kind).to.equal('unauthorized');
    });
  });

  describe('mending in place', () => {
    it('selects untrusted emails, then takes the activation link as share link', async () => {
      const world = wrong();
      const { element, view } = await checked(world);
      const updated = heard<TemplateUpdatedEvent>(element, 'ft-template-updated');
      view.press('Select untrusted emails');
      await waitFor(() => view.text.includes('1 problem '));
      expect(view.check('Untrusted emails')).to.include('Pass');
      expect(view.announced).to.equal('Untrusted emails: changed. 1 problem keeps users from activating');
      view.press('Use the activation link as share link');
      await waitFor(() => view.text.includes('Ready: users can activate themselves'));
      expect(updated.map((event) => event.template.shareLink)).to.deep.equal([
        WRONG.shareLink,
        template().activationLink,
      ]);
      expect(world.received).to.deep.equal([
        'getTemplate main',
        'updateTemplate main {"untrustedEmails":true}',
        `updateTemplate main {"shareLink":"${template().activationLink}"}`,
      ]);
    });

    it('shows progress, sends one request for two clicks, and moves the focus to the check when the button goes', async () => {
      const world = wrong();
      const { element, view } = await checked(world);
      const held = world.hold('updateTemplate');
      view.button('Select untrusted emails').focus();
      view.press('Select untrusted emails');
      view.press('Select untrusted emails');
      await element.updateComplete;
      expect(view.isEnabled('Select untrusted emails')).to.equal(false);
      expect(view.isEnabled('Use the activation link as share link')).to.equal(false);
      expect(nameOf(focused())).to.equal('Select untrusted emails');
      await expectNoViolations(element);
      expect(held).to.have.length(1);
      held[0]?.release();
      await waitFor(() => !view.hasButton('Select untrusted emails'));
      expect(focused()).to.equal(view.checkHeading('Untrusted emails'));
    });

    it('shows a failure at the check and lets the administrator try again with a new key', async () => {
      const world = wrong();
      const { element, view } = await checked(world);
      world.failNext('updateTemplate', new ProvisioningError('server', 'Broken.'));
      view.press('Select untrusted emails');
      await waitFor(() => view.check('Untrusted emails').includes('The template was not changed'));
      expect(view.check('Share link')).not.to.include('The template was not changed');
      expect(view.announced).to.match(/^The template was not changed\. The service had a problem/);
      await expectNoViolations(element);
      view.press('Select untrusted emails');
      await waitFor(() => view.check('Untrusted emails').includes('Pass'));
      expect(new Set(world.keys).size).to.equal(2);
    });

    it('does not offer again what the backend forbids', async () => {
      const world = wrong();
      const { view } = await checked(world);
      world.failNext('updateTemplate', new ProvisioningError('forbidden', 'No.'));
      view.press('Select untrusted emails');
      await waitFor(() => view.check('Untrusted emails').includes('You do not have permission'));
      expect(view.isEnabled('Select untrusted emails')).to.equal(false);
    });

    it('finds out about an unanswered change by reading, and reports it as done', async () => {
      const world = wrong();
      const { element, view } = await checked(world);
      const updated = heard(element, 'ft-template-updated');
      const held = world.hold('updateTemplate');
      view.press('Select untrusted emails');
      await waitFor(() => held.length === 1);
      world.change('main', { untrustedEmails: true });
      held[0]?.fail(new ProvisioningError('timeout', 'No answer.', { outcome: 'unknown' }));
      await waitFor(() => view.check('Untrusted emails').includes('Pass'));
      expect(updated).to.have.length(1);
      expect(held).to.have.length(1);
    });

    it('says that an unanswered change did not take effect', async () => {
      const world = wrong();
      const { element, view } = await checked(world);
      world.failNext('updateTemplate', new ProvisioningError('timeout', 'No answer.', { outcome: 'unknown' }));
      view.press('Select untrusted emails');
      await waitFor(() => view.check('Untrusted emails').includes('read again and is unchanged'));
      expect(view.isEnabled('Select untrusted emails')).to.equal(true);
      await expectNoViolations(element);
    });

    it('does not offer to repeat a change whose outcome is unknown', async () => {
      const world = wrong();
      const { element, view } = await checked(world);
      world.failNext('updateTemplate', new ProvisioningError('timeout', 'No answer.', { outcome: 'unknown' }));
      world.failNext('getTemplate', new ProvisioningError('network', 'Down.'));
      view.press('Select untrusted emails');
      await waitFor(() => view.text.includes('could not be checked again'));
      expect(view.check('Untrusted emails')).to.include('not known yet whether this was done');
      expect(view.isEnabled('Select untrusted emails')).to.equal(false);
      await expectNoViolations(element);
      view.press('Check again');
      await waitFor(() => view.check('Untrusted emails').includes('read again and is unchanged'));
    });

    it('is not offered by a backend that cannot change templates', async () => {
      for (const world of [
        createTemplateWorld([template(WRONG)], { without: 'updateTemplate' }),
        createTemplateWorld([template(WRONG)], { verbs: [] }),
      ]) {
        const { view } = await checked(world);
        expect(view.hasButton('Select untrusted emails')).to.equal(false);
        expect(view.howToFix('Untrusted emails')).to.have.length(3);
      }
    });

    it('obeys the permissions', async () => {
      const disabled = await checked(wrong(), { permissions: { updateTemplate: 'disabled' } });
      expect(disabled.view.isEnabled('Select untrusted emails')).to.equal(false);
      expect(disabled.view.check('Untrusted emails')).to.include('You do not have permission to change the template.');
      await expectNoViolations(disabled.element);
      const hidden = await checked(wrong(), { permissions: { updateTemplate: 'hidden' } });
      expect(hidden.view.hasButton('Select untrusted emails')).to.equal(false);
    });
  });

  describe('leading on', () => {
    it('asks the host for the user status of the template', async () => {
      const { element, view } = await checked(createTemplateWorld());
      const events = heard<UserStatusRequestedEvent>(element, 'ft-user-status-requested');
      view.press('Show user status');
      expect(events.map(({ templateId }) => templateId)).to.deep.equal(['main']);
    });

    it('shows the activation link as a link that gives nothing away', async () => {
      const { element } = await checked(createTemplateWorld());
      const link = byRole<HTMLAnchorElement>(element, 'link', template().activationLink);
      expect(link.rel).to.equal('noopener noreferrer');
      expect(link.href).to.equal(template().activationLink);
    });
  });

  describe('in a page', () => {
    it('works by keyboard in the order on screen', async () => {
      const { element, view } = await checked(wrong());
      view.button('Check again').focus();
      const order: string[] = [];
      for (let step = 0; step < 7; step += 1) {
        const stop = await tab();
        order.push(stop.localName === 'summary' ? 'How to fix it' : nameOf(stop));
      }
      expect(order).to.deep.equal([
        'Select untrusted emails',
        'How to fix it',
        'Use the activation link as share link',
        'How to fix it',
        template().activationLink,
        'Copy activation link',
        'Show user status',
      ]);
      expect(element.matches(':focus-within')).to.equal(true);
    });

    it('speaks the language of the provider page in both directions', async () => {
      const { hr } = await import('@flowthrough/elements/messages/hr');
      const { registerMessages } = await import('@flowthrough/elements');
      registerMessages(hr);
      const page = fixtureSync(html`<div lang="hr" dir="rtl"></div>`);
      const element = document.createElement('ft-template-verification');
      element.templateId = 'main';
      element.client = wrong().client;
      page.append(element);
      const view = verification(element);
      await waitFor(() => view.text.includes('2 problema sprječavaju aktivaciju korisnika'));
      expect(view.hasButton('Prikaži status korisnika')).to.equal(true);
      expect(getComputedStyle(element).direction).to.equal('rtl');
      expect(element.scrollWidth).to.be.at.most(element.clientWidth);
      await expectNoViolations(element);
    });

    it('replaces any text by key', async () => {
      const { element, view } = await checked(wrong(), {
        messages: { template: { heading: 'Provjera', check: { shareLink: { label: 'Link to share' } } } },
      });
      expect(byRole(element, 'heading', 'Provjera')).to.exist;
      expect(view.checks).to.deep.equal(['Untrusted emails', 'Link to share']);
    });

    it('keeps its result and asks for nothing when it is moved', async () => {
      const world = createTemplateWorld();
      const { element, view } = await checked(world);
      const place = fixtureSync(html`<div></div>`);
      place.append(element);
      await element.updateComplete;
      expect(view.text).to.include('Ready');
      expect(world.received).to.have.length(1);
    });

    it('stops when it is removed: no event, no announcement, the request aborted', async () => {
      const world = createTemplateWorld();
      const held = world.hold('getTemplate');
      const { element } = await shown(world);
      const events: string[] = [];
      for (const name of ['ft-template-checked', 'ft-announced'])
        element.addEventListener(name, () => events.push(name));
      element.remove();
      await waitFor(() => held[0]?.signal?.aborted);
      held[0]?.release();
      await element.updateComplete;
      expect(events).to.deep.equal([]);
    });

    it('follows a client that is swapped while running, and drops the late answer of the old one', async () => {
      const old = createTemplateWorld([template({ name: 'Old' })]);
      const held = old.hold('getTemplate');
      const { element, view } = await shown(old);
      element.client = createTemplateWorld([template({ name: 'New' })]).client;
      await waitFor(() => view.text.includes('New'));
      held[0]?.release();
      await element.updateComplete;
      expect(view.text).not.to.include('Old');
    });

    it('follows another template-id', async () => {
      const world = createTemplateWorld([
        template(),
        template({ id: 'branch', name: 'Branch', untrustedEmails: false }),
      ]);
      const { element, view } = await checked(world);
      element.setAttribute('template-id', 'branch');
      await waitFor(() => view.text.includes('Branch'));
      expect(view.text).to.include('1 problem ');
    });

    it('stands twice on a page without cross-talk, and follows what the other one changed', async () => {
      const world = wrong();
      const [one, other] = [await checked(world), await checked(world)];
      one.view.press('Select untrusted emails');
      await waitFor(() => other.view.check('Untrusted emails').includes('Pass'));
      expect(world.keys).to.have.length(1);
    });
  });
});
