import axe from 'axe-core';

/** Throws with every rule of axe that an element and what is in it breaks, and where. */
export async function expectNoViolations(element: Element, ...withoutRules: readonly string[]): Promise<void> {
  const { violations } = await axe.run(element, {
    resultTypes: ['violations'],
    rules: Object.fromEntries(withoutRules.map((rule) => [rule, { enabled: false }])),
  });
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, html }) => `${id}: ${help} (${target.flat().join(' ')})\n    ${html}`),
  );
  if (found.length > 0) throw new Error(`${found.length} accessibility violations:\n  ${found.join('\n  ')}`);
}
