import type { BatchRequestEvent, ExportFinishedEvent, ViewChangedEvent } from '@flowthrough/elements';
import { expect } from 'chai';
import { expectNoViolations } from '../../support/axe.js';
import { withoutDownloads } from '../../support/downloads.js';
import { mountUserStatus } from '../../support/harness/mount-user-status.js';
import { createUserWorld, TEMPLATE } from '../../support/harness/user-status.js';
import { press } from '../../support/input.js';
import { allByRole, byRole, findByRole, focused, nameOf, textOf } from '../../support/roles.js';
import { nextEvent, waitFor } from '../../support/wait.js';

const UNKNOWN = 'X-9001';

async function opened(prepare: (element: HTMLElementTagNameMap['ft-user-status']) => void = () => undefined) {
  const world = createUserWorld('errors', { users: 120 });
  const { element, view } = await mountUserStatus(world.client, prepare);
  const { items } = await world.scenario.backend.listSubscribers({ templateId: TEMPLATE, limit: 1_000 }, {});
  const failed = items.filter(({ status }) => status === 'error');
  const withCause = (code: string) => failed.filter(({ errors }) => errors[0]?.code === code);
  const changes: ViewChangedEvent[] = [];
  element.addEventListener('ft-view-changed', (event) => changes.push(event));
  view.press('By cause');
  const list = () => byRole(element, 'list', 'Errors by cause');
  await waitFor(list, 'the causes');
  const cause = (code: string) => {
    const found = allByRole(list(), 'group').find((group) => textOf(group).includes(`Code ${code}`));
    if (!found) throw new Error(`No cause ${code}.`);
    return found;
  };
  const counts = () => allByRole(list(), 'group').map((group) => Number(/(\d+) users?/.exec(textOf(group))?.[1]));
  return { ...world, element, view, failed, withCause, changes, list, cause, counts };
}

describe('ft-user-status, errors by cause', () => {
  withoutDownloads();

  it('lists each cause with its number, the most frequent first', async () => {
    const { element, failed, withCause, cause, counts } = await opened();
    expect(counts()).to.deep.equal([...counts()].sort((one, other) => other - one));
    expect(counts().reduce((sum, users) => sum + users, 0)).to.equal(failed.length);
    expect(textOf(cause('10022'))).to.include(`${withCause('10022').length} user`);
    await expectNoViolations(element);
  });

  it('says in plain words what happened, who can act, and what to do', async () => {
    const { cause } = await opened();
    const group = cause('2560');
    expect(nameOf(group)).to.equal('Service under maintenance');
    expect(textOf(group)).to.include('What to do: Check the status page and try again later.');
    expect(textOf(group)).to.include('Who can act: support');
  });

  it('lets a code that nobody has explained speak for itself', async () => {
    const { cause } = await opened();
    await waitFor(() => nameOf(cause(UNKNOWN)) === 'The provisioning worker gave up after three attempts.');
  });

  it('shows the users of a cause by a press and all by another, and tells the host', async () => {
    const { element, view, cause, withCause, changes } = await opened();
    const show = () => byRole(cause('10022'), 'button', 'Show these');
    show().click();
    await waitFor(() => view.rows().length === withCause('10022').length);
    expect(changes.at(-1)?.query).to.deep.include({ status: ['error'], cause: ['10022'] });
    expect(element.cause).to.deep.equal(['10022']);
    expect(show().getAttribute('aria-pressed')).to.equal('true');
    expect(byRole(element, 'button', /^Errors \d/).getAttribute('aria-pressed')).to.equal('mixed');
    const filter = await waitFor(() => findByRole(element, 'group', 'Cause'));
    expect(byRole(filter, 'button', /^User already linked to another account/)).to.exist;
    await expectNoViolations(element);
    show().click();
    await waitFor(() => view.rows().length > withCause('10022').length);
    expect(element.cause).to.deep.equal([]);
  });

  it('keeps its numbers while the users of one cause are shown', async () => {
    const { view, cause, counts, withCause } = await opened();
    const before = counts();
    byRole(cause('10022'), 'button', 'Show these').click();
    await waitFor(() => view.rows().length === withCause('10022').length);
    expect(counts()).to.deep.equal(before);
  });

  it('closes again, with the focus on its button', async () => {
    const { element } = await opened();
    byRole(element, 'button', 'By cause').focus();
    await press('Enter');
    await waitFor(() => findByRole(element, 'list', 'Errors by cause') === undefined, 'the causes to go');
    expect(nameOf(focused())).to.equal('By cause');
    expect(focused().getAttribute('aria-expanded')).to.equal('false');
  });

  it('exports the users of a cause', async () => {
    const { element, cause, withCause } = await opened();
    byRole(cause('1002'), 'button', 'Export these').click();
    const { rows } = await nextEvent<ExportFinishedEvent>(element, 'ft-export-finished');
    expect(rows).to.equal(withCause('1002').length);
  });
});

describe('ft-user-status, retrying all users of a cause', () => {
  async function asked() {
    const world = await opened();
    // A cause with somebody who has no address.
    const code = world.failed.find(({ email }) => !email)?.errors[0]?.code ?? '';
    const users = world.withCause(code);
    const retry = () => byRole(world.cause(code), 'button', /^Retry \d+ users?$/);
    retry().click();
    const dialog = await world.view.dialog();
    return { ...world, users, reachable: users.filter(({ email }) => email), retry, dialog };
  }

  it('says before how many are onboarded again, and how many have no address', async () => {
    const { element, dialog, users, reachable } = await asked();
    expect(nameOf(dialog)).to.equal(`Retry activation for ${reachable.length} users`);
    expect(textOf(dialog)).to.match(/Trying again (helps|can help|does not help)/);
    const lacking = users.length - reachable.length;
    expect(lacking).to.be.greaterThan(0);
    expect(textOf(dialog)).to.match(new RegExp(`${lacking} users? ha(s|ve) no email address`));
    await expectNoViolations(element);
  });

  it('starts one batch with those that have an address, once confirmed', async () => {
    const { element, view, reachable, dialog, writes, environment } = await asked();
    const requests: BatchRequestEvent[] = [];
    element.addEventListener('ft-batch-request', (event) => requests.push(event));
    expect(writes()).to.deep.equal([]);
    byRole(dialog, 'button', `Retry ${reachable.length} users`).click();
    await waitFor(() => requests.length === 1, 'the batch');
    expect(view.hasDialog).to.equal(false);
    expect(requests[0]?.items).to.deep.equal(
      reachable.map(({ id, email }) => ({ subscriberId: id, action: 'retry', email })),
    );
    await environment.advance(5_000);
    await waitFor(() => writes().length === reachable.length, 'the writes');
  });

  it('sends nothing when it is cancelled, and gives the focus back', async () => {
    const { view, dialog, retry, writes } = await asked();
    byRole(dialog, 'button', 'Cancel').click();
    await waitFor(() => !view.hasDialog, 'the dialog to close');
    expect(focused()).to.equal(retry());
    expect(writes()).to.deep.equal([]);
  });

  it('is not offered to those who may only look', async () => {
    const { element } = await opened((element) => {
      element.readOnly = true;
    });
    expect(findByRole(element, 'button', /^Retry \d/)).to.equal(undefined);
    expect(allByRole(element, 'button', 'Show these').length).to.be.greaterThan(0);
  });
});
