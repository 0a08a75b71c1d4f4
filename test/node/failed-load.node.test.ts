import { expect } from 'chai';
import type { Page as Tab } from 'puppeteer-core';
import { openSplitPage, takeAway, type SplitPage } from '../support/split-page.js';

const NAME = 'failed-load';

const PAGE = `
  import '@flowthrough/elements/activation-form/define';
  import { createHttpBackend, createProvisioningClient } from '@flowthrough/client';
  import { createMockFetch, createScenario } from '@flowthrough/mock';
  const scenario = createScenario('healthy', { users: 1, speed: 100 });
  const answer = createMockFetch(scenario);
  globalThis.sent = 0;
  const fetch = (url, options) => {
    if (options.method === 'POST') globalThis.sent += 1;
    return answer(url, options);
  };
  const backend = createHttpBackend({ baseUrl: scenario.basePath, token: scenario.token, fetch });
  globalThis.form = document.createElement('ft-activation-form');
  globalThis.form.client = createProvisioningClient({ backend });
  document.body.append(globalThis.form);`;

/** In the tab: the element, and how many writes it sent. */
declare const form: HTMLElement;
declare const sent: number;

const title = () => form.shadowRoot?.querySelector('h3')?.textContent;

async function submit(tab: Tab): Promise<void> {
  await tab.evaluate(() => form.shadowRoot!.querySelector<HTMLElement>('[part="submit"]')!.click());
}

describe('an activation form whose second part cannot be loaded', function () {
  this.timeout(60_000);
  let opened: SplitPage | undefined;
  let tab: Tab;

  before(async function () {
    opened = await openSplitPage(NAME, PAGE);
    if (!opened) return this.skip();
    ({ tab } = opened);
  });
  after(() => opened?.close());

  it('sends nothing, keeps what was typed and says so; it sends as soon as the part can be had', async () => {
    const putBack = takeAway(NAME, 'process');
    await tab.goto(opened?.address ?? '');
    await tab.evaluate(() => {
      const input = form.shadowRoot!.querySelector('input')!;
      input.focus();
      input.value = 'ana.horvat@example.com';
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    });
    await submit(tab);
    await tab.waitForFunction(() => form.shadowRoot!.activeElement?.localName === 'h3');
    expect(await tab.evaluate(title)).to.equal('A part of this page could not be loaded');
    expect(await tab.evaluate(() => form.shadowRoot!.querySelector('input')!.value)).to.equal('ana.horvat@example.com');
    expect(await tab.evaluate(() => sent)).to.equal(0);

    putBack();
    await submit(tab);
    await tab.waitForFunction(() => form.shadowRoot!.querySelector('h3')?.textContent === 'Check your email');
    expect(await tab.evaluate(() => sent)).to.equal(1);
  });

  it('offers to try again where it has an activation to resume, and never drops the focus', async () => {
    const putBack = takeAway(NAME, 'process');
    await tab.goto(opened?.address ?? '');
    await tab.evaluate(() => form.setAttribute('activation-id', 'activation-1'));
    await tab.waitForFunction(() => form.shadowRoot!.querySelector('.notice button') !== null);
    expect(await tab.evaluate(title)).to.equal('A part of this page could not be loaded');

    putBack();
    await tab.evaluate(() => {
      const button = form.shadowRoot!.querySelector<HTMLElement>('.notice button')!;
      button.focus();
      button.click();
    });
    await tab.waitForFunction(() => form.shadowRoot!.querySelector('.notice button') === null);
    await tab.waitForFunction(() => form.shadowRoot!.activeElement?.localName.startsWith('h'));
  });
});
