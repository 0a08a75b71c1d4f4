import { createProvisioningClient, createHttpBackend, type ProvisioningBackend } from '@flowthrough/client';
import type { UserStatusElement } from '@flowthrough/elements';
import {
  createMockFetch,
  createScenario,
  type Scenario,
  type ScenarioName,
  type ScenarioOptions,
} from '@flowthrough/mock';
import { createFakeEnvironment, type FakeEnvironment } from '../fake-environment.js';
import { allByRole, byRole, findByRole, textOf, visibleText } from '../roles.js';
import { waitFor } from '../wait.js';

export const TEMPLATE = 'adria-hotels';

/** A named world on a clock of its own, with a client that reaches it over the HTTP contract. */
export function createUserWorld(
  name: ScenarioName = 'errors',
  { overrides, ...options }: ScenarioOptions & { readonly overrides?: Partial<ProvisioningBackend> } = {},
) {
  const environment: FakeEnvironment = createFakeEnvironment();
  const scenario: Scenario = createScenario(name, {
    ...(name !== 'empty' && { users: 40 }),
    environment,
    ...options,
  });
  const backend = createHttpBackend({
    baseUrl: scenario.basePath,
    fetch: createMockFetch(scenario),
    token: scenario.token,
    environment,
  });
  const client = createProvisioningClient({ backend: { ...backend, ...overrides }, environment });
  const writes = () => scenario.requests.filter(({ method, path }) => method !== 'GET' && path !== '/precheck');
  return { environment, scenario, client, writes };
}

/** Scrolls as a person does. The event is sent by hand as well: a page that is not drawn gets none from the browser. */
export function scrollTo(scroller: HTMLElement, top: number) {
  scroller.scrollTop = top;
  scroller.dispatchEvent(new Event('scroll'));
}

/** The user status view, as a person would speak of it. */
export function userStatus(element: UserStatusElement) {
  const rows = () => allByRole(element, 'row').filter((row) => Number(row.getAttribute('aria-rowindex')) > 1);
  const row = (broadworksId: string) => {
    const found = rows().find((candidate) => textOf(candidate).includes(broadworksId));
    if (!found) throw new Error(`No row for ${broadworksId}. Rows: ${rows().map(textOf).join(' | ')}`);
    return found;
  };
  return {
    rows,
    row,
    get text() {
      return visibleText(element);
    },
    get announced() {
      return textOf(byRole(element, 'status'));
    },
    /** Waits for the list to be there. */
    loaded: () => waitFor(() => rows().length > 0 && findByRole(element, 'table')?.ariaBusy !== 'true', 'the rows'),
    /** BroadWorks IDs from top to bottom. */
    get ids() {
      return rows().map((candidate) => /\d{10}@example\.com/.exec(textOf(candidate))?.[0]);
    },
    /** IDs of the rows that show a status. */
    idsWith: (status: string) =>
      rows()
        .filter((candidate) => allByRole(candidate, 'cell').some((cell) => textOf(cell).startsWith(status)))
        .map((candidate) => /\d{10}@example\.com/.exec(textOf(candidate))?.[0] ?? ''),
    statusOf: (id: string) => textOf(row(id)),
    actions: (id: string) => byRole(element, 'button', `Actions for ${id}`),
    hasActions: (id: string) => findByRole(element, 'button', `Actions for ${id}`) !== undefined,
    async openMenu(id: string) {
      byRole(element, 'button', `Actions for ${id}`).click();
      await waitFor(() => findByRole(element, 'menuitem'), 'the menu');
    },
    get menuItems() {
      return allByRole(element, 'menuitem').map(textOf);
    },
    async choose(item: string) {
      byRole(element, 'menuitem', item).click();
      await element.updateComplete;
    },
    /** Opens a panel of the menu of tools. */
    async openTool(item: string, more = 'More') {
      byRole(element, 'button', more).click();
      await waitFor(() => findByRole(element, 'menuitem'), 'the menu');
      byRole(element, 'menuitem', item).click();
      return waitFor(() => findByRole(element, 'dialog'), 'the dialog');
    },
    dialog: () => waitFor(() => findByRole(element, 'dialog'), 'the dialog'),
    get hasDialog() {
      return findByRole(element, 'dialog') !== undefined;
    },
    /** A button inside the open dialog. */
    async confirm(name: string | RegExp) {
      byRole(byRole(element, 'dialog'), 'button', name).click();
      await element.updateComplete;
    },
    fill(name: string, text: string) {
      const field = byRole<HTMLInputElement>(element, 'textbox', name);
      field.value = text;
      field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      return element.updateComplete;
    },
    async search(text: string) {
      const field = byRole<HTMLInputElement>(element, 'searchbox', 'Search users');
      field.value = text;
      field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      await element.updateComplete;
    },
    press: (name: string | RegExp) => byRole(element, 'button', name).click(),
    /** Shows all filters. */
    async openFilters() {
      byRole(element, 'button', /^Filters( \d+)?$/).click();
      await waitFor(() => findByRole(element, 'group', 'Status'), 'the filters');
    },
    toggle: (name: string) => byRole(element, 'switch', name).click(),
  };
}
