import type { TemplateVerificationElement } from '@flowthrough/elements';
import { allByRole, byRole, findByRole, textOf, visibleText } from '../roles.js';

/** User Verification as a person meets it. */
export function verification(element: TemplateVerificationElement) {
  const check = (label: string) => {
    const item = allByRole(element, 'listitem').find((one) => findByRole(one, 'heading', label));
    if (!item) throw new Error(`There is no check ${label}. There is: ${visibleText(element)}`);
    return item;
  };
  const button = (name: string) => byRole<HTMLButtonElement>(element, 'button', name);
  return {
    element,
    get text() {
      return visibleText(element);
    },
    /** Labels of the checks in their order. */
    get checks() {
      return allByRole(element, 'listitem')
        .map((item) => findByRole(item, 'heading'))
        .flatMap((heading) => (heading ? [textOf(heading)] : []));
    },
    /** Everything that a check says. */
    check: (label: string) => visibleText(check(label)),
    checkHeading: (label: string) => byRole(check(label), 'heading'),
    hasButton: (name: string) => findByRole(element, 'button', name) !== undefined,
    isEnabled: (name: string) => button(name).getAttribute('aria-disabled') !== 'true',
    button,
    press: (name: string) => button(name).click(),
    /** Steps that stand under a check, after asking for them. */
    howToFix(label: string) {
      const details = check(label).querySelector('details');
      if (details) details.open = true;
      return allByRole(check(label), 'listitem').map(textOf);
    },
    get announced() {
      return textOf(byRole(element, 'status'));
    },
  };
}

export type VerificationHarness = ReturnType<typeof verification>;
