import { fixture, html } from '@open-wc/testing-helpers';
import { createProvisioningClient, ProvisioningError, type Subscriber } from '@flowthrough/client';
import '@flowthrough/elements/define';
import { expect } from 'chai';
import { createSubscriberWorld, subscribers } from '../client/support/subscriber-world.js';
import { createActivationWorld, ended } from '../support/harness/activation-backend.js';
import { activationForm } from '../support/harness/activation-form.js';
import { batches } from '../support/harness/batch.js';
import { mountUserStatus } from '../support/harness/mount-user-status.js';
import { createTemplateWorld, template } from '../support/harness/template-backend.js';
import { allByRole, byRole, findByRole, visibleText } from '../support/roles.js';
import { waitFor } from '../support/wait.js';

/** Ends isolates that others have begun, turns round what follows, begins a paragraph, and ends nothing that it begins. */
const evil = (text: string) => `${text}\u2069\u202e\u2029\u202b\u2067`;

/** Every text of a tree that is shown or read, shadow roots included. */
function* textsOf(node: Node): Generator<string> {
  if (node instanceof Text) yield node.data;
  if (node instanceof Element) {
    if (node.localName === 'style') return;
    for (const name of ['aria-label', 'title', 'placeholder', 'aria-description', 'alt', 'label', 'value']) {
      yield node.getAttribute(name) ?? '';
    }
    if (node.shadowRoot) yield* textsOf(node.shadowRoot);
  }
  for (const child of node.childNodes) yield* textsOf(child);
}

const shown = (text: string) =>
  text.replace(/[\u2028-\u202e\u2066-\u2069]/g, (sign) => `<${sign.charCodeAt(0).toString(16)}>`);

