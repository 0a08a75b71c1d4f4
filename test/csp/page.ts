/**
 * The page that stands under the strict policy. The client comes from the built file for pages without a bundler, as
 * on a host's page; the mock stands where the network would be.
 */
import { createHttpBackend, createProvisioningClient } from '@flowthrough/client';
import { createMockFetch, createScenario, type ScenarioName } from '@flowthrough/mock';

const QUIET_FRAMES = 15;
const MOST_FRAMES = 600;

const TAGS = ['ft-activation-form', 'ft-template-picker', 'ft-template-verification', 'ft-user-status'] as const;

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

let open = 0;

/** Shows all elements in a world, or without any, and waits until no request is under way. */
async function show(name: ScenarioName | 'not connected'): Promise<void> {
  const provider = document.createElement('ft-provider');
  const elements = TAGS.map((tag) => document.createElement(tag));
  if (name !== 'not connected') {
    const scenario = createScenario(name, { users: name === 'empty' ? 0 : 60, speed: 100 });
    const answer = createMockFetch(scenario);
    const fetch: typeof globalThis.fetch = async (...request) => {
      open += 1;
      try {
        return await answer(...request);
      } finally {
        open -= 1;
      }
    };
    const backend = createHttpBackend({ baseUrl: scenario.basePath, token: scenario.token, fetch });
    provider.client = createProvisioningClient({ backend });
    for (const element of elements) {
      if ('templateId' in element) element.templateId = scenario.templates[0].id;
      if ('selectable' in element) element.selectable = true;
    }
  }
  document.querySelector('main')!.replaceChildren(provider);
  provider.append(...elements);
  await quiet();
}

async function quiet(): Promise<void> {
  for (let frames = 0, calm = 0; frames < MOST_FRAMES && calm < QUIET_FRAMES; frames += 1) {
    await frame();
    calm = open === 0 ? calm + 1 : 0;
  }
}

function* below(root: ParentNode): Generator<HTMLElement> {
  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    yield element;
    if (element.shadowRoot) yield* below(element.shadowRoot);
  }
}

const isShown = (element: HTMLElement) => element.checkVisibility({ checkVisibilityCSS: true });

/** Uses every control once, those that show up on the way too; says which surfaces opened, by title or kind. */
async function useEverything(): Promise<string[]> {
  const used = new Map<string, number>();
  const opened = new Set<string>();
  for (let uses = 0; uses < 300; uses += 1) {
    // A modal dialog keeps the rest out of reach, as for a user.
    const all = [...below(document)];
    const surfaces = all.filter((element) => element.matches('dialog[open], :popover-open'));
    const within = surfaces.at(-1) ?? document;
    for (const surface of surfaces) {
      opened.add(surface.getAttribute('role') ?? surface.localName);
      const title = surface.querySelector('h2')?.textContent.trim();
      if (title) opened.add(title);
    }
    const control = [...below(within)].find(
      (element) =>
        element.matches('button, input, select, [role^="menuitem"]') &&
        isShown(element) &&
        isLeft(element, used.get(keyOf(element)) ?? 0),
    );
    if (!control) {
      const last = surfaces.at(-1);
      if (!last) break;
      if (last instanceof HTMLDialogElement) last.close();
      else last.hidePopover();
      continue;
    }
    used.set(keyOf(control), (used.get(keyOf(control)) ?? 0) + 1);
    use(control);
    await frame();
    await frame();
  }
  await quiet();
  return [...opened];
}

/** A menu is opened again for each of its items. */
const isLeft = (element: HTMLElement, uses: number) => uses < (element.ariaHasPopup === 'menu' ? 8 : 1);

/** The same control in another row counts as used. */
function keyOf(element: HTMLElement): string {
  const host = (element.getRootNode() as ShadowRoot).host.localName;
  const { type } = element as HTMLInputElement;
  return `${host} ${element.localName} ${type} ${element.className} ${element.matches('[role="row"] *') ? '' : element.textContent.trim()}`;
}

function use(control: HTMLElement): void {
  control.focus();
  if (control instanceof HTMLInputElement && !['checkbox', 'radio', 'file', 'submit'].includes(control.type)) {
    control.value = control.type === 'email' ? 'ana@example.com' : 'an';
    control.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    control.dispatchEvent(new Event('change', { bubbles: true }));
  } else control.click();
}

/** Elements that look as if their sheet had not been applied. */
function unstyled(): string[] {
  return TAGS.filter((tag) => {
    const element = document.querySelector(tag);
    return (
      !element || element.shadowRoot?.adoptedStyleSheets.length === 0 || getComputedStyle(element).display === 'inline'
    );
  });
}

Object.assign(globalThis, { page: { show, useEverything, unstyled } });

export interface Page {
  show: typeof show;
  useEverything: typeof useEverything;
  unstyled: typeof unstyled;
}
