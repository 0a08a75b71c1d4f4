import { readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import puppeteer, { type Page as Tab } from 'puppeteer-core';
import { chromiumArgs, findBrowser } from '../../scripts/browsers.mjs';
import { serve } from '../../scripts/static-server.mjs';

const TEST = fileURLToPath(new URL('..', import.meta.url));

/** A page in a browser whose later parts are files of their own, which a test can take away. */
export interface SplitPage {
  readonly tab: Tab;
  readonly address: string;
  close(): Promise<void>;
}

/** Where the files of a page lie. */
const splitFolder = (name: string) => fileURLToPath(new URL(`../../.cache/${name}`, import.meta.url));

/** Takes a part of a page away; gives what puts it back. */
export function takeAway(name: string, part: string): () => void {
  const folder = splitFolder(name);
  const file = readdirSync(folder).find((one) => one.startsWith(`${part}-`) && one.endsWith('.js')) ?? 'no part';
  renameSync(`${folder}/${file}`, `${folder}/${file}.away`);
  return () => renameSync(`${folder}/${file}.away`, `${folder}/${file}`);
}

declare const view: HTMLElement;

/** Makes what waits until the `view` of a page shows an element with certain words. */
export function createShows(tab: () => Tab) {
  return (selector: string, text = '') =>
    tab().waitForFunction(
      (asked, words) =>
        [...view.shadowRoot!.querySelectorAll(asked)].some((node) => node.textContent.trim().includes(words)),
      {},
      selector,
      text,
    );
}

/** Builds a script in parts and opens Chromium for it; undefined where there is none. */
export async function openSplitPage(name: string, script: string): Promise<SplitPage | undefined> {
  const executablePath = findBrowser('chromium');
  if (!executablePath) return undefined;
  const folder = splitFolder(name);
  rmSync(folder, { recursive: true, force: true });
  await build({
    stdin: { contents: script, resolveDir: TEST },
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['@flowthrough/source'],
  });
  writeFileSync(
    `${folder}/index.html`,
    `<!doctype html><html lang="en"><script type="module" src="/stdin.js"></script>`,
  );
  const server = await serve(folder);
  const browser = await puppeteer.launch({ executablePath, args: chromiumArgs });
  return {
    tab: await browser.newPage(),
    address: server.address,
    async close() {
      await browser.close();
      server.stop();
    },
  };
}
