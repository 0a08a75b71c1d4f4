import { copyFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SCENARIOS } from '@flowthrough/mock';
import { expect } from 'chai';
import { build } from 'esbuild';
import puppeteer, { type Browser, type Page as Tab } from 'puppeteer-core';
import { chromiumArgs, findBrowser } from '../../scripts/browsers.mjs';
import { serve } from '../../scripts/static-server.mjs';
import type { Page } from './page.js';

/** Runs in the tab. */
declare const page: Page;
declare const complaints: string[];

const POLICY = [
  `default-src 'none'`,
  `script-src 'self'`,
  `style-src 'self'`,
  `connect-src 'self'`,
  `require-trusted-types-for 'script'`,
  'trusted-types lit-html',
].join('; ');

/** What the menu of the tools opens. */
const PANELS = ['Import emails', 'Export options', 'Saved views', 'Columns'];

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const folder = at('../../.cache/csp');
const dist = at('../../packages/elements/dist');

/** The built file for pages without a bundler, and a page that uses it. */
async function writeSite(): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const file of readdirSync(dist).filter((name) => /^flowthrough\..*js$/.test(name))) {
    copyFileSync(`${dist}/${file}`, `${folder}/${file}`);
  }
  writeFileSync(
    `${folder}/index.html`,
    `<!doctype html><html lang="en"><title>Strict</title><script type="module" src="/page.js"></script><main></main>`,
  );
  await build({
    entryPoints: [at('page.ts')],
    outdir: folder,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['@flowthrough/source'],
    plugins: [
      {
        name: 'client-of-the-built-file',
        setup: ({ onResolve }) => {
          onResolve({ filter: /^@flowthrough\/client$/ }, () => ({ path: '/flowthrough.min.js', external: true }));
        },
      },
    ],
  });
}

const launch = {
  chromium: (executablePath: string) => puppeteer.launch({ executablePath, args: chromiumArgs }),
  firefox: (executablePath: string) => puppeteer.launch({ browser: 'firefox', executablePath }),
};

describe('under a strict Content Security Policy with Trusted Types', function () {
  this.timeout(120_000);
  let server: Awaited<ReturnType<typeof serve>>;

  before(async () => {
    await writeSite();
    server = await serve(folder, { 'content-security-policy': POLICY });
  });
  after(() => {
    server.stop();
  });

  for (const engine of ['chromium', 'firefox'] as const) {
    describe(`in ${engine}`, () => {
      let browser: Browser;
      let tab: Tab;

      before(async function () {
        const program = findBrowser(engine);
        if (!program) return this.skip();
        browser = await launch[engine](program);
        tab = await browser.newPage();
        await tab.evaluateOnNewDocument(() => {
          const found: string[] = [];
          Object.assign(globalThis, { complaints: found });
          document.addEventListener('securitypolicyviolation', (event) => {
            // The browser's own request for an icon, whenever it comes.
            if (event.blockedURI.endsWith('/favicon.ico')) return;
            found.push(`${event.effectiveDirective}: ${event.blockedURI} ${event.sample}`);
          });
          addEventListener('error', (event) => found.push(event.message));
          addEventListener('unhandledrejection', (event) => found.push(String(event.reason)));
        });
        await tab.goto(server.address);
      });
      after(() => browser.close());

      it('notices a violation when there is one', async () => {
        const found = await tab.evaluate(async () => {
          document.querySelector('main')!.setAttribute('style', 'color: red');
          for (let frames = 0; frames < 60 && complaints.length === 0; frames += 1)
            await new Promise((resolve) => requestAnimationFrame(resolve));
          return complaints.splice(0);
        });
        expect(found.join()).to.contain('style-src');
      });

      for (const scenario of ['not connected', ...SCENARIOS.filter((name) => name !== 'slow')] as const) {
        it(`shows and works every element, styled and without a violation: ${scenario}`, async () => {
          await tab.evaluate((name) => page.show(name), scenario);
          expect(await tab.evaluate(() => page.unstyled())).to.deep.equal([]);
          const opened = await tab.evaluate(() => page.useEverything());
          expect(await tab.evaluate(() => complaints.splice(0))).to.deep.equal([]);
          if (scenario === 'errors') expect(opened).to.include.members(['dialog', 'menu', ...PANELS]);
        });
      }
    });
  }
});
