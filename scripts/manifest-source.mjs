import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Differences between what an element's doc comment promises and what its source and everything it imports does. */
export function compareWithSource(element, source) {
  const { tagName, file, events = [], slots = [], cssParts = [], cssProperties = [] } = element;
  const code = reachableCode(join(source, file));
  const shared = sharedTokens(source);
  const compare = (what, documented, used, elsewhere = []) => [
    ...[...used]
      .filter((name) => !documented.has(name) && !elsewhere.includes(name))
      .map((name) => `${tagName}: ${what} ${name || '(default)'} is not documented`),
    ...[...documented]
      .filter((name) => !used.has(name))
      .map((name) => `${tagName}: ${what} ${name || '(default)'} is not in use`),
  ];
  return [
    ...(tagName ? [] : [`${element.name}: has no @tagname`]),
    ...compare('event', names(events), firedEvents(code, source)),
    ...compare('slot', names(slots), renderedSlots(code)),
    ...compare('part', names(cssParts), renderedParts(code)),
    // The tokens that all elements share are described once, in the page about theming.
    ...compare('custom property', names(cssProperties), new Set(tokensOf(code)), sharedTokens(source)),
  ];
}

const names = (documented) => new Set(documented.map(({ name }) => name ?? ''));

const all = (text, pattern) => [...text.matchAll(pattern)].map((match) => match[1] ?? '');

/** The public tokens that the sheets of all elements read. */
export function sharedTokens(source) {
  const folder = join(source, 'styles');
  return [...new Set(readdirSync(folder).flatMap((file) => tokensOf(readFileSync(join(folder, file), 'utf8'))))];
}

const tokensOf = (text) => all(text, /var\(\s*(--ft-[\w-]+)/g);

/** The text of a module and of all it imports, comments taken out; other elements speak for themselves. */
function reachableCode(entry) {
  const seen = new Map();
  const visit = (path) => {
    if (seen.has(path) || !existsSync(path)) return;
    const text = readFileSync(path, 'utf8')
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .replace(/^\s*\/\/.*$/gm, '');
    seen.set(path, '');
    if (path !== entry && /class \w+ extends LitElement/.test(text)) return;
    seen.set(path, text);
    const imports = /^(?:import|export)\s(?!type\s)[^;]*?from\s+'(\.[^']+)'|\bimport\('(\.[^']+)'\)/gm;
    for (const [, fixed, lazy] of text.matchAll(imports)) {
      const specifier = fixed ?? lazy;
      visit(resolve(dirname(path), specifier.replace(/\.js$/, '.ts')));
    }
  };
  visit(entry);
  return [...seen.values()].join('\n');
}

function firedEvents(code, source) {
  const eventNames = new Map();
  for (const file of readdirSync(source, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.events.ts')) continue;
    const text = readFileSync(join(source, file), 'utf8');
    for (const [, className, name] of text.matchAll(
      /class (\w+Event)\b[^{]*\{(?:(?!\nclass |\nexport class )[\s\S])*?eventName = '([^']+)'/g,
    )) {
      eventNames.set(className, name);
    }
  }
  return new Set(
    all(code, /new (\w+Event)\(/g)
      .map((className) => eventNames.get(className))
      .filter((name) => name !== undefined),
  );
}

function renderedSlots(code) {
  return new Set(
    [...code.matchAll(/<slot\b([^>]*)>/g)].map(([, attributes]) => /name="([^"]+)"/.exec(attributes)?.[1] ?? ''),
  );
}

/** Parts of templates, also those that an expression chooses among. */
function renderedParts(code) {
  const fixed = all(code, /\spart="([^"]*)"/g);
  const chosen = all(code, /\spart=\$\{([^}]*)\}/g).flatMap((expression) => all(expression, /'([^']*)'/g));
  return new Set(
    [...fixed, ...chosen]
      .map((value) => value.replace(/\$\{[^}]*\}/g, ' '))
      .flatMap((value) => value.split(/\s+/))
      .filter((name) => /^[\w-]+$/.test(name)),
  );
}
