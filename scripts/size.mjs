import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
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
  'every element, HTTP client': elements('define'),
  'Croatian (on top)': `export { hr } from '@flowthrough/elements/messages/hr';`,
};

/** `--modules` names the largest modules of each bundle; `--update` lowers the limits to what is reached. */
const { values } = parseArgs({
  options: { modules: { type: 'boolean', default: false }, update: { type: 'boolean', default: false } },
});

if (!existsSync(join(root, 'packages/elements/dist'))) throw new Error('Nothing is built: run npm run build first.');
console.log('The built packages in one page: minified, gzip -9, dependencies included; 1 kB = 1,000 bytes.');
console.log(
  'Headless client: createProvisioningClient and createHttpBackend. On use: loaded after an action, not counted.\n',
);

let failed = false;
const reached = {};
for (const [name, contents] of Object.entries(BUNDLES)) {
  const { outputFiles, metafile } = await bundle(contents);
  const initial = initialFiles(metafile);
  const isInitial = ({ path }) => initial.some((file) => path.endsWith(file));
  const bytes = size(outputFiles.filter(isInitial));
  const later = size(outputFiles.filter((file) => !isInitial(file)));
  const modules = initial.flatMap((file) => Object.entries(metafile.outputs[file].inputs));
  const eager = modules.some(([input]) => input.includes('papaparse'));
  const limit = (reached[name] = ratchet(limits[name], bytes));
  const verdict = eager ? 'papaparse is not lazy' : bytes > limit ? 'too large' : '';
  failed ||= verdict !== '';
  console.log(`${name.padEnd(36)} ${kilo(bytes)} of ${kilo(limit)}   on use ${kilo(later)}  ${verdict}`);
  if (values.modules) {
    const largest = modules.toSorted(([, a], [, b]) => b.bytesInOutput - a.bytesInOutput).slice(0, 15);
    for (const [input, { bytesInOutput }] of largest) console.log(`  ${kilo(bytesInOutput)} minified  ${input}`);
  }
}
if (values.update) writeFileSync(limitsFile, `${JSON.stringify(reached, null, 2)}\n`);
process.exitCode = failed ? 1 : 0;

function bundle(contents) {
  return build({
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
    define: { 'process.env.NODE_ENV': '"production"' },
  });
}

/** The limit in force: it only ever goes down, to the next 0.1 kB above what is reached. */
function ratchet(limit, bytes) {
  return values.update ? Math.min(limit ?? Infinity, Math.ceil(bytes / 100) * 100) : (limit ?? 0);
}

/** The entry and what it imports statically. */
function initialFiles({ outputs }) {
  const [entry] =
    Object.entries(outputs).find(
      ([, output]) => output.entryPoint !== undefined && output.entryPoint.includes('stdin'),
    ) ?? [];
  const files = new Set([entry]);
  for (const file of files) {
    for (const { path, kind } of outputs[file].imports) if (kind === 'import-statement') files.add(path);
  }
  return [...files];
}

function size(files) {
  return files.reduce((total, { contents }) => total + gzipSync(contents, { level: 9 }).length, 0);
}

function kilo(bytes) {
  return `${(bytes / 1000).toFixed(2)} kB`.padStart(9);
}
