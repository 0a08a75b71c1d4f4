import type { Environment } from '@flowthrough/client';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

export interface RowHoldOptions {
  /** Somebody is at a row: rows should stay where they are. */
  readonly hold: () => void;
  readonly release: () => void;
  readonly environment: () => Environment | undefined;
}

/** Milliseconds without a movement after which a pointer no longer counts as being at a row. */
const REST = 5_000;

/**
 * Tells when somebody is at the rows, by the pointer or the focus, so that no row jumps away under them.
 *
 * A pointer that was left lying over the table holds nothing for ever. Place it as the listener of `focusin`, `focusout`,
 * `pointermove` and `pointerleave` of the rows; of what a row has opened, such as its menu, it is told by `cover`.
 */
export class RowHold implements ReactiveController, EventListenerObject {
  readonly #options: RowHoldOptions;
  #hasFocus = false;
  #isCovered = false;
  #movedAt = 0;
  #pointer: AbortController | undefined;
  #isHeld = false;

  constructor(host: ReactiveControllerHost, options: RowHoldOptions) {
    this.#options = options;
    host.addController(this);
  }

  /** Whether anybody is at a row now. */
  get isHeld(): boolean {
    return this.#isHeld;
  }

  hostDisconnected(): void {
    this.letGo();
  }

  /** Ends it until somebody moves, as when a row is to go that was acted on. */
  letGo(): void {
    this.#hasFocus = this.#isCovered = false;
    this.#leave();
  }

  /** Says whether something is open over the rows. */
  cover(isCovered: boolean): void {
    this.#isCovered = isCovered;
    this.#tell();
  }

  handleEvent(event: Event): void {
    if (event.type === 'pointermove') this.#move();
    else if (event.type === 'pointerleave') this.#leave();
    else this.#focus(event as FocusEvent);
  }

  #focus({ type, relatedTarget, currentTarget }: FocusEvent): void {
    const isWithin = (currentTarget as Element).contains(relatedTarget as Node | null);
    this.#hasFocus = type === 'focusin' || isWithin;
    this.#tell();
  }

  #move(): void {
    const environment = this.#options.environment();
    if (!environment) return;
    this.#movedAt = environment.now();
    if (this.#pointer) return;
    this.#pointer = new AbortController();
    this.#tell();
    // The only other way out is the signal.
    void this.#rest(environment, this.#pointer.signal).catch(() => undefined);
  }

  async #rest(environment: Environment, signal: AbortSignal): Promise<void> {
    for (let left = REST; left > 0; left = this.#movedAt + REST - environment.now()) {
      await environment.sleep(left, signal);
    }
    this.#leave();
  }

  #leave(): void {
    this.#pointer?.abort();
    this.#pointer = undefined;
    this.#tell();
  }

  #tell(): void {
    const isHeld = this.#hasFocus || this.#isCovered || this.#pointer !== undefined;
    if (isHeld === this.#isHeld) return;
    this.#isHeld = isHeld;
    if (isHeld) this.#options.hold();
    else this.#options.release();
  }
}
