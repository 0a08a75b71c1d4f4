import type { ExportFinishedEvent } from '@flowthrough/elements';
import { expect } from 'chai';
import { withoutDownloads } from '../../support/downloads.js';
import { mountUserStatus } from '../../support/harness/mount-user-status.js';
import { createUserWorld } from '../../support/harness/user-status.js';
import { press } from '../../support/input.js';
import { allByRole, byRole, findByRole, focused, nameOf, textOf } from '../../support/roles.js';
import { nextEvent, waitFor } from '../../support/wait.js';

/** A view that nobody has touched: what is needed for acting is not loaded. */
async function untouched(prepare: (element: HTMLElementTagNameMap['ft-user-status']) => void = () => undefined) {
  const world = createUserWorld();
  const { element, view } = await mountUserStatus(world.client, prepare);
  const [id = ''] = view.idsWith('Error');
  return { ...world, element, view, id };
}

describe('ft-user-status, used for the first time', () => {
  withoutDownloads();

  for (const [key, item] of [
    ['ArrowDown', 'Retry activation'],
    ['Enter', 'Retry activation'],
    ['ArrowUp', 'History'],
  ] as const) {
    it(`opens a row's menu by ${key}, with the focus on "${item}"`, async () => {
      const { view, id } = await untouched();
      view.actions(id).focus();
      await press(key);
      await waitFor(() => textOf(focused()) === item);
      await press('Escape');
      expect(nameOf(focused())).to.equal(`Actions for ${id}`);
    });
  }

  it('carries out a press made before the code is there, once', async () => {
    const { element, view, id } = await untouched();
    view.actions(id).click();
    await waitFor(() => view.menuItems.length > 0);
    expect(allByRole(element, 'menu').map(nameOf)).to.deep.equal([`Actions for ${id}`]);
    expect(view.actions(id).ariaExpanded).to.equal('true');
  });

  it('opens the menu of the tools by the keyboard', async () => {
    const { element } = await untouched();
    byRole(element, 'button', 'More').focus();
    await press('ArrowDown');
    await waitFor(() => textOf(focused()) === 'Import emails');
  });

  it('shows an error in full', async () => {
    const { element, view, id } = await untouched();
    byRole(element, 'button', new RegExp(`^Error details for ${id}`)).click();
    const dialog = await view.dialog();
    expect(nameOf(dialog)).to.equal(`Error details for ${id}`);
    expect(textOf(dialog)).to.include('What to do');
    expect(textOf(dialog)).not.to.include('undefined');
  });

  it('exports', async () => {
    const { element, view } = await untouched();
    const finished = nextEvent<ExportFinishedEvent>(element, 'ft-export-finished');
    view.press('Export');
    expect((await finished).rows).to.equal(40);
  });

  it('holds the room for the boxes, and selects all as soon as it can', async () => {
    const { element } = await untouched((given) => (given.selectable = true));
    byRole(element, 'checkbox', 'Select all').click();
    const bar = await waitFor(() => findByRole(element, 'region', 'Selected users'));
    expect(textOf(bar)).to.match(/\d+ users selected/);
  });
});
