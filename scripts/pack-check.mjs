import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root, run, tool } from './process.mjs';

/** Entry points that are data. */
const NOT_CODE = ['custom-elements.json', 'openapi.json', 'package.json'];

const folder = join(root, '.cache/packed');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

let failures = 0;
for (const name of ['client', 'server', 'elements', 'mock']) {
  const home = join(root, 'packages', name);
  const packed = execFileSync('npm', ['pack', '--json', '--pack-destination', folder], {
    cwd: home,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [{ filename }] = Object.values(JSON.parse(packed));
  const tarball = join(folder, filename);
  const codes = [
    await run(tool('publint'), ['run', tarball, '--strict']),
    await run(tool('attw'), [
      tarball,
      '--profile',
      'esm-only',
      '--format',
      'ascii',
      '--quiet',
      '--exclude-entrypoints',
      ...NOT_CODE,
    ]),
  ];
  failures += codes.filter((code) => code !== 0).length;
}
process.exitCode = failures > 0 ? 1 : 0;
