import { people } from './people.js';
import { countElements, nextFrame, numberOf, pause, rowAt, rowsIn } from './screen.js';

/** Height of a row and of the part that scrolls in CSS pixels; the view's own row has a second line for errors. */
export const ROW_HEIGHT = 62;
export const AREA_HEIGHT = 600;

/** Milliseconds until a page is given up. */
const LIMIT = 60_000;
/** Milliseconds after which the long tasks of an operation have been reported. */
const SETTLE = 120;
const STEP = 2_000;
const WARM_UP = 2;

const tasks = [];
new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({ type: 'longtask' });

/** The longest task since a moment in milliseconds; 0 where none took 50 or more, because the browser reports no other. */
const longestSince = (begun) =>
  Math.max(0, ...tasks.filter((task) => task.startTime + task.duration > begun).map(({ duration }) => duration));

/** Begins to note the gaps between frames, in milliseconds; gives what ends it and says them. */
function watchFrames() {
  const times = [];
  let frame = requestAnimationFrame(function tick() {
    // Not the time that a frame is given, which after a long task may be from before it.
    times.push(performance.now());
    frame = requestAnimationFrame(tick);
  });
  return () => {
    cancelAnimationFrame(frame);
    return times.slice(1).map((time, place) => time - times[place]);
  };
}

/**
 * Makes `window.bench` of what a page can do. A page brings `open()`, which shows what stands there before rows have come,
 * `give(rows)`, `filter(on)`, `sort(column)`, `search(text)`, `update(rows)`, `scroller()` and `table()`; where they differ
 * from the plain case also `head()`, the pixels of a header inside the scroller, `isComplete()`, `exportCsv()`, and
 * `prepareImport(rows)` with `importEmails()`.
 */
