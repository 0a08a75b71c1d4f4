import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import puppeteer from 'puppeteer-core';
import { chromiumArgs, findBrowser, prepareBrowsers } from './browsers.mjs';
import { clearResult, root, run, tool, writeResult } from './process.mjs';
import { serve } from './static-server.mjs';
import { installStoryPlayer } from './story-page.mjs';

// Storybook's own frame needs inline scripts and sheets; style attributes, eval and foreign hosts stay forbidden.
const POLICY = [
  `default-src 'self'`,
  `script-src 'self' 'unsafe-inline'`,
  `style-src-elem 'self' 'unsafe-inline'`,
  `style-src-attr 'report-sample'`,
  `img-src 'self' data:`,
].join('; ');

const scheme = (value) => [{ name: 'prefers-color-scheme', value }];

/** The ways in which every story is played. Axe has its say in the first three; Firefox cannot emulate media. */
const MODES = [
  { name: 'light', engine: 'chromium', globals: 'theme:light', features: scheme('light') },
  { name: 'dark', engine: 'chromium', globals: 'theme:dark', features: scheme('dark') },
  {
    name: 'forced colors',
    engine: 'chromium',
    globals: 'theme:auto',
    features: [...scheme('dark'), { name: 'forced-colors', value: 'active' }],
    // The colors are the user's own there, and axe reads those of the sheet.
    ignoredRules: ['color-contrast'],
  },
  { name: 'right to left', engine: 'chromium', globals: 'direction:rtl;a11y.manual:!true', features: scheme('light') },
  { name: 'firefox', engine: 'firefox', globals: 'theme:light;a11y.manual:!true' },
];

const STORY_LIMIT = 20_000;

const { values } = parseArgs({
  options: {
    /** Part of a story's id; only such stories run. */
    story: { type: 'string', default: '' },
    /** One mode of the list above. */
    mode: { type: 'string' },
    /** Keeps the Storybook that was built last. */
    'without-build': { type: 'boolean', default: false },
  },
});

clearResult('stories');
const folder = join(root, '.cache/storybook');
if (!values['without-build']) {
  const code = await run(tool('storybook'), ['build', '--quiet', '--loglevel', 'warn', '-o', folder]);
  if (code !== 0) process.exit(code);
}

const { entries } = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8'));
const stories = Object.values(entries)
  .filter(({ type, tags, id }) => type === 'story' && tags.includes('test') && id.includes(values.story))
  .map(({ id }) => id);
const engines = prepareBrowsers(['chromium', 'firefox']);
const modes = MODES.filter(({ name, engine }) => engines.includes(engine) && (!values.mode || values.mode === name));
const { address, stop } = await serve(folder, { 'content-security-policy': POLICY });

let passed = 0;
let failed = 0;
try {
  for (const mode of modes) await playAll(mode);
} finally {
  stop();
}
writeResult('stories', { passed, failed });
console.log(`stories: ${passed} passed, ${failed} failed (${stories.length} stories in ${modes.length} modes)`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

async function playAll(mode) {
  let browser = await launch(mode.engine);
  try {
    let page = await open(browser, mode);
    for (const story of stories) {
      const wrong = await play(page, story, mode.ignoredRules ?? []);
      if (wrong.length === 0) {
        passed += 1;
        continue;
      }
      failed += 1;
      console.error(`✗ ${story} (${mode.name})\n    ${wrong.join('\n    ')}`);
      // What went wrong may still be going on, or the browser has crashed: the next story starts afresh.
      await browser.close().catch(() => undefined);
      browser = await launch(mode.engine);
      page = await open(browser, mode);
    }
  } finally {
    await browser.close().catch(() => undefined);
  }
}

function launch(engine) {
  return engine === 'firefox'
    ? puppeteer.launch({ browser: 'firefox', executablePath: findBrowser('firefox') })
    : puppeteer.launch({ executablePath: findBrowser('chromium'), args: chromiumArgs });
}

async function open(browser, { globals, features }) {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 800 });
  if (features) {
    // Puppeteer's own method refuses forced colors.
    const session = await page.createCDPSession();
    await session.send('Emulation.setEmulatedMedia', { features });
  }
  await page.evaluateOnNewDocument(installStoryPlayer);
  // No story is asked for: each is played by name, the first one too.
  await page.goto(`${address}/iframe.html?viewMode=story&globals=${globals}`);
  await page.waitForFunction(() => window.__STORYBOOK_PREVIEW__?.storyStoreValue !== undefined, {
    timeout: STORY_LIMIT,
  });
  return page;
}

/** Everything that is wrong with a story; nothing when it passes. */
async function play(page, story, ignoredRules) {
  let timer;
  const limit = new Promise((resolve) => {
    timer = setTimeout(resolve, STORY_LIMIT, [`did not finish within ${STORY_LIMIT / 1000} s`]);
  });
  const result = page
    .evaluate((id, rules) => window.playStory(id, rules), story, ignoredRules)
    .catch((error) => [error.message]);
  return Promise.race([result, limit]).finally(() => clearTimeout(timer));
}
