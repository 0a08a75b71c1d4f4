import { expect } from 'chai';
import type { HTTPRequest, Page as Tab } from 'puppeteer-core';
import { createShows, openSplitPage, type SplitPage } from '../support/split-page.js';

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
  document.body.append(globalThis.view);
  globalThis.connect = () => {
    globalThis.view.client = createProvisioningClient({ backend });
    globalThis.view.templateId = 'adria-hotels';
  };`;

/** In the tab: the element, what it said, and what gives it a client. */
declare const view: HTMLElement & { excludeProvisioned: boolean };
declare const said: string[];
declare const connect: () => void;

/** Places that what comes later must not move, in CSS pixels from the top. */
const places = () =>
  ['.toolbar', '.frame'].map((part) => view.shadowRoot!.querySelector(part)!.getBoundingClientRect().top);

const count = (selector: string) => view.shadowRoot!.querySelectorAll(selector).length;

describe('a user status view whose table is under way', function () {
  this.timeout(60_000);
  let opened: SplitPage | undefined;
  let tab: Tab;
  let held: HTTPRequest[] = [];

  const shows = createShows(() => tab);

  before(async function () {
    opened = await openSplitPage('table-part', PAGE);
    if (!opened) return this.skip();
    ({ tab } = opened);
    await tab.setViewport({ width: 1200, height: 900 });
    await tab.setCacheEnabled(false);
    await tab.setRequestInterception(true);
    tab.on('request', (request) => {
      if (/\/list-[^/]*\.js$/.test(request.url())) held.push(request);
      else void request.continue();
    });
  });
  after(() => opened?.close());
  beforeEach(async () => {
    held = [];
    const asked = tab.waitForRequest((request) => /\/list-[^/]*\.js$/.test(request.url()));
    await tab.goto(opened?.address ?? '');
    await asked;
  });

  it('asks for it once, before there is a client', async () => {
    await tab.evaluate(() => connect());
    await shows('.footer', 'Updated');
    expect(held.length).to.equal(1);
  });

  it('shows rows to come although they have been answered, and then what is asked for by then, in the same room', async () => {
    await tab.evaluate(() => connect());
    await shows('.footer', 'Updated');
    expect(await tab.evaluate(count, '.skeleton')).to.equal(1);
    expect(await tab.evaluate(() => said)).to.deep.equal([]);
    const before = await tab.evaluate(places);

    await tab.evaluate(() => void (view.excludeProvisioned = true));
    await shows('.footer', 'Updated');
    await held[0]?.continue();
    await shows('[part="row"]');
    expect(await tab.evaluate(count, '.skeleton')).to.equal(0);
    expect(await tab.evaluate(places)).to.deep.equal(before);
    const rows = await tab.evaluate(count, '[part="row"]');
    expect(rows).to.be.lessThan(20);
    expect(await tab.evaluate(() => said)).to.deep.equal([`${rows} users`]);
    expect(await tab.evaluate(() => view.shadowRoot!.querySelector('.range')!.textContent)).to.match(/^Rows 1 to/);
  });

  it('says at once that there are none, and shows it with the part', async () => {
    await tab.evaluate(() => {
      connect();
      view.setAttribute('search', 'nobody has this name');
    });
    await tab.waitForFunction(() => said.length > 0);
    expect(await tab.evaluate(() => said)).to.deep.equal(['0 users']);
    expect(await tab.evaluate(count, '.skeleton')).to.equal(1);

    await held[0]?.continue();
    await shows('[part="empty"]', 'No user matches');
    expect(await tab.evaluate(() => said)).to.deep.equal(['0 users']);
  });
});
