import { expect } from 'chai';
import { computeAccessibleDescription } from 'dom-accessibility-api';
import { ProvisioningError, type Subscriber } from '@flowthrough/client';
import { createSubscriberWorld, subscriber, subscribers, unanswered } from '../../client/support/subscriber-world.js';
import { expectNoViolations } from '../../support/axe.js';
import { withoutDownloads } from '../../support/downloads.js';
import { mountUserStatus } from '../../support/harness/mount-user-status.js';
import { allByRole, byRole, findByRole, focused, nameOf, textOf } from '../../support/roles.js';
import { waitFor } from '../../support/wait.js';

const ID = 'u001@example.com';

async function loaded(changes: Partial<Subscriber> = {}, count = 4) {
  const rows = subscribers(count).map((row) => (row.id === 'u001' ? subscriber({ ...row, ...changes }) : row));
  const world = createSubscriberWorld(rows);
  const { element, view } = await mountUserStatus(world.client);
  const said: string[] = [];
  element.addEventListener('ft-announced', ({ text }) => said.push(text));
  const choose = async (item: string) => {
    await view.openMenu(ID);
    await view.choose(item);
  };
  return { ...world, element, view, said, choose };
}

type World = Awaited<ReturnType<typeof loaded>>;

/** What everybody sees of a text, however deep it stands; undefined while nobody does. */
function seen({ element }: World, text: string, within: Node = element.renderRoot): DOMRect | undefined {
  const walker = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (!(walker.currentNode as Text).data.includes(text) || !parent?.checkVisibility({ visibilityProperty: true }))
      continue;
    const { clipPath, opacity } = getComputedStyle(parent);
    const rect = parent.getBoundingClientRect();
    if (clipPath === 'none' && opacity === '1' && rect.width > 10 && rect.height > 10) return rect;
  }
  return undefined;
}

const tableOf = ({ element }: World) => byRole(element, 'table').getBoundingClientRect();

async function expectAnswer(world: World, text: string) {
  const rect = await waitFor(() => seen(world, text), `everybody to see "${text}"`);
  expect(world.view.announced).to.equal(text);
  expect(rect.left).to.be.at.least(0);
  expect(rect.right).to.be.at.most(innerWidth);
}

describe('ft-user-status, an answer to each act', () => {
  withoutDownloads();
  afterEach(() => Reflect.deleteProperty(navigator, 'clipboard'));

  it('is seen and said when an error text was copied, and moves nothing', async () => {
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: async () => undefined } });
    const world = await loaded();
    const before = tableOf(world);
    await world.choose('Copy error text');
    await expectAnswer(world, `Error text of ${ID} copied`);
    const after = tableOf(world);
    expect([after.top, after.height]).to.deep.equal([before.top, before.height]);
    await expectNoViolations(world.element);
    // It takes no press, whatever it lies over.
    const answer = seen(world, 'copied')!;
    const under = (world.element.renderRoot as ShadowRoot).elementFromPoint(
      answer.left + answer.width / 2,
      answer.top + answer.height / 2,
    );
    expect(under && textOf(under).startsWith('Error text')).not.to.equal(true);
  });

  it('is seen in the dialog in which an error text was copied', async () => {
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: async () => undefined } });
    const world = await loaded();
    byRole(world.view.row(ID), 'button', /^Error details/).click();
    const dialog = await world.view.dialog();
    const place = byRole(dialog, 'button', 'Close').getBoundingClientRect();
    await world.view.confirm('Copy error text');
    const rect = await waitFor(() => seen(world, `Error text of ${ID} copied`, dialog));
    const box = dialog.getBoundingClientRect();
    expect(rect.top).to.be.at.least(box.top);
    expect(rect.bottom).to.be.at.most(box.bottom);
    expect(byRole(dialog, 'button', 'Close').getBoundingClientRect().top).to.equal(place.top);
    // What was said before another dialog opened is no news of it.
    await world.view.confirm('Close');
    await waitFor(() => !world.view.hasDialog);
    await world.choose('Delete user');
    expect(textOf(await world.view.dialog())).not.to.include('copied');
  });

  it('is seen when the list was read again, with nothing new in it', async () => {
    const world = await loaded();
    world.view.press('Refresh');
    await expectAnswer(world, 'Up to date: 4 users');
    world.view.press('Refresh');
    await waitFor(() => world.said.filter((text) => text === 'Up to date: 4 users').length === 2);
    expect(world.said).to.deep.equal(['Up to date: 4 users', 'Up to date: 4 users']);
  });

  it('is seen when a user was deleted', async () => {
    const world = await loaded();
    await world.choose('Delete user');
    await world.view.dialog();
    await world.view.confirm('Delete user');
    await expectAnswer(world, `${ID} deleted`);
  });

  it('is seen when the package type is the one that the user has', async () => {
    const world = await loaded();
    await world.choose('Change package type');
    await world.view.dialog();
    await world.view.confirm('Change');
    await expectAnswer(world, `The package type of ${ID} stays as it is.`);
    expect(world.received.some((what) => what.startsWith('package'))).to.equal(false);
  });

  it('is seen when a consent email was sent again, and when it was not', async () => {
    const world = await loaded({ status: 'pending_user_migration', errors: [] });
    await world.choose('Resend consent email');
    await expectAnswer(world, `Consent email sent again for ${ID}`);
    world.failNext('consent', new ProvisioningError('refused', 'No.'));
    await world.choose('Resend consent email');
    await expectAnswer(world, 'The consent email was not sent.');
  });

  it('is seen when users were exported, and when that failed', async () => {
    const world = await loaded();
    world.view.press('Export');
    await expectAnswer(world, '4 users exported');
  });

  it('is seen when a user was looked up whose action had no answer', async () => {
    const world = await loaded();
    world.failNext('retry', unanswered());
    world.backend.getSubscriber = async () => {
      throw new ProvisioningError('timeout', 'No answer.');
    };
    const { element, view } = world;
    const before = world.rows.get('u001')!;
    world.backend.getSubscriber = async () => before;
    await world.choose('Retry activation');
    await view.dialog();
    await view.confirm('Onboard');
    const check = await waitFor(() => findByRole(element, 'button', 'Check now'));
    check.click();
    await expectAnswer(world, `It is still not known whether this was done for ${ID}.`);
    world.change('u001', { status: 'provisioning', errors: [] });
    world.backend.getSubscriber = async () => world.rows.get('u001')!;
    byRole(element, 'button', 'Check now').click();
    await waitFor(() => world.said.includes(`Activation started again for ${ID}`));
  });
});

