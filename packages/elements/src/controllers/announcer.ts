import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { AnnouncedEvent } from './announcer.events.js';

/**
 * Says things to assistive technology, once each, without moving the focus.
 *
 * Live regions are only read when they exist, empty, before their text changes, so the element renders `region` from its
 * first update on. The event lets a host speak instead, because some readers miss regions deep inside shadow roots.
 */
export class Announcer implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #text = '';
  #odd = false;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#text = '';
  }

  say(text: string): void {
    if (!this.#host.isConnected) return;
    // The same words twice in a row must still be a change of the region's text.
    this.#odd = !this.#odd;
    this.#text = this.#odd ? text : `${text}\u00a0`;
    this.#host.requestUpdate();
    this.#host.dispatchEvent(new AnnouncedEvent(text));
  }

  /** The region itself: place it once, unconditionally, in the element's template. */
  get region(): TemplateResult {
    return html`<div class="visually-hidden" role="status">${this.#text}</div>`;
  }
}
