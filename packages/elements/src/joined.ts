import { html, type TemplateResult } from 'lit';

/** Templates that have been joined, by the text of one after that of another. */
interface Joint {
  readonly next: WeakMap<TemplateStringsArray, Joint>;
  readonly strings: TemplateStringsArray;
}

const start: Joint = { next: new WeakMap(), strings: templateOf(['']) };

/**
 * One template of several, as if they had been written one after another: lit makes and updates it as a whole, where a list
 * would be a part for each. For what is rendered often in the same composition; another one makes new nodes.
 */
export function joined(results: readonly TemplateResult[]): TemplateResult {
  const joint = results.reduce(({ next, strings: before }, { strings }) => {
    let longer = next.get(strings);
    if (!longer) next.set(strings, (longer = { next: new WeakMap(), strings: templateOf(append(before, strings)) }));
    return longer;
  }, start);
  return html(joint.strings, ...results.flatMap(({ values }) => values));
}

function append(before: readonly string[], [first = '', ...rest]: readonly string[]): string[] {
  return [...before.slice(0, -1), (before.at(-1) ?? '') + first, ...rest];
}

/** Lit takes strings for a template by this property, which only a literal has; these are made of nothing but literals. */
function templateOf(strings: readonly string[]): TemplateStringsArray {
  return Object.assign([...strings], { raw: strings });
}