describe('ft-user-status, what is heard', () => {
  it('says a failure inside the dialog in which it happened', async () => {
    const { view, choose, failNext } = await loaded();
    await choose('Delete user');
    const dialog = await view.dialog();
    const region = dialog.querySelector('[aria-live="polite"]')!;
    expect(textOf(region)).to.equal('');
    failNext('delete', new ProvisioningError('refused', 'No.'));
    await view.confirm('Delete user');
    await waitFor(() => textOf(region) === 'The user was not deleted. The service refused this.');
  });

  it('says a number of users once, however long somebody types', async () => {
    const { view, said } = await loaded();
    for (const text of ['u', 'u0', 'u00', 'u001', 'u001@']) await view.search(text);
    await waitFor(() => said.includes('1 user'));
    expect(said).to.deep.equal(['1 user']);
  });
});

describe('ft-user-status, what is not found or not permitted', () => {
  it('takes a list that is not found for a page that asks in the wrong place', async () => {
    const world = createSubscriberWorld([]);
    world.failNext('list', new ProvisioningError('not-found', 'No.', { status: 404 }));
    const element = document.createElement('ft-user-status');
    element.client = world.client;
    element.templateId = 'none';
    document.body.append(element);
    const text = await waitFor(() => {
      const [found] = allByRole(element, 'button', 'Try again');
      return found && element.shadowRoot!.textContent;
    });
    expect(text).to.include('should check its base URL and template id').and.not.to.include('deleted');
    element.remove();
  });

  it('leaves a trace of what is not permitted on the row, and offers it no more', async () => {
    const { element, view, choose, failNext, received } = await loaded();
    await choose('Delete user');
    await view.dialog();
    failNext('delete', new ProvisioningError('forbidden', 'No.', { status: 403 }));
    await view.confirm('Delete user');
    await waitFor(() => view.text.includes('You do not have permission to do this.'));
    await view.confirm('Cancel');
    await waitFor(() => !view.hasDialog);
    expect(view.statusOf(ID)).to.include('The user was not deleted. You do not have permission to do this.');
    expect(findByRole(view.row(ID), 'button', 'Try again')).to.equal(undefined);
    await view.openMenu(ID);
    const item = byRole(element, 'menuitem', 'Delete user');
    expect(item.ariaDisabled).to.equal('true');
    expect(computeAccessibleDescription(item)).to.equal('You do not have permission to do this.');
    await expectNoViolations(element);
    item.click();
    expect(view.hasDialog).to.equal(false);
    expect(received.filter((what) => what.startsWith('delete')).length).to.equal(1);
  });
});

describe('ft-user-status, where the focus goes', () => {
  it('goes to the next user that can be acted on, when the one between cannot', async () => {
    const rows = subscribers(5).map((row) =>
      row.id === 'u002' ? subscriber({ ...row, status: 'provisioned', errors: [] }) : row,
    );
    const { element, view } = await mountUserStatus(createSubscriberWorld(rows).client);
    await view.openMenu(ID);
    await view.choose('Delete user');
    await view.dialog();
    await view.confirm('Delete user');
    await waitFor(() => !view.hasDialog && view.rows().length === 4);
    await waitFor(() => nameOf(focused()) === 'Actions for u003@example.com');
    expect(document.activeElement).to.equal(element);
  });

  it('goes to the user before, or to the table, when none that follows can be acted on', async () => {
    const rows = subscribers(3).map((row) =>
      row.id === 'u002' ? subscriber({ ...row, status: 'provisioned', errors: [] }) : row,
    );
    const { view } = await mountUserStatus(createSubscriberWorld(rows).client);
    for (const [id, next] of [
      [ID, 'Actions for u000@example.com'],
      ['u000@example.com', 'User Status'],
    ] as const) {
      await view.openMenu(id);
      await view.choose('Delete user');
      await view.dialog();
      await view.confirm('Delete user');
      await waitFor(() => !view.hasDialog && nameOf(focused()) === next);
    }
    expect(focused().getAttribute('role')).to.equal('region');
  });

  const OPENED: readonly (readonly [tool: string, focus: string])[] = [
    ['Import emails', 'Choose a CSV file'],
    ['Export options', 'Those that the filter selects 4'],
    ['Saved views', 'Name for what the table shows now'],
    ['Columns', 'BroadWorks ID'],
  ];
  for (const [tool, focus] of OPENED) {
    it(`begins where the work begins: ${tool}`, async () => {
      const { view } = await loaded();
      await view.openTool(tool);
      await waitFor(() => focused().matches('button, input'));
      expect(nameOf(focused())).to.equal(focus);
    });
  }
});
