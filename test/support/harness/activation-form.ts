import type { ActivationFormElement } from '@flowthrough/elements';
import { allByRole, byRole, findByRole, focused, nameOf, textOf, visibleText } from '../roles.js';

export interface ActivationFormHarness {
  readonly element: ActivationFormElement;
  /** What a person sees. */
  readonly text: string;
  /** The title of what is going on, below the heading. */
  readonly title: string | undefined;
  /** The present step of the way. */
  readonly step: string | undefined;
  /** Every step of the way, in order. */
  readonly steps: readonly string[];
  /** The text in the address field; undefined while there is none. */
  readonly address: string | undefined;
  /** The words that stand at a field, such as its hint and its error. */
  describedBy(label: string): string;
  isInvalid(label: string): boolean;
  fill(label: string, text: string): void;
  fillAddress(text: string): void;
  /** Leaves a field, as Tab or a click elsewhere does. */
  leave(label: string): void;
  /** Submits as Enter in a field does. */
  pressEnter(): void;
  press(button: string): void;
  hasButton(name: string): boolean;
  /** Whether a button can be used. */
  isEnabled(button: string): boolean;
  /** What the focused button or field, or the focused title, is called. */
  readonly focused: string | undefined;
}

/** An activation form, spoken to as a person would. */
export function activationForm(element: ActivationFormElement): ActivationFormHarness {
  const field = (label: string) => byRole<HTMLInputElement>(element, 'textbox', label);
  const button = (name: string) => byRole<HTMLButtonElement>(element, 'button', name);
  const steps = () => {
    const [list] = allByRole(element, 'list', 'Progress');
    return list ? allByRole(list, 'listitem') : [];
  };
  return {
    element,
    get text() {
      return visibleText(element);
    },
    get title() {
      return allByRole(element, 'heading')
        .filter(({ localName }) => localName === 'h3')
        .map(textOf)[0];
    },
    get step() {
      const present = steps().find((one) => one.ariaCurrent === 'step' || one.getAttribute('aria-current') === 'step');
      return present && textOf(present);
    },
    get steps() {
      return steps().map(textOf);
    },
    get address() {
      return findByRole<HTMLInputElement>(element, 'textbox', 'Email address')?.value;
    },
    describedBy(label) {
      const ids = (field(label).getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean);
      return ids
        .map((id) => element.shadowRoot?.getElementById(id))
        .map((part) => (part ? textOf(part) : 'MISSING'))
        .join(' ');
    },
    isInvalid: (label) => field(label).getAttribute('aria-invalid') === 'true',
    fill(label, text) {
      const input = field(label);
      input.focus();
      input.value = text;
      input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    },
    fillAddress(text) {
      this.fill('Email address', text);
    },
    leave: (label) => field(label).blur(),
    pressEnter: () => field('Email address').form?.requestSubmit(),
    press(name) {
      const target = button(name);
      target.focus();
      target.click();
    },
    hasButton: (name) => findByRole(element, 'button', name) !== undefined,
    isEnabled(name) {
      const target = button(name);
      return !target.disabled && target.getAttribute('aria-disabled') !== 'true';
    },
    get focused() {
      const target = focused();
      if (target === document.body) return undefined;
      return /^h\d$/.test(target.localName) ? textOf(target) : nameOf(target);
    },
  };
}
