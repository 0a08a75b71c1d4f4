import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { root, run, tool } from './process.mjs';
import { emitMinified } from './template-minifier.mjs';

/** In the order in which they need one another's types. */
const PACKAGES = ['client', 'server', 'elements', 'mock'];

for (const name of PACKAGES) {
  rmSync(join(root, 'packages', name, 'dist'), { recursive: true, force: true });
  const code = await run(tool('tsc'), ['-p', `packages/${name}/tsconfig.build.json`]);
  if (code !== 0) process.exit(code);
}

// papaparse is a script of the old kind, which bundlers read in different ways and an import map not at all. It also would
// hand itself to a loader of the page's own (`define`).
const papa = 'packages/client/dist/csv/papaparse.js';
const papaBundle = await rolldown({ input: papa, cwd: root, transform: { define: { define: 'undefined' } } });
await papaBundle.write({ file: join(root, papa), format: 'esm', minify: true, comments: { legal: true } });
rmSync(join(root, `${papa}.map`));

// Only the compiler knows the types, and only its older interface lets templates be changed on their way out.
emitMinified(join(root, 'packages/elements'));

// One file for pages without a bundler, with Lit inside; what is needed after an action stays a chunk. Such a chunk takes
// what it shares with the first file from there, by exports with short names: files of their own would be 30 more requests.
const home = join(root, 'packages/elements/dist');
const bundle = await rolldown({
  input: { 'flowthrough.min': join(home, 'browser.js') },
  cwd: root,
  preserveEntrySignatures: 'allow-extension',
  transform: { define: { 'process.env.NODE_ENV': '"production"' }, target: 'es2022' },
});
const { output } = await bundle.write({
  dir: home,
  entryFileNames: '[name].js',
  chunkFileNames: 'flowthrough.[hash].min.js',
  format: 'esm',
  minify: true,
  sourcemap: true,
  comments: { legal: true },
});
const bundles = output.filter(({ type }) => type === 'chunk');
const unfit = bundles.filter(({ code }) => code.includes('process.env')).map(({ fileName }) => fileName);
if (unfit.length > 0 || bundles.length < 2) {
  console.error(
    unfit.length > 0 ? `${unfit.join(', ')} asks for process.env.` : 'papaparse is not a chunk of its own.',
  );
  process.exit(1);
}
console.log(`Built ${PACKAGES.join(', ')} and ${bundles.length} files for pages without a bundler`);
