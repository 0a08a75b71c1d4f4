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
  // Two browsers at a time; one that the other has kept waiting for too long gets a second chance.
  {
    name: 'real',
    command: script('test-node', '--parallel', '--jobs=2', '--retries=1', 'test/real/**/*.test.ts'),
    counts: ['node'],
  },
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
const results = [];
for (const group of groupsOf(chosen)) results.push(...(await Promise.all(group.map(runStep))));

const passed = sum(results, 'passed');
const failed = sum(results, 'failed');
const lines = results.map(({ name, isSkipped, seconds, ...counts }) =>
  isSkipped
    ? `${name.padEnd(11)} skipped`
    : `${name.padEnd(11)} ${String(counts.passed).padStart(5)} passed ${String(counts.failed).padStart(3)} failed  ${seconds} s`,
);
console.log(`\n${lines.join('\n')}\n`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

/** One step after the other, but Firefox and WebKit beside each other: each of them shows one page at a time. */
function groupsOf(steps) {
  const isBeside = ({ engine }) => engine === 'firefox' || engine === 'webkit';
  return [...steps.filter((step) => !isBeside(step)).map((step) => [step]), steps.filter(isBeside)];
}

async function runStep({ name, command, counts = [], engine }) {
  if (engine && !engines.includes(engine)) return { name, isSkipped: true, passed: 0, failed: 0 };
  console.log(`\n▶ ${name}`);
  for (const count of counts) clearResult(count);
  const begun = performance.now();
  const code = await run(...command);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  const left = counts.map(readResult);
  return {
    name,
    seconds,
    passed: counts.length === 0 ? Number(code === 0) : sum(left, 'passed'),
    // A runner that ends badly without having counted a failure has failed all the same.
    failed: Math.max(counts.length === 0 ? 0 : sum(left, 'failed'), Number(code !== 0)),
  };
}

function sum(results, key) {
  return results.reduce((total, result) => total + (result?.[key] ?? 0), 0);
}
