import type { ReactiveController, ReactiveElement } from 'lit';

/**
 * Puts off what would move something until nothing is pressed: a press that takes the focus out of a field ends where
 * it began, so that no button gets away from under it.
 */
export class Presses implements ReactiveController {
  readonly #host: ReactiveElement;
  #isDown = false;
  #waiting: (() => void)[] = [];
  #life: AbortController | undefined;

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  /** Runs it now, or once the pointer that is down is up again and what that pressed has heard of it. */
  whenUp(run: () => void): void {
    if (this.#isDown) this.#waiting.push(run);
    else run();
  }

  hostConnected(): void {
    const { signal } = (this.#life = new AbortController());
    const { defaultView: view } = this.#host.ownerDocument;
    // After a touch the mouse events follow by themselves, and it is they that move the focus.
    for (const type of ['pointerdown', 'mousedown'])
      view?.addEventListener(type, this.#onDown, { capture: true, signal });
    for (const type of ['pointerup', 'pointercancel', 'mouseup'])
      view?.addEventListener(type, this.#onUp, { capture: true, signal });
  }

  hostDisconnected(): void {
    this.#life?.abort();
    this.#isDown = false;
    this.#waiting = [];
  }

  readonly #onDown = (): void => {
    this.#isDown = true;
  };

  /** The click comes before the next frame. */
  readonly #onUp = (): void => {
    this.#isDown = false;
    // The window of the code may be hidden behind the one in which the element stands, and draws nothing then.
    this.#host.ownerDocument.defaultView?.requestAnimationFrame(() => {
      if (this.#isDown) return;
      for (const run of this.#waiting.splice(0)) run();
    });
  };
}
