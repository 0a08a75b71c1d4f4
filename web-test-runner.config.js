import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import { a11ySnapshotPlugin } from '@web/test-runner-commands/plugins';
import { puppeteerLauncher } from '@web/test-runner-puppeteer';
import { build } from 'esbuild';
import { chromiumArgs, findBrowser } from './scripts/browsers.mjs';
import { readPatterns } from './scripts/patterns.mjs';
import { freePort, writeResult } from './scripts/process.mjs';
import { webkitLauncher } from './scripts/webkit-launcher.mjs';

const engine = process.env.TEST_ENGINE ?? 'chromium';
const files = process.env.TEST_FILES?.split(',') ?? ['test/{client,elements,a11y,journeys}/**/*.test.ts'];

const LAUNCHERS = {
  chromium: () =>
    chromeLauncher({
      concurrency: 2,
      launchOptions: { executablePath: findBrowser('chromium'), args: chromiumArgs },
      // A window for each page: a tab behind another one is hidden, has no focus, and what it shows is not polled.
      createPage: async ({ context }) => (await context.browser().createBrowserContext()).newPage(),
    }),
  firefox: () =>
    puppeteerLauncher({
      concurrency: 1,
      launchOptions: { browser: 'firefox', executablePath: findBrowser('firefox') },
    }),
  webkit: webkitLauncher,
};

/** Dependencies that are not ES modules: the runner serves files one by one, so these are bundled on their own. */
const COMMONJS = ['papaparse', 'dom-accessibility-api', 'axe-core'];

const commonJsAsModule = {
  name: 'commonjs-as-module',
  async transform({ path }) {
    const name = COMMONJS.find((candidate) => path.includes(`/node_modules/${candidate}/`));
    if (!name || path.endsWith('.mjs')) return undefined;
    const contents =
      name === 'axe-core'
        ? `import axe from "axe-core"; export default axe;`
        : `export { default } from "${name}"; export * from "${name}";`;
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: fileURLToPath(new URL('.', import.meta.url)) },
      bundle: true,
      format: 'esm',
      write: false,
      logLevel: 'silent',
    });
    return { body: outputFiles[0].text, headers: { 'content-type': 'text/javascript' } };
  },
};

/** The regular expressions of the packages, for the test that tries each of them in each engine. */
const patterns = {
  name: 'patterns',
  serve: ({ path }) => (path === '/patterns.txt' ? JSON.stringify(readPatterns()) : undefined),
};

/** Counts what ran, and prints only what went wrong. */
const reporter = {
  reportTestFileResults({ logger, sessionsForTestFile, testFile }) {
    for (const { errors, logs, request404s, testResults } of sessionsForTestFile) {
      for (const path of request404s) logger.error(`${testFile}: not found: ${path}`);
      if (errors.length > 0) for (const log of logs) logger.error(`${testFile}: ${log.join(' ')}`);
      for (const { message, stack } of errors) logger.error(`${testFile}\n${message}\n${stack ?? ''}`);
      for (const test of failures(testResults)) {
        logger.error(
          `${engine}: ${testFile}\n  ${test.name}\n  ${test.error?.message ?? ''}\n${test.error?.stack ?? ''}`,
        );
      }
    }
  },
  onTestRunFinished({ sessions }) {
    const tests = sessions.flatMap((session) => leaves(session.testResults));
    const broken = sessions.filter(
      (session) =>
        session.errors.length > 0 && leaves(session.testResults).every((test) => test.passed || test.skipped),
    );
    const failed = tests.filter((test) => !test.passed && !test.skipped).length + broken.length;
    const passed = tests.filter((test) => test.passed).length;
    writeResult(process.env.TEST_RESULT ?? `browser-${engine}`, { passed, failed });
    console.log(`${engine}: ${passed} passed, ${failed} failed, ${sessions.length} files`);
  },
};

function leaves(suite) {
  return suite ? [...suite.tests, ...suite.suites.flatMap(leaves)] : [];
}

function failures(suite) {
  return leaves(suite).filter((test) => !test.passed && !test.skipped);
}

const isChromium = engine === 'chromium';

export default {
  files: [...files, ...(isChromium ? [] : ['!**/*.chromium.test.ts']), '!**/*.node.test.ts'],
  // WebKit's driver crashes with two pages at once; Firefox gives the focus to one page only.
  concurrency: isChromium ? 2 : 1,
  // The runner's own search finds the same port for two that start together.
  port: await freePort(),
  nodeResolve: { browser: true, exportConditions: ['@flowthrough/source', 'browser', 'development'] },
  testFramework: { config: { timeout: 60_000 } },
  browserStartTimeout: 120_000,
  testsFinishTimeout: 180_000,
  filterBrowserLogs: ({ args }) => !args.some((arg) => typeof arg === 'string' && arg.includes('Lit is in dev mode')),
  plugins: [
    commonJsAsModule,
    patterns,
    a11ySnapshotPlugin(),
    esbuildPlugin({
      ts: true,
      json: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('./tsconfig.json', import.meta.url)),
      define: { 'process.env.NODE_ENV': '"development"' },
    }),
  ],
  browsers: [await LAUNCHERS[engine]()],
  reporters: [reporter],
};
