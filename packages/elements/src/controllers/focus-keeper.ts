import type { ReactiveController, ReactiveElement } from 'lit';
import { keepFocusOnLabels } from './label-presses.js';

/**
 * Keeps the focus inside an element when the control that had it is rendered away, or its words are pressed.
 *
 * The browser would drop it on the page's body. It goes to the nearest place instead that stands ready with
 * `tabindex="-1"`, such as the heading of the part in which the control stood.
 */
export class FocusKeeper implements ReactiveController {
  readonly #host: ReactiveElement;
  #path: Element[] = [];

  constructor(host: ReactiveElement) {
    this.#host = host;
    keepFocusOnLabels(host);
    host.addController(this);
  }

  hostUpdate(): void {
    this.#path = [];
    for (let node = this.#host.shadowRoot?.activeElement; node; node = node.parentElement) this.#path.push(node);
  }

  hostUpdated(): void {
    const [focused, ...around] = this.#path;
    const root = this.#host.shadowRoot;
    // Whoever took the control away may have given the focus to another one already.
    if (!focused || focused.isConnected || root?.activeElement) return;
    for (const place of [...around.filter((node) => node.isConnected), root]) {
      const ready = place?.querySelector<HTMLElement>('[tabindex="-1"]');
      if (!ready) continue;
      ready.focus();
      return;
    }
  }
}
