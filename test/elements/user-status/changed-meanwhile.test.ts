import { expect } from 'chai';
import { ProvisioningError, type Subscriber } from '@flowthrough/client';
import { createSubscriberWorld, subscriber, subscribers } from '../../client/support/subscriber-world.js';
import { batches } from '../../support/harness/batch.js';
import { mountUserStatus } from '../../support/harness/mount-user-status.js';
import { allByRole, byRole, findByRole, textOf, visibleText } from '../../support/roles.js';
import { waitFor } from '../../support/wait.js';

const ID = 'u001@example.com';

/** Users of whom the second is in error, or waits for a move of their account. */
async function loaded(changes: Partial<Subscriber> = {}) {
  const rows = subscribers(3).map((row) => (row.id === 'u001' ? subscriber({ ...row, ...changes }) : row));
  const world = createSubscriberWorld(rows);
  world.backend.listHistory = () => Promise.resolve([]);
  world.backend.precheck = () => Promise.resolve({ ok: true, findings: [] });
  const { element, view } = await mountUserStatus(world.client);
  const sent = () => world.received.filter((what) => /^(retry|delete|package|consent)/.test(what));
  const events: string[] = [];
  for (const name of ['ft-retry-request', 'ft-delete-request', 'ft-package-change-request'] as const) {
    element.addEventListener(name, ({ type }) => events.push(type));
  }
  /** The backend has finished with the user; `heard` tells whether the page knows. */
  const provision = async (heard: boolean) => {
    world.change('u001', { status: 'provisioned', errors: [] });
    if (!heard) return;
    world.client.$change.set({ id: 'u001', subscriber: world.rows.get('u001') });
    await waitFor(() => view.statusOf(ID).includes('Provisioned'));
  };
  const remove = async (heard: boolean) => {
    world.rows.delete('u001');
    if (heard) world.client.$change.set({ id: 'u001', subscriber: undefined });
    await element.updateComplete;
  };
  return { ...world, element, view, sent, events, provision, remove };
}

const MOVING: Partial<Subscriber> = { status: 'pending_user_migration', errors: [] };

/** Everything in a row's menu, with what confirms it where it asks. */
const ACTS: readonly { readonly item: string; readonly confirm?: string; readonly as?: Partial<Subscriber> }[] = [
  { item: 'Retry activation', confirm: 'Onboard' },
  { item: 'Change package type', confirm: 'Change' },
  { item: 'Delete user', confirm: 'Delete user' },
  { item: 'Resend consent email', as: MOVING },
  { item: 'Copy error text' },
  { item: 'History' },
];

const PROVISIONED = `${ID} is now Provisioned, which does not allow this. Nothing was sent.`;

