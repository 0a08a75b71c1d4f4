import { parseArgs } from 'node:util';
import { prepareBrowsers } from './browsers.mjs';
import { clearResult, readResult, run, tool } from './process.mjs';

const script = (name, ...args) => [process.execPath, [`scripts/${name}.mjs`, ...args]];

/** Every check, in the order in which it is worth failing. `counts` names the results that the step leaves. */
const STEPS = [
  { name: 'types', command: [tool('tsc'), ['-p', 'tsconfig.json', '--noEmit']] },
  { name: 'lint', command: [tool('eslint'), ['.', '--max-warnings', '0']] },
  { name: 'format', command: [tool('prettier'), ['--check', '--log-level', 'warn', '.']] },
  { name: 'sources', command: script('check-sources') },
  { name: 'build', command: script('build') },
  { name: 'manifest', command: script('manifest', '--check') },
  { name: 'reliability', command: script('reliability', '--check') },
  { name: 'size', command: script('size') },
  { name: 'packages', command: script('pack-check') },
  { name: 'node', command: script('test-node'), counts: ['node'] },
  { name: 'ssr', command: script('test-node', 'test/ssr/**/*.test.ts'), counts: ['node'] },
  { name: 'csp', command: script('test-node', 'test/csp/**/*.test.ts'), counts: ['node'] },
  { name: 'real', command: script('test-node', '--parallel', '--jobs=2', 'test/real/**/*.test.ts'), counts: ['node'] },
  { name: 'stories', command: script('test-stories'), counts: ['stories'] },
  ...['chromium', 'firefox', 'webkit'].map((engine) => ({
    name: engine,
    command: script('test-browsers', '--engine', engine),
    counts: [`browser-${engine}`],
    engine,
  })),
];

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const only = values.only?.split(',');
const unknown = only?.filter((name) => !STEPS.some((step) => step.name === name)) ?? [];
if (unknown.length > 0)
  throw new Error(`No step ${unknown.join(', ')}. Steps: ${STEPS.map(({ name }) => name).join(', ')}`);
const chosen = STEPS.filter(({ name }) => !only || only.includes(name));

const engines = prepareBrowsers();
let passed = 0;
let failed = 0;
const lines = [];

for (const { name, command, counts = [], engine } of chosen) {
  if (engine && !engines.includes(engine)) {
    lines.push(`${name.padEnd(11)} skipped`);
    continue;
  }
  console.log(`\n▶ ${name}`);
  for (const count of counts) clearResult(count);
  const begun = performance.now();
  const code = await run(...command);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  const results = counts.map(readResult);
  const stepPassed = counts.length === 0 ? Number(code === 0) : sum(results, 'passed');
  // A runner that ends badly without having counted a failure has failed all the same.
  const stepFailed = Math.max(counts.length === 0 ? 0 : sum(results, 'failed'), Number(code !== 0));
  passed += stepPassed;
  failed += stepFailed;
  lines.push(
    `${name.padEnd(11)} ${String(stepPassed).padStart(5)} passed ${String(stepFailed).padStart(3)} failed  ${seconds} s`,
  );
}

console.log(`\n${lines.join('\n')}\n`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

function sum(results, key) {
  return results.reduce((total, result) => total + (result?.[key] ?? 0), 0);
}
