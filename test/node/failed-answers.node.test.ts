import { expect } from 'chai';
import type { Page as Tab } from 'puppeteer-core';
import { createShows, openSplitPage, takeAway, type SplitPage } from '../support/split-page.js';

const NAME = 'failed-answers';

const PAGE = `
  import '@flowthrough/elements/template-picker/define';
  import '@flowthrough/elements/template-verification/define';
  import { registerMessages } from '@flowthrough/elements';
  import { hr } from '@flowthrough/elements/messages/hr';
  import { createHttpBackend, createProvisioningClient } from '@flowthrough/client';
  import { createMockFetch, createScenario } from '@flowthrough/mock';
  registerMessages(hr);
  const scenario = createScenario('misconfigured', { users: 1, speed: 100 });
  const answer = createMockFetch(scenario);
  const question = new URLSearchParams(location.search);
  globalThis.reads = 0;
  globalThis.isDown = question.has('down');
  const fetch = (url, options) => {
    if (!url.endsWith('/capabilities')) globalThis.reads += 1;
    return globalThis.isDown ? Promise.reject(new TypeError('Failed to fetch')) : answer(url, options);
  };
  const retry = { tries: 1 };
  const backend = createHttpBackend({ baseUrl: scenario.basePath, token: scenario.token, fetch, retry });
  globalThis.said = [];
  globalThis.checked = 0;
  globalThis.view = document.createElement(question.get('element'));
  globalThis.view.lang = question.get('lang') ?? 'en';
  globalThis.view.addEventListener('ft-announced', ({ text }) => globalThis.said.push(text));
  globalThis.view.addEventListener('ft-template-checked', () => (globalThis.checked += 1));
  globalThis.view.client = createProvisioningClient({ backend });
  if (question.get('element') === 'ft-template-verification') globalThis.view.templateId = 'adria-hotels';
  document.body.append(globalThis.view);`;

/** In the tab: the element, what it said and reported, and how often it read. */
declare const view: HTMLElement;
declare const said: string[];
declare const checked: number;
declare const reads: number;

describe('an element whose answer can be had before the code that shows it', function () {
  this.timeout(60_000);
  let opened: SplitPage | undefined;
  let tab: Tab;

  const shows = createShows(() => tab);
  const open = (query: string) => tab.goto(`${opened?.address ?? ''}?${query}`);
  const pressRetry = () =>
    tab.evaluate(() => {
      const button = view.shadowRoot!.querySelector<HTMLElement>('.notice button')!;
      button.focus();
      button.click();
    });
  const focused = () => tab.evaluate(() => view.shadowRoot!.activeElement?.id);

  before(async function () {
    opened = await openSplitPage(NAME, PAGE);
    if (!opened) return this.skip();
    ({ tab } = opened);
    await tab.setCacheEnabled(false);
  });
  after(() => opened?.close());

  it('says that the result of a check cannot be shown, reports it all the same, and shows it once it can', async () => {
    const putBack = takeAway(NAME, 'results');
    await open('element=ft-template-verification');
    await shows('.notice.failed', 'A part of this page could not be loaded');
    await shows('h2', 'User Verification');
    await tab.waitForFunction(() => checked === 1);
    expect(await tab.evaluate(() => said)).to.deep.equal([
      'A part of this page could not be loaded. ' +
        'Nothing was sent. Check your connection and try again, or reload the page.',
    ]);
    putBack();
    await pressRetry();
    await shows('[part="check"]', 'Share link');
    expect(await focused()).to.equal('heading');
    await tab.waitForFunction(() => said.length === 2);
    expect(await tab.evaluate(() => said.at(-1))).to.equal('2 problems keep users from activating');
    expect(await tab.evaluate(() => [checked, reads])).to.deep.equal([1, 1]);
  });

  it('reads the template again as well, where that failed along with the code', async () => {
    const putBack = takeAway(NAME, 'results');
    await open('element=ft-template-verification&down');
    await shows('.notice.failed', 'A part of this page could not be loaded');
    putBack();
    await tab.evaluate(() => void Object.assign(globalThis, { isDown: false }));
    await pressRetry();
    await shows('[part="check"]', 'Share link');
    expect(await tab.evaluate(() => [checked, reads])).to.deep.equal([1, 2]);
  });

  it('says in the language of the page that templates cannot be shown, and shows them once they can', async () => {
    const putBack = takeAway(NAME, 'choice');
    await open('element=ft-template-picker&lang=hr');
    await shows('.notice.failed', 'Dio ove stranice nije se mogao učitati');
    expect(await tab.evaluate(() => said.length)).to.equal(1);
    putBack();
    await pressRetry();
    await shows('[part="option"]', 'Adria');
    expect(await focused()).to.equal('label');
    await tab.waitForFunction(() => said.length === 2);
    expect(await tab.evaluate(() => reads)).to.equal(1);
  });

  it('shows nothing but that it loads while the code is on its way', async () => {
    let goOn: () => void = () => undefined;
    await tab.setRequestInterception(true);
    tab.on('request', (request) => {
      if (request.url().includes('/results-')) goOn = () => void request.continue();
      else void request.continue();
    });
    await open('element=ft-template-verification');
    await tab.waitForFunction(() => checked === 1);
    expect(await tab.evaluate(() => view.shadowRoot!.querySelector('section')!.innerText.trim())).to.equal(
      'User Verification\n\nLoading',
    );
    expect(await tab.evaluate(() => said)).to.deep.equal([]);
    goOn();
    await shows('[part="check"]', 'Share link');
    await tab.waitForFunction(() => said.length === 1);
    expect(await tab.evaluate(() => checked)).to.equal(1);
  });
});
