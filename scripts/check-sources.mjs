import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './process.mjs';

const SKIPPED = new Set(['node_modules', 'dist', '.cache', '.git', 'coverage']);

/** Physical directions in a style sheet, which would not turn round in right-to-left pages. */
const PHYSICAL =
  /(?:^|[{;]|^\s)\s*(?:left|right|(?:margin|padding|border|inset)-(?:left|right|top|bottom)[\w-]*|(?:min-|max-)?(?:width|height)|(?:text-align|float|clear)\s*:\s*(?:left|right)\b|border-(?:top|bottom)-(?:left|right)-radius)\s*[:;]/;

/** Names that say nothing about what is inside. */
const VAGUE = /(?:^|[-.])(?:utils?|helpers?|common|managers?|services?|misc)\.[^/]*$/i;

const problems = [];
const files = filesBelow('');

for (const file of files) {
  // The one exception: the messages section that all elements share.
  if (VAGUE.test(file.split('/').at(-1)) && !file.includes('/messages/'))
    problems.push(`${file}: says nothing, rename it`);
}

const sheets = files.filter((file) => /\.css$|\.styles\.ts$|\/styles\/[^/]+\.ts$/.test(file));
for (const sheet of sheets) {
  readFileSync(join(root, sheet), 'utf8')
    .split('\n')
    .forEach((line, index) => {
      if (PHYSICAL.test(line)) problems.push(`${sheet}:${index + 1}: use a logical property: ${line.trim()}`);
    });
}

/** What only works by way of a helper in templates, and why. */
const BOUND = [
  [/<bdi\b[^>]*>\s*\$\{(?!plain\()/, 'an isolate is ended by what stands in it: <bdi>${plain(…)}</bdi>'],
  [/\.value=\$\{(?!typedText\()/, 'what is typed belongs to the person: .value=${typedText(…)}'],
  [/@(?:cancel|close|toggle|beforetoggle)=\$\{(?!ownEvent\()/, 'inner elements have such events too: ownEvent(…)'],
];

for (const file of files.filter((name) => name.startsWith('packages/elements/src/'))) {
  const text = readFileSync(join(root, file), 'utf8');
  for (const [pattern, why] of BOUND) {
    const { index } = pattern.exec(text) ?? {};
    if (index !== undefined) problems.push(`${file}:${text.slice(0, index).split('\n').length}: ${why}`);
  }
}

/** Sorting falls back to what is there. */
const FALLS_BACK = 'packages/client/src/rows/array-source.ts';

for (const file of files.filter((name) => /^packages\/(?:client|elements)\/src\//.test(name))) {
  const text = readFileSync(join(root, file), 'utf8');
  // Code that cannot be loaded is an error of its own, which the elements have words for.
  if (file.startsWith('packages/client/') && file !== FALLS_BACK && /(?<!loaded(?:Part)?\()\bimport\('/.test(text))
    problems.push(`${file}: a part that is loaded on use: loaded(import(…))`);
  for (const [block] of text.matchAll(/catch[^{]*\{[^}]*\}/g)) {
    if (/\bsay\(/.test(block) && !/\b(?:show|answer)\(/.test(block))
      problems.push(`${file}: a failure is shown, not only said: answer(…)`);
  }
}

// A lock file without the binaries of the other platforms installs here and nowhere else.
const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
for (const [place, { optionalDependencies = {} }] of Object.entries(packages)) {
  const missing = Object.keys(optionalDependencies).filter(
    (name) => !packages[`node_modules/${name}`] && !packages[`${place}/node_modules/${name}`],
  );
  if (missing.length > 0) problems.push(`package-lock.json: ${place} misses ${missing.length} of its platforms`);
}

for (const problem of problems) console.error(problem);
console.log(`${files.length} files, ${sheets.length} style sheets, ${problems.length} problems`);
process.exitCode = problems.length > 0 ? 1 : 0;

function filesBelow(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : filesBelow(path);
    return [path];
  });
}
