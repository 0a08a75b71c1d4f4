import { clearResult, run, tool } from './process.mjs';

// test/ssr and test/csp look at the built packages, test/real drives browsers: they are asked for by name.
const given = process.argv.slice(2);
const files = given.length > 0 ? given : ['test/{client,server,mock,contract,node,demo}/**/*.test.ts'];

clearResult('node');
process.exitCode = await run(process.execPath, [
  // Mocha would require the files, and what they load on use would come as modules a second time.
  '--no-experimental-require-module',
  '--import',
  './scripts/node20.mjs',
  '--import',
  'tsx',
  '--conditions=@flowthrough/source',
  tool('_mocha'),
  '--reporter',
  './scripts/mocha-reporter.cjs',
  '--timeout',
  '60000',
  '--exit',
  ...files,
]);
