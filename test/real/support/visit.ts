import { createScenario, type Scenario, type ScenarioName, type ScenarioOptions } from '@flowthrough/mock';
import puppeteer, { type Browser, type ElementHandle, type Frame, type KeyInput, type Page } from 'puppeteer-core';
import { chromiumArgs, findBrowser } from '../../../scripts/browsers.mjs';
import { startFaultServer, type FaultServer } from '../../support/fault-server.js';
import type * as Roles from '../../support/roles.js';
import { buildSite, createSite, type HostPage, type Site } from './site.js';

/** Runs in the page. */
declare const roles: typeof Roles;

const LAUNCH = {
  chromium: (executablePath: string) => puppeteer.launch({ executablePath, args: chromiumArgs }),
  firefox: (executablePath: string) => puppeteer.launch({ browser: 'firefox', executablePath }),
};
export type Engine = keyof typeof LAUNCH;

/** Milliseconds of real time; what takes longer hangs. */
const LIMIT = 15_000;

export interface VisitOptions extends HostPage {
  /** The world behind `/api`. @default 'errors' with 40 users */
  readonly scenario?: ScenarioName | undefined;
  readonly world?: ScenarioOptions | undefined;
  /** @default 1280 x 900 */
  readonly viewport?: { readonly width: number; readonly height: number; readonly hasTouch?: boolean } | undefined;
}

/** A person in front of a page of a portal: everything they do goes through the browser's own input. */
export interface Visit {
  readonly engine: Engine;
  readonly page: Page;
  readonly site: Site;
  readonly scenario: Scenario;
  /** What serves the page and the backend: told of faults by the test, and counts what took effect. */
  readonly server: FaultServer;
  /** What the console and uncaught errors said. */
  readonly complaints: readonly string[];
  /** Writes that reached the backend: `POST /activations`, with their bodies. */
  writes(): { readonly what: string; readonly body: string }[];
  /** The one element of a role and an accessible name, in whatever shadow root; waits until it is there. */
  find(role: string, name?: string | RegExp): Promise<ElementHandle<HTMLElement>>;
  /** Whether there is such an element now. */
  has(role: string, name?: string | RegExp): Promise<boolean>;
  /** Waits until there is no such element any more. */
  gone(role: string, name?: string | RegExp): Promise<void>;
  /** Presses the middle of an element with the mouse. */
  click(role: string, name?: string | RegExp): Promise<void>;
  /** The innermost element that shows exactly these words; waits until it is there. */
  words(text: string): Promise<ElementHandle<HTMLElement>>;
  /** Types by keys into what has the focus. */
  type(text: string): Promise<void>;
  /** Presses keys one after another: `press('Tab', 'Enter')`. */
  press(...keys: readonly KeyInput[]): Promise<void>;
  /** Presses the last key while the others are held: `chord('Control', 'z')`. */
  chord(...keys: readonly KeyInput[]): Promise<void>;
  /** Puts text on the clipboard by the browser's own copying; nothing modal may be open. */
  copy(text: string): Promise<void>;
  /** All elements of a role and a name, once there is one. */
  findAll(role: string, name?: string | RegExp): Promise<ElementHandle<HTMLElement>[]>;
  /** Puts text in by the browser's own insertion, as paste or a dead key does: no key events. */
  insert(text: string): Promise<void>;
  /** Takes an element out of the page for as long as something goes on, and puts it back where the provider ends. */
  takeOut(selector: string, meanwhile: () => Promise<unknown>): Promise<void>;
  /** What a person sees on the page, white space folded. */
  text(): Promise<string>;
  /** Waits until the page shows a text. */
  see(text: string | RegExp): Promise<void>;
  /** Whether somebody who does not scroll sees words that stand in one element. */
  inSight(text: RegExp): Promise<boolean>;
  /** Waits until a text is gone. */
  seeNoMore(text: string | RegExp): Promise<void>;
  /** The value of a field. */
  value(role: string, name?: string | RegExp): Promise<string>;
  /** Role and name of what has the focus. */
  focus(): Promise<string>;
  /** The same person in front of the one frame of the page. */
  inFrame(): Promise<Visit>;
}

/**
 * Declares the same tests for Chromium and Firefox, with a browser each. `open` shows a page served beside a real
 * backend; everything that it opened is closed after each test.
 */
export function inEachEngine(
  title: string,
  define: (open: (options: VisitOptions) => Promise<Visit>, engine: Engine) => void,
  engines: readonly Engine[] = ['chromium', 'firefox'],
): void {
  for (const engine of engines) {
    describe(`${title} (${engine})`, function () {
      this.timeout(60_000);
      let browser: Browser | undefined;
      const closers: (() => Promise<unknown>)[] = [];

      before(async function () {
        const program = findBrowser(engine);
        if (!program) {
          this.skip();
          return;
        }
        await buildSite();
        browser = await LAUNCH[engine](program);
      });
      afterEach(async () => {
        for (const close of closers.splice(0).reverse()) await close();
      });
      after(() => browser?.close());

      define(async (options) => {
        const visit = await begin(browser!, engine, options, closers);
        await visit.page.goto(`${visit.server.origin}/`);
        return visit;
      }, engine);
    });
  }
}

