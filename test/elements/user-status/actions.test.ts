import { expect } from 'chai';
import { ProvisioningError } from '@flowthrough/client';
import { expectNoViolations } from '../../support/axe.js';
import { mountUserStatus } from '../../support/harness/mount-user-status.js';
import { createUserWorld, TEMPLATE } from '../../support/harness/user-status.js';
import { press } from '../../support/input.js';
import { allByRole, byRole, focused, nameOf, textOf, visibleText } from '../../support/roles.js';
import { waitFor } from '../../support/wait.js';

async function loaded(
  world = createUserWorld(),
  prepare: (element: HTMLElementTagNameMap['ft-user-status']) => void = () => undefined,
) {
  const { element, view } = await mountUserStatus(world.client, prepare);
  return { ...world, element, view };
}

function withClipboard(writeText: (text: string) => Promise<void>) {
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
}

describe('ft-user-status, acting on a user', () => {
  afterEach(() => {
    Reflect.deleteProperty(navigator, 'clipboard');
  });

  it('offers each row what its state allows', async () => {
    const { view } = await loaded();
    const [error] = view.idsWith('Error');
    const [pending] = view.idsWith('Pending: email not confirmed');
    const [provisioned] = view.idsWith('Provisioned');
    await view.openMenu(error!);
    expect(view.menuItems).to.deep.equal([
      'Retry activation',
      'Change package type',
      'Delete user',
      'Copy error text',
      'History',
    ]);
    await press('Escape');
    await view.openMenu(pending!);
    expect(view.menuItems).to.deep.equal(['Retry activation', 'Change package type', 'Delete user', 'History']);
    expect(view.hasActions(provisioned!)).to.equal(false);
  });

  it('onboards a user again with a new address, once, and follows the row until it is provisioned', async () => {
    const { element, view, writes, environment } = await loaded();
    const [id] = view.idsWith('Error');
    const events: string[] = [];
    for (const name of ['ft-retry-request', 'ft-retry-started'] as const) {
      element.addEventListener(name, ({ type, subscriber }) => events.push(`${type} ${subscriber.broadworksId}`));
    }
    await view.openMenu(id!);
    await view.choose('Retry activation');
    const dialog = await view.dialog();
    expect(nameOf(dialog)).to.equal(`Retry activation for ${id}`);
    await expectNoViolations(element);
    await view.fill('Email address', 'new.address@example.com');
    await view.confirm('Onboard');
    await view.confirm('Onboard').catch(() => undefined);
    await waitFor(() => view.statusOf(id!).includes('Provisioning'));
    expect(view.announced).to.equal(`Activation started again for ${id}`);
    await environment.advance(30_000);
    await waitFor(() => view.statusOf(id!).includes('Provisioned'));
    expect(view.statusOf(id!)).to.include('new.address@example.com');
    expect(writes().map(({ method, body }) => `${method} ${body}`)).to.deep.equal([
      'POST {"email":"new.address@example.com"}',
    ]);
    expect(events).to.deep.equal([`ft-retry-request ${id}`, `ft-retry-started ${id}`]);
    expect(view.announced).to.equal(`${id}: Provisioned`);
  });

  it('says beside the field what is wrong with an address, and sends nothing', async () => {
    const { view, writes } = await loaded();
    const [id] = view.idsWith('Error');
    await view.openMenu(id!);
    await view.choose('Retry activation');
    await view.dialog();
    await view.fill('Email address', 'no at sign');
    await view.confirm('Onboard');
    const field = await waitFor(() => focused() as HTMLInputElement);
    await waitFor(() => field.getAttribute('aria-invalid') === 'true');
    expect(view.text).to.include('Enter an address with an @ sign');
    expect(field.value).to.equal('no at sign');
    expect(writes()).to.deep.equal([]);
  });

  it('shows every reason of a refusal in the dialog, at the field and beyond it', async () => {
    const reasons = [
      { text: 'This domain is blocked.', field: 'email' },
      { text: 'The licence pool is empty.', field: 'package' },
    ];
    for (const [item, button] of [
      ['Retry activation', 'Onboard'],
      ['Change package type', 'Change'],
    ] as const) {
      const refuse = () => Promise.reject(new ProvisioningError('invalid', 'No.', { status: 422, errors: reasons }));
      const overrides = { retryActivation: refuse, changePackage: refuse };
      const { view } = await loaded(createUserWorld('errors', { overrides }));
      const [id] = view.idsWith('Error');
      await view.openMenu(id!);
      await view.choose(item);
      const dialog = await view.dialog();
      if (item === 'Retry activation') await view.fill('Email address', 'new.address@example.com');
      else
        allByRole<HTMLInputElement>(dialog, 'radio')
          .find(({ checked }) => !checked)
          ?.click();
      await view.confirm(button).catch(() => undefined);
      await waitFor(() => reasons.every(({ text }) => visibleText(dialog).includes(text)), `the reasons after ${item}`);
    }
  });

  it('asks for a sign-in where a sign-in page answers a write, and denies nothing that was done', async () => {
    const login = () => new Response(null, { status: 303, headers: { location: '/login' } });
    let isSignedIn = true;
    const world = createUserWorld('errors', {
      faults: [
        async (request, next) => {
          isSignedIn &&= request.method === 'GET';
          if (request.method !== 'GET') await next(request);
          return isSignedIn ? next(request) : login();
        },
      ],
    });
    const { element, view, writes, scenario, environment } = await loaded(world);
    const [id] = view.idsWith('Error');
    const kinds: string[] = [];
    element.addEventListener('ft-auth-required', ({ error }) => kinds.push(error.kind));
    await view.openMenu(id!);
    await view.choose('Change package type');
    const dialog = await view.dialog();
    allByRole<HTMLInputElement>(dialog, 'radio')
      .find(({ checked }) => !checked)
      ?.click();
    await view.confirm('Change');
    await waitFor(() => view.statusOf(id!).includes('A sign-in page may have answered'));
    expect(view.statusOf(id!)).to.include('it is not known yet whether this was done');
    expect(view.announced).to.include('Sign in again');
    expect(kinds).to.deep.equal(['unexpected-content']);
    isSignedIn = true;
    await environment.advance(60_000);
    await waitFor(() => !view.statusOf(id!).includes('not known yet'));
    expect(writes()).to.have.length(1);
    expect(scenario.backend.effects).to.have.length(1);
  });

  it('F22: puts the backend’s objection beside the field and keeps what was typed', async () => {
    const { view, client, writes } = await loaded();
    const taken = (await client.backend.listSubscribers({ templateId: TEMPLATE, status: ['provisioned'] }, {}))
      .items[0]!;
    const [id] = view.idsWith('Error');
    await view.openMenu(id!);
    await view.choose('Retry activation');
    await view.dialog();
    await view.fill('Email address', taken.email!);
    await view.confirm('Onboard');
    await waitFor(() => view.text.includes('already used by another account'), 'the precheck');
    expect(writes().length).to.equal(0);
    // The administrator may insist; the backend has the last word.
    await view.confirm('Onboard');
    await waitFor(() => writes().length === 1);
    await waitFor(() => (focused() as HTMLInputElement).value === taken.email);
    expect(view.hasDialog).to.equal(true);
  });

  it('makes no call that the host has vetoed', async () => {
    const { element, view, writes } = await loaded();
    element.addEventListener('ft-delete-request', (event) => event.preventDefault());
    const [id] = view.idsWith('Error');
    await view.openMenu(id!);
    await view.choose('Delete user');
    await view.dialog();
    await view.confirm('Delete user');
    await waitFor(() => !view.hasDialog);
    expect(writes()).to.deep.equal([]);
  });

  it('deletes a user after asking, with the focus first on Cancel and then on the next row', async () => {
    const { element, view, writes } = await loaded();
    const [id, next] = view.ids.filter((candidate) => view.hasActions(candidate!));
    await view.openMenu(id!);
    await view.choose('Delete user');
    const dialog = await view.dialog();
    expect(nameOf(dialog)).to.equal(`Delete user ${id}`);
    await waitFor(() => nameOf(focused()) === 'Cancel');
    await expectNoViolations(element);
    await view.confirm('Delete user');
    await waitFor(() => !view.hasDialog && !view.ids.includes(id));
    expect(writes().map(({ method }) => method)).to.deep.equal(['DELETE']);
    expect(view.announced).to.equal(`${id} deleted`);
    await waitFor(() => view.row(next!).contains(focused()) || nameOf(focused()).includes('Actions'));
    expect(document.activeElement).to.equal(element);
  });

  it('changes the package type and shows the row updating', async () => {
    const { element, view, writes, environment } = await loaded();
    const [id] = view.idsWith('Error');
    await view.openMenu(id!);
    await view.choose('Change package type');
    const dialog = await view.dialog();
    const radios = allByRole<HTMLInputElement>(dialog, 'radio');
    const chosen = radios.find((radio) => !radio.checked)!;
    chosen.click();
    await element.updateComplete;
    await expectNoViolations(element);
    await view.confirm('Change');
    await waitFor(() => view.statusOf(id!).includes('Updating'));
    await environment.advance(30_000);
    await waitFor(() => view.statusOf(id!).includes(nameOf(chosen)) && !view.statusOf(id!).includes('Updating'));
    expect(writes().map(({ body }) => body)).to.deep.equal([JSON.stringify({ package: chosen.value })]);
  });

  it('copies the error text with what support needs', async () => {
    const copied: string[] = [];
    withClipboard((text) => {
      copied.push(text);
      return Promise.resolve();
    });
    const { view } = await loaded();
    const [id] = view.idsWith('Error');
    await view.openMenu(id!);
    await view.choose('Copy error text');
    await waitFor(() => view.announced === `Error text of ${id} copied`);
    expect(copied[0]).to.include(id).and.to.include('Template: adria-hotels');
  });

  it('shows the text selected when it cannot be copied, and does not claim success', async () => {
    withClipboard(() => Promise.reject(new DOMException('No.', 'NotAllowedError')));
    const { view } = await loaded();
    const [id] = view.idsWith('Error');
    await view.openMenu(id!);
    await view.choose('Copy error text');
    const field = await waitFor(() => focused() instanceof HTMLTextAreaElement && (focused() as HTMLTextAreaElement));
    expect(field.value.slice(field.selectionStart, field.selectionEnd)).to.include(id);
    expect(view.announced).to.include('Copying was not possible');
  });

  it('shows an unanswered write as unknown, finds out by reading, and sends it once', async () => {
    let sent = 0;
    const world = createUserWorld('errors', {
      overrides: {
        retryActivation: () => {
          sent += 1;
          return Promise.reject(new ProvisioningError('timeout', 'No answer.', { outcome: 'unknown' }));
        },
      },
    });
    const { element, view } = await loaded(world);
    const [id] = view.idsWith('Error');
    await view.openMenu(id!);
    await view.choose('Retry activation');
    await view.dialog();
    await view.fill('Email address', 'new.address@example.com');
    await view.confirm('Onboard');
    await waitFor(() => view.statusOf(id!).includes('it is not known yet whether this was done'));
    await expectNoViolations(element);
    expect(sent).to.equal(1);
    expect(byRole(view.row(id!), 'button', 'Check now')).to.exist;
  });

  it('shows only what the host permits', async () => {
    const { view } = await loaded(createUserWorld(), (element) => {
      element.permissions = { delete: 'hidden', changePackage: 'disabled', export: 'hidden' };
    });
    const [id] = view.idsWith('Error');
    await view.openMenu(id!);
    expect(view.menuItems).to.deep.equal(['Retry activation', 'Change package type', 'Copy error text', 'History']);
    expect(view.text).not.to.include('Export');
    await view.choose('Change package type');
    expect(view.hasDialog).to.equal(false);
  });

  it('adds the host’s own actions, for provisioned users as well', async () => {
    const { element, view } = await loaded(createUserWorld(), (el) => {
      el.rowActions = () => [{ id: 'open', label: 'Open profile' }];
    });
    const chosen: string[] = [];
    element.addEventListener('ft-row-action', ({ action, subscriber }) =>
      chosen.push(`${action} ${subscriber.broadworksId}`),
    );
    const [id] = view.idsWith('Provisioned');
    await view.openMenu(id!);
    expect(view.menuItems).to.deep.equal(['Open profile']);
    await view.choose('Open profile');
    expect(chosen).to.deep.equal([`open ${id}`]);
  });

  it('is used by keyboard alone, and the focus never falls to the page', async () => {
    const { element, view } = await loaded();
    const [id] = view.idsWith('Error');
    view.actions(id!).focus();
    await press('ArrowDown');
    await waitFor(() => textOf(focused()) === 'Retry activation');
    await press('End');
    expect(textOf(focused())).to.equal('History');
    await press('d');
    expect(textOf(focused())).to.equal('Delete user');
    await press('ArrowUp');
    expect(textOf(focused())).to.equal('Change package type');
    await press('Escape');
    expect(nameOf(focused())).to.equal(`Actions for ${id}`);
    await press('ArrowUp');
    await waitFor(() => textOf(focused()) === 'History');
    await press('Home', 'Enter');
    await waitFor(() => nameOf(focused()) === 'Email address');
    await press('Escape');
    await waitFor(() => !view.hasDialog);
    await waitFor(() => nameOf(focused()) === `Actions for ${id}`);
    expect(document.activeElement).to.equal(element);
  });
});
