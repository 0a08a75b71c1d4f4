import { ProvisioningError, type HistoryEvent, type ProvisioningBackend } from '@flowthrough/client';
import { expect } from 'chai';
import { expectNoViolations } from '../../support/axe.js';
import { mountUserStatus } from '../../support/harness/mount-user-status.js';
import { createUserWorld, TEMPLATE } from '../../support/harness/user-status.js';
import { press } from '../../support/input.js';
import { allByRole, byRole, findByRole, focused, nameOf, textOf } from '../../support/roles.js';
import { waitFor } from '../../support/wait.js';

const EVENTS: readonly HistoryEvent[] = [
  { at: '2026-11-20T08:00:00Z', status: 'pending_email_input', actor: 'Provisioning service' },
  { at: '2026-11-22T10:30:00Z', status: 'error', actor: 'Provisioning service', text: 'The address is in use.' },
  { at: '2026-11-21T09:15:00Z', status: 'provisioning', actor: 'Ana Horvat' },
];

async function opened(listHistory: NonNullable<ProvisioningBackend['listHistory']>) {
  const world = createUserWorld('errors', { overrides: { listHistory } });
  const { element, view } = await mountUserStatus(world.client);
  const said: string[] = [];
  element.addEventListener('ft-announced', ({ text }) => said.push(text));
  const [id = ''] = view.idsWith('Error');
  await view.openMenu(id);
  await view.choose('History');
  const dialog = await view.dialog();
  return { ...world, element, view, id, dialog, said };
}

describe('ft-user-status, the history of a user', () => {
  it('shows what happened, newest first, and says how much once', async () => {
    const { element, dialog, id, said } = await opened(() => Promise.resolve(EVENTS));
    expect(nameOf(dialog)).to.equal(`History of ${id}`);
    await waitFor(() => allByRole(dialog, 'listitem').length === 3);
    const items = allByRole(dialog, 'listitem').map(textOf);
    expect(items[0]).to.match(/^Error The address is in use\. .*2026.* · by Provisioning service$/);
    expect(items[1]).to.match(/^Provisioning .* · by Ana Horvat$/);
    expect(items[2]).to.match(/^Pending: email needed/);
    expect(said).to.deep.equal(['3 events']);
    await expectNoViolations(element);
  });

  it('asks the backend for that user', async () => {
    const asked: string[] = [];
    const { client, id } = await opened((subscriberId) => {
      asked.push(subscriberId);
      return Promise.resolve([]);
    });
    const { items } = await client.backend.listSubscribers({ templateId: TEMPLATE, limit: 100 }, {});
    expect(asked).to.deep.equal([items.find(({ broadworksId }) => broadworksId === id)?.id]);
  });

  it('says when nothing is recorded', async () => {
    const { element, dialog } = await opened(() => Promise.resolve([]));
    await waitFor(() => textOf(dialog).includes('Nothing recorded yet'));
    await expectNoViolations(element);
  });

  it('says why it could not be loaded, and tries again', async () => {
    let fails = true;
    const { element, dialog, said } = await opened(() =>
      fails ? Promise.reject(new ProvisioningError('unavailable', 'Down.')) : Promise.resolve(EVENTS),
    );
    await waitFor(() => textOf(dialog).includes('The history could not be loaded'));
    expect(textOf(dialog)).to.include('The service is not available at the moment.');
    expect(said).to.deep.equal(['The history could not be loaded']);
    await expectNoViolations(element);
    fails = false;
    byRole(dialog, 'button', 'Try again').click();
    await waitFor(() => allByRole(dialog, 'listitem').length === 3);
    expect(focused().closest('[role="dialog"], dialog')).to.equal(dialog);
  });

  it('gives up its question when it is closed, says nothing more, and gives the focus back', async () => {
    let signal: AbortSignal | undefined;
    const { element, view, id, said } = await opened((_, options) => {
      signal = options.signal;
      return new Promise((__, reject) => {
        options.signal?.addEventListener('abort', () => reject(new ProvisioningError('aborted', 'Given up.')));
      });
    });
    expect(signal?.aborted).to.equal(false);
    await press('Escape');
    await waitFor(() => !view.hasDialog, 'the panel to close');
    expect(signal?.aborted).to.equal(true);
    await element.updateComplete;
    expect(said).to.deep.equal([]);
    expect(nameOf(focused())).to.equal(`Actions for ${id}`);
  });

  it('is not offered by a backend that keeps none', async () => {
    const world = createUserWorld('errors', { overrides: { listHistory: undefined } as never });
    const { view } = await mountUserStatus(world.client);
    const [id = ''] = view.idsWith('Error');
    await view.openMenu(id);
    expect(view.menuItems).not.to.include('History');
  });

  it('is there for those who may only look', async () => {
    const world = createUserWorld();
    const { element, view } = await mountUserStatus(world.client, (element) => {
      element.readOnly = true;
    });
    const [id = ''] = view.idsWith('Error');
    await view.openMenu(id);
    expect(view.menuItems).to.deep.equal(['Copy error text', 'History']);
    expect(findByRole(element, 'menuitem', 'Delete user')).to.equal(undefined);
  });
});
