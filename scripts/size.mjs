import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { rolldown } from 'rolldown';
import { root } from './process.mjs';

const limitsFile = join(root, 'scripts/size-limits.json');
const limits = JSON.parse(readFileSync(limitsFile, 'utf8'));

const CLIENT = `export { createHttpBackend, createProvisioningClient } from '@flowthrough/client';`;
const client = (...names) => `${CLIENT} export { ${names.join(', ')} } from '@flowthrough/client';`;
const elements = (name) => `${CLIENT} import '@flowthrough/elements/${name}';`;

/** What a host page imports. Each line counts everything that comes with it, so the lines do not add up. */
const BUNDLES = {
  'headless client': CLIENT,
  'headless client, activation store': client('createActivationStore'),
  'headless client, template stores': client('createTemplateStore', 'createTemplateListStore'),
  'headless client, user status store': client('createUserStatusStore'),
  'headless client, every export': `export * from '@flowthrough/client';`,
  'activation form, HTTP client': elements('activation-form/define'),
  'template picker, HTTP client': elements('template-picker/define'),
  'template verification, HTTP client': elements('template-verification/define'),
  'user status, HTTP client': elements('user-status/define'),
  'user status, with rows on screen': elements('user-status/define'),
  'every element, HTTP client': elements('define'),
  'Croatian (on top)': `export { hr } from '@flowthrough/elements/messages/hr';`,
};

/** What is under way together with the first rows; a line that is named here counts it as well. */
const ALONG = { 'user status, with rows on screen': 'elements/dist/user-status/list.js' };

const production = { 'process.env.NODE_ENV': '"production"' };

/** `--modules` names the largest modules of each bundle; `--update` lowers the limits to what is reached. */
const { values } = parseArgs({
  options: { modules: { type: 'boolean', default: false }, update: { type: 'boolean', default: false } },
});

if (!existsSync(join(root, 'packages/elements/dist'))) throw new Error('Nothing is built: run npm run build first.');
console.log('The built packages in one page: minified, gzip -9, dependencies included; 1 kB = 1,000 bytes.');
console.log(
  'Headless client: createProvisioningClient and createHttpBackend. On use: loaded later, not counted; mostly after an\n' +
    'action. The table alone comes while the first rows are asked for: counted where rows are on screen.',
);
console.log(
  'Bundled by Rolldown as Vite does it for a page: what is loaded later imports from the first file what both need.\n' +
    'esbuild puts that into files of their own, and leaves in the first ones what the index of a package names.\n',
);

let failed = false;
const reached = {};
for (const [name, contents] of Object.entries(BUNDLES)) {
  const chunks = await bundle(contents);
  const initial = initialChunks(chunks, ALONG[name]);
  const bytes = size(initial.map(({ code }) => code));
  const later = size(chunks.filter((chunk) => !initial.includes(chunk)).map(({ code }) => code));
  const modules = initial.flatMap((chunk) => Object.entries(chunk.modules));
  const eager = modules.some(([id]) => id.includes('papaparse'));
  const limit = (reached[name] = ratchet(limits[name], bytes));
  const verdict = eager ? 'papaparse is not lazy' : bytes > limit ? 'too large' : '';
  failed ||= verdict !== '';
  const other = size(await bundleByEsbuild(contents, ALONG[name]));
  console.log(
    `${name.padEnd(36)} ${kilo(bytes)} of ${kilo(limit)}   on use ${kilo(later)}   esbuild ${kilo(other)}  ${verdict}`,
  );
  if (values.modules) {
    const largest = modules.toSorted(([, a], [, b]) => b.renderedLength - a.renderedLength).slice(0, 15);
    for (const [id, { renderedLength }] of largest) console.log(`  ${kilo(renderedLength)} ${relative(root, id)}`);
  }
}
if (values.update) writeFileSync(limitsFile, `${JSON.stringify(reached, null, 2)}\n`);
process.exitCode = failed ? 1 : 0;

async function bundle(contents) {
  const page = join(root, 'test/page.js');
  const made = await rolldown({
    input: page,
    cwd: root,
    preserveEntrySignatures: 'allow-extension',
    resolve: { conditionNames: ['production', 'import'] },
    transform: { define: production },
    plugins: [
      {
        name: 'page',
        resolveId: (id) => (id === page ? id : undefined),
        load: (id) => (id === page ? contents : undefined),
      },
    ],
  });
  const { output } = await made.generate({ format: 'esm', minify: true, comments: false });
  return output
    .filter(({ type }) => type === 'chunk')
    .map(({ facadeModuleId, ...chunk }) => ({ ...chunk, entry: facadeModuleId ?? '' }));
}

/** The code of the first files, as the other widespread bundler splits it. */
async function bundleByEsbuild(contents, along) {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: join(root, 'test') },
    absWorkingDir: root,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    legalComments: 'none',
    write: false,
    metafile: true,
    outdir: join(root, '.cache/size'),
    conditions: ['production'],
    define: production,
  });
  const chunks = Object.entries(metafile.outputs).map(([fileName, { entryPoint, imports }]) => ({
    fileName,
    isEntry: entryPoint?.includes('stdin') === true,
    entry: entryPoint ?? '',
    imports: imports.filter(({ kind }) => kind === 'import-statement').map(({ path }) => path),
  }));
  const initial = initialChunks(chunks, along);
  return outputFiles
    .filter(({ path }) => initial.some(({ fileName }) => path.endsWith(fileName)))
    .map(({ contents: code }) => code);
}

/** The limit in force: it only ever goes down, to the next 0.1 kB above what is reached. */
function ratchet(limit, bytes) {
  return values.update ? Math.min(limit ?? Infinity, Math.ceil(bytes / 100) * 100) : (limit ?? 0);
}

/** The entry, the module that comes along with it if there is one, and what both import statically. */
function initialChunks(chunks, along) {
  const first = chunks.filter(({ isEntry, entry }) => isEntry || (along !== undefined && entry.endsWith(along)));
  if (along !== undefined && first.length !== 2) throw new Error(`${along} is not a part of its own.`);
  const initial = new Set(first);
  for (const { imports } of initial) {
    for (const name of imports) initial.add(chunks.find(({ fileName }) => fileName === name));
  }
  return [...initial];
}

function size(files) {
  return files.reduce((total, code) => total + gzipSync(code, { level: 9 }).length, 0);
}

function kilo(bytes) {
  return `${(bytes / 1000).toFixed(2)} kB`.padStart(9);
}
