import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { root } from './process.mjs';

const limits = JSON.parse(readFileSync(join(root, 'scripts/size-limits.json'), 'utf8'));

/** What a host page loads, dependencies included; what is loaded on first use is not counted as initial. */
const BUNDLES = {
  'headless client': `export * from '@flowthrough/client';`,
  'activation form with the HTTP client': `
    import '@flowthrough/elements/activation-form/define';
    export { createHttpBackend, createProvisioningClient } from '@flowthrough/client';`,
  'everything, initial': `
    import '@flowthrough/elements/define';
    export { createHttpBackend, createProvisioningClient } from '@flowthrough/client';`,
  'Croatian (on top)': `export { hr } from '@flowthrough/elements/messages/hr';`,
};

/** `--modules` names the largest modules of each bundle. */
const { values } = parseArgs({ options: { modules: { type: 'boolean', default: false } } });

let failed = false;
console.log('minified, gzip -9, dependencies included; 1 kB = 1,000 bytes\n');
for (const [name, contents] of Object.entries(BUNDLES)) {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: join(root, 'test'), loader: 'ts' },
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    write: false,
    metafile: true,
    outdir: join(root, '.cache/size'),
    conditions: ['@flowthrough/source', 'production'],
    tsconfig: join(root, 'tsconfig.json'),
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const initial = initialFiles(metafile);
  const bytes = outputFiles
    .filter(({ path }) => initial.some((file) => path.endsWith(file)))
    .reduce((total, { contents: code }) => total + gzipSync(code, { level: 9 }).length, 0);
  const modules = initial.flatMap((file) => Object.entries(metafile.outputs[file].inputs));
  const eager = modules.some(([input]) => input.includes('papaparse'));
  const limit = limits[name];
  const verdict = eager ? 'papaparse is not lazy' : limit && bytes > limit ? 'too large' : '';
  failed ||= verdict !== '';
  console.log(`${name.padEnd(38)} ${kilo(bytes)}${limit ? ` of ${kilo(limit)}` : ''}  ${verdict}`);
  if (values.modules) {
    const largest = modules.toSorted(([, a], [, b]) => b.bytesInOutput - a.bytesInOutput).slice(0, 15);
    for (const [input, { bytesInOutput }] of largest) console.log(`  ${kilo(bytesInOutput)} minified  ${input}`);
  }
}
process.exitCode = failed ? 1 : 0;

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

function kilo(bytes) {
  return `${(bytes / 1000).toFixed(2)} kB`.padStart(9);
}
