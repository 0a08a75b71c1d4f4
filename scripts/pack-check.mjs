import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root, run, tool } from './process.mjs';

const folder = join(root, '.cache/packed');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

let failed = false;
for (const name of ['client', 'server', 'elements', 'mock']) {
  const home = join(root, 'packages', name);
  const packed = execFileSync('npm', ['pack', '--json', '--pack-destination', folder], {
    cwd: home,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [{ filename }] = Object.values(JSON.parse(packed));
  failed ||= (await run(tool('publint'), ['run', home, '--pack', 'npm'])) !== 0;
  // Wildcard entry points cannot be resolved without a name; the sources behind them are covered by the type check.
  failed ||=
    (await run(tool('attw'), [
      join(folder, filename),
      '--profile',
      'esm-only',
      '--format',
      'ascii',
      '--quiet',
      '--exclude-entrypoints',
      'custom-elements.json',
      'openapi.json',
      'package.json',
    ])) !== 0;
}
process.exitCode = failed ? 1 : 0;
