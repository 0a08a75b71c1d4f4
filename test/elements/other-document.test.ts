import { expect } from 'chai';
import '@flowthrough/elements/define';
import { createUserWorld, TEMPLATE, userStatus } from '../support/harness/user-status.js';
import { allByRole, byRole, findByRole, visibleText } from '../support/roles.js';
import { waitFor } from '../support/wait.js';

const TAGS = ['ft-activation-form', 'ft-template-picker', 'ft-template-verification', 'ft-user-status'] as const;
const WIDTH = 800;

describe('elements in another document than that of their code', () => {
  let frame: HTMLIFrameElement;
  let home: HTMLElement;
  const errors: unknown[] = [];
  const note = (event: ErrorEvent) => void errors.push(event.message);

  beforeEach(async () => {
    errors.length = 0;
    frame = document.createElement('iframe');
    // Firefox loads an empty frame as well, and puts another document in the place of the first.
    frame.srcdoc = '<!doctype html>';
    const isLoaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    frame.width = String(WIDTH);
    frame.height = '700';
    home = document.createElement('div');
    home.style.setProperty('inline-size', `${WIDTH}px`);
    document.body.append(frame, home);
    await isLoaded;
    frame.contentDocument!.body.style.setProperty('margin', '0');
    for (const view of [window, frame.contentWindow!]) view.addEventListener('error', note);
  });
  afterEach(() => {
    window.removeEventListener('error', note);
    frame.remove();
    home.remove();
    expect(errors).to.deep.equal([]);
  });

  const other = () => frame.contentDocument!.body;

  function made(tag: (typeof TAGS)[number], isSeen: (text: string) => boolean) {
    const { client } = createUserWorld('errors');
    const provider = document.createElement('ft-provider');
    provider.client = client;
    const element = document.createElement(tag);
    if ('templateId' in element) element.templateId = TEMPLATE;
    provider.append(element);
    return { provider, element, seen: () => waitFor(() => isSeen(visibleText(element)), `what ${tag} shows`) };
  }

  /** How everything in an element looks. */
  const look = (element: Element) =>
    [element, ...element.shadowRoot!.querySelectorAll('*')].map((node) => {
      const style = node.ownerDocument.defaultView!.getComputedStyle(node);
      const properties = ['display', 'padding-inline-start', 'border-top-width', 'border-top-left-radius', 'color'];
      return [node.localName, ...properties.map((name) => style.getPropertyValue(name))].join(' ');
    });

  const SHOWS: Readonly<Record<(typeof TAGS)[number], (text: string) => boolean>> = {
    'ft-activation-form': (text) => text.includes('Activate'),
    'ft-template-picker': (text) => text.includes('Adria'),
    'ft-template-verification': (text) => text.includes('Untrusted emails'),
    'ft-user-status': (text) => /Rows 1 to \d+ of 40/.test(text),
  };

  for (const tag of TAGS) {
    it(`${tag} that first stands there looks as at home, also after moving back and forth`, async () => {
      const here = made(tag, SHOWS[tag]);
      home.append(here.provider);
      await here.seen();
      const wanted = look(here.element);
      here.provider.remove();

      const there = made(tag, SHOWS[tag]);
      other().append(there.provider);
      await there.seen();
      await waitFor(() => look(there.element).join('\n') === wanted.join('\n'), 'the same looks in the other document');
      for (const place of [home, other(), home]) {
        place.append(there.provider);
        await there.element.updateComplete;
        await there.seen();
        await waitFor(() => look(there.element).join('\n') === wanted.join('\n'), 'the same looks after a move');
      }
    });
  }

  it('opens menus and dialogs there, which a press elsewhere or their button closes', async () => {
    const { provider, element, seen } = made('ft-user-status', SHOWS['ft-user-status']);
    other().append(provider);
    await seen();
    const users = element as HTMLElementTagNameMap['ft-user-status'];
    const [id] = userStatus(users).idsWith('Error');
    await userStatus(users).openMenu(id!);
    const menu = byRole(users, 'menu');
    const { left, top } = menu.getBoundingClientRect();
    expect(left, 'within its window').to.be.within(0, WIDTH);
    expect(top).to.be.within(0, 700);
    allByRole(users, 'menuitem', 'Delete user')[0]!.click();
    const dialog = await waitFor(() => findByRole(users, 'dialog'), 'the dialog');
    expect(dialog.matches(':modal')).to.equal(true);
    expect(frame.contentWindow!.getComputedStyle(dialog).borderTopLeftRadius).to.not.equal('0px');
    byRole(dialog, 'button', 'Cancel').click();
    await waitFor(() => !findByRole(users, 'dialog'), 'the dialog to go');
  });

  it('an element made in a document that is not shown comes to life once it is', async () => {
    const { provider, element, seen } = made('ft-activation-form', SHOWS['ft-activation-form']);
    const hidden = document.implementation.createHTMLDocument();
    hidden.body.append(provider);
    home.append(provider);
    await seen();
    expect(getComputedStyle(element).display).to.equal('block');
  });
});
