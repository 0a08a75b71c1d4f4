import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { expect } from 'chai';

const run = promisify(execFile);
const home = new URL('../../packages/', import.meta.url);

/** Every module that a package lets others import, as built. */
function entriesOf(folder: string): string[] {
  const { name, exports } = JSON.parse(readFileSync(new URL(`${folder}/package.json`, home), 'utf8')) as {
    name: string;
    exports: Record<string, string | { default: string }>;
  };
  return Object.entries(exports)
    .map(([key, target]) => [key, typeof target === 'string' ? target : target.default] as const)
    .filter(([, target]) => target.endsWith('.js'))
    .flatMap(([key, target]) => (key.includes('*') ? expand(folder, key, target) : [key]))
    .map((key) => name + key.slice(1));
}

/** The keys that a pattern such as `./messages/*` stands for. */
function expand(folder: string, key: string, target: string): string[] {
  const pattern = new RegExp(
    `^${target.slice(2).replaceAll('.', '\\.').replace('*', '([^/]+)').replaceAll('*', '\\1')}$`,
  );
  return readdirSync(new URL(`${folder}/dist`, home), { recursive: true, encoding: 'utf8' })
    .map((file) => pattern.exec(`dist/${file}`)?.[1])
    .filter((found) => found !== undefined)
    .map((found) => key.replace('*', found));
}

/** Imports a module in a Node of its own and says what that left behind; a module that keeps Node running times out. */
async function importAlone(entry: string) {
  const script = `
    const before = new Set(Object.getOwnPropertyNames(globalThis));
    const exports = Object.keys(await import(${JSON.stringify(entry)}));
    const globals = Object.getOwnPropertyNames(globalThis).filter((name) => !before.has(name));
    const active = process.getActiveResourcesInfo().filter((name) => /Timeout|Immediate|TCP|MessagePort/.test(name));
    process.stdout.write(JSON.stringify({ exports, globals, active }));
  `;
  const { stdout, stderr } = await run(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: new URL('../', home),
    env: { ...process.env, NODE_OPTIONS: '', NODE_ENV: 'production' },
    timeout: 20_000,
  });
  return { stderr, ...(JSON.parse(stdout) as { exports: string[]; globals: string[]; active: string[] }) };
}

/** What nanostores, MSW and Lit with its stand-ins for the browser leave behind. */
const OF_DEPENDENCIES =
  /^(nanostores|lit|reactiveElement|__MSW)|^(customElements|CSSStyleSheet|Event|CustomEvent|EventTarget)$/;

for (const folder of ['client', 'server', 'elements', 'mock']) {
  describe(`the built package ${folder} on a server`, () => {
    for (const entry of entriesOf(folder)) {
      it(`${entry} is imported without a browser and leaves nothing running`, async () => {
        const { stderr, globals, active } = await importAlone(entry);
        expect(stderr, 'warnings').to.equal('');
        expect(active, 'timers and sockets').to.deep.equal([]);
        expect(
          globals.filter((name) => !OF_DEPENDENCIES.test(name)),
          'new globals',
        ).to.deep.equal([]);
      });
    }
  });
}
