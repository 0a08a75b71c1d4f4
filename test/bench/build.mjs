import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join, resolve } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { root } from '../../scripts/process.mjs';

const sources = join(root, 'test/bench/pages');
export const folder = join(root, '.cache/bench/pages');

/** Every page, with the package whose version stands for it. */
export const PAGES = {
  'limit-vanilla': undefined,
  flowthrough: undefined,
  'lit-virtualizer': '@lit-labs/virtualizer',
  'ag-grid': 'ag-grid-community',
  tanstack: '@tanstack/table-core',
};
export const LIMIT = 'limit-vanilla';
export const OURS = 'flowthrough';
export const RIVALS = Object.keys(PAGES).filter((page) => PAGES[page]);

/** Version of what a page shows. */
export function versionOf(page) {
  if (!PAGES[page]) return undefined;
  const { packages } = createRequire(import.meta.url)('./package-lock.json');
  return packages[`node_modules/${PAGES[page]}`].version;
}

const settings = {
  bundle: true,
  format: 'esm',
  target: 'es2022',
  minify: true,
  sourcemap: true,
  conditions: ['@flowthrough/source', 'production'],
  tsconfig: join(root, 'tsconfig.json'),
  define: { 'process.env.NODE_ENV': '"production"' },
  logLevel: 'warning',
  // A page looks whether the library can do something yet.
  logOverride: { 'import-is-undefined': 'silent' },
};

/** What a page loads on its own by the time that it shows rows. */
const ALONG = ['packages/elements/src/user-status/list.ts'];

/** Builds pages into .cache/bench/pages; resolves with the bytes of each: what it loads to show rows, and compressed. */
export async function buildPages(pages) {
  const sizes = {};
  for (const page of pages) {
    await buildPage(page);
    sizes[page] = await bytesOf(page);
  }
  return sizes;
}

/** Builds one page, into a folder of its own where it is to be read by people. */
export async function buildPage(page, { minify = true, into = folder } = {}) {
  mkdirSync(into, { recursive: true });
  await build({
    ...settings,
    minify,
    entryPoints: [join(sources, `${page}.js`)],
    outdir: join(into, page),
    splitting: true,
  });
  writeFileSync(
    join(into, `${page}.html`),
    `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <title>${page}</title>
  <link rel="stylesheet" href="/${page}/${page}.css" />
  <script type="module" src="/${page}/${page}.js"></script>
</html>
`,
  );
}

/** The JavaScript of a page without the benchmark's own, which all pages share. */
async function bytesOf(page) {
  const { outputFiles, metafile } = await build({
    ...settings,
    sourcemap: false,
    entryPoints: [join(sources, `${page}.js`)],
    outdir: join(folder, 'sizes'),
    write: false,
    metafile: true,
    splitting: true,
    plugins: [withoutHarness],
  });
  const initial = shownFiles(metafile, `${page}.js`);
  const code = Buffer.concat(
    outputFiles.filter(({ path }) => initial.has(basename(path))).map(({ contents }) => contents),
  );
  return {
    minified: code.length,
    gzip: gzipSync(code, { level: 9 }).length,
    brotli: brotliCompressSync(code, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: code.length } }).length,
  };
}

/** The benchmark's own part of a page, as nothing. */
const withoutHarness = {
  name: 'without the harness',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\/(harness|people)\.js$/ }, ({ path, resolveDir }) => ({
      path: resolve(resolveDir, path),
      namespace: 'harness',
    }));
    onLoad({ filter: /.*/, namespace: 'harness' }, () => ({
      contents: `export const install = globalThis.install, ROW_HEIGHT = 62, AREA_HEIGHT = 600, STATUS = {};`,
    }));
  },
};

/** Names of the entry, of what comes along with it, and of what these import statically. */
function shownFiles({ outputs }, entry) {
  const isFirst = ([path, { entryPoint }]) => basename(path) === entry || ALONG.includes(entryPoint);
  const files = new Set(
    Object.entries(outputs)
      .filter(isFirst)
      .map(([path]) => path),
  );
  for (const file of files) {
    for (const { path, kind } of outputs[file].imports) if (kind === 'import-statement') files.add(path);
  }
  return new Set([...files].map((path) => basename(path)));
}