export function install(page) {
  let rows = [];
  let sorted;
  let changes = 0;
  /** Updates that all streams have sent: a later one must change what an earlier one left. */
  let streamed = 0;

  const area = () => {
    const scroller = page.scroller();
    const { left, top, bottom } = scroller.getBoundingClientRect();
    return { scope: scroller.getRootNode(), left, top: top + (page.head?.() ?? 0), bottom };
  };
  const topRow = () => {
    if (!page.scroller()) return '';
    const { scope, left, top } = area();
    return rowAt(scope, left + 40, top + 12);
  };
  const isOnTop =
    (...words) =>
    () => {
      const text = topRow();
      return words.every((word) => text.includes(word));
    };

  /** Does something and waits until it is on screen. */
  async function measure(act, isShown) {
    if (isShown()) throw new Error('What is waited for was on screen before.');
    // Frames come slowly after a rest; and the work begins in a task of its own, so that it counts as one.
    for (let frame = 0; frame < WARM_UP; frame += 1) await nextFrame();
    const begun = performance.now();
    act();
    do {
      await nextFrame();
      if (performance.now() - begun > LIMIT) throw new Error('What is waited for never came.');
    } while (!isShown());
    const ms = performance.now() - begun;
    await pause(SETTLE);
    return { ms, longest: longestSince(begun) };
  }

  const collator = new Intl.Collator('en');
  /** The least of some texts by the alphabet. */
  const least = (texts) => texts.reduce((one, other) => (collator.compare(other, one) < 0 ? other : one));
  /** Words of the first row by each order. */
  const firstBy = () => ({
    name: least(rows.map(({ lastName, firstName }) => `${lastName} ${firstName}`)).split(' '),
    // Numbers have two orders, so that only the part before them is certain.
    email: [/^[^\d@]*/.exec(least(rows.map(({ email }) => email)))[0]],
    none: [rows[0].broadworksId],
  });

  const bench = {
    /** Makes the rows, and opens the page, before anything is measured. */
    async prepare(count) {
      rows = people(count);
      sorted = firstBy();
      page.open();
      await nextFrame();
    },
    async mount() {
      const begun = performance.now();
      const first = await measure(() => page.give(rows), isOnTop(rows[0].broadworksId));
      while (page.isComplete && !page.isComplete()) await pause(10);
      const complete = page.isComplete ? performance.now() - begun : first.ms;
      await pause(SETTLE);
      return { ms: first.ms, complete, longest: longestSince(begun) };
    },
    filter(on) {
      const shown = on ? rows.find(({ status }) => status !== 'provisioned') : rows[0];
      return measure(() => page.filter(on), isOnTop(shown.broadworksId));
    },
    /** The same without waiting for a row: after a stream nobody knows which comes first. */
    async filterBlindly(on) {
      page.filter(on);
      await pause(SETTLE);
    },
    /** `column` is `name`, `email` or `none` for the order in which the rows came. */
    sort(column) {
      return measure(() => page.sort(column === 'none' ? undefined : column), isOnTop(...sorted[column]));
    },
    search(text) {
      const shown = rows.find(({ lastName, email }) => lastName.toLowerCase().includes(text) || email.includes(text));
      return measure(() => page.search(text), isOnTop(shown.broadworksId));
    },
    /** Steps of 2,000 pixels: the time of each, and how many places showed no row on the first frame after. */
    async scroll(steps) {
      const times = [];
      let places = 0;
      let blank = 0;
      const began = performance.now();
      for (let step = 0; step < steps; step += 1) {
        let before;
        do {
          await nextFrame();
          before = numberOf(topRow());
        } while (Number.isNaN(before));
        const begun = performance.now();
        page.scroller().scrollTop += STEP;
        for (let frame = 0; ; frame += 1) {
          await nextFrame();
          const numbers = rowsIn(area(), ROW_HEIGHT).map(numberOf);
          const isRight = numbers[0] > before && numbers.every((number, place) => number === numbers[0] + place * 7);
          if (frame === 0) {
            places += numbers.length;
            blank += numbers.filter((number) => !(number > before)).length;
          }
          if (isRight) break;
          if (performance.now() - begun > LIMIT) throw new Error('The rows never came into sight.');
        }
        times.push(performance.now() - begun);
      }
      await pause(SETTLE);
      const longest = longestSince(began);
      page.scroller().scrollTop = 0;
      await pause(SETTLE);
      return { times, blank: (blank / places) * 100, longest };
    },
    /** Whether scrolling as far as the browser lets one shows the last row. */
    async reachesEnd() {
      const last = numberOf(rows.at(-1).broadworksId);
      const scroller = page.scroller();
      scroller.scrollTop = scroller.scrollHeight;
      for (let frame = 0; frame < 60; frame += 1) {
        await nextFrame();
        const { scope, left, top, bottom } = area();
        for (let y = bottom - 4; y > Math.max(top, bottom - 3 * ROW_HEIGHT); y -= 16) {
          if (numberOf(rowAt(scope, left + 40, y)) === last) return true;
        }
      }
      return false;
    },
    async toTop() {
      page.scroller().scrollTop = 0;
      await pause(SETTLE);
    },
    update() {
      changes += 1;
      const email = `changed-${changes}@example.com`;
      const isShown = () => rowsIn(area(), ROW_HEIGHT).some((text) => text.includes(email));
      return measure(() => page.update([{ ...rows[2], email, lastStatusChange: new Date().toISOString() }]), isShown);
    },
    /** Changes rows all over the list for some seconds; how many, and the gaps between frames in milliseconds. */
    async stream(perSecond, seconds) {
      const statuses = ['provisioned', 'pending_email_input', 'pending_email_validation'];
      const stopWatching = watchFrames();
      const begun = performance.now();
      let sent = 0;
      for (let now = begun; now - begun < seconds * 1_000; now = performance.now()) {
        const due = Math.floor(((now - begun) / 1_000) * perSecond) - sent;
        const batch = Array.from({ length: due }, () => {
          sent += 1;
          streamed += 1;
          const row = rows[(streamed * 7_919) % rows.length];
          const status = statuses[streamed % statuses.length];
          const lastStatusChange = new Date(Date.UTC(2026, 0, 2) + streamed).toISOString();
          return { ...row, status, errors: [], lastStatusChange };
        });
        if (batch.length > 0) page.update(batch);
        await pause(10);
      }
      return { sent, gaps: stopWatching(), longest: longestSince(begun) };
    },
    stats() {
      const texts = rowsIn(area(), ROW_HEIGHT);
      return { elements: countElements(page.table()), rowsInSight: texts.filter(Boolean).length };
    },
    async exportCsv() {
      if (!page.exportCsv) return undefined;
      await nextFrame();
      const stopWatching = watchFrames();
      const begun = performance.now();
      await page.exportCsv();
      const ms = performance.now() - begun;
      await nextFrame();
      const gaps = stopWatching();
      await pause(SETTLE);
      return { ms, gaps, longest: longestSince(begun) };
    },
    async importEmails() {
      if (!page.importEmails) return undefined;
      page.prepareImport(rows);
      await pause(SETTLE);
      await nextFrame();
      const begun = performance.now();
      await page.importEmails();
      const ms = performance.now() - begun;
      await pause(SETTLE);
      return { ms, longest: longestSince(begun) };
    },
  };
  window.bench = bench;
}
