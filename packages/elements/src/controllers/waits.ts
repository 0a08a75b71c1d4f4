import { startWait, type Environment, type ProvisioningError } from '@flowthrough/client';
import type { ReactiveController, ReactiveElement } from 'lit';
import type { CommonMessages } from '../messages/common.js';
import { createFormats } from '../messages/format.js';

export interface WaitsOptions {
  environment(): Environment | undefined;
  readonly texts: { readonly common: CommonMessages; readonly locale: string };
  say(text: string): void;
}

/** How a wait is put in words. */
export interface WaitWords {
  /** `time` is minutes and seconds, such as `0:28`. */
  readonly in: (time: string) => string;
  /** For waits that are too long to count down. */
  readonly after: (moment: string) => string;
  /** Said once it is over. */
  readonly over: string;
}

interface Wait {
  readonly left: () => number;
  isOver: boolean;
}

/** Milliseconds beyond which nobody watches a countdown. */
const LONG = 3_600_000;

/**
 * Counts down what a backend asked to wait, and holds what would ask it sooner.
 *
 * Ask while rendering: the host is rendered again each second while anything is waited for, and told when it is over. A
 * wait begins when its error is first asked for, or noted.
 */
export class Waits implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #options: WaitsOptions;
  readonly #waits = new WeakMap<object, Wait>();
  readonly #format = createFormats();
  #tick: AbortController | undefined;
  /** When it comes, by the monotonic clock. */
  #due = 0;

  constructor(host: ReactiveElement, options: WaitsOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** Begins to count for an error, however much later it is shown. */
  note(error: ProvisioningError | undefined): void {
    if (error) this.#of(error, error.retryAfter);
  }

  /** When another try can help, in words; undefined when it can now. */
  text(error: ProvisioningError | undefined): string | undefined {
    const { tryAgainIn, tryAgainAfter, canTryAgain } = this.#options.texts.common;
    return error && this.count(error, error.retryAfter, { in: tryAgainIn, after: tryAgainAfter, over: canTryAgain });
  }

  /** The rest of a wait in words, counted from when its key was first seen; undefined once it is over. */
  count(key: object, milliseconds: number | undefined, words: WaitWords): string | undefined {
    const environment = this.#options.environment();
    const wait = this.#of(key, milliseconds);
    if (!wait || !environment) return undefined;
    const left = wait.left();
    if (left > 0) {
      this.#next(environment, left > LONG ? left - LONG : left % 1_000 || 1_000);
      const seconds = Math.ceil(left / 1_000);
      return left > LONG
        ? words.after(this.#format(this.#options.texts.locale).moment(environment.wallClock() + left))
        : words.in(clockText(seconds));
    }
    if (!wait.isOver) this.#options.say(words.over);
    wait.isOver = true;
    return undefined;
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#tick?.abort();
    this.#tick = undefined;
  }

  #of(key: object, milliseconds = 0): Wait | undefined {
    const known = this.#waits.get(key);
    const environment = this.#options.environment();
    if (known || !environment || !(milliseconds > 0)) return known;
    const wait = { left: startWait(environment, milliseconds), isOver: false };
    this.#waits.set(key, wait);
    return wait;
  }

  /** One tick at a time, the earliest that was asked for. */
  #next(environment: Environment, milliseconds: number): void {
    const due = environment.now() + milliseconds;
    if (!this.#host.isConnected || (this.#tick && this.#due <= due)) return;
    this.#tick?.abort();
    this.#due = due;
    const { signal } = (this.#tick = new AbortController());
    const end = () => {
      if (signal.aborted) return;
      this.#tick = undefined;
      this.#host.requestUpdate();
    };
    environment.sleep(milliseconds, signal).then(end, () => undefined);
  }
}

/** Seconds as people read them on a clock: `0:28`, `12:05`. */
function clockText(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