async function begin(
  browser: Browser,
  engine: Engine,
  { scenario: name = 'errors', world, viewport = { width: 1280, height: 900 }, ...hostPage }: VisitOptions,
  closers: (() => Promise<unknown>)[],
): Promise<Visit> {
  const scenario = createScenario(name, { ...(name !== 'empty' && { users: 40 }), speed: 50, ...world });
  const site = createSite();
  site.pages.set('/', hostPage);
  const server = await startFaultServer(scenario, { fallback: site.listener });
  closers.push(() => server.stop());
  const context = await browser.createBrowserContext();
  closers.push(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(LIMIT);
  await page.setViewport(viewport);
  return visitOf({ engine, page, site, scenario, server, complaints: listenTo(page) }, page);
}

function listenTo(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warn') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return complaints;
}

/** A pattern travels into the page as its source. */
const carry = (text: string | RegExp | undefined) =>
  text instanceof RegExp ? { source: text.source, flags: text.flags } : text;

type Place = Pick<Visit, 'engine' | 'page' | 'site' | 'scenario' | 'server' | 'complaints'>;

/** What a person does in a page, and sees in the page or in one of its frames. */
function visitOf(place: Place, view: Page | Frame): Visit {
  const { page, scenario } = place;
  const find = async (role: string, name?: string | RegExp) => {
    const handle = await view.waitForFunction(
      (wantedRole, wanted) => {
        const wantedName = typeof wanted === 'object' ? new RegExp(wanted.source, wanted.flags) : wanted;
        const found = roles.allByRole(document, wantedRole, wantedName);
        return found.length === 1 && found[0];
      },
      { polling: 50 },
      role,
      carry(name),
    );
    return handle as unknown as ElementHandle<HTMLElement>;
  };
  const waitForText = (text: string | RegExp, isThere: boolean) =>
    view.waitForFunction(
      (wanted, expected) => {
        const seen = roles.visibleText(document.body);
        const isSeen =
          typeof wanted === 'string' ? seen.includes(wanted) : new RegExp(wanted.source, wanted.flags).test(seen);
        return isSeen === expected;
      },
      { polling: 50 },
      carry(text)!,
      isThere,
    );

  return {
    ...place,
    writes: () =>
      scenario.requests
        .filter(({ method, path }) => method !== 'GET' && path !== '/precheck')
        .map(({ method, path, body }) => ({ what: `${method} ${path}`, body })),
    find,
    has: (role, name) =>
      view.evaluate(
        (wantedRole, wanted) => {
          const wantedName = typeof wanted === 'object' ? new RegExp(wanted.source, wanted.flags) : wanted;
          return roles.allByRole(document, wantedRole, wantedName).length > 0;
        },
        role,
        carry(name),
      ),
    async gone(role, name) {
      await view.waitForFunction(
        (wantedRole, wanted) => {
          const wantedName = typeof wanted === 'object' ? new RegExp(wanted.source, wanted.flags) : wanted;
          return roles.allByRole(document, wantedRole, wantedName).length === 0;
        },
        { polling: 50 },
        role,
        carry(name),
      );
    },
    async click(role, name) {
      await (await find(role, name)).click();
    },
    async words(text) {
      const handle = await page.waitForFunction((wanted) => roles.byWords(document, wanted), { polling: 50 }, text);
      return handle as unknown as ElementHandle<HTMLElement>;
    },
    type: (text) => page.keyboard.type(text),
    async press(...keys) {
      for (const key of keys) await page.keyboard.press(key);
    },
    async chord(...keys) {
      const last = keys.at(-1);
      const held = keys.slice(0, -1);
      for (const key of held) await page.keyboard.down(key);
      if (last) await page.keyboard.press(last);
      for (const key of held.reverse()) await page.keyboard.up(key);
    },
    async copy(text) {
      const area = await page.evaluateHandle((value) => {
        const added = document.createElement('textarea');
        added.value = value;
        document.body.append(added);
        added.select();
        return added;
      }, text);
      await this.chord('Control', 'c');
      await area.evaluate((added) => added.remove());
    },
    async findAll(role, name) {
      const find = (wantedRole: string, wanted: { source: string; flags: string } | string | undefined) => {
        const wantedName = typeof wanted === 'object' ? new RegExp(wanted.source, wanted.flags) : wanted;
        return roles.allByRole(document, wantedRole, wantedName);
      };
      await page.waitForFunction(
        (wantedRole, wanted) => {
          const wantedName = typeof wanted === 'object' ? new RegExp(wanted.source, wanted.flags) : wanted;
          return roles.allByRole(document, wantedRole, wantedName).length > 0;
        },
        { polling: 50 },
        role,
        carry(name),
      );
      const list = await page.evaluateHandle(find, role, carry(name));
      const handles = [...(await list.getProperties()).values()];
      return handles.flatMap((handle) => (handle.asElement() as ElementHandle<HTMLElement> | null) ?? []);
    },
    insert: (text) => page.keyboard.sendCharacter(text),
    async takeOut(selector, meanwhile) {
      const element = await view.waitForSelector(selector);
      await element?.evaluate((taken) => taken.remove());
      await meanwhile();
      await element?.evaluate((taken) => document.querySelector('ft-provider')?.append(taken));
    },
    text: () => view.evaluate(() => roles.visibleText(document.body)),
    async see(text) {
      await waitForText(text, true).catch(async (error: unknown) => {
        const shown = await view.evaluate(() => roles.visibleText(document.body));
        throw new Error(`Did not see ${String(text)}. The page shows: ${shown}`, { cause: error });
      });
    },
    inSight: (text) =>
      view.evaluate(({ source, flags }) => roles.isInSight(new RegExp(source, flags)), {
        source: text.source,
        flags: text.flags,
      }),
    async seeNoMore(text) {
      await waitForText(text, false);
    },
    async value(role, name) {
      return (await find(role, name)).evaluate((field) => (field as HTMLInputElement).value);
    },
    focus: () =>
      view.evaluate(() => {
        const element = roles.focused();
        return `${roles.roleOf(element) ?? element.localName} ${roles.nameOf(element)}`.trim();
      }),
    async inFrame() {
      const frame = await page.waitForFrame((one) => one.parentFrame() !== null && one.url() !== 'about:blank');
      return visitOf(place, frame);
    },
  };
}
