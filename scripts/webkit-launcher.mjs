import { spawn } from 'node:child_process';
import { webdriverLauncher } from '@web/test-runner-webdriver';
import { findBrowser, findMiniBrowser } from './browsers.mjs';
import { freePort } from './process.mjs';

/** A virtual screen; resolves with its display name, which Xvfb writes to file descriptor 3. */
function startScreen() {
  const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    screen.on('error', reject);
    screen.stdio[3].once('data', (data) => resolve({ screen, display: `:${String(data).trim()}` }));
  });
}

async function whenReady(port) {
  for (let tries = 0; tries < 100; tries += 1) {
    try {
      const answer = await fetch(`http://127.0.0.1:${port}/status`);
      if (answer.ok) return;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('WebKitWebDriver did not start.');
}

/** A test runner launcher for WebKitGTK: brings its own driver and, where there is none, its own screen. */
export async function webkitLauncher() {
  const port = await freePort();
  const launcher = webdriverLauncher({
    hostname: '127.0.0.1',
    port,
    path: '/',
    logLevel: 'error',
    capabilities: {
      browserName: 'MiniBrowser',
      'wdio:enforceWebDriverClassic': true,
      'webkitgtk:browserOptions': { binary: findMiniBrowser(), args: ['--automation'] },
    },
  });
  const started = [];
  const initialize = launcher.initialize.bind(launcher);
  const stop = launcher.stop.bind(launcher);
  launcher.initialize = async (...args) => {
    const env = { ...process.env };
    if (!env.DISPLAY) {
      const { screen, display } = await startScreen();
      started.push(screen);
      env.DISPLAY = display;
    }
    started.push(spawn(findBrowser('webkit'), [`--port=${port}`, '--host=127.0.0.1'], { env, stdio: 'ignore' }));
    await whenReady(port);
    await initialize(...args);
    launcher.name = 'WebKit';
  };
  launcher.stop = async () => {
    try {
      await stop();
    } finally {
      for (const child of started.reverse()) child.kill();
    }
  };
  return launcher;
}
