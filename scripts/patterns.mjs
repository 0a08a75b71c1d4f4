import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseRegExpLiteral } from '@eslint-community/regexpp';
import ts from 'typescript';
import { root } from './process.mjs';

/** Characters of the kinds that patterns tell apart. */
const KINDS = [
  'a',
  'Z',
  '0',
  ' ',
  '\t',
  '\n',
  '/',
  '-',
  '.',
  '"',
  "'",
  ';',
  ',',
  '@',
  '=',
  '\u0001',
  'é',
  '\u0301',
  '\u200b',
];

/**
 * Every regular expression literal in the sources of the packages, with texts on which a pattern that backtracks or
 * starts anew too often takes longer than its length explains: `prefix`, many times `pump`, `suffix`.
 */
export function readPatterns() {
  const found = new Map();
  for (const file of sources('packages')) {
    const tree = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest, true);
    const visit = (node) => {
      if (ts.isRegularExpressionLiteral(node) && !found.has(node.text)) {
        const { pattern, flags } = parseRegExpLiteral(node.text);
        found.set(node.text, { file, source: pattern.raw, flags: flags.raw, texts: textsFor(pattern, flags.raw) });
      }
      ts.forEachChild(node, visit);
    };
    visit(tree);
  }
  return [...found.values()];
}

function sources(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .map((entry) =>
      join(entry.parentPath ?? entry.path, entry.name)
        .slice(root.length)
        .replace(/^\//, ''),
    )
    .filter((file) => /^packages\/\w+\/src\/.*\.ts$/.test(file));
}

function textsFor(pattern, flags) {
  const texts = new Map();
  const add = (prefix, pump, suffix) => {
    if (pump) texts.set(JSON.stringify([prefix, pump, suffix]), { prefix, pump, suffix });
  };
  const letters = KINDS.filter((one) => someAtom(pattern, (atom) => matches(atom, one, flags)));
  for (const one of letters) add('', one, '\u0001');
  const few = letters.slice(0, 4);
  for (const one of few) for (const other of few) if (one !== other) add('', one + other, '\u0001');
  // An end that the pattern may want, and two that it may not.
  for (const suffix of ['', '\u0001', 'x']) pump(pattern, '', flags, (prefix, body) => add(prefix, body, suffix));
  return [...texts.values()];
}

/** Adds a text for each part that may repeat without end: what leads to it, then the part many times. */
function pump(node, prefix, flags, add) {
  if (node.type === 'Quantifier') {
    if (node.max > 1) {
      for (const body of samples(node.element, flags)) {
        add(prefix, body);
        if (prefix) add('', prefix + body);
      }
    }
    pump(node.element, prefix, flags, add);
  }
  for (const branch of node.alternatives ?? []) {
    let before = prefix;
    for (const element of branch.elements) {
      pump(element, before, flags, add);
      before += samples(element, flags)[0] ?? '';
    }
    add('', before.slice(prefix.length));
  }
}

/** A few texts that a part matches, the shortest first. */
function samples(node, flags) {
  if (node.type === 'Quantifier') {
    const [one = '', ...more] = samples(node.element, flags);
    return node.min > 0 ? [one.repeat(node.min), ...more] : ['', one, ...more];
  }
  if (node.alternatives) {
    if (node.type === 'Assertion') return [''];
    return node.alternatives.flatMap(({ elements }) => {
      const parts = elements.map((element) => samples(element, flags));
      const shortest = parts.map(([first = '']) => first).join('');
      const longest = parts.map((all) => all.at(-1) ?? '').join('');
      return shortest === longest ? [shortest] : [shortest, longest];
    });
  }
  if (node.type === 'Character') return [String.fromCodePoint(node.value)];
  if (node.type === 'Assertion') return [''];
  return KINDS.filter((one) => matches(node, one, flags)).slice(0, 3);
}

function someAtom(node, test) {
  if (['Character', 'CharacterClass', 'CharacterSet'].includes(node.type)) return test(node);
  if (node.type === 'Quantifier') return someAtom(node.element, test);
  return (node.alternatives ?? []).some(({ elements }) => elements.some((element) => someAtom(element, test)));
}

function matches(atom, text, flags) {
  return new RegExp(`^(?:${atom.raw})$`, flags.replace(/[gy]/g, '')).test(text);
}
