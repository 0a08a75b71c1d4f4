import { fixture, html } from '@open-wc/testing-helpers';
import { expect } from 'chai';
import { ProvisioningError, type ProvisioningBackend } from '@flowthrough/client';
import '@flowthrough/elements/define';
import type { Fault } from '@flowthrough/mock';
import { problemResponse } from '@flowthrough/server';
import { expectNoViolations } from '../support/axe.js';
import { mountUserStatus } from '../support/harness/mount-user-status.js';
import { createUserWorld, TEMPLATE } from '../support/harness/user-status.js';
import { byRole, findByRole, textOf, visibleText } from '../support/roles.js';
import { waitFor } from '../support/wait.js';

/** Refuses a number of requests that match, such as `GET /templates`, and asks to come back later. */
function limited(match: RegExp, seconds: number | string, times = 1, begin = 1): Fault {
  let met = 0;
  return (request, next) => {
    if (!match.test(`${request.method} ${new URL(request.url).pathname}`)) return next(request);
    met += 1;
    const isMet = met >= begin && met < begin + times;
    if (!isMet) return next(request);
    const headers = { 'retry-after': String(seconds) };
    return Promise.resolve(problemResponse({ status: 429, code: 'rate-limited', headers }));
  };
}

const LISTED = /^GET .*\/templates$/;
const READ = new RegExp(`^GET .*/templates/${TEMPLATE}$`);
const USERS = /^GET .*\/subscribers$/;

/** A world whose one element waits for the backend, and what is done and seen in it. */
function watch(world: ReturnType<typeof createUserWorld>, element: HTMLElement & { updateComplete: Promise<unknown> }) {
  const said: string[] = [];
  element.addEventListener('ft-announced', (event) => said.push((event as Event & { text: string }).text));
  const button = (name: string) => byRole(element, 'button', name);
  const describedBy = (name: string) =>
    (button(name).getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => element.shadowRoot?.getElementById(id)?.textContent)
      .join(' ');
  const sees = (text: string) =>
    waitFor(() => visibleText(element).includes(text), `${text} in ${visibleText(element)}`);
  return {
    said,
    sees,
    isOff: (name: string) => button(name).getAttribute('aria-disabled') === 'true',
    /** A button that waits counts down, sends nothing, says when it is over, and then does what it says. */
    async expectWait(name: string, match: RegExp, ended: () => boolean) {
      await sees('You can try again in 0:40.');
      expect(describedBy(name)).to.contain('You can try again in 0:40.');
      await expectNoViolations(element);
      const asked = () =>
        world.scenario.requests.filter(({ method, path }) => match.test(`${method} ${path.split('?', 1)[0] ?? ''}`))
          .length;
      const before = asked();
      button(name).click();
      await world.environment.advance(39_000);
      await sees('You can try again in 0:01.');
      button(name).click();
      await element.updateComplete;
      expect(asked()).to.equal(before);
      await world.environment.advance(1_000);
      await waitFor(() => button(name).getAttribute('aria-disabled') !== 'true');
      expect(visibleText(element)).not.to.contain('You can try again in');
      expect(said.filter((text) => text === 'You can try again now.')).to.have.length(1);
      button(name).click();
      await waitFor(ended, 'what the button does');
    },
  };
}

