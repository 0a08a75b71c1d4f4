import { fixture, html } from '@open-wc/testing-helpers';
import type { UserStatusElement } from '@flowthrough/elements';
import { allByRole, byRole, findByRole, nameOf, textOf, visibleText } from '../roles.js';
import { turn, waitFor } from '../wait.js';
import type { createUserWorld } from './user-status.js';
import { TEMPLATE, userStatus } from './user-status.js';

export type UserWorld = ReturnType<typeof createUserWorld>;

/** A table in which users can be selected, with what bulk work shows and says, as a person would speak of it. */
export async function openBatches(
  world: UserWorld,
  prepare: (element: UserStatusElement) => void = () => undefined,
  isLoaded = true,
) {
  const element = document.createElement('ft-user-status');
  element.client = world.client;
  element.templateId = TEMPLATE;
  element.selectable = true;
  prepare(element);
  const announced: string[] = [];
  const events: Event[] = [];
  element.addEventListener('ft-announced', ({ text }) => announced.push(text));
  for (const name of [
    'ft-selection-changed',
    'ft-batch-request',
    'ft-batch-started',
    'ft-batch-finished',
    'ft-batch-settled',
  ] as const) {
    element.addEventListener(name, (event) => events.push(event));
  }
  await fixture(html`<div>${element}</div>`);
  const view = userStatus(element);
  if (isLoaded) await view.loaded();
  const box = (name: string | RegExp) => findByRole(element, 'checkbox', name);
  await waitFor(() => !box('Select all') || box(/^Select \d/), 'the boxes');
  return { ...world, element, view, announced, events, bulk: batches(element, world) };
}

export function batches(element: UserStatusElement, { environment }: Pick<UserWorld, 'environment'>) {
  const bar = () => findByRole(element, 'region', 'Selected users');
  const box = (id: string) => byRole<HTMLInputElement>(element, 'checkbox', `Select ${id}`);
  return {
    bar,
    box,
    boxes: () => allByRole<HTMLInputElement>(element, 'checkbox', /^Select \d/),
    all: () => byRole<HTMLInputElement>(element, 'checkbox', 'Select all'),
    /** What the bar says. */
    get text() {
      const found = bar();
      return found ? visibleText(found) : '';
    },
    /** BroadWorks IDs of the boxes that are checked among the rendered rows. */
    get checked() {
      return allByRole<HTMLInputElement>(element, 'checkbox', /^Select \d/)
        .filter(({ checked }) => checked)
        .map((input) => nameOf(input).replace('Select ', ''));
    },
    buttons: () => allByRole(bar() ?? element, 'button').map(textOf),
    says: (text: string | RegExp) =>
      waitFor(
        () => {
          const found = bar();
          return (
            found && (typeof text === 'string' ? visibleText(found).includes(text) : text.test(visibleText(found)))
          );
        },
        `the bar to say ${String(text)}, instead of "${bar() ? visibleText(bar() as HTMLElement) : 'nothing'}"`,
      ),
    gone: () => waitFor(() => bar() === undefined, 'the bar to go'),
    /** Presses a button of the bar, or chooses it in the menu in which a narrow place has the actions. */
    async press(name: string | RegExp) {
      const found = await waitFor(
        () => {
          const button = findByRole(bar() as HTMLElement, 'button', name);
          return button ?? findByRole(bar() as HTMLElement, 'button', 'Actions');
        },
        `a button ${String(name)}`,
      );
      found.click();
      await element.updateComplete;
      if (textOf(found) !== 'Actions' || name === 'Actions') return;
      (await waitFor(() => findByRole(element, 'menuitem', name), `a menu item ${String(name)}`)).click();
      await element.updateComplete;
    },
    /** Selects all that the filter selects. */
    async selectAll() {
      byRole(element, 'checkbox', 'Select all').click();
      await element.updateComplete;
    },
    /** What can be done to the selected users: buttons, or items of the menu in a narrow place, which stays open. */
    async offers() {
      const menu = findByRole(bar() as HTMLElement, 'button', 'Actions');
      if (!menu) return allByRole(bar() as HTMLElement, 'button');
      menu.click();
      return waitFor(() => {
        const items = allByRole(element, 'menuitem');
        return items.length > 0 && items;
      }, 'the menu');
    },
    progress: () => byRole<HTMLProgressElement>(element, 'progressbar'),
    /** Lets time pass until the bar says something. */
    async passUntil(text: string | RegExp) {
      const matches = () => {
        const found = bar();
        const words = found ? visibleText(found) : '';
        return typeof text === 'string' ? words.includes(text) : text.test(words);
      };
      for (let passed = 0; passed < 600; passed += 1) {
        if (matches()) return;
        await environment.advance(500);
        await turn();
      }
      throw new Error(`The bar never said ${String(text)}: ${bar() ? visibleText(bar() as HTMLElement) : 'no bar'}`);
    },
  };
}
