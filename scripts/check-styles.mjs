import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './process.mjs';

/** Physical directions in a style sheet, which would not turn round in right-to-left pages. */
const PHYSICAL =
  /^\s*(?:left|right|(?:margin|padding|border|inset)-(?:left|right|top|bottom)[\w-]*|(?:min-|max-)?(?:width|height)|text-align\s*:\s*(?:left|right)|float)\s*:/;

const sheets = readdirSync(join(root, 'packages/elements/src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.styles\.ts$|(?:^|[\\/])styles[\\/]/.test(name))
  .map((name) => join('packages/elements/src', name))
  .concat(
    readdirSync(join(root, 'demo'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.css'))
      .map((name) => join('demo', name)),
  );

let wrong = 0;
for (const sheet of sheets.filter((name) => name.endsWith('.ts') || name.endsWith('.css'))) {
  readFileSync(join(root, sheet), 'utf8')
    .split('\n')
    .forEach((line, index) => {
      if (!PHYSICAL.test(line)) return;
      wrong += 1;
      console.error(`${sheet}:${index + 1} use a logical property: ${line.trim()}`);
    });
}
console.log(`${sheets.length} style sheets, ${wrong} physical properties`);
process.exitCode = wrong > 0 ? 1 : 0;
