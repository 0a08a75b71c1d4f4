import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { transformSync } from 'esbuild';
import ts from 'typescript';
import { tabulateProperties } from './property-table.mjs';

/** Stands for an expression while a template is looked at as one text; never part of a source. */
const HOLE = '\u0001';

/** White space beside these is not rendered: blocks, what stands in lists and tables, and the shapes of a drawing. */
const BLOCKS =
  /^<\/?(?:dd|dialog|div|dl|dt|fieldset|form|h[1-6]|header|legend|li|ol|optgroup|option|p|section|table|tbody|td|th|thead|tr|ul|circle|path|rect)\b/;

const TAG_OR_TEXT = /<!--[^]*?-->|<\/?[a-z](?:"[^"]*"|'[^']*'|[^'">])*>|[^<]+|</g;

/** The same markup in fewer characters: without comments, and without white space that makes no difference. */
export function minifyMarkup(markup) {
  const tokens = markup.match(TAG_OR_TEXT) ?? [];
  const kept = tokens.filter((token) => !token.startsWith('<!--') || token.includes(HOLE));
  return kept
    .map((token, index) => {
      if (/^<\/?[a-z]/.test(token)) return minifyTag(token);
      let text = token.replace(/[ \t\r\n\f]+/g, ' ');
      if (BLOCKS.test(kept[index - 1] ?? '')) text = text.replace(/^ /, '');
      if (BLOCKS.test(kept[index + 1] ?? '')) text = text.replace(/ $/, '');
      return text;
    })
    .join('');
}

/** Attribute values stay as they are. A slash must not become a part of an unquoted value. */
function minifyTag(tag) {
  return tag
    .replace(/("[^"]*"|'[^']*')|\s+/g, (_, value) => value ?? ' ')
    .replace(/ (?=>$)/, '')
    .replace(/(?<=["']) (?=\/>$)/, '');
}

/** A style sheet in fewer characters. */
export function minifySheet(sheet) {
  return transformSync(sheet, { loader: 'css', minify: true }).code.trim();
}

const MINIFIERS = { html: minifyMarkup, svg: minifyMarkup, css: minifySheet };

/**
 * Writes the JavaScript of a package again, over what the compiler wrote, with minified `html`, `svg` and `css` templates,
 * and with its reactive properties in a table.
 */
export function emitMinified(home) {
  const { fileNames, options } = readProject(join(home, 'tsconfig.build.json'));
  for (const fileName of fileNames) {
    const out = join(options.outDir, relative(options.rootDir, fileName)).replace(/\.ts$/, '.js');
    const { outputText, sourceMapText } = emitFile(fileName, options);
    const map = { ...JSON.parse(sourceMapText), sources: [relative(dirname(out), fileName)] };
    writeFileSync(out, outputText);
    writeFileSync(`${out}.map`, JSON.stringify(map));
  }
}

function readProject(path) {
  const { config } = ts.readConfigFile(path, ts.sys.readFile);
  return ts.parseJsonConfigFileContent(config, ts.sys, dirname(path));
}

/** JavaScript and source map of one file; modules are isolated, so that no other file needs to be known. */
export function emitFile(fileName, compilerOptions) {
  return ts.transpileModule(readFileSync(fileName, 'utf8'), {
    fileName,
    compilerOptions,
    transformers: { before: [tabulateProperties, minifyTemplates] },
  });
}

function minifyTemplates(context) {
  const visit = (node) => {
    const visited = ts.visitEachChild(node, visit, context);
    const minify = ts.isTaggedTemplateExpression(visited) && MINIFIERS[visited.tag.getText?.() ?? ''];
    return minify ? withMinified(visited, minify, context.factory) : visited;
  };
  return (file) => ts.visitNode(file, visit);
}

function withMinified(node, minify, factory) {
  const { template } = node;
  if (ts.isNoSubstitutionTemplateLiteral(template)) {
    const short = factory.createNoSubstitutionTemplateLiteral(undefined, minify(template.rawText));
    return factory.updateTaggedTemplateExpression(node, node.tag, node.typeArguments, short);
  }
  const pieces = [template.head, ...template.templateSpans.map(({ literal }) => literal)];
  const texts = minify(pieces.map(({ rawText }) => rawText).join(HOLE)).split(HOLE);
  if (texts.length !== pieces.length) throw new Error(`An expression was lost in ${node.getText()}`);
  const spans = template.templateSpans.map((span, index) => {
    const isLast = index === template.templateSpans.length - 1;
    const make = isLast ? factory.createTemplateTail : factory.createTemplateMiddle;
    return factory.updateTemplateSpan(span, span.expression, make(undefined, texts[index + 1]));
  });
  const short = factory.updateTemplateExpression(template, factory.createTemplateHead(undefined, texts[0]), spans);
  return factory.updateTaggedTemplateExpression(node, node.tag, node.typeArguments, short);
}
