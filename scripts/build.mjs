import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root, run, tool } from './process.mjs';
import { emitMinified } from './template-minifier.mjs';

/** In the order in which they need one another's types. */
const PACKAGES = ['client', 'server', 'elements', 'mock'];

for (const name of PACKAGES) {
  rmSync(join(root, 'packages', name, 'dist'), { recursive: true, force: true });
  const code = await run(tool('tsc'), ['-p', `packages/${name}/tsconfig.build.json`]);
  if (code !== 0) process.exit(code);
}

// Only the compiler knows the types, and only its older interface lets templates be changed on their way out.
emitMinified(join(root, 'packages/elements'));

// One file for pages without a bundler, with Lit inside; what is needed after an action stays a chunk.
const home = join(root, 'packages/elements/dist');
const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: { 'flowthrough.min': join(home, 'browser.js') },
  outdir: home,
  chunkNames: 'flowthrough.[hash].min',
  bundle: true,
  splitting: true,
  format: 'esm',
  target: 'es2022',
  minify: true,
  sourcemap: true,
  legalComments: 'eof',
  metafile: true,
  define: { 'process.env.NODE_ENV': '"production"' },
});
const bundles = Object.keys(metafile.outputs).filter((file) => file.endsWith('.js'));
const unfit = bundles.filter((file) => readFileSync(join(root, file), 'utf8').includes('process.env'));
if (unfit.length > 0 || bundles.length < 2) {
  console.error(
    unfit.length > 0 ? `${unfit.join(', ')} asks for process.env.` : 'papaparse is not a chunk of its own.',
  );
  process.exit(1);
}
console.log(`Built ${PACKAGES.join(', ')} and ${bundles.length} files for pages without a bundler`);
