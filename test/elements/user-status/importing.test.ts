import { registerMessages } from '@flowthrough/elements';
import { hr } from '@flowthrough/elements/messages/hr';
import { expect } from 'chai';
import { expectNoViolations } from '../../support/axe.js';
import { openBatches } from '../../support/harness/batch.js';
import { mountUserStatus } from '../../support/harness/mount-user-status.js';
import { createUserWorld, TEMPLATE } from '../../support/harness/user-status.js';
import { press } from '../../support/input.js';
import { byRole, findByRole, focused, nameOf, visibleText } from '../../support/roles.js';
import { nextEvent, waitFor } from '../../support/wait.js';

async function openImport(
  world = createUserWorld(),
  prepare: (element: HTMLElementTagNameMap['ft-user-status']) => void = () => undefined,
) {
  const { element, view } = await mountUserStatus(world.client, prepare);
  const dialog = await view.openTool('Import emails');
  const { items } = await world.scenario.backend.listSubscribers({ templateId: TEMPLATE, limit: 1_000 }, {});
  const failed = items.filter(({ status }) => status === 'error');
  const see = (text: string | RegExp) =>
    waitFor(() => {
      const shown = visibleText(dialog);
      return (typeof text === 'string' ? shown.includes(text) : text.test(shown)) && shown;
    }, String(text));
  const paste = (text: string) => view.fill('Or paste from a spreadsheet', text);
  return { ...world, element, view, dialog, failed, see, paste };
}

/** A file that somebody drops onto the panel. */
function drop(dialog: HTMLElement, text: string): void {
  const files = new DataTransfer();
  files.items.add(new File([text], 'users.csv', { type: 'text/csv' }));
  const target = byRole(dialog, 'button', 'Choose a CSV file');
  target.dispatchEvent(new DragEvent('drop', { bubbles: true, composed: true, dataTransfer: files }));
}

