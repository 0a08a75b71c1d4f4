import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { prepareBrowsers } from '../../scripts/browsers.mjs';
import { root, run } from '../../scripts/process.mjs';
import { serve } from '../../scripts/static-server.mjs';
import { buildPages, folder, OURS, PAGES, RIVALS } from './build.mjs';
import { launch, measureHeap, measureLatencies, measureLongWork } from './measure.mjs';
import { GROUPS, median } from './metrics.mjs';
import { printReport, writeDocs, writeReport } from './report.mjs';

const { values: options } = parseArgs({
  options: {
    /** How many rows, as a comma list; each has a table of its own. */
    rows: { type: 'string', default: '1000,10000,100000' },
    /** How often each page is measured; its medians count. From a million rows on, twice unless said otherwise. */
    repeats: { type: 'string' },
    /** Which pages, as a comma list. */
    pages: { type: 'string', default: Object.keys(PAGES).join() },
    /** Which operations, as a comma list; loading is always measured. */
    only: { type: 'string', default: GROUPS.join() },
    /** Rivals stay out of runs with more rows: some take minutes. */
    'rivals-up-to': { type: 'string', default: '100000' },
    /** Leaves docs/performance.md as it is. A run of some pages or operations only never writes it. */
    'without-docs': { type: 'boolean', default: false },
  },
});

const split = (text, all, what) => {
  const named = text.split(',');
  const unknown = named.filter((name) => !all.includes(name));
  if (unknown.length > 0) throw new Error(`No ${what} ${unknown.join(', ')}. There are: ${all.join(', ')}.`);
  return named;
};
const pages = split(options.pages, Object.keys(PAGES), 'page');
const only = split(options.only, GROUPS, 'operation');
const wants = (group) => only.includes(group);
const counts = options.rows.split(',').map(Number);
if (!counts.every((count) => Number.isSafeInteger(count) && count >= 100))
  throw new Error('Rows are numbers from 100 on.');
const rivalsUpTo = Number(options['rivals-up-to']);

if (pages.some((page) => RIVALS.includes(page)) && !existsSync(join(root, 'test/bench/node_modules'))) {
  console.log('Installing the rivals …');
  if ((await run('npm', ['ci', '--no-audit', '--no-fund', '--prefix', join(root, 'test/bench')])) !== 0)
    process.exit(1);
}
if (!prepareBrowsers(['chromium']).includes('chromium')) process.exit(1);

const sizes = await buildPages(pages);
const { address, stop } = await serve(folder);
const results = [];
let version = '';
try {
  for (const rows of counts) results.push(await measureAll(rows));
} finally {
  stop();
}

const report = writeReport({ version, sizes, results });
printReport(report);
const isWhole = pages.length === Object.keys(PAGES).length && only.length === GROUPS.length;
if (isWhole && !options['without-docs']) writeDocs(report);
else console.log('docs/performance.md stays as it is.');

/** All pages at one number of rows, interleaved, so that what else the machine does meets all of them. */
async function measureAll(rows) {
  const repeats = Number(options.repeats ?? (rows >= 1_000_000 ? 2 : 5));
  const measured = pages.filter((page) => rows <= rivalsUpTo || !RIVALS.includes(page));
  const samples = Object.fromEntries(measured.map((page) => [page, { values: [], cpu: [], longest: [] }]));
  const failures = {};

  for (const [kind, measure] of [
    ['latencies', measureLatencies],
    ['heap', measureHeap],
    ['long work', measureLongWork],
  ]) {
    if (kind === 'long work' && !['stream', 'export', 'import'].some(wants)) continue;
    const browser = await launch({ isUnlimited: kind === 'latencies' });
    version = await browser.version();
    try {
      for (let repeat = 0; repeat < repeats; repeat += 1) {
        // Each repeat begins with another page.
        const turn = repeat % measured.length;
        for (const page of [...measured.slice(turn), ...measured.slice(0, turn)]) {
          process.stdout.write(`${rows.toLocaleString('en')} rows, ${kind}, ${repeat + 1} of ${repeats}: ${page}\n`);
          try {
            const sample = await measure(browser, `${address}/${page}.html`, rows, wants);
            for (const [part, value] of Object.entries(sample)) samples[page][part].push(value);
          } catch (error) {
            failures[page] = `${kind}: ${error.message.split('\n')[0]}`;
            console.error(`${page}: ${error.message}`);
          }
        }
      }
    } finally {
      await browser.close();
    }
  }
  if (wants('import') && !samples[OURS]?.longest.some((tasks) => tasks.import !== undefined)) {
    console.log('Import skipped: the view has no import that this benchmark knows.');
  }
  return { rows, repeats, date: new Date().toISOString(), pages: medians(samples), samples, failures };
}

function medians(samples) {
  return Object.fromEntries(
    Object.entries(samples).map(([page, parts]) => [
      page,
      Object.fromEntries(Object.entries(parts).map(([part, list]) => [part, mediansOf(list, part)])),
    ]),
  );
}

/** The median of each metric; of longest tasks the longest, because one is enough to be felt. */
function mediansOf(list, part) {
  const ids = new Set(list.flatMap((sample) => Object.keys(sample)));
  return Object.fromEntries(
    [...ids].map((id) => {
      const values = list.map((sample) => sample[id]).filter((value) => value !== undefined);
      if (typeof values[0] === 'boolean') return [id, values.every(Boolean)];
      return [id, part === 'longest' ? Math.max(...values) : median(values)];
    }),
  );
}
