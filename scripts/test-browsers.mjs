import { parseArgs } from 'node:util';
import { prepareBrowsers } from './browsers.mjs';
import { clearResult, readResult, run, tool, writeResult } from './process.mjs';

/** The one window that WebKit and Firefox run in grows with each file: they get a new one for each part. */
const PARTS = [
  ['test/client/**/*.test.ts', 'test/journeys/**/*.test.ts'],
  ['test/elements/*.test.ts', 'test/elements/!(user-status)/**/*.test.ts'],
  ['test/elements/user-status/**/*.test.ts'],
];

const { values } = parseArgs({
  options: { engine: { type: 'string', multiple: true }, files: { type: 'string', multiple: true } },
});

let failed = false;
for (const engine of prepareBrowsers(values.engine)) {
  const name = `browser-${engine}`;
  clearResult(name);
  const results = [];
  for (const files of values.files ? [values.files] : engine === 'chromium' ? [PARTS.flat()] : PARTS)
    results.push(await runPart(engine, files, `${name}-part`));
  writeResult(name, { passed: sum(results, 'passed'), failed: sum(results, 'failed') });
  failed ||= results.some((result) => result.failed > 0);
}
process.exitCode = failed ? 1 : 0;

/** Runs test files in one browser. A runner whose browser broke down has counted nothing: it gets a second browser. */
async function runPart(engine, files, resultName) {
  const env = { TEST_ENGINE: engine, TEST_RESULT: resultName, TEST_FILES: files.join(',') };
  for (const isLast of [false, true]) {
    clearResult(resultName);
    const code = await run(tool('wtr'), [], { env });
    const result = readResult(resultName);
    if (result) return { ...result, failed: Math.max(result.failed, Number(code !== 0)) };
    if (!isLast) console.error(`${engine}: the browser broke down, its tests are run again.`);
  }
  return { passed: 0, failed: 1 };
}

function sum(results, key) {
  return results.reduce((total, result) => total + result[key], 0);
}
