import puppeteer from 'puppeteer-core';
import { chromiumArgs, findBrowser } from '../../scripts/browsers.mjs';
import { mean, percentile } from './metrics.mjs';

/** Enough for the slowest twentieth to be more than one of them. */
const SCROLL_STEPS = 100;
/** Beyond what browsers lay out the limit reads a scroller in proportion, and after many steps stands between two rows. */
const TALL = { rows: 100_000, steps: 25 };
const UPDATES = 5;
const STREAM = { perSecond: 1_000, seconds: 3 };

/** Milliseconds in which what a page prepares in idle time is finished; more rows take longer. */
const IDLE = 1_000;

/** Latencies are taken without a limit of frames; what a stream costs is taken as people see it, at 60 frames a second. */
const UNLIMITED = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];

export const launch = ({ isUnlimited, path = findBrowser('chromium') }) =>
  puppeteer.launch({
    executablePath: path,
    args: [...chromiumArgs, '--js-flags=--expose-gc', ...(isUnlimited ? UNLIMITED : [])],
    protocolTimeout: 600_000,
  });

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Leaves a page alone that has all its rows, until what it prepares in idle time is finished. */
const rest = (rows) => pause(IDLE + rows / 200);

/** Opens a page with its rows made, and nothing shown yet. */
export async function open(browser, address, rows) {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 800 });
  // Without a limit of frames an animation would be drawn hundreds of times a second.
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  const problems = [];
  page.on('pageerror', (error) => problems.push(error.message ?? String(error)));
  const session = await page.createCDPSession();
  await session.send('Performance.enable');
  await session.send('HeapProfiler.enable');
  await session.send('Browser.setDownloadBehavior', { behavior: 'deny' }).catch(() => undefined);
  await page.goto(address);
  await page.waitForFunction(() => window.bench !== undefined);
  await page.evaluate((count) => window.bench.prepare(count), rows);
  const call = async (name, ...given) => {
    const result = await page.evaluate((which, args) => window.bench[which](...args), name, given);
    if (problems.length > 0) throw new Error(problems.join('\n'));
    return result;
  };
  return { page, session, call };
}

async function heapOf(session) {
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize = 0 } = await session.send('Runtime.getHeapUsage');
  return (usedSize + backingStorageSize) / 1e6;
}

/** Milliseconds that the page's main thread has taken so far: of the processor, and by the clock. */
async function spent(session) {
  const { metrics } = await session.send('Performance.getMetrics');
  const read = (name) => metrics.find((metric) => metric.name === name).value * 1_000;
  return { processor: read('ThreadTime'), clock: read('TaskDuration') };
}

const stepsFor = (rows) => (rows > TALL.rows ? TALL.steps : Math.min(SCROLL_STEPS, Math.floor(rows / 40)));

const threadTime = async (session) => (await spent(session)).processor;

/**
 * One page, once, from its rows to the end of what is asked for; resolves with values by metric, processor time of the
 * main thread by metric, and longest tasks by kind of work, all in milliseconds.
 */
export async function measureLatencies(browser, address, rows, wants) {
  const { page, session, call } = await open(browser, address, rows);
  const values = {};
  const cpu = {};
  const longest = {};
  const note = async (id, name, ...given) => {
    const before = await threadTime(session);
    const result = await call(name, ...given);
    values[id] = result.ms;
    longest[id] = result.longest;
    cpu[id] = (await threadTime(session)) - before;
    return result;
  };
  try {
    const heap = await heapOf(session);
    values.complete = (await note('mount', 'mount')).complete;
    await rest(rows);
    Object.assign(values, await call('stats'));
    if (wants('filter')) {
      await note('filter', 'filter', true);
      await note('unfilter', 'filter', false);
    }
    if (wants('sort')) {
      await note('sort', 'sort', 'name');
      await call('sort', 'none');
      await note('sortEmail', 'sort', 'email');
      await call('sort', 'none');
    }
    if (wants('search')) {
      await note('search', 'search', 'smith');
      await note('searchNext', 'search', 'novak');
      await call('search', '');
    }
    if (wants('scroll')) {
      const before = await threadTime(session);
      const { times, blank, longest: task } = await call('scroll', stepsFor(rows));
      Object.assign(values, { scroll: mean(times), scrollP95: percentile(times, 0.95), blank });
      cpu.scroll = ((await threadTime(session)) - before) / times.length;
      longest.scroll = task;
      values.reachesEnd = await call('reachesEnd');
      await call('toTop');
    }
    if (wants('update')) {
      const before = await threadTime(session);
      const updates = [];
      for (let time = 0; time < UPDATES; time += 1) updates.push(await call('update'));
      values.update = mean(updates.map(({ ms }) => ms));
      cpu.update = ((await threadTime(session)) - before) / UPDATES;
      longest.update = Math.max(...updates.map((update) => update.longest));
    }
    values.heapAfter = (await heapOf(session)) - heap;
    return { values, cpu, longest };
  } finally {
    await page.close();
  }
}

/**
 * What the heap holds above the rows once they are loaded. A visit of its own, because the collections that it takes throw
 * away compiled code, and whatever came next would be measured as if nobody had used it before.
 */
export async function measureHeap(browser, address, rows) {
  const { page, session, call } = await open(browser, address, rows);
  try {
    const heap = await heapOf(session);
    await call('mount');
    await rest(rows);
    return { values: { heap: (await heapOf(session)) - heap }, cpu: {}, longest: {} };
  } finally {
    await page.close();
  }
}

/** What runs for seconds, at 60 frames a second: streams of updates, export and import. */
export async function measureLongWork(browser, address, rows, wants) {
  const { page, session, call } = await open(browser, address, rows);
  const values = {};
  const cpu = {};
  const longest = {};
  const stream = async (id) => {
    const before = await spent(session);
    const begun = performance.now();
    const result = await call('stream', STREAM.perSecond, STREAM.seconds);
    const after = await spent(session);
    values[id] = ((after.clock - before.clock) / (performance.now() - begun)) * 100;
    cpu[id] = after.processor - before.processor;
    return result;
  };
  try {
    await call('mount');
    await rest(rows);
    for (const work of ['export', 'import']) {
      const result = wants(work) && (await call(work === 'export' ? 'exportCsv' : 'importEmails'));
      if (!result) continue;
      values[work] = result.ms;
      if (result.gaps?.length > 0) values[`${work}Gap`] = percentile(result.gaps, 0.99);
      longest[work] = result.longest;
    }
    if (wants('stream')) {
      const plain = await stream('stream');
      values.streamGap = percentile(plain.gaps, 0.95);
      longest.stream = plain.longest;
      await call('filterBlindly', true);
      await stream('streamFiltered');
    }
    return { values, cpu, longest };
  } finally {
    await page.close();
  }
}