/** Whether each isolate of a text is ended in it, and nothing else in it turns anything. */
function isBalanced(text: string): boolean {
  if (/[\u2028-\u202e]/.test(text)) return false;
  let depth = 0;
  for (const [sign] of text.matchAll(/[\u2066-\u2069]/g)) {
    depth += sign === '\u2069' ? -1 : 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

function expectSound(element: Element, where: string) {
  for (const text of textsOf(element)) if (!isBalanced(text)) throw new Error(`${where}: "${shown(text)}"`);
}

/** Checks an element now, and everything that it says from now on. */
function watch(element: HTMLElement): (where: string) => void {
  element.addEventListener('ft-announced', ({ text }) => {
    if (!isBalanced(text)) throw new Error(`Said: "${shown(text)}"`);
  });
  return (where) => expectSound(element, where);
}

const hostile = (row: Subscriber, index: number): Partial<Subscriber> => ({
  broadworksId: evil(`${row.id}@example.com`),
  firstName: evil('Ana'),
  lastName: evil(index % 2 ? 'אבג' : 'Horvat'),
  package: index === 3 ? evil('special') : 'standard',
  status: index === 2 ? evil('paused') : 'error',
  lastStatusChange: index === 4 ? evil('yesterday') : row.lastStatusChange,
  errors: [{ code: evil('X-1'), text: evil('It failed') }],
});

async function loadedUsers() {
  const rows = subscribers(6).map((row, index) => Object.freeze({ ...row, ...hostile(row, index) }));
  const world = createSubscriberWorld(rows);
  world.backend.listHistory = async () => [
    { at: evil('once'), status: evil('odd'), actor: evil('somebody'), text: evil('It happened') },
  ];
  const { element, view } = await mountUserStatus(world.client, (one) => {
    one.selectable = true;
    one.views = [{ id: 'v', name: evil('My view'), query: {}, columns: [] }];
  });
  const check = watch(element);
  const open = async (item: string | RegExp, row = 0) => {
    allByRole(element, 'button', /^Actions for/)[row]!.click();
    const found = await waitFor(() => findByRole(element, 'menuitem', item));
    check('a menu');
    found.click();
    return view.dialog();
  };
  return { ...world, element, view, check, open };
}

describe('foreign text that would turn its neighbours', () => {
  it('turns nothing in the table, its filters and its causes', async () => {
    const { element, view, check } = await loadedUsers();
    check('the table');
    await view.openFilters();
    check('the filters');
    view.press('By cause');
    await waitFor(() => view.text.includes('Who can'), 'the causes').catch(() => undefined);
    check('the causes');
    for (const select of allByRole(element, 'button', /^Show/)) select.click();
    await element.updateComplete;
    check('the chip of a cause');
  });

  it('turns nothing in the dialogs of a row, their failures, and what is said of them', async () => {
    const { view, check, open, failNext, backend, change } = await loadedUsers();
    backend.precheck = async () => ({ ok: false, findings: [{ code: 'taken', text: evil('Taken') }] });
    await open('Retry activation');
    check('the retry dialog');
    await view.confirm('Onboard');
    await waitFor(() => view.text.includes('Choose Onboard again'));
    check('the precheck');
    const reasons = [{ text: evil('Not this one'), field: 'email' }];
    failNext('retry', new ProvisioningError('invalid', 'No.', { errors: reasons, code: evil('C') }));
    await view.confirm('Onboard');
    await waitFor(() => view.text.includes('Not this one'));
    check('a refusal at the field');
    await view.confirm('Cancel');

    for (const [item, confirm] of [
      ['Delete user', 'Delete user'],
      ['Change package type', 'Change'],
    ] as const) {
      const dialog = await open(item);
      check(item);
      if (confirm === 'Change') byRole(dialog, 'radio', 'Basic').click();
      const errors = [{ text: evil('No') }];
      failNext(
        confirm === 'Change' ? 'package' : 'delete',
        new ProvisioningError('refused', 'No.', { errors, code: evil('C'), trackingId: evil('T') }),
      );
      await view.confirm(confirm);
      await waitFor(() => view.text.includes('Tracking ID'));
      check(`${item}, refused`);
      change('u000', { status: evil('odd') });
      await view.confirm(confirm);
      await view.confirm('Cancel');
      await waitFor(() => !view.hasDialog);
    }
  });

  it('turns nothing in the row, where a failure stands when no dialog is open', async () => {
    const { element, view, check, open, hold } = await loadedUsers();
    const calls = hold('delete');
    await open('Delete user');
    await view.confirm('Delete user');
    await waitFor(() => calls.length === 1);
    await view.confirm('Cancel');
    await calls[0]!.fail(new ProvisioningError('refused', 'No.', { errors: [{ text: evil('No, thanks') }] }));
    await waitFor(() => findByRole(element, 'button', 'Dismiss'));
    check('the failure in the row');
  });

  it('turns nothing in the details, the history and the panels', async () => {
    const { element, view, check, open, received } = await loadedUsers();
    allByRole(element, 'button', /^Error details/)[0]!.click();
    await view.dialog();
    check('the details');
    await view.confirm('Close');
    await open('History');
    await waitFor(() => view.text.includes('It happened'));
    check('the history');
    await view.confirm('Close');
    await waitFor(() => !view.hasDialog);

    const views = await view.openTool('Saved views');
    check('the views');
    for (const press of [/^Rename My/, /^Cancel/, /^Delete My/]) {
      byRole(views, 'button', press).click();
      await element.updateComplete;
      check(`a view, ${String(press)}`);
    }
    await view.fill('Name for what the table shows now', evil('My view'));
    byRole(views, 'button', 'Save view').click();
    await element.updateComplete;
    check('a name that is taken');
    byRole(views, 'button', 'Delete view').click();
    await element.updateComplete;
    byRole(views, 'button', 'Close').click();
    await waitFor(() => !view.hasDialog);

    await view.openTool('Import emails');
    const file = [
      'ID,Email',
      `${evil('nobody')},a@example.com`,
      `u001,${evil('b')}`,
      'u002,c@example.com',
      'u003,c@example.com',
    ];
    await view.fill('Or paste from a spreadsheet', file.join('\n'));
    await view.confirm('Review');
    await waitFor(() => view.text.includes('Lines that are left out'));
    check('the review');
    expect(received.some((what) => what.startsWith('retry'))).to.equal(false);
  });

  it('turns nothing in a batch', async () => {
    const { element, view, check, failNext, environment } = await loadedUsers();
    const bulk = batches(element, { environment });
    await waitFor(() => findByRole(element, 'checkbox', /^Select u/));
    await bulk.selectAll();
    check('the selection');
    await bulk.press(/^Delete users/);
    await view.dialog();
    check('the question');
    failNext(
      'delete u001',
      new ProvisioningError('refused', 'No.', { errors: [{ text: evil('No'), code: evil('C') }] }),
    );
    await view.confirm(/^Delete \d/);
    await waitFor(() => findByRole(element, 'button', 'Show results'));
    check('the batch');
    await bulk.press('Show results');
    await view.dialog();
    check('the results');
  });

  it('turns nothing around a template', async () => {
    const one = template({
      name: evil('Main'),
      customerName: evil('Northwind'),
      shareLink: evil('https://example.com/x'),
      activationLink: evil('https://example.com/'),
    });
    for (const count of [2, 12]) {
      const { client } = createTemplateWorld(
        Array.from({ length: count }, (_, index) => ({ ...one, id: `t${index}` })),
      );
      const picker = await fixture<HTMLElement>(html`<ft-template-picker .client=${client}></ft-template-picker>`);
      await waitFor(() => visibleText(picker).includes('Northwind'));
      expectSound(picker, `the picker of ${count}`);
    }
    const { client } = createTemplateWorld([one]);
    const verification = await fixture<HTMLElement>(
      html`<ft-template-verification .client=${client} template-id="main"></ft-template-verification>`,
    );
    await waitFor(() => visibleText(verification).includes('Northwind'));
    expectSound(verification, 'the verification');
  });

  it('turns nothing in an activation', async () => {
    const { client, becomes } = createActivationWorld();
    const element = await fixture<HTMLElementTagNameMap['ft-activation-form']>(
      html`<ft-activation-form .client=${client} broadworks-id=${evil('ana')} max-attempts="1"></ft-activation-form>`,
    );
    const check = watch(element);
    const form = activationForm(element);
    form.fillAddress('ana@example.com');
    check('the form');
    becomes(ended(evil('X-1'), evil('It failed')));
    form.press('Activate');
    await waitFor(() => form.text.includes('It failed'));
    check('the failure');
  });

  it('turns nothing in what is said to a host that listens, and keeps what is copied as it came', async () => {
    const copied: string[] = [];
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { writeText: async (text: string) => void copied.push(text) },
    });
    const { element, view } = await loadedUsers();
    allByRole(element, 'button', /^Actions for/)[0]!.click();
    (await waitFor(() => findByRole(element, 'menuitem', 'Copy error text'))).click();
    await waitFor(() => view.announced.includes('copied'));
    Reflect.deleteProperty(navigator, 'clipboard');
    expect(copied[0]).to.include('It failed<U+2069><U+202E>').and.to.include('User: u000@example.com<U+2069>');
    expect(copied[0]).not.to.match(/[\u2066-\u2069]/);
  });

  it('leaves the words of a sentence in their order on the screen', async () => {
    const { element, view, open } = await loadedUsers();
    for (const row of [0, 1]) {
      const dialog = await open('Delete user', row);
      const places: number[] = [];
      for (const word of ['removes', 'Webex.', 'Once']) {
        const walker = document.createTreeWalker(dialog, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const at = (walker.currentNode as Text).data.indexOf(word);
          if (at < 0) continue;
          const range = document.createRange();
          range.setStart(walker.currentNode, at);
          range.setEnd(walker.currentNode, at + word.length);
          const { top, left } = range.getClientRects()[0]!;
          places.push(Math.round(top) * 10_000 + left);
          const end = document.createRange();
          end.setStart(walker.currentNode, at + word.length - 1);
          end.setEnd(walker.currentNode, at + word.length);
          // From left to right within a word as well.
          expect(end.getClientRects()[0]!.left).to.be.greaterThan(left);
        }
      }
      expect(places).to.deep.equal([...places].sort((one, other) => one - other));
      await view.confirm('Cancel');
      await waitFor(() => !view.hasDialog);
    }
    expect(element.isConnected).to.equal(true);
  });

  it('isolates names of the other direction in sentences, and leaves others as they are', async () => {
    const { element } = await loadedUsers();
    expect(findByRole(element, 'checkbox', 'Select u000@example.com')).to.exist;
    const rows = subscribers(1).map((row) => ({ ...row, broadworksId: 'אבג' }));
    const { element: other } = await mountUserStatus(
      createProvisioningClient({ backend: createSubscriberWorld(rows).backend }),
    );
    expect(byRole(other, 'button', /^Actions for/).getAttribute('aria-label')).to.equal('Actions for \u2068אבג\u2069');
  });
});
