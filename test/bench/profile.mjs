import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { root } from '../../scripts/process.mjs';
import { serve } from '../../scripts/static-server.mjs';
import { buildPage } from './build.mjs';
import { launch, open } from './measure.mjs';

/**
 * Says where the time of operations goes, by file and line of the sources:
 *
 *     node test/bench/profile.mjs flowthrough 100000 mount filter:true -filter:false sort:name stream:1000:2
 *
 * Operations are those of `window.bench`, with what they take; one with a dash before it is done, and not reported.
 */

const [page = 'flowthrough', rows = '100000', ...operations] = process.argv.slice(2);
/** Lines of each list. */
const LINES = 15;
const folder = join(root, '.cache/bench/profile');
const maps = new Map();

await buildPage(page, { minify: false, into: folder });
const { address, stop } = await serve(folder);
const browser = await launch({ isUnlimited: true });
try {
  const { session, call } = await open(browser, `${address}/${page}.html`, Number(rows));
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: 200 });
  for (const operation of operations) {
    const [name, ...given] = operation.replace(/^-/, '').split(':');
    await session.send('Profiler.start');
    const result = await call(name, ...given.map(toValue));
    const { profile } = await session.send('Profiler.stop');
    if (!operation.startsWith('-')) print(operation, result, profile);
  }
} finally {
  await browser.close();
  stop();
}

function toValue(text) {
  if (text === 'true' || text === 'false') return text === 'true';
  return text !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
}

function print(operation, result, { nodes, samples, timeDeltas }) {
  const byId = new Map(nodes.map((node) => [node.id, { name: nameOf(node.callFrame), parent: undefined }]));
  for (const { id, children = [] } of nodes) for (const child of children) byId.get(child).parent = byId.get(id);
  const self = new Map();
  const total = new Map();
  const add = (sums, name, time) => sums.set(name, (sums.get(name) ?? 0) + time);
  samples.forEach((id, place) => {
    const time = timeDeltas[place] / 1_000;
    const names = new Set();
    for (let node = byId.get(id); node; node = node.parent) names.add(node.name);
    add(self, byId.get(id).name, time);
    for (const name of names) add(total, name, time);
  });
  console.log(`\n${operation}  ${JSON.stringify(result)?.slice(0, 120) ?? ''}`);
  for (const [title, sums] of Object.entries({ 'ms itself': self, 'ms with what it calls': total })) {
    console.log(`  ${title}`);
    const largest = [...sums].filter(([name]) => !/^\((root|idle|program)\)/.test(name));
    for (const [name, time] of largest.sort((one, other) => other[1] - one[1]).slice(0, LINES)) {
      console.log(`  ${time.toFixed(1).padStart(9)}  ${name}`);
    }
  }
}

/** A function with its place in the sources. */
function nameOf({ functionName, url, lineNumber, columnNumber }) {
  const name = functionName || '(anonymous)';
  if (!url.startsWith(address)) return name;
  const file = join(folder, new URL(url).pathname);
  if (!maps.has(file)) maps.set(file, new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8'))));
  const { originalSource, originalLine } = maps.get(file).findEntry(lineNumber, columnNumber);
  if (!originalSource) return name;
  return `${name} ${relative(root, resolve(dirname(file), originalSource))}:${originalLine + 1}`;
}
