import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { create, ts } from '@custom-elements-manifest/analyzer';
import { litPlugin } from '@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js';
import prettier from 'prettier';
import { elementsPage } from './manifest-page.mjs';
import { compareWithSource, sharedTokens } from './manifest-source.mjs';
import { root } from './process.mjs';

const source = join(root, 'packages/elements/src');

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });

const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts'))
  .sort();
const modules = files.map((file) =>
  ts.createSourceFile(file, readFileSync(join(source, file), 'utf8'), ts.ScriptTarget.ES2022, true),
);
const manifest = publicPart(create({ modules, plugins: litPlugin(), context: { dev: false } }));
const elements = manifest.modules.flatMap(({ path, declarations }) =>
  declarations
    .filter((declaration) => declaration.customElement)
    .map((declaration) => ({ file: path.replace(/^dist\/(.*)\.js$/, '$1.ts'), ...declaration })),
);

const problems = elements.flatMap((element) => compareWithSource(element, source));
const theming = readFileSync(join(root, 'docs/theming.md'), 'utf8');
// Rows of one color may shorten the names after the first: `--ft-color-accent`, `-accent-hover`.
const undescribed = sharedTokens(source).filter((token) =>
  [token, token.replace('--ft-color', '')].every((name) => !theming.includes(`\`${name}\``)),
);
if (undescribed.length > 0) problems.push(`docs/theming.md does not describe ${undescribed.join(', ')}`);
const outputs = {
  'packages/elements/custom-elements.json': `${JSON.stringify(manifest, null, 2)}\n`,
  'docs/elements.md': await prettier.format(elementsPage(elements), { ...readFormat(), parser: 'markdown' }),
};
for (const [file, content] of Object.entries(outputs)) {
  const path = join(root, file);
  if (!values.check) writeFileSync(path, content);
  else if (!existsSync(path) || readFileSync(path, 'utf8') !== content) {
    problems.push(`${file} is out of date: run npm run manifest`);
  }
}

for (const problem of problems) console.error(problem);
console.log(`${elements.length} elements in the manifest, ${problems.length} problems`);
process.exitCode = problems.length > 0 ? 1 : 0;

/** What hosts and their tools may rely on: the elements and events as published, without private members. */
function publicPart({ modules: all, ...rest }) {
  const described = all
    .map(({ path, declarations, exports }) => ({
      kind: 'javascript-module',
      path: `dist/${path.replace(/\.ts$/, '.js')}`,
      declarations: declarations.filter(isPublic).map(publicMembers),
      exports: exports.filter(
        ({ kind, name }) => kind === 'custom-element-definition' || /(Element|Event)$/.test(name),
      ),
    }))
    .filter(({ declarations }) => declarations.length > 0);
  return { ...rest, modules: described };
}

function isPublic({ kind, name, customElement }) {
  return kind === 'class' && (customElement || name.endsWith('Event'));
}

function publicMembers({ members = [], events, ...declaration }) {
  return {
    ...declaration,
    // The analyzer also guesses events from calls of `dispatchEvent`, by the first argument it finds.
    ...(events && { events: events.filter(({ name }) => name?.startsWith('ft-')) }),
    members: members.filter(
      ({ name, privacy, static: isStatic, inheritedFrom }) =>
        privacy !== 'private' &&
        privacy !== 'protected' &&
        !name.startsWith('#') &&
        !(isStatic && name !== 'eventName') &&
        inheritedFrom === undefined,
    ),
  };
}

function readFormat() {
  return JSON.parse(readFileSync(join(root, '.prettierrc.json'), 'utf8'));
}