describe('ft-user-status, importing addresses', () => {
  it('shows what pasted lines would change, and sends nothing before it is told to', async () => {
    const { view, element, failed, see, paste, writes } = await openImport();
    const [one, two] = failed;
    await paste(`ID;Email\n${one!.id};new.one@example.com\n${two!.id};not an address\nnobody;x@example.com\n`);
    view.press('Review');
    const text = await see('1 user will be onboarded again');
    expect(text).to.contain('2 lines have problems');
    expect(text).to.contain('Line 3').and.contain(two!.broadworksId).and.contain('Enter an address with an @ sign');
    expect(text).to.contain('Line 4').and.contain('Nobody has the ID');
    expect(text).to.contain(one!.broadworksId).and.contain('new.one@example.com');
    expect(view.announced).to.equal('1 user will be onboarded again. 2 lines have problems');
    expect(writes()).to.deep.equal([]);
    await expectNoViolations(element);
  });

  it('starts one batch with the new addresses, once it is told to', async () => {
    const { element, view, failed, see, paste, writes, environment } = await openImport();
    const [one] = failed;
    await paste(`ID,Email\n${one!.id},new.one@example.com`);
    view.press('Review');
    await see('1 user will be onboarded again');
    const started = nextEvent(element, 'ft-batch-started');
    await view.confirm('Onboard 1 user');
    await started;
    await waitFor(() => writes().length > 0, 'the write');
    await environment.advance(1_000);
    expect(writes().map(({ path }) => path)).to.deep.equal([`/subscribers/${one!.id}/retry-activation`]);
    expect(writes()[0]!.body).to.equal('{"email":"new.one@example.com"}');
    expect(view.hasDialog).to.equal(false);
  });

  for (const [lang, sentence] of [
    ['en', 'do not belong to the same user'],
    ['hr', 'ne pripadaju istom korisniku'],
  ] as const) {
    it(`leaves out a line whose two keys name two users, and says so (${lang})`, async () => {
      registerMessages(hr);
      const { view, element, failed, dialog, see, writes } = await openImport();
      const [one, two] = failed;
      element.lang = lang;
      drop(dialog, `ID,BroadWorks ID,Email\n${one!.id},${two!.broadworksId},new.one@example.com\n`);
      const text = await see(sentence);
      expect(text).to.contain(two!.broadworksId);
      expect(view.hasDialog).to.equal(true);
      expect(writes()).to.deep.equal([]);
    });
  }

  it('finds a user whose ID a spreadsheet has rounded by the BroadWorks ID', async () => {
    const { dialog, failed, see } = await openImport();
    drop(dialog, `ID,BroadWorks ID,Email\n5.55E+09,${failed[0]!.broadworksId},new.one@example.com\n`);
    expect(await see('1 user will be onboarded again')).to.contain(failed[0]!.broadworksId);
  });

  it('takes a file that is dropped on it', async () => {
    const { dialog, failed, see } = await openImport();
    drop(dialog, `BroadWorks ID\tE-pošta\r\n${failed[0]!.broadworksId}\tnew.one@example.com\r\n`);
    await see('1 user will be onboarded again');
  });

  it('says why a file cannot be used, and asks for another one', async () => {
    const { dialog, view, see } = await openImport();
    drop(dialog, 'Name,Phone\nAna,123\n');
    await see('No column holds addresses');
    expect(view.announced).to.equal('This file cannot be used');
    await view.confirm('Choose another file');
    await see('Or paste from a spreadsheet');
  });

  it('asks for something to read instead of doing nothing', async () => {
    const { view, see } = await openImport();
    view.press('Review');
    await see('Choose a file, or paste some lines first.');
    expect(nameOf(focused())).to.equal('Or paste from a spreadsheet');
  });

  it('is closed by Escape, and the focus goes back', async () => {
    const { element } = await openImport();
    await press('Escape');
    await waitFor(() => findByRole(element, 'dialog') === undefined, 'the panel to close');
    expect(nameOf(focused())).to.equal('More');
  });

  it('is not offered to somebody who may not retry', async () => {
    const { element, view } = await mountUserStatus(createUserWorld().client, (element) => {
      element.permissions = { retry: 'hidden' };
    });
    view.press('More');
    await waitFor(() => findByRole(element, 'menuitem'), 'the menu');
    expect(view.menuItems).not.to.include('Import emails');
  });

  it('leads from users without an address to a line for each, and retries those that got one', async () => {
    const world = createUserWorld('errors', { users: 120 });
    const { element, view, bulk } = await openBatches(world, (element) => {
      element.status = ['error'];
    });
    const { items } = await world.scenario.backend.listSubscribers({ templateId: TEMPLATE, limit: 1_000 }, {});
    const mute = items.filter(({ status, email }) => status === 'error' && !email);
    expect(mute.length).to.be.greaterThan(1);
    await bulk.selectAll();
    await bulk.says(/users selected/);
    await bulk.press('Retry activation');
    await view.dialog();
    view.press('Give them addresses');
    const field = await waitFor(
      () => findByRole<HTMLTextAreaElement>(element, 'textbox', 'Or paste from a spreadsheet'),
      'the field',
    );
    await waitFor(() => focused() === field, 'the focus in the field');
    const lines = field.value.split('\n');
    expect(lines.slice(1).map((line) => line.trim())).to.have.members(mute.map(({ broadworksId }) => broadworksId));
    expect(visibleText(byRole(element, 'dialog'))).not.to.contain('Whose addresses');
    await expectNoViolations(element);
    await view.fill(
      'Or paste from a spreadsheet',
      lines.map((line, at) => (at === 1 ? `${line}new.one@example.com` : line)).join('\n'),
    );
    view.press('Review');
    await waitFor(() => view.text.includes('1 user will be onboarded again'), 'the review');
    const started = nextEvent(element, 'ft-batch-started');
    await view.confirm('Onboard 1 user');
    await started;
    await world.environment.advance(1_000);
    await waitFor(() => world.writes().length === 1, 'the write');
    expect(world.writes()[0]?.body).to.equal('{"email":"new.one@example.com"}');
  });
});