describe('waiting for a backend that asks to', () => {
  async function mount(name: 'picker' | 'verification', faults: readonly Fault[], misconfigured = false) {
    const world = createUserWorld(misconfigured ? 'misconfigured' : 'errors', { faults });
    const holder = await fixture<HTMLElement>(
      name === 'picker'
        ? html`<div><ft-template-picker .client=${world.client}></ft-template-picker></div>`
        : html`<div>
            <ft-template-verification .client=${world.client} template-id=${TEMPLATE}></ft-template-verification>
          </div>`,
    );
    const element = holder.querySelector<HTMLElementTagNameMap['ft-template-picker']>(`ft-template-${name}`)!;
    return { world, element, ...watch(world, element) };
  }

  it('holds the next try for the templates', async () => {
    const { element, expectWait } = await mount('picker', [limited(LISTED, 40)]);
    await expectWait('Try again', LISTED, () => findByRole(element, 'radio') !== undefined);
  });

  it('holds the next try to check a template', async () => {
    const { element, expectWait } = await mount('verification', [limited(READ, 40)]);
    await expectWait('Try again', READ, () => findByRole(element, 'button', 'Check again') !== undefined);
  });

  it('holds the next check of a template', async () => {
    const { element, expectWait, sees, said } = await mount('verification', [limited(READ, 40, 1, 2)]);
    await sees('Check again');
    byRole(element, 'button', 'Check again').click();
    await waitFor(() => said.some((text) => text.endsWith('Try again in 40 seconds.')));
    await expectWait('Check again', READ, () => !visibleText(element).includes('could not be checked again'));
  });

  it('holds the next change of a template', async () => {
    const mend = 'Select untrusted emails';
    const { element, expectWait, sees } = await mount('verification', [limited(/^PATCH/, 40)], true);
    await sees(mend);
    byRole(element, 'button', mend).click();
    await expectWait(mend, /^PATCH/, () => findByRole(element, 'button', mend) === undefined);
  });

  it('holds the next try for the users', async () => {
    const world = createUserWorld('errors', { faults: [limited(USERS, 40)] });
    const holder = await fixture(
      html`<div><ft-user-status .client=${world.client} template-id=${TEMPLATE}></ft-user-status></div>`,
    );
    const element = holder.querySelector('ft-user-status')!;
    const { expectWait, isOff, sees } = watch(world, element);
    await sees('You can try again in 0:40.');
    expect(isOff('Refresh')).to.equal(true);
    await expectWait('Try again', USERS, () => findByRole(element, 'table') !== undefined);
    expect(isOff('Refresh')).to.equal(false);
  });

  describe('in dialogs and rows', () => {
    async function open(match: RegExp, seconds: number | string = 40, overrides?: Partial<ProvisioningBackend>) {
      const world = createUserWorld('errors', { faults: [limited(match, seconds)], ...(overrides && { overrides }) });
      const { element, view } = await mountUserStatus(world.client);
      return { world, element, view, ...watch(world, element) };
    }
    const ways = [
      { item: 'Retry activation', button: 'Onboard', match: /retry-activation$/ },
      { item: 'Change package type', button: 'Change', match: /^PATCH/ },
      { item: 'Delete user', button: 'Delete user', match: /^DELETE/ },
    ];
    for (const { item, button, match } of ways) {
      it(`holds ${button}`, async () => {
        const { view, expectWait, element } = await open(match);
        const [id] = view.idsWith('Error');
        await view.openMenu(id!);
        await view.choose(item);
        const dialog = await view.dialog();
        if (button === 'Onboard') await view.fill('Email address', 'new@example.com');
        if (button === 'Change') byRole(dialog, 'radio', 'Premium').click();
        await element.updateComplete;
        await view.confirm(button);
        await expectWait(button, match, () => !view.hasDialog);
      });
    }

    it('holds the next try in a row', async () => {
      const { view, expectWait, element, sees } = await open(/resend-consent$/);
      const [id] = view.idsWith('Pending: account move');
      await view.openMenu(id!);
      await view.choose('Resend consent email');
      await sees('The consent email was not sent.');
      await expectWait('Try again', /resend-consent$/, () => textOf(byRole(element, 'status')).includes('sent again'));
    });

    it('holds the next try for the history', async () => {
      const { view, expectWait, element } = await open(/history$/);
      const [id] = view.idsWith('Error');
      await view.openMenu(id!);
      await view.choose('History');
      await expectWait('Try again', /history$/, () => findByRole(element, 'listitem') !== undefined);
    });

    for (const seconds of ['31536000', '9999999999999999']) {
      it(`names the moment of a wait of ${seconds} seconds, and says it in words that fit`, async () => {
        const { view, said, sees, isOff } = await open(/resend-consent$/, seconds);
        const [id] = view.idsWith('Pending: account move');
        await view.openMenu(id!);
        await view.choose('Resend consent email');
        await sees('You can try again after Nov 23, 2027');
        expect(isOff('Try again')).to.equal(true);
        expect(view.text).not.to.match(/31,536,000|9,999/);
        expect(said.join()).not.to.match(/31,536,000|9,999/);
      });
    }

    for (const retryAfter of [Infinity, NaN, -5_000, 1e300]) {
      it(`shows a failure with a wait of ${retryAfter}`, async () => {
        const error = new ProvisioningError('rate-limited', 'Slow down.', { retryAfter });
        const { view, sees, isOff } = await open(/nothing/, 0, { resendConsent: () => Promise.reject(error) });
        const [id] = view.idsWith('Pending: account move');
        await view.openMenu(id!);
        await view.choose('Resend consent email');
        await sees('Too many requests at once.');
        expect(isOff('Try again')).to.equal(retryAfter > 0);
      });
    }
  });
});
