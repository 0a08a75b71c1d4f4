import type { CSSResult, ReactiveElement } from 'lit';

/** Gives an element the looks of a part that was loaded later; once, however often it is asked. */
export function adoptStyles(host: ReactiveElement, { styleSheet }: CSSResult): void {
  const root = host.shadowRoot;
  if (!root || !styleSheet || root.adoptedStyleSheets.includes(styleSheet)) return;
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, styleSheet];
}
