import { expect } from 'chai';
import { ProvisioningError } from '@flowthrough/client';
import type { ActivationChangedEvent, ActivationStartedEvent, ActivationSucceededEvent } from '@flowthrough/elements';
import { expectNoViolations } from '../../support/axe.js';
import { ADDRESS, createActivationWorld, refusal, unanswered } from '../../support/harness/activation-backend.js';
import { activationPage } from '../../support/harness/activation-page.js';
import { focused } from '../../support/roles.js';
import { waitFor } from '../../support/wait.js';

const soon = '2020-01-01T00:00:00Z';

describe('ft-activation-form, following an activation', () => {
  it('goes from the mail to done by itself, and tells the host each time', async () => {
    const { send, view, world, heard, names, pass } = await activationPage();
    await send('Check your email');
    expect(view.step).to.equal('Confirm your email');
    expect(view.text).to.contain(`We sent a message to ${ADDRESS}.`);
    world.becomes({ status: 'provisioning' });
    await pass(2_000);
    expect(view.title).to.equal('Setting up your account');
    expect(view.step).to.equal('Set up your account');
    world.becomes({ status: 'provisioned' });
    await pass(2_000);
    expect(view.title).to.equal('Your account is ready');
    expect(view.text).to.contain(ADDRESS).and.to.contain('Next, open the Webex app');
    expect(names()).to.deep.equal([
      'ft-activation-started',
      'ft-activation-changed',
      'ft-activation-changed',
      'ft-activation-succeeded',
    ]);
    const [started, changed, , succeeded] = heard as [
      ActivationStartedEvent,
      ActivationChangedEvent,
      ActivationChangedEvent,
      ActivationSucceededEvent,
    ];
    expect(started.activation).to.include({ email: ADDRESS, status: 'pending_email_validation' });
    expect(changed.activation.status).to.equal('provisioning');
    expect(succeeded.activation.id).to.equal(started.activation.id);
  });

  const branches = [
    { status: 'pending_email_validation', title: 'Check your email', step: 'Confirm your email', steps: 4 },
    { status: 'pending_user_migration', title: 'Confirm the account move', step: 'Confirm the move', steps: 5 },
    {
      status: 'pending_first_admin',
      title: 'Waiting for your first administrator',
      step: 'First administrator',
      steps: 5,
    },
    { status: 'updating', title: 'Setting up your account', step: 'Set up your account', steps: 4 },
    { status: 'provisioned', title: 'Your account is ready', step: 'Done', steps: 4 },
  ];
  for (const { status, title, step, steps } of branches) {
    it(`says what ${status} means, and where on the way it is`, async () => {
      const { send, view, element } = await activationPage(createActivationWorld({ activation: { status } }));
      await send(title);
      expect(view.step).to.equal(step);
      expect(view.steps).to.have.length(steps);
      expect(view.focused).to.equal(title);
      await expectNoViolations(element);
    });
  }

  it('shows a status that nobody knows as it is', async () => {
    const { send, view } = await activationPage(createActivationWorld({ activation: { status: 'awaiting_license' } }));
    await send('Setting up your account');
    expect(view.text).to.contain('Status: awaiting_license');
  });

  it('shows foreign text literally', async () => {
    const status = '<img src=x onerror=alert(1)>';
    const { send, view } = await activationPage(createActivationWorld({ activation: { status } }));
    await send('Setting up your account');
    expect(view.text).to.contain(status);
  });

  it('leads to the new title when the focus is inside, and says it when it is not', async () => {
    const { send, view, world, said, pass } = await activationPage();
    await send('Check your email');
    world.becomes({ status: 'provisioning' });
    await pass(2_000);
    expect(view.focused).to.equal('Setting up your account');
    expect(said).to.deep.equal(['Sending']);
    (focused() as HTMLElement).blur();
    world.becomes({ status: 'provisioned' });
    await pass(2_000);
    expect(view.focused).to.equal(undefined);
    expect(said).to.deep.equal(['Sending', 'Your account is ready']);
  });

  it('says nothing while nothing changes', async () => {
    const { send, said, pass } = await activationPage();
    await send('Check your email');
    await pass(25_000);
    expect(said).to.deep.equal(['Sending']);
  });

  it('looks at once when asked, keeps the focus and says what it found', async () => {
    const { send, view, world, said } = await activationPage();
    await send('Check your email');
    const calls = world.hold('getActivation');
    view.press('Check now');
    await waitFor(() => !view.isEnabled('Check now'));
    view.press('Check now');
    calls[0]?.release();
    await waitFor(() => view.isEnabled('Check now'));
    expect(calls).to.have.length(1);
    expect(view.focused).to.equal('Check now');
    await waitFor(() => said.at(-1) === 'Check your email');
  });

  it('says when the newest state cannot be read, once, and goes on by itself', async () => {
    const { send, view, world, said, pass, element } = await activationPage();
    await send('Check your email');
    for (let failure = 0; failure < 3; failure += 1) {
      world.failNext('getActivation', new ProvisioningError('network', 'No answer.'));
    }
    await pass(10_000);
    expect(view.text).to.contain('The newest state could not be read. The service could not be reached.');
    expect(said.filter((text) => text.startsWith('The newest state'))).to.have.length(1);
    await expectNoViolations(element);
    world.becomes({ status: 'provisioned' });
    await pass(10_000);
    expect(view.title).to.equal('Your account is ready');
  });

  it('goes back to the form with the address kept when the user changes it', async () => {
    const { send, view, world, pass } = await activationPage();
    await send('Check your email');
    view.press('Change address');
    await waitFor(() => view.focused === 'Email address');
    expect(view.address).to.equal(ADDRESS);
    await pass(60_000);
    expect(world.count('getActivation')).to.equal(0);
    await send('Check your email', 'other@example.com');
    expect(world.received.at(-1)?.subject).to.deep.equal({ email: 'other@example.com' });
  });

  it('offers the form when the activation was deleted meanwhile', async () => {
    const { send, view, world, pass } = await activationPage();
    await send('Check your email');
    world.failNext('getActivation', new ProvisioningError('not-found', 'Gone.'));
    await pass(2_000);
    expect(view.title).to.equal('This activation no longer exists');
    expect(view.address).to.equal(ADDRESS);
    expect(view.hasButton('Activate')).to.equal(true);
  });

  describe('sending the mail again', () => {
    it('counts down until it can, without renaming the button, and says once that it can', async () => {
      const { send, view, said, pass, world, element } = await activationPage();
      await send('Check your email');
      expect(view.text).to.contain('You can send it again in 0:30.');
      expect(view.isEnabled('Send again')).to.equal(false);
      view.press('Send again');
      expect(world.count('resendVerification')).to.equal(0);
      await expectNoViolations(element);
      await pass(12_000);
      expect(view.text).to.contain('You can send it again in 0:18.');
      await pass(18_000);
      expect(view.isEnabled('Send again')).to.equal(true);
      expect(view.text).not.to.contain('You can send it again in');
      expect(said).to.deep.equal(['Sending', 'You can send the message again now.']);
    });

    it('counts down the same when the device’s clock is set back meanwhile', async () => {
      const { send, view, pass, world } = await activationPage();
      await send('Check your email');
      await pass(12_000);
      world.environment.setWallClock(world.environment.wallClock() - 3_600_000);
      await pass(1_000);
      expect(view.text).to.contain('You can send it again in 0:17.');
      expect(view.isEnabled('Send again')).to.equal(false);
      await pass(17_000);
      expect(view.isEnabled('Send again')).to.equal(true);
    });

    it('sends it, keeps the focus, says so, tells the host and counts down again', async () => {
      const { send, view, said, names, world, pass } = await activationPage();
      await send('Check your email');
      await pass(30_000);
      view.press('Send again');
      await waitFor(() => view.text.includes('The message was sent again.'));
      expect(world.count('resendVerification')).to.equal(1);
      expect(view.focused).to.equal('Send again');
      expect(said.at(-1)).to.equal('The message was sent again.');
      expect(names().at(-1)).to.equal('ft-verification-resent');
      expect(view.isEnabled('Send again')).to.equal(false);
    });

    const outcomes = [
      { when: 'was sent recently', error: refusal('ATLAS-600199'), says: 'within the last 24 hours' },
      { when: 'cannot be sent', error: new ProvisioningError('server', 'Broken.'), says: 'had a problem of its own' },
      { when: 'has no answer', error: unanswered(), says: 'it is not known whether the message was sent again' },
    ];
    for (const { when, error, says } of outcomes) {
      it(`says so when the mail ${when}`, async () => {
        const world = createActivationWorld({ activation: { resendAvailableAt: soon } });
        const { send, view, said, names } = await activationPage(world);
        await send('Check your email');
        world.failNext('resendVerification', error);
        view.press('Send again');
        await waitFor(() => view.text.includes(says));
        await waitFor(() => said.at(-1)?.includes(says));
        expect(names()).to.deep.equal(['ft-activation-started']);
      });
    }

    it('is not offered by a backend that cannot', async () => {
      const { send, view } = await activationPage(createActivationWorld({ without: 'resendVerification' }));
      await send('Check your email');
      expect(view.hasButton('Send again')).to.equal(false);
      expect(view.hasButton('Change address')).to.equal(true);
    });
  });

  describe('resuming by activation-id', () => {
    it('looks the activation up and goes on from there', async () => {
      const world = createActivationWorld({ activation: { id: 'earlier', status: 'provisioning' } });
      const { view, names, element } = await activationPage(world, { activationId: 'earlier' });
      await waitFor(() => view.title === 'Setting up your account');
      expect(world.received[0]).to.include({ verb: 'getActivation', subject: 'earlier' });
      expect(names()).to.deep.equal([]);
      expect(view.focused).to.equal(undefined);
      await expectNoViolations(element);
    });

    it('follows another id when the host gives one, and not the one that it got from us', async () => {
      const { send, view, world, element } = await activationPage();
      await send('Check your email');
      element.activationId = 'activation-1';
      await element.updateComplete;
      expect(world.count('getActivation')).to.equal(0);
      world.becomes({ id: 'another', status: 'pending_first_admin' });
      element.activationId = 'another';
      await waitFor(() => view.title === 'Waiting for your first administrator');
    });

    it('says why when it cannot be looked up, and tries again when asked', async () => {
      const world = createActivationWorld({ activation: { status: 'provisioned' } });
      world.failNext('getActivation', new ProvisioningError('forbidden', 'No.'));
      const { view, element } = await activationPage(world, { activationId: 'earlier' });
      await waitFor(() => view.text.includes('You do not have permission'));
      await expectNoViolations(element);
      view.press('Check now');
      await waitFor(() => view.title === 'Your account is ready');
    });
  });
});
