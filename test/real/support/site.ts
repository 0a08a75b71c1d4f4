import { readFileSync, rmSync } from 'node:fs';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const root = at('../../..');
/** One for each process: files of tests run side by side. */
const folder = join(root, '.cache/real', String(process.pid));

/** A module that shares nothing with the others, as what another vendor has bundled. */
const SECOND_COPY = 'second-copy';

/** What a page can load as `/assets/NAME.js`. */
const ENTRIES: Readonly<Record<string, string>> = {
  define: `import '@flowthrough/elements/define';`,
  provider: `import '@flowthrough/elements/provider/define';`,
  'activation-form': `import '@flowthrough/elements/activation-form/define';`,
  'template-picker': `import '@flowthrough/elements/template-picker/define';`,
  'template-verification': `import '@flowthrough/elements/template-verification/define';`,
  'user-status': `import '@flowthrough/elements/user-status/define';`,
  'acme-provider': `import { defineElement, ProviderElement } from '@flowthrough/elements'; defineElement('provider', ProviderElement, { prefix: 'acme' });`,
  elements: `export * from '@flowthrough/elements';`,
  croatian: `import { registerMessages } from '@flowthrough/elements'; import { hr } from '@flowthrough/elements/messages/hr'; registerMessages(hr);`,
  client: `export * from '@flowthrough/client';`,
  [SECOND_COPY]: `export * from '@flowthrough/elements'; export * from '@flowthrough/client';`,
  mock: `export * from '@flowthrough/mock';`,
  roles: `import * as roles from './test/support/roles.ts'; import { coveredRing } from './test/support/focus-ring.ts'; Object.assign(globalThis, { roles, coveredRing });`,
};

let built: Promise<unknown> | undefined;

/** Bundles the sources once for all pages of a run, split as a host's bundler would. */
export function buildSite(): Promise<unknown> {
  return (built ??= bundle());
}

async function bundle() {
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const { [SECOND_COPY]: copy = '', ...entries } = ENTRIES;
  await bundleOf(entries);
  await bundleOf({ [SECOND_COPY]: copy });
}

function bundleOf(entries: Readonly<Record<string, string>>) {
  return build({
    entryPoints: Object.keys(entries).map((name) => ({ in: `entry:${name}`, out: name })),
    outdir: folder,
    absWorkingDir: root,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['@flowthrough/source'],
    define: { 'process.env.NODE_ENV': '"production"' },
    tsconfig: join(root, 'tsconfig.json'),
    chunkNames: `chunks/${SECOND_COPY in entries ? 'copy-' : ''}[name]-[hash]`,
    logLevel: 'error',
    plugins: [
      {
        name: 'entries',
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /^entry:/ }, ({ path }) => ({ path: path.slice('entry:'.length), namespace: 'entry' }));
          onLoad({ filter: /.*/, namespace: 'entry' }, ({ path }) => ({
            contents: entries[path] ?? '',
            resolveDir: root,
            loader: 'ts',
          }));
        },
      },
    ],
  });
}

/** A page as a host would write it. */
export interface HostPage {
  /** What stands in its body. */
  readonly body: string;
  /** What stands in its head, such as styles. */
  readonly head?: string | undefined;
  /** Modules of the site, in the order in which they run. @default ['define'] */
  readonly modules?: readonly string[] | undefined;
  /** Language of the page. @default 'en' */
  readonly lang?: string | undefined;
  /** @default 'ltr' */
  readonly dir?: 'ltr' | 'rtl' | undefined;
  /** Further headers of the page, such as a policy. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** Serves the pages of one test and the bundled sources. Paths that are to be missing can be refused. */
export interface Site {
  readonly listener: RequestListener;
  /** Pages by path. */
  readonly pages: Map<string, HostPage>;
  /** Files that match are not found: what a page meets after a new release. */
  missing: RegExp | undefined;
}

export function createSite(): Site {
  const site: Site = {
    pages: new Map(),
    missing: undefined,
    listener(request: IncomingMessage, response: ServerResponse) {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      const page = site.pages.get(pathname);
      if (page) {
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...page.headers }).end(documentOf(page));
        return;
      }
      const body = site.missing?.test(pathname) ? undefined : fileAt(pathname);
      if (body === undefined) response.writeHead(404).end();
      else
        response.writeHead(200, { 'content-type': TYPES[extname(pathname)] ?? 'application/octet-stream' }).end(body);
    },
  };
  return site;
}

const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css' };

/** Where files lie: what is bundled here, and the built packages and their dependencies as they are. */
const FOLDERS: Readonly<Record<string, string>> = {
  assets: folder,
  node_modules: join(root, 'node_modules'),
  packages: join(root, 'packages'),
};

function fileAt(pathname: string): Buffer | undefined {
  const [, top = '', path = ''] = /^\/(\w+)\/(.*)$/.exec(pathname) ?? [];
  const place = FOLDERS[top];
  if (!place || pathname.includes('..')) return undefined;
  try {
    return readFileSync(join(place, path));
  } catch {
    return undefined;
  }
}

function documentOf({ body, head = '', modules = ['define'], lang = 'en', dir = 'ltr' }: HostPage): string {
  const scripts = ['roles', ...modules].map((name) => `<script type="module" src="/assets/${name}.js"></script>`);
  return `<!doctype html><html lang="${lang}" dir="${dir}"><head><meta charset="utf-8"><title>A portal</title><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width">${head}${scripts.join('')}</head><body>${body}</body></html>`;
}
