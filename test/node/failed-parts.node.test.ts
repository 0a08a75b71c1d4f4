import { expect } from 'chai';
import type { Page as Tab } from 'puppeteer-core';
import { createShows, openSplitPage, takeAway, type SplitPage } from '../support/split-page.js';

const NAME = 'failed-parts';

const PAGE = `
  import '@flowthrough/elements/user-status/define';
  import { createHttpBackend, createProvisioningClient } from '@flowthrough/client';
  import { createMockFetch, createScenario } from '@flowthrough/mock';
  const scenario = createScenario('errors', { users: 20, speed: 100 });
  const backend = createHttpBackend({
    baseUrl: scenario.basePath,
    token: scenario.token,
    fetch: createMockFetch(scenario),
  });
  globalThis.said = [];
  globalThis.view = document.createElement('ft-user-status');
  globalThis.view.addEventListener('ft-announced', ({ text }) => globalThis.said.push(text));
  globalThis.exported = 0;
  globalThis.view.addEventListener('ft-export-finished', ({ rows }) => (globalThis.exported = rows));
  globalThis.view.client = createProvisioningClient({ backend });
  globalThis.view.templateId = 'adria-hotels';
  document.body.append(globalThis.view);`;

/** In the tab: the element, what it said, and how many rows it exported. */
declare const view: HTMLElement & { selectable: boolean };
declare const said: string[];
declare const exported: number;

describe('a user status view whose later parts cannot be loaded', function () {
  this.timeout(60_000);
  let opened: SplitPage | undefined;
  let tab: Tab;

  const click = (selector: string) =>
    tab.evaluate((asked) => view.shadowRoot!.querySelector<HTMLElement>(asked)!.click(), selector);
  const shows = createShows(() => tab);
  const open = async () => {
    await tab.goto(opened?.address ?? '');
    await shows('[part="row"]');
  };

  before(async function () {
    opened = await openSplitPage(NAME, PAGE);
    if (!opened) return this.skip();
    ({ tab } = opened);
    await tab.setCacheEnabled(false);
  });
  after(() => opened?.close());

  it('says in the place of the rows that they cannot be shown, exports them all the same, and shows them once it can', async () => {
    const putBack = takeAway(NAME, 'list');
    await tab.goto(opened?.address ?? '');
    await shows('.frame .notice.failed', 'A part of this page could not be loaded');
    expect(await tab.evaluate(() => said)).to.deep.equal([
      'A part of this page could not be loaded. Nothing was sent. Check your connection and try again, or reload the page.',
    ]);
    await click('[part="export"]');
    await tab.waitForFunction(() => exported === 20);

    putBack();
    await tab.evaluate(() => view.shadowRoot!.querySelector<HTMLElement>('.frame .notice button')!.focus());
    await click('.frame .notice button');
    await shows('[part="row"]');
    expect(await tab.evaluate(() => view.shadowRoot!.querySelector('.notice.failed'))).to.equal(null);
    expect(await tab.evaluate(() => view.shadowRoot!.activeElement?.localName)).to.equal('h2');
    expect(await tab.evaluate(() => said.at(-1))).to.equal('20 users');
  });

  it('shows every row with its reason, says that a menu cannot be had, and opens it once it can', async () => {
    const putBack = takeAway(NAME, 'acting');
    await open();
    await shows('.reason');
    await click('[data-act="menu"]:not([hidden])');
    await shows('.notice.failed', 'A part of this page could not be loaded');
    expect(await tab.evaluate(() => said.at(-1))).to.match(/^A part of this page could not be loaded/);
    putBack();
    await click('[data-act="menu"]:not([hidden])');
    await shows('[role="menuitem"]', 'Retry activation');
    await tab.waitForFunction(() => view.shadowRoot!.activeElement?.textContent.includes('Retry activation'));
    expect(await tab.evaluate(() => view.shadowRoot!.querySelector('.notice.failed'))).to.equal(null);
  });

  it('says that nobody can be selected, and lets it be tried again', async () => {
    const putBack = takeAway(NAME, 'bulk-work');
    await open();
    await tab.evaluate(() => void (view.selectable = true));
    await shows('.frame .footer button', 'Try again');
    putBack();
    await click('.frame .footer button');
    await shows('.row:has([data-act="select"])');
  });

  it('says so in the place of the filters, and shows them once they can be had', async () => {
    const putBack = takeAway(NAME, 'filter-bar');
    await open();
    await click('.fold');
    await shows('#filters [role="alert"]', 'A part of this page could not be loaded');
    putBack();
    await click('#filters button');
    await shows('#filters [part="chip"]', 'Error');
  });
});
