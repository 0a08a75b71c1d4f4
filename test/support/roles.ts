import { computeAccessibleName, getRole } from 'dom-accessibility-api';

/** Every element below a root, shadow trees and slotted content included, in the order of the document. */
function* descendants(root: ParentNode): Generator<Element> {
  for (const child of root.children) {
    yield child;
    if (child.shadowRoot) yield* descendants(child.shadowRoot);
    yield* descendants(child);
  }
}

// By type, not by class: each document has classes of its own.
const isText = (node: Node): node is Text => node.nodeType === Node.TEXT_NODE;
const isElement = (node: Node): node is Element => node.nodeType === Node.ELEMENT_NODE;

function isPerceivable(element: Element): boolean {
  return element.checkVisibility({ checkVisibilityCSS: true }) && !isSetAside(element);
}

/** Whether the element or anything around it, beyond shadow roots too, is taken out of the accessibility tree. */
function isSetAside(element: Element): boolean {
  if (element.closest('[aria-hidden="true"], [inert]')) return true;
  const root = element.getRootNode();
  return 'host' in root && isSetAside((root as ShadowRoot).host);
}

/** Roles that the library does not know or gives to too many elements. */
export function roleOf(element: Element): string | null {
  if (element.hasAttribute('role')) return getRole(element);
  if (element.localName === 'search') return 'search';
  if (element.localName === 'th' && element.getAttribute('scope') === 'row') return 'rowheader';
  // Browsers expose a password field as a text box.
  if (element.matches('input[type="password"]')) return 'textbox';
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
  const start = 'shadowRoot' in root && root.shadowRoot ? [root.shadowRoot as ParentNode, root] : [root];
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
    if (isText(node)) return node.data;
    // Neither is a comment seen.
    if (!isElement(node) && node.nodeType !== Node.DOCUMENT_FRAGMENT_NODE) return '';
    const element = isElement(node) ? node : undefined;
    // A slot or a provider has no box of its own, so that browsers call it invisible.
    const display = element && getComputedStyle(element).display;
    const isHidden = element && (display === 'contents' ? isSetAside(element) : !isPerceivable(element));
    if (isHidden || element?.localName === 'style') return '';
    const assigned = element?.localName === 'slot' ? (element as HTMLSlotElement).assignedNodes() : [];
    const children = assigned.length > 0 ? assigned : node.childNodes;
    const inner = [...(element?.shadowRoot?.childNodes ?? children)].map(walk).join('');
    return display?.startsWith('inline') ? inner : ` ${inner} `;
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
    if (![...element.childNodes].some((node) => isText(node) && text.test(node.data))) return false;
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const { clipPath, visibility } = getComputedStyle(element);
    const isHidden = clipPath !== 'none' || visibility !== 'visible' || right - left < 10 || bottom - top < 10;
    return !isHidden && left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
  });
}
