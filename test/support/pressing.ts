import { nameOf, roleOf } from './roles.js';

/** Everything that a person or a host's own test presses. */
const CONTROLS = [
  'a[href]',
  'button',
  'input',
  'select',
  'textarea',
  'summary',
  ...['button', 'checkbox', 'link', 'menuitem', 'option', 'radio', 'switch', 'tab'].map((role) => `[role="${role}"]`),
].join(', ');

/** Every element below a root, shadow trees included. */
export function* everyElement(root: ParentNode): Generator<Element> {
  for (const child of root.children) {
    yield child;
    if (child.shadowRoot) yield* everyElement(child.shadowRoot);
    yield* everyElement(child);
  }
}

const isShown = (element: Element) => element.checkVisibility({ checkVisibilityCSS: true });

/** The controls that can be reached now: behind a modal dialog there are none, and a press beside a menu closes it. */
export function controls(root: ParentNode): HTMLElement[] {
  const all = [...everyElement(root)];
  const front = all.find((element) => element.matches('dialog:modal, :popover-open'));
  return all.filter(
    (element): element is HTMLElement =>
      element.matches(CONTROLS) &&
      isShown(element) &&
      !element.closest('[inert]') &&
      (front?.contains(element) ?? true),
  );
}

/** What a press at a point of the window meets, in whatever shadow root. */
export function elementAt(x: number, y: number): Element | null {
  let found = document.elementFromPoint(x, y);
  for (;;) {
    const inner: Element | null | undefined = found?.shadowRoot?.elementFromPoint(x, y);
    if (!inner || inner === found) return found;
    found = inner;
  }
}

/** Rows that are looked at of each table: the others are made alike. */
const ROWS = 6;

/** The controls whose middle belongs to something else, which takes the press. */
export function covered(root: ParentNode): string[] {
  const isOneOfMany = (control: Element) =>
    Number(control.closest('[aria-rowindex]')?.getAttribute('aria-rowindex')) > ROWS;
  return controls(root).flatMap((control) => {
    if (isOneOfMany(control)) return [];
    control.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
    // Words that are broken over two lines have their middle nowhere.
    const { left, top, width, height } = control.getClientRects()[0] ?? new DOMRect();
    const hit = elementAt(left + width / 2, top + height / 2);
    return hit && control.contains(hit)
      ? []
      : `${roleOf(control) ?? control.localName} "${nameOf(control).slice(0, 40)}" lies under ${describe(hit)}`;
  });
}

/** CSS pixels that a target has to have in both directions (WCAG 2.2, 2.5.8). */
const TARGET = 24;

/** The controls too small to be hit by a finger; links in a text are left out. */
export function small(root: ParentNode): string[] {
  return controls(root).flatMap((control) => {
    // The cell around a box takes its presses.
    const target = control.closest('label, .select') ?? control;
    const { width, height } = target.getBoundingClientRect();
    const isInText = control.matches('a') && getComputedStyle(control).display === 'inline';
    if (isInText || Math.min(width, height) >= TARGET || width === 0) return [];
    return `${roleOf(control) ?? control.localName} "${nameOf(control).slice(0, 40)}" has ${Math.round(width)} by ${Math.round(height)} px`;
  });
}

function describe(element: Element | null): string {
  return element ? `<${element.localName} class="${element.getAttribute('class') ?? ''}">` : 'nothing';
}
