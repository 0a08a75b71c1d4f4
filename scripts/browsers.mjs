import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The engines the tests run in, with what Debian calls them and where other systems keep them. */
const ENGINES = {
  chromium: {
    variable: 'CHROME_PATH',
    packages: ['chromium'],
    names: ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'microsoft-edge'],
    places: [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
      'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    ],
  },
  firefox: {
    variable: 'FIREFOX_PATH',
    packages: ['firefox-esr'],
    names: ['firefox', 'firefox-esr'],
    places: ['/Applications/Firefox.app/Contents/MacOS/firefox', 'C:\\Program Files\\Mozilla Firefox\\firefox.exe'],
  },
  webkit: {
    variable: 'WEBKIT_DRIVER',
    packages: ['webkit2gtk-driver', 'xvfb'],
    names: ['WebKitWebDriver'],
    places: [],
  },
};

const isRunnable = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

export function onPath(name) {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(isRunnable);
}

/** Path of an engine's program, or undefined where it is not installed. */
export function findBrowser(engine) {
  const { variable, names, places } = ENGINES[engine];
  const given = process.env[variable];
  const found = given && existsSync(given) ? given : (names.map(onPath).find(Boolean) ?? places.find(existsSync));
  // The driver is of no use without a screen to draw on.
  return engine === 'webkit' && !process.env.DISPLAY && !onPath('Xvfb') ? undefined : found;
}

/** WebKitGTK's little browser; it lives beside the library, not on the path. */
export function findMiniBrowser() {
  const places = ['/usr/lib', '/usr/libexec'].filter(existsSync).flatMap((folder) => [
    folder,
    ...readdirSync(folder)
      .filter((name) => name.endsWith('linux-gnu'))
      .map((name) => join(folder, name)),
  ]);
  return places
    .flatMap((folder) =>
      ['webkit2gtk-4.1', 'webkit2gtk-4.0', 'webkitgtk-6.0'].map((name) => join(folder, name, 'MiniBrowser')),
    )
    .find(existsSync);
}

/**
 * The engines that are there; on Debian as root, missing ones are installed first. `REQUIRE_BROWSERS` (a comma list)
 * makes it an error when one of them is still missing.
 */
export function prepareBrowsers(engines = Object.keys(ENGINES)) {
  const missing = engines.filter((engine) => !findBrowser(engine));
  if (missing.length > 0 && process.getuid?.() === 0 && onPath('apt-get')) {
    const packages = missing.flatMap((engine) => ENGINES[engine].packages);
    console.log(`Installing ${packages.join(', ')} …`);
    const apt = (...args) =>
      execFileSync('apt-get', args, {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
    try {
      apt('update', '-qq');
      apt('install', '-y', '-qq', '--no-install-recommends', ...packages);
    } catch (error) {
      console.log(`Could not install: ${error.message}`);
    }
  }
  const present = engines.filter((engine) => findBrowser(engine));
  const required = (process.env.REQUIRE_BROWSERS ?? '').split(',').filter(Boolean);
  for (const engine of engines.filter((name) => !present.includes(name))) {
    if (required.includes(engine)) throw new Error(`${engine} is required, and it is not installed.`);
    console.log(`${engine} skipped: not installed. Set ${ENGINES[engine].variable} to its program to use one.`);
  }
  return present;
}

/** What Chromium needs in order to start quietly, as root as well. */
export const chromiumArgs = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
