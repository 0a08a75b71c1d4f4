import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root, run, tool } from './process.mjs';

/** In the order in which they need one another's types. */
const PACKAGES = ['client', 'server', 'elements', 'mock'];

for (const name of PACKAGES) {
  rmSync(join(root, 'packages', name, 'dist'), { recursive: true, force: true });
  const code = await run(tool('tsc'), ['-p', `packages/${name}/tsconfig.build.json`]);
  if (code !== 0) process.exit(code);
}

// One file for pages without a bundler, with Lit inside; papaparse stays a chunk that the first export loads.
const outdir = join(root, 'packages/elements/dist/browser');
await build({
  entryPoints: { flowthrough: join(root, 'packages/elements/dist/browser.js') },
  outdir,
  bundle: true,
  splitting: true,
  format: 'esm',
  target: 'es2022',
  minify: true,
  sourcemap: true,
  legalComments: 'linked',
  define: { 'process.env.NODE_ENV': '"production"' },
});
const bundle = join(outdir, 'flowthrough.js');
if (!existsSync(bundle) || readFileSync(bundle, 'utf8').includes('process.env')) {
  console.error('The browser bundle is missing or still asks for process.env.');
  process.exit(1);
}
console.log(`Built ${PACKAGES.join(', ')} and the browser bundle`);
