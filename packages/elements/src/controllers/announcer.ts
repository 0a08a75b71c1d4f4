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
  #isSeen = false;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.clear();
  }

  /** What was said last; empty once it is taken back. */
  get text(): string {
    return this.#text;
  }

  /** Whether everybody is to see it, until something else is said. */
  get isSeen(): boolean {
    return this.#isSeen;
  }

  /** Turns with each text, by which a second one is told from the first. */
  get isOdd(): boolean {
    return this.#odd;
  }

  /** Answers something that somebody did: says it, and has it seen as well. */
  answer(text: string): void {
    this.say(text);
    this.#isSeen = this.#host.isConnected;
  }

  /** Takes back what was said last, so that it is not taken for news of what opens now. */
  clear(): void {
    this.#text = '';
    this.#isSeen = false;
  }

  say(text: string): void {
    if (!this.#host.isConnected) return;
    this.#isSeen = false;
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
