import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { root } from '../../scripts/process.mjs';
import { LIMIT, OURS, RIVALS, versionOf } from './build.mjs';
import { METRICS, TASKS } from './metrics.mjs';

const docs = join(root, 'docs/performance.md');
const json = join(root, '.cache/bench/report.json');

const number = (value) => value.toLocaleString('en', { maximumFractionDigits: 0 });
const rounded = (value) => (Math.abs(value) < 10 ? value.toFixed(value === 0 ? 0 : 1) : number(value));
const ratio = (value) => (Number.isFinite(value) ? value.toFixed(2) : '–');

/** Puts what was measured into .cache/bench/report.json, with the machine and the date. */
export function writeReport({ version, sizes, results }) {
  const [{ model }] = cpus();
  const report = {
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} × ${model.trim()}, ${number(totalmem() / 2 ** 30)} GB, ${process.platform} ${process.arch}`,
    browser: version,
    node: process.version,
    versions: Object.fromEntries(RIVALS.map((page) => [page, versionOf(page)])),
    sizes,
    results,
  };
  mkdirSync(join(root, '.cache/bench'), { recursive: true });
  writeFileSync(json, JSON.stringify(report, undefined, 2));
  return report;
}

export function printReport(report) {
  console.log(`\n${bytes(report)}`);
  for (const result of report.results) {
    const { rows, failures } = result;
    console.log(`\n${toMarkdown(report, result)}\n`);
    for (const [page, problem] of Object.entries(failures)) console.log(`${page} at ${number(rows)} rows: ${problem}`);
  }
}

/** Replaces, for each number of rows that was measured, its part of docs/performance.md; the others stay. */
export function writeDocs(report) {
  let text = readFileSync(docs, 'utf8');
  text = put(text, 'bytes', bytes(report));
  for (const result of report.results) text = put(text, `rows ${result.rows}`, toMarkdown(report, result));
  writeFileSync(docs, text);
  console.log('docs/performance.md is written.');
}

/** Puts a text between the markers of a name; a name without markers comes at the end. */
export function put(text, name, content) {
  const start = `<!-- bench ${name} -->`;
  const end = `<!-- /bench ${name} -->`;
  const section = `${start}\n\n${content.trim()}\n\n${end}`;
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 || to < from) return `${text.trimEnd()}\n\n${section}\n`;
  return text.slice(0, from) + section + text.slice(to + end.length);
}

function toMarkdown({ date, machine, browser, versions }, result) {
  const rivals = RIVALS.filter((page) => result.pages[page]).map((page) => `${page} ${versions[page]}`);
  const origin = [`${date}, ${machine}, ${browser}`, `medians of ${result.repeats} interleaved runs`, ...rivals];
  return [
    `## ${number(result.rows)} rows`,
    `${origin.join('; ')}.`,
    ratios(result),
    '### Longest task',
    tasks(result),
    '### Absolute, of this run only',
    absolutes(result),
  ].join('\n\n');
}

/** The ratios are goals from this many rows on, the bounds at this number alone: a search of more rows needs more room. */
const GOAL_ROWS = 100_000;

function ratios({ rows: count, pages }) {
  const { values: limit = {}, cpu: limitCpu = {} } = pages[LIMIT] ?? {};
  const { values: ours = {}, cpu: ourCpu = {} } = pages[OURS] ?? {};
  const rows = METRICS.filter(({ id }) => ours[id] !== undefined || limit[id] !== undefined).map((metric) => {
    const { id, title, unit } = metric;
    const must = count >= GOAL_ROWS ? metric.must : undefined;
    const most = count === GOAL_ROWS ? metric.most : undefined;
    const best = bestRival(pages, id);
    const own = ours[id] / limit[id];
    const goal = must ? `≤ ${must.toFixed(1)}` : most === undefined ? '' : `≤ ${most} ${unit}`.trim();
    const isMet = must ? own <= must : most === undefined || ours[id] <= most;
    return [
      title,
      ratio(own),
      goal,
      goal && ours[id] !== undefined && (most !== undefined || Number.isFinite(own)) ? (isMet ? 'met' : 'missed') : '',
      ratio(ourCpu[id] / limitCpu[id]),
      best ? `${ratio(best.value / limit[id])} (${best.page})` : '–',
      best ? ratio(ours[id] / best.value) : '–',
    ];
  });
  const head = ['', 'ours / limit', 'goal', '', 'main thread', 'best rival / limit', 'ours / best rival'];
  return table(head, rows);
}

function bestRival(pages, id) {
  return RIVALS.map((page) => ({ page, value: pages[page]?.values[id] }))
    .filter(({ value }) => value !== undefined)
    .toSorted((one, other) => one.value - other.value)[0];
}

function tasks({ pages }) {
  const present = Object.keys(pages);
  const rows = TASKS.map(({ id, title }) => [
    title,
    ...present.map((page) => {
      const longest = pages[page].longest[id];
      return longest === undefined ? '–' : longest < 50 ? '< 50' : number(longest);
    }),
  ]);
  return table(['ms', ...present], rows);
}

function absolutes({ pages }) {
  const present = Object.keys(pages);
  const cell = (value) => (value === undefined ? '–' : rounded(value));
  const rows = METRICS.flatMap(({ id, title, unit }) => [
    [`${title}${unit ? `, ${unit}` : ''}`, ...present.map((page) => cell(pages[page].values[id]))],
    ...(present.some((page) => pages[page].cpu?.[id] !== undefined)
      ? [[`– main thread, ms`, ...present.map((page) => cell(pages[page].cpu?.[id]))]]
      : []),
  ]);
  const ends = present.map((page) => ({ true: 'yes', false: 'no' })[pages[page].values.reachesEnd] ?? '–');
  return table(['', ...present], [...rows, ['the last row can be scrolled to', ...ends]]);
}

function bytes({ date, sizes }) {
  const rows = Object.entries(sizes).map(([page, { minified, gzip, brotli }]) => [
    page,
    number(minified),
    number(gzip),
    number(brotli),
  ]);
  const what = `${date}; the JavaScript that a page loads to show rows, in bytes, without the benchmark’s own.`;
  return ['## Size', what, table(['page', 'minified', 'gzip', 'brotli'], rows)].join('\n\n');
}

/** A Markdown table as the formatter of this repository would write it. */
function table(head, rows) {
  const widths = head.map((title, column) => Math.max(3, title.length, ...rows.map((row) => row[column].length)));
  const line = (cells) => `| ${cells.map((cell, column) => pad(cell, widths[column], column)).join(' | ')} |`;
  const rule = `| ${widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}

const pad = (cell, width, column) => (column === 0 ? cell.padEnd(width) : cell.padStart(width));
