import { expect } from 'chai';
import { ProvisioningError } from '@flowthrough/client';
import type { ActivationFailedEvent } from '@flowthrough/elements';
import { expectNoViolations } from '../../support/axe.js';
import { ADDRESS, createActivationWorld, ended, refusal } from '../../support/harness/activation-backend.js';
import { activationPage } from '../../support/harness/activation-page.js';
import { focused } from '../../support/roles.js';
import { waitFor } from '../../support/wait.js';

const UNEXPLAINED = ended('X-9001', 'The provisioning worker gave up.');

/** Puts a clipboard in place of the browser's, whose own needs a permission that not every engine gives to tests. */
function withClipboard(writeText: (text: string) => Promise<void>) {
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
}

async function exhausted(broadworksId?: string) {
  const page = await activationPage(createActivationWorld({ activation: UNEXPLAINED }), {
    ...(broadworksId && { broadworksId }),
  });
  await page.send('The activation did not work');
  await page.send('Your administrator can help');
  return page;
}

describe('ft-activation-form, failing', () => {
  afterEach(() => {
    Reflect.deleteProperty(navigator, 'clipboard');
  });

  it('loses no reason of a refusal, whichever field it is for, and in whatever order they come', async () => {
    const reasons = [
      { text: 'This domain is blocked.', field: 'email' },
      { text: 'The mailbox is full.', field: 'email' },
      { text: 'The licence pool is empty.', field: 'package' },
      { text: 'The number is ported out.', code: 'X-77' },
    ];
    for (const errors of [reasons, reasons.toReversed()]) {
      const { send, view, world } = await activationPage();
      world.failNext('activate', new ProvisioningError('invalid', 'No.', { status: 422, errors }));
      await send('The activation did not work');
      for (const { text } of errors) expect(view.text).to.contain(text);
    }
  });

  it('gives the administrator every reason', async () => {
    const errors = [
      { text: 'The licence pool is empty.', code: 'X-1' },
      { text: 'The number is ported out.', code: 'X-2' },
    ];
    const { send, view } = await activationPage(createActivationWorld({ activation: { status: 'error', errors } }));
    await send('The activation did not work');
    await send('Your administrator can help');
    for (const { text, code } of errors) expect(view.text).to.contain(text).and.to.contain(code);
  });

  it('says what happened and what to do, and keeps the address for another try', async () => {
    const { send, view, heard, element } = await activationPage(createActivationWorld({ activation: UNEXPLAINED }));
    await send('The activation did not work');
    expect(view.text).to.contain('The provisioning worker gave up.').and.to.contain('Code X-9001');
    expect(view.text).to.contain('What you entered is still here');
    expect(view.focused).to.equal('The activation did not work');
    expect(view.address).to.equal(ADDRESS);
    expect(view.hasButton('Try again')).to.equal(true);
    const [, failed] = heard as [Event, ActivationFailedEvent];
    expect(failed).to.include({ type: 'ft-activation-failed', attempt: 1, final: false });
    expect(failed.error.errors).to.deep.equal(UNEXPLAINED.errors);
    await expectNoViolations(element);
  });

  it('explains an error that the catalogue knows, without sending the user where only administrators go', async () => {
    const { send, view } = await activationPage(createActivationWorld({ activation: ended() }));
    await send('User already linked to another account');
    expect(view.text).to.contain('This BroadWorks user ID is linked to a different user.');
    expect(view.text).not.to.contain('Find the other link');
  });

  it("shows the host's own explanation, with its link", async () => {
    const world = createActivationWorld({
      activation: UNEXPLAINED,
      errors: {
        'X-9001': {
          category: 'unknown',
          title: 'The night shift is on',
          explanation: 'Accounts are made from six in the morning.',
          recommendedAction: 'Come back after breakfast.',
          learnMoreUrl: 'https://help.example.com/hours',
        },
      },
    });
    const { send, view, element } = await activationPage(world);
    await send('The night shift is on');
    expect(view.text).to.contain('six in the morning').and.to.contain('Come back after breakfast.');
    expect(element.shadowRoot?.querySelector('a')?.href).to.equal('https://help.example.com/hours');
  });

  it('says in plain words what a refusal without a code means', async () => {
    const { send, view, world } = await activationPage();
    world.failNext('activate', new ProvisioningError('forbidden', 'No.', { status: 403 }));
    await send('The activation did not work');
    expect(view.text).to.contain('You do not have permission to do this.');
  });

  it('succeeds on Try again with another address', async () => {
    const { send, world, names } = await activationPage();
    world.failNext('activate', refusal('10022'));
    await send('User already linked to another account');
    world.becomes({ status: 'provisioned' });
    await send('Your account is ready', 'other@example.com');
    expect(world.received.at(-1)?.subject).to.deep.equal({ email: 'other@example.com' });
    expect(names()).to.deep.equal(['ft-activation-failed', 'ft-activation-started', 'ft-activation-succeeded']);
  });

  it('keeps the words and the button in place while trying again', async () => {
    const { send, view, world } = await activationPage();
    world.failNext('activate', refusal('10022'));
    await send('User already linked to another account');
    world.hold('activate');
    view.press('Try again');
    await waitFor(() => !view.isEnabled('Try again'));
    expect(view.title).to.equal('User already linked to another account');
    expect(view.focused).to.equal('Try again');
  });

  it('leads to the administrator after the second failure, with what they need to know', async () => {
    const { view, heard, element } = await exhausted('5551234567@example.com');
    for (const detail of [
      'The provisioning worker gave up.',
      'X-9001',
      '5551234567@example.com',
      ADDRESS,
      'Nov 23, 2026',
      'ROUTER_3C4D',
    ]) {
      expect(view.text).to.contain(detail);
    }
    expect(view.focused).to.equal('Your administrator can help');
    expect(view.hasButton('Try again')).to.equal(false);
    expect(heard.at(-1)).to.include({ type: 'ft-activation-failed', attempt: 2, final: true });
    await expectNoViolations(element);
  });

  it("shows the host's contact only then", async () => {
    const { element, send } = await activationPage(createActivationWorld({ activation: UNEXPLAINED }), {
      maxAttempts: 1,
    });
    const contact = document.createElement('p');
    contact.slot = 'administrator';
    contact.textContent = 'Call 4711.';
    element.append(contact);
    expect(contact.checkVisibility()).to.equal(false);
    await send('Your administrator can help');
    expect(contact.checkVisibility()).to.equal(true);
  });

  it('copies the details as plain lines and says so', async () => {
    const copied: string[] = [];
    withClipboard(async (text) => void copied.push(text));
    const { view, said } = await exhausted('5551234567@example.com');
    view.press('Copy details');
    await waitFor(() => said.at(-1) === 'Details copied');
    expect(copied[0]?.split('\n')).to.deep.equal([
      'Error: The provisioning worker gave up.',
      'Code: X-9001',
      'BroadWorks ID: 5551234567@example.com',
      `Email: ${ADDRESS}`,
      'Time: 2026-11-23T12:00:00.000Z',
      'Tracking ID: ROUTER_3C4D',
    ]);
  });

  it('shows the details selected in a field when the clipboard refuses', async () => {
    withClipboard(() => Promise.reject(new DOMException('No.', 'NotAllowedError')));
    const { view, said, element } = await exhausted();
    view.press('Copy details');
    await waitFor(() => view.focused?.startsWith('Copying was not possible'));
    const field = focused() as HTMLTextAreaElement;
    expect(field.value.slice(field.selectionStart, field.selectionEnd)).to.contain('Code: X-9001');
    expect(said).not.to.include('Details copied');
    await expectNoViolations(element);
  });

  it('gives up on a clipboard that never answers', async () => {
    withClipboard(() => new Promise(() => undefined));
    const { view, pass } = await exhausted();
    view.press('Copy details');
    await pass(2_000);
    await waitFor(() => view.focused?.startsWith('Copying was not possible'));
  });

  it('can start again once the administrator has helped, with the address kept', async () => {
    const { view, world, send } = await exhausted();
    view.press('Start again');
    await waitFor(() => view.focused === 'Email address');
    expect(view.address).to.equal(ADDRESS);
    expect(view.hasButton('Activate')).to.equal(true);
    world.becomes({ status: 'provisioned' });
    await send('Your account is ready');
  });

  it('has as many attempts as the host says', async () => {
    const page = await activationPage(createActivationWorld({ activation: UNEXPLAINED }), { maxAttempts: 3 });
    await page.send('The activation did not work');
    page.element.shadowRoot?.querySelector('h2')?.focus();
    await page.send('The activation did not work');
    await waitFor(() => page.heard.length === 4);
    await page.send('Your administrator can help');
  });
});
