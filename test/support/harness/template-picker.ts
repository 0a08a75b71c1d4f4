import type { TemplatePickerElement } from '@flowthrough/elements';
import { allByRole, byRole, findByRole, nameOf, textOf, visibleText } from '../roles.js';

/** The template picker as a person meets it, whether it shows radio buttons or a list to search. */
export function picker(element: TemplatePickerElement) {
  const choices = () => [...allByRole(element, 'radio'), ...allByRole(element, 'option')];
  const choice = (name: string | RegExp) => {
    const found = choices().find((one) =>
      typeof name === 'string' ? nameOf(one).startsWith(name) : name.test(nameOf(one)),
    );
    if (!found) throw new Error(`There is no template ${String(name)}. There is: ${choices().map(nameOf).join(' | ')}`);
    return found;
  };
  const isChosen = (one: HTMLElement) =>
    one instanceof HTMLInputElement ? one.checked : one.getAttribute('aria-selected') === 'true';
  return {
    element,
    get text() {
      return visibleText(element);
    },
    /** Names of the templates in their order, each with customer and state. */
    get choices() {
      return choices().map(nameOf);
    },
    get chosen() {
      return choices().filter(isChosen).map(nameOf);
    },
    choice,
    choose: (name: string | RegExp) => choice(name).click(),
    get search() {
      return byRole<HTMLInputElement>(element, 'combobox', 'Onboarding template');
    },
    hasSearch: () => findByRole(element, 'combobox') !== undefined,
    /** The option that Enter would choose. */
    get active() {
      const id = this.search.getAttribute('aria-activedescendant') ?? '';
      const option = element.shadowRoot?.getElementById(id);
      return option ? nameOf(option) : undefined;
    },
    press: (name: string) => byRole(element, 'button', name).click(),
    get announced() {
      return textOf(byRole(element, 'status'));
    },
  };
}
