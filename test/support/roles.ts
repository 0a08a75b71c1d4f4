import { computeAccessibleName, getRole } from 'dom-accessibility-api';

/** Every element below a root, shadow trees and slotted content included, in the order of the document. */
function* descendants(root: ParentNode): Generator<Element> {
  for (const child of root.children) {
    yield child;
    if (child.shadowRoot) yield* descendants(child.shadowRoot);
    yield* descendants(child);
  }
}

function isPerceivable(element: Element): boolean {
  return element.checkVisibility({ checkVisibilityCSS: true }) && !isSetAside(element);
}

/** Whether the element or anything around it, beyond shadow roots too, is taken out of the accessibility tree. */
function isSetAside(element: Element): boolean {
  if (element.closest('[aria-hidden="true"], [inert]')) return true;
  const root = element.getRootNode();
  return root instanceof ShadowRoot && isSetAside(root.host);
}

/** Roles that the library does not know or gives to too many elements. */
export function roleOf(element: Element): string | null {
  if (element.hasAttribute('role')) return getRole(element);
  if (element.localName === 'search') return 'search';
  if (element.localName === 'th' && element.getAttribute('scope') === 'row') return 'rowheader';
  // Browsers expose a password field as a text box.
  if (element instanceof HTMLInputElement && element.type === 'password') return 'textbox';
  return getRole(element);
}

const matches = (text: string, wanted: string | RegExp | undefined) =>
  wanted === undefined || (typeof wanted === 'string' ? text === wanted : wanted.test(text));

/** What people read in an element: its text, shadow trees left out, white space folded. */
export function textOf(element: Element): string {
  return element.textContent.replace(/\s+/g, ' ').trim();
}

export function nameOf(element: Element): string {
  return computeAccessibleName(element).replace(/\s+/g, ' ').trim();
}

/** All perceivable elements of a role and, where given, an accessible name. */
export function allByRole<T extends HTMLElement = HTMLElement>(
  root: ParentNode,
  role: string,
  name?: string | RegExp,
): T[] {
  const start = root instanceof Element && root.shadowRoot ? [root.shadowRoot, root] : [root];
  return start
    .flatMap((node) => [...descendants(node)])
    .filter((element) => roleOf(element) === role && isPerceivable(element) && matches(nameOf(element), name)) as T[];
}

/** The one such element; throws with what there is instead. */
export function byRole<T extends HTMLElement = HTMLElement>(root: ParentNode, role: string, name?: string | RegExp): T {
  const found = allByRole<T>(root, role, name);
  if (found.length === 1 && found[0]) return found[0];
  const present = allByRole(root, role).map(nameOf);
  throw new Error(
    `Expected one ${role} named ${String(name)}, found ${found.length}. Present: ${present.join(' | ') || 'none'}`,
  );
}

/** The element of that role and name, if there is one. */
export function findByRole<T extends HTMLElement = HTMLElement>(
  root: ParentNode,
  role: string,
  name?: string | RegExp,
): T | undefined {
  return allByRole<T>(root, role, name)[0];
}

/** The innermost perceivable element that shows exactly these words. */
export function byWords(root: ParentNode, words: string): Element | undefined {
  return [...descendants(root)].findLast((element) => textOf(element) === words && isPerceivable(element));
}

/** What a person sees in a tree, shadow roots included, white space folded. */
export function visibleText(root: Element): string {
  const walk = (node: Node): string => {
    if (node instanceof Text) return node.data;
    if (node instanceof Comment) return '';
    // A slot or a provider has no box of its own, so that browsers call it invisible.
    const isHidden =
      node instanceof Element &&
      (getComputedStyle(node).display === 'contents' ? isSetAside(node) : !isPerceivable(node));
    if (isHidden || (node instanceof Element && node.localName === 'style')) return '';
    const children =
      node instanceof HTMLSlotElement && node.assignedNodes().length > 0 ? node.assignedNodes() : node.childNodes;
    const inner = [...((node as Element).shadowRoot?.childNodes ?? children)].map(walk).join('');
    return node instanceof Element && getComputedStyle(node).display.startsWith('inline') ? inner : ` ${inner} `;
  };
  return walk(root).replace(/\s+/g, ' ').trim();
}

/** The element that has the focus, looked for through shadow roots. */
export function focused(): Element {
  let element: Element = document.activeElement ?? document.body;
  while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

/** Whether somebody who does not scroll sees words that stand in one element. */
export function isInSight(text: RegExp): boolean {
  return [...descendants(document)].some((element) => {
    if (![...element.childNodes].some((node) => node instanceof Text && text.test(node.data))) return false;
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const { clipPath, visibility } = getComputedStyle(element);
    const isHidden = clipPath !== 'none' || visibility !== 'visible' || right - left < 10 || bottom - top < 10;
    return !isHidden && left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
  });
}
