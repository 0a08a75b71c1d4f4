import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** Runs a command with this terminal; resolves with its exit code. */
export function run(command, args, { env = {}, cwd = root } = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, { cwd, stdio: 'inherit', env: { ...process.env, ...env } });
    child.on('error', (error) => {
      console.error(`${command}: ${error.message}`);
      done(127);
    });
    child.on('close', (code, signal) => {
      if (signal) console.error(`${command}: ended by ${signal}`);
      done(code ?? 1);
    });
  });
}

/** A port on which nothing listens now. */
export const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** Path of a tool that a dev dependency brings. */
export const tool = (name) => resolve(root, 'node_modules/.bin', name);

const resultFile = (name) => resolve(root, '.cache/results', `${name}.json`);

/** Leaves what a runner counted where `npm test` sums it up. */
export function writeResult(name, result) {
  mkdirSync(dirname(resultFile(name)), { recursive: true });
  writeFileSync(resultFile(name), JSON.stringify(result));
}

export function clearResult(name) {
  rmSync(resultFile(name), { force: true });
}

/** The counts a runner left, or undefined when it ended before it could count. */
export function readResult(name) {
  try {
    return JSON.parse(readFileSync(resultFile(name), 'utf8'));
  } catch {
    return undefined;
  }
}
