import type { Subscriber } from '@flowthrough/client';
import type { ExportFinishedEvent } from '@flowthrough/elements';
import { en } from '@flowthrough/elements/messages/en';
import { hr } from '@flowthrough/elements/messages/hr';
import { createScenario } from '@flowthrough/mock';
import { expect } from 'chai';
import { parse } from 'csv-parse/sync';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { createServer, type ViteDevServer } from 'vite';
import { en as englishPortal } from '../../demo/texts/en.js';
import { hr as croatianPortal } from '../../demo/texts/hr.js';
import { chromiumArgs, findBrowser } from '../../scripts/browsers.mjs';

const LANGUAGES = [
  { messages: en, portal: englishPortal },
  { messages: hr, portal: croatianPortal },
];

/** Stages of the mock pass this many times faster than in front of people. */
const SPEED = 20;

describe('the demo', () => {
  // The same people as on the page: a scenario is the same wherever it is made.
  const people = createScenario('misconfigured').backend;
  const idOf = ({ broadworksId }: Subscriber) => broadworksId;
  let server: ViteDevServer | undefined;
  let browser: Browser | undefined;
  let home: string;
  let page: Page;
  let complaints: string[];

  before(async function () {
    const executablePath = findBrowser('chromium');
    if (!executablePath) {
      this.skip();
      return;
    }
    server = await createServer({ logLevel: 'error', server: { port: 0, strictPort: false } });
    await server.listen();
    browser = await puppeteer.launch({ executablePath, args: chromiumArgs });
    home = server.resolvedUrls?.local[0] ?? '';
    const permission = { name: 'clipboard-write', allowWithoutSanitization: false } as const;
    await browser.defaultBrowserContext().setPermission(new URL(home).origin, { permission, state: 'granted' });
  });

  after(async () => {
    await browser?.close();
    await server?.close();
  });

  beforeEach(async () => {
    page = await browser!.newPage();
    await page.setViewport({ width: 1280, height: 900 });
    page.setDefaultTimeout(15_000);
    complaints = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
  });

  afterEach(async () => {
    await page.close();
    expect(complaints).to.deep.equal([]);
  });

  const open = (path: string) => page.goto(new URL(path, home).href);
  const control = (role: string, name: string) => page.locator(`::-p-aria([name="${name}"][role="${role}"])`);
  const press = (name: string) => control('button', name).click();
  const see = (text: string) => page.locator(`::-p-text(${text})`).wait();

  for (const { messages, portal } of LANGUAGES) {
    const { template, activation, userStatus, common, locale } = messages;

    it(`leads an administrator from the settings to a provisioned user (${locale})`, async () => {
      await open(`/?scenario=misconfigured&speed=${SPEED}&lang=${locale}#/settings`);
      await control('link', portal.viewTemplates).click();
      await page.locator('::-p-aria([role="radio"])').click();
      await press(template.check.untrustedEmails.mend ?? '');
      await press(template.check.shareLink.mend ?? '');
      await see(template.summaryPassed);
      await press(template.showUserStatus);

      const { items } = await people.listSubscribers({ templateId: 'adria-hotels', limit: 1_000 }, {});
      const [retried = '', deleted = ''] = items.filter(({ status }) => status === 'error').map(idOf);
      const isChangeable = (user: Subscriber) => user.status === 'pending_email_input' && user.package !== 'softphone';
      const [changed = ''] = items.filter(isChangeable).map(idOf);
      const choose = async (id: string, action: keyof typeof userStatus.action) => {
        await control('searchbox', userStatus.search).fill(id);
        await press(userStatus.actionsFor(id));
        await control('menuitem', userStatus.action[action]).click();
      };

      await choose(retried, 'copyError');
      await see(userStatus.errorCopied(retried));
      await choose(retried, 'retry');
      await control('textbox', userStatus.email).fill('new.address@example.com');
      await press(userStatus.onboard);
      await control('cell', common.status.provisioned).wait();

      await choose(changed, 'changePackage');
      await control('radio', common.package.softphone).click();
      await press(userStatus.change);
      await control('cell', common.package.softphone).wait();

      await choose(deleted, 'delete');
      await press(userStatus.action.delete);
      await see(userStatus.done.delete(deleted));

      // In every user's ID, so that it stands for all of them.
      await control('searchbox', userStatus.search).fill('example.com');
      await control('switch', userStatus.excludeProvisioned).click();
      await page.waitForFunction(() => location.hash.includes('exclude-provisioned=1'));
      const exported = nextExport(page);
      await press(userStatus.export);
      const rows = parse<Record<string, string>>(await exported, { columns: true, bom: true });
      const ids = rows.map((row) => row['BroadWorks ID']);
      expect(ids).to.include(changed).and.not.include.members([retried]).and.not.include.members([deleted]);
      expect(rows[ids.indexOf(changed)]).to.include({ 'Package type': 'softphone' });
      expect(rows.map((row) => row['Status'])).not.to.include('provisioned');
    });

    it(`lets a user try again after an error, and survives a reload on the way (${locale})`, async () => {
      await open(`/activate.html?scenario=errors&speed=${SPEED}&lang=${locale}`);
      await control('textbox', activation.email).fill('ana.horvat@example.com');
      await press(activation.activate);
      await see(common.errorCategory['already-associated'].title);
      await press(common.retry);
      await page.waitForFunction(() => location.search.includes('activation-id=activation-2'));
      await page.reload();
      await see(activation.succeeded.title);
    });
  }

  it('changes the language in place, keeps the view in the address, and goes back', async () => {
    await open('/#/templates/adria-hotels');
    await see(en.template.summaryPassed);
    await control('link', 'HR Hrvatski').click();
    await see(hr.template.summaryPassed);
    await press(hr.template.showUserStatus);
    await control('switch', hr.userStatus.excludeProvisioned).click();
    await page.waitForFunction(() => location.hash === '#/templates/adria-hotels/users?exclude-provisioned=1');
    expect(await page.title()).to.equal('Hotels and resorts · Adria Telecom');
    await page.goBack();
    await see(hr.template.summaryPassed);
  });

  it('keeps the view in the address with its columns, and saved views over a reload', async () => {
    const saved = en.views;
    await open('/?scenario=errors#/templates/adria-hotels/users?stuck-for=24&columns=name,status');
    await press(`${en.userStatus.filters} 1`);
    await control('combobox', en.userStatus.stuckFor).fill(String(7 * 86_400_000));
    const place = '#/templates/adria-hotels/users?stuck-for=168&columns=name%2Cstatus';
    await page.waitForFunction((hash) => location.hash === hash, {}, place);
    const openViews = async () => {
      await press(en.userStatus.tools);
      await control('menuitem', en.userStatus.tool.views).click();
    };
    await openViews();
    await control('textbox', saved.name).fill('Stuck for a week');
    await press(saved.save);
    await control('button', saved.deleteView('Stuck for a week')).wait();
    await open('/?scenario=errors&seed=2#/templates/adria-hotels/users');
    await openViews();
    await press('Stuck for a week');
    await page.waitForFunction((hash) => location.hash === hash, {}, place);
  });

  it('shows a developer what the elements said and what the mock received, without addresses', async () => {
    await open(`/activate.html?speed=${SPEED}`);
    await press(englishPortal.developer);
    await control('textbox', en.activation.email).fill('ana.horvat@example.com');
    // The drawer may lie over the button, as it may for a developer.
    await page.keyboard.press('Enter');
    await see('202 POST /api/activations');
    await see('ft-activation-started');
    const drawer = await page.$eval('aside', (aside) => aside.innerText);
    expect(drawer).to.contain('a•••@example.com').and.not.contain('ana.horvat');
    await press(englishPortal.closeDrawer);
    await control('button', englishPortal.developer).wait();
  });

  for (const path of ['/#/customers', '/#/settings', '/?developer=1#/templates/adria-hotels', '/activate.html']) {
    it(`gives axe nothing to complain about at ${path}, light and dark`, async () => {
      await open(path);
      await page.waitForNetworkIdle();
      await page.addScriptTag({ path: 'node_modules/axe-core/axe.min.js' });
      for (const value of ['light', 'dark']) {
        // Without motion: in the middle of a transition colors are neither those of one scheme nor of the other.
        await page.emulateMediaFeatures([
          { name: 'prefers-color-scheme', value },
          { name: 'prefers-reduced-motion', value: 'reduce' },
        ]);
        const violations = await page.evaluate(async () => {
          const { axe } = window as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } };
          return (await axe.run()).violations.map(({ id }) => id);
        });
        expect(violations, value).to.deep.equal([]);
      }
    });
  }
});

/** The text of the next file that the page exports. */
function nextExport(page: Page): Promise<string> {
  return page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        document.addEventListener(
          'ft-export-finished',
          (event) => resolve((event as ExportFinishedEvent).blob!.text()),
          {
            once: true,
          },
        );
      }),
  );
}
