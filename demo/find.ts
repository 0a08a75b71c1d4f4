/** An element that the page's own markup is known to hold, by its tag or by a selector. */
export function find<K extends keyof HTMLElementTagNameMap>(tag: K): HTMLElementTagNameMap[K];
export function find(selector: string): HTMLElement;
export function find(selector: string): Element {
  const element = document.querySelector(selector);
  if (!element) throw new Error(`Could not find ${selector} in the page's markup.`);
  return element;
}