describe('ft-user-status, users that change meanwhile', () => {
  afterEach(() => Reflect.deleteProperty(navigator, 'clipboard'));

  for (const { item, confirm, as } of ACTS) {
    it(`does nothing by ${item} of an open menu once the user is provisioned, and says so`, async () => {
      const copied: string[] = [];
      Object.defineProperty(navigator, 'clipboard', {
        configurable: true,
        value: { writeText: async (text: string) => void copied.push(text) },
      });
      const { element, view, sent, events, provision } = await loaded(as);
      await view.openMenu(ID);
      await provision(true);
      await view.choose(item);
      await waitFor(() => view.announced === PROVISIONED);
      expect(visibleText(element)).to.include(PROVISIONED);
      expect(findByRole(element, 'dialog')).to.equal(undefined);
      expect([...sent(), ...events, ...copied]).to.deep.equal([]);
    });

    if (confirm) {
      for (const heard of [true, false]) {
        it(`sends nothing from the dialog of ${item} once the user is provisioned, ${heard ? 'heard of' : 'not heard of'}`, async () => {
          const { view, sent, events, provision } = await loaded(as);
          await view.openMenu(ID);
          await view.choose(item);
          const dialog = await view.dialog();
          if (confirm === 'Change') byRole(dialog, 'radio', 'Basic').click();
          await provision(heard);
          if (heard) {
            await waitFor(() => textOf(dialog).includes(PROVISIONED));
            expect(byRole(dialog, 'button', confirm).ariaDisabled).to.equal('true');
          }
          await view.confirm(confirm);
          await waitFor(() => textOf(dialog).includes(PROVISIONED));
          expect(view.hasDialog).to.equal(true);
          await waitFor(() => view.statusOf(ID).includes('Provisioned'));
          expect([...sent(), ...events]).to.deep.equal([]);
          await view.confirm('Cancel');
          await waitFor(() => !view.hasDialog);
        });

        it(`sends nothing from the dialog of ${item} once the user is gone, ${heard ? 'heard of' : 'not heard of'}`, async () => {
          const { view, sent, events, remove } = await loaded(as);
          await view.openMenu(ID);
          await view.choose(item);
          const dialog = await view.dialog();
          if (confirm === 'Change') byRole(dialog, 'radio', 'Basic').click();
          await remove(heard);
          await view.confirm(confirm);
          await waitFor(() => textOf(dialog).includes(`${ID} no longer exists. Nothing was sent.`));
          expect([...sent(), ...events]).to.deep.equal([]);
        });
      }

      it(`sends nothing from the dialog of ${item} that may no longer be done, or was closed while the user was looked at`, async () => {
        const { element, view, sent, hold } = await loaded(as);
        await view.openMenu(ID);
        await view.choose(item);
        await view.dialog();
        element.permissions = { retry: 'disabled', delete: 'hidden', changePackage: 'disabled' };
        await waitFor(() => view.text.includes('You do not have permission'));
        await view.confirm(confirm);
        element.permissions = {};
        const looks = hold('get u001');
        await element.updateComplete;
        if (confirm === 'Change') byRole(element, 'radio', 'Basic').click();
        await view.confirm(confirm);
        await waitFor(() => looks.length === 1);
        await view.confirm('Cancel');
        await waitFor(() => !view.hasDialog);
        await looks[0]!.release();
        expect(sent()).to.deep.equal([]);
      });

      it(`sends nothing by ${item} to a backend that cannot be reached, and one question is all`, async () => {
        const { view, sent, failNext, received } = await loaded(as);
        await view.openMenu(ID);
        await view.choose(item);
        const dialog = await view.dialog();
        if (confirm === 'Change') byRole(dialog, 'radio', 'Basic').click();
        failNext('get u001', new ProvisioningError('network', 'No answer.'));
        const before = received.length;
        await view.confirm(confirm);
        await waitFor(() => textOf(dialog).includes('The service could not be reached'));
        expect(received.slice(before)).to.deep.equal(['get u001']);
        expect(sent()).to.deep.equal([]);
        // Once it answers again, the same press goes through.
        await view.confirm(confirm);
        await waitFor(() => sent().length === 1);
      });
    }
  }

  it('tells readers in an open dialog what has become of the user', async () => {
    const { view, provision } = await loaded();
    await view.openMenu(ID);
    await view.choose('Delete user');
    const dialog = await view.dialog();
    await provision(true);
    await waitFor(() => textOf(dialog.querySelector('[aria-live]')!) === PROVISIONED);
  });

  for (const act of ['menu', 'details']) {
    it(`opens no ${act} of a row that still shows what its user was before`, async () => {
      const { element, view, change, client, rows } = await loaded();
      await view.openMenu(ID);
      await view.choose('History');
      await view.dialog();
      await view.confirm('Close');
      await waitFor(() => !view.hasDialog);
      const button = byRole(view.row(ID), 'button', act === 'menu' ? `Actions for ${ID}` : /^Error details/);
      change('u001', { status: 'provisioned', errors: [] });
      client.$change.set({ id: 'u001', subscriber: rows.get('u001') });
      button.click();
      await waitFor(() => view.announced === PROVISIONED);
      expect(findByRole(element, 'dialog')).to.equal(undefined);
      expect(allByRole(element, 'menuitem')).to.deep.equal([]);
    });
  }
});

describe('ft-user-status, users of a batch that change meanwhile', () => {
  async function asking(action: string, select: readonly string[] = [ID, 'u002@example.com']) {
    const world = await loaded();
    const { element, view } = world;
    element.selectable = true;
    for (const id of select) (await waitFor(() => findByRole(element, 'checkbox', `Select ${id}`))).click();
    await batches(element, world).press(action);
    const dialog = await view.dialog();
    return { ...world, dialog };
  }

  const QUESTIONS = [
    ['Retry activation', /^Retry/, ['retry u002']],
    ['Delete users', /^Delete/, ['delete u002']],
  ] as const;

  for (const heard of [true, false]) {
    for (const [action, confirm, sent] of QUESTIONS) {
      it(`leaves out of ${action} who is provisioned by now, ${heard ? 'heard of' : 'not heard of'}, and says so`, async () => {
        const world = await asking(action);
        await world.provision(heard);
        await world.view.confirm(confirm);
        await waitFor(() => world.view.text.includes('1 skipped'));
        expect(world.sent().map((what) => what.split(' ').slice(0, 2).join(' '))).to.deep.equal(sent);
        byRole(world.element, 'button', 'Show results').click();
        await waitFor(() =>
          textOf(byRole(world.element, 'dialog')).includes('The status of the user no longer allows this.'),
        );
      });
    }
  }

  it('sends nothing when nobody is left, and says so', async () => {
    const world = await asking('Delete users', [ID]);
    await world.provision(false);
    await world.view.confirm(/^Delete/);
    await waitFor(() => world.view.text.includes('1 skipped'));
    expect(world.sent()).to.deep.equal([]);
  });

  it('sends nothing that may not be done any more, and says so in sight', async () => {
    const world = await asking('Delete users');
    world.element.permissions = { delete: 'disabled' };
    await world.element.updateComplete;
    await world.view.confirm(/^Delete/);
    await waitFor(() => world.view.text.includes('You do not have permission to do this.'));
    expect(world.sent()).to.deep.equal([]);
  });

  it('looks at whom it runs again', async () => {
    const world = await asking('Delete users');
    world.failNext('delete', new ProvisioningError('refused', 'No.'));
    world.failNext('delete', new ProvisioningError('refused', 'No.'));
    await world.view.confirm(/^Delete/);
    const again = await waitFor(() => findByRole(world.element, 'button', 'Run the failed ones again'));
    const before = world.sent().length;
    await world.provision(false);
    again.click();
    await waitFor(() => world.view.text.includes('1 skipped'));
    expect(world.sent().slice(before)).to.have.lengthOf(1);
  });
});
