import type { ArraySource, UserStatusStore } from '@flowthrough/client';
import { expect } from 'chai';
import type { Page as Tab } from 'puppeteer-core';
import { openSplitPage, takeAway, type SplitPage } from '../support/split-page.js';

const NAME = 'failed-rows';

const PAGE = `
  import { createArraySource, createProvisioningClient, createUserStatusStore } from '@flowthrough/client';
  const rows = Array.from({ length: 5_000 }, (_, index) => ({
    id: 'u' + index, broadworksId: 'u' + index, spEnterpriseId: 'e', firstName: 'Ana', lastName: 'Name ' + (4_999 - index),
    package: 'basic', status: 'error', errors: [], created: '2026-11-01T00:00:00Z', lastStatusChange: '2026-11-01T00:00:00Z',
  }));
  globalThis.source = createArraySource(rows);
  const backend = {
    capabilities: async () => ({
      totals: true, search: true, filters: ['status', 'package'],
      sorts: ['broadworksId', 'name', 'email', 'package', 'status', 'lastStatusChange'],
    }),
    async listSubscribers({ cursor = '0' }) {
      const [start, end] = [Number(cursor), Number(cursor) + 100];
      return { items: rows.slice(start, end), total: rows.length, next: String(end) };
    },
  };
  globalThis.store = createUserStatusStore(createProvisioningClient({ backend }), { templateId: 't', rowCap: 200 });`;

/** In the tab: a source of 5,000 rows, and a store whose list is longer than its cap. */
declare const source: ArraySource;
declare const store: UserStatusStore;

/** The first rows by name, and how many a search finds. */
async function found(): Promise<unknown> {
  const sorted = await source.select({ sort: { key: 'name', descending: false } });
  const searched = await source.select({ search: 'ana u49' });
  return [sorted.view.at(0)?.id, sorted.view.at(4_999)?.id, searched.view.length];
}

describe('the rows of a client whose parts cannot be loaded', function () {
  this.timeout(60_000);
  let opened: SplitPage | undefined;
  let tab: Tab;

  before(async function () {
    opened = await openSplitPage(NAME, PAGE);
    if (!opened) return this.skip();
    ({ tab } = opened);
  });
  after(() => opened?.close());

  it('are sorted and searched all the same, and faster once the index can be had', async () => {
    const bringBack = takeAway(NAME, 'fast-index');
    await tab.goto(opened?.address ?? '');
    const asked: string[] = [];
    tab.on('request', (request) => void asked.push(request.url()));
    expect(await tab.evaluate(found)).to.deep.equal(['u4999', 'u0', 111]);
    expect(asked.filter((url) => url.includes('fast-index'))).to.have.length(1);
    bringBack();
    await tab.evaluate(() => source.prepare(new AbortController().signal));
    expect(await tab.evaluate(found)).to.deep.equal(['u4999', 'u0', 111]);
    expect(asked.filter((url) => url.includes('fast-index'))).to.have.length(2);
  });

  it('stay, with the reason, where the backend is to page; going on pages', async () => {
    const bringBack = takeAway(NAME, 'paged-list');
    await tab.goto(opened?.address ?? '');
    await tab.evaluate(() => store.start());
    await tab.waitForFunction(() => store.$state.get().load.state === 'failed');
    const { kind, shown } = await tab.evaluate(() => ({
      kind: store.$state.get().load.error?.kind,
      shown: store.$state.get().view.length,
    }));
    expect(kind).to.equal('network');
    expect(shown).to.equal(100);
    bringBack();
    await tab.evaluate(() => store.resume());
    await tab.waitForFunction(() => store.$state.get().scope === 'paged');
    expect(await tab.evaluate(() => store.$state.get().view.length)).to.equal(5_000);
  });
});
