/**
 * Makes docs/reliability.md from the titles of the tests; with --check it fails where the page is stale, a fault has no
 * test, or a check names a test that is not there.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import prettier from 'prettier';
import { root } from './process.mjs';
import { CHECKS, FAULTS } from './reliability-data.mjs';

const PAGE = 'docs/reliability.md';
/** A title that begins with the numbers of faults, as it stands in the source. */
const TITLE = /\b(?:it|describe)\(\s*(['"`])(F\d\d(?:, F\d\d)*): ((?:\\.|(?!\1)[^\\])*)\1/g;

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
const problems = [];

const tests = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
  .map((file) => `test/${file.replaceAll('\\', '/')}`)
  .filter((file) => /\.test\.ts$/.test(file) && !file.includes('/node_modules/'))
  .sort()
  .flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(TITLE)].map(([, , numbers, title]) => ({
      file,
      numbers: numbers.split(', '),
      title: title.replace(/\\(.)/g, '$1'),
    })),
  );

const matrix = FAULTS.map(([fault, expected], index) => {
  const number = `F${String(index + 1).padStart(2, '0')}`;
  const own = tests.filter(({ numbers }) => numbers.includes(number));
  if (own.length === 0) problems.push(`${number} (${fault}) has no test: begin a title with "${number}: "`);
  return [number, fault, expected, own.map(({ file, title }) => `${link(file)}: ${title}`).join('<br>')];
});
for (const { file, numbers } of tests) {
  for (const number of numbers) {
    if (!matrix.some(([known]) => known === number)) problems.push(`${file} tests ${number}, which is no fault`);
  }
}

const checks = CHECKS.map(([check, ...shown], index) => {
  for (const [file, words] of shown) {
    const source = existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : '';
    if (!source.includes(words)) problems.push(`check ${index + 1}: ${file} has no "${words}"`);
  }
  return [index + 1, check, shown.map(([file, words]) => `${link(file)}: ${words}`).join('<br>')];
});
if (CHECKS.length !== 40) problems.push(`${CHECKS.length} checks instead of 40`);

const page = await prettier.format(
  [
    '# Reliability',
    '',
    'Made by `npm run reliability` from the titles of the tests and `scripts/reliability-data.mjs`; `npm test` fails where it is',
    'stale. Each line is a test that runs with `npm test`, most of them over real HTTP against `test/support/fault-server.ts`.',
    '',
    '## Faults',
    '',
    ...table(['', 'fault', 'expected', 'tests'], matrix),
    '',
    '## The 40 checks worth most',
    '',
    ...table(['', 'check', 'tests'], checks),
  ].join('\n'),
  { ...JSON.parse(readFileSync(join(root, '.prettierrc.json'), 'utf8')), parser: 'markdown' },
);
const path = join(root, PAGE);
if (!values.check) writeFileSync(path, page);
else if (!existsSync(path) || readFileSync(path, 'utf8') !== page) {
  problems.push(`${PAGE} is out of date: run npm run reliability`);
}

for (const problem of problems) console.error(problem);
const shown = matrix.filter(([, , , own]) => own).length;
console.log(`${shown} of ${FAULTS.length} faults and ${checks.length} checks have tests, ${problems.length} problems`);
process.exitCode = problems.length > 0 ? 1 : 0;

function table(heads, rows) {
  const line = (cells) => `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;
  // Not put in columns: one longer title would change every line.
  return ['<!-- prettier-ignore -->', line(heads), line(heads.map(() => '---')), ...rows.map(line)];
}

function link(file) {
  return `[${file.split('/').at(-1)}](../${file})`;
}
