// How fast the demo works through a batch, with the record that it keeps: node test/bench/batch.mjs [users] [seconds]
import puppeteer from 'puppeteer-core';
import { createServer } from 'vite';
import { chromiumArgs, findBrowser } from '../../scripts/browsers.mjs';

const [users = '930', seconds = '30'] = process.argv.slice(2);
/** Milliseconds between two looks at the bar. */
const LOOK = 2_000;

const server = await createServer({ logLevel: 'error', server: { port: 0, strictPort: false } });
await server.listen();
const browser = await puppeteer.launch({ executablePath: findBrowser('chromium'), args: chromiumArgs });
const page = await browser.newPage();
await page.setViewport({ width: 1280, height: 900 });
page.setDefaultTimeout(120_000);

const bar = () =>
  page.evaluate(() => {
    const root = document.querySelector('ft-user-status')?.shadowRoot;
    return [...(root?.querySelectorAll('.batch-bar h3') ?? [])]
      .map(({ textContent }) => textContent.trim())
      .join(' | ');
  });
const until = async (condition, what) => {
  for (let looks = 0; looks < 600; looks += 1) {
    const text = await bar();
    if (condition(text)) return text;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`Waited too long for ${what}: ${await bar()}`);
};
const press = async (role, name) => page.locator(`::-p-aria([name="${name}"][role="${role}"])`).click();

try {
  const { href } = new URL(
    `/?scenario=errors&users=${users}#/templates/adria-hotels/users?exclude-provisioned`,
    server.resolvedUrls.local[0],
  );
  await page.goto(href);
  await page.waitForFunction(
    () => {
      const text = document.querySelector('ft-user-status')?.shadowRoot?.querySelector('.footer')?.textContent ?? '';
      return /pdated/.test(text);
    },
    { timeout: 120_000 },
  );
  await press('checkbox', 'Select all');
  console.log(await until((text) => / selected/.test(text), 'the selection'));
  await page.evaluate(() => {
    const root = document.querySelector('ft-user-status').shadowRoot;
    [...root.querySelectorAll('.batch-bar button')]
      .find(({ textContent }) => /Retry activation/.test(textContent))
      .click();
  });
  await page.waitForFunction(() => document.querySelector('ft-user-status').shadowRoot.querySelector('form.confirm'));
  await page.evaluate(() => {
    document.querySelector('ft-user-status').shadowRoot.querySelector('form.confirm button[type=submit]').click();
  });
  await until((text) => /Retrying/.test(text), 'the batch');
  const begun = performance.now();
  let before = { at: begun, ended: 0 };
  while (performance.now() - begun < Number(seconds) * 1_000) {
    await new Promise((resolve) => setTimeout(resolve, LOOK));
    const text = await bar();
    const ended = Number(/Retrying ([\d,]+) of/.exec(text)?.[1]?.replaceAll(',', '') ?? NaN);
    const at = performance.now();
    console.log(
      `${((at - begun) / 1_000).toFixed(0)} s: ${text} (${((ended - before.ended) / ((at - before.at) / 1_000)).toFixed(1)} a second)`,
    );
    if (Number.isNaN(ended)) break;
    before = { at, ended };
  }
} finally {
  await browser.close();
  await server.close();
}
