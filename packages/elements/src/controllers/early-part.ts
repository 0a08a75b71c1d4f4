import type { ReactiveController, ReactiveElement, TemplateResult } from 'lit';
import { loadNotice, partText } from '../load-notice.js';
import type { CommonMessages } from '../messages/common.js';
import type { Announcer } from './announcer.js';
import { LazyPart } from './lazy-part.js';

/** What shows and says what a store has read. */
export interface ReadingPart<State> {
  /** Forgets what belongs to another store. */
  reset(): void;
  /** Says what is new since it was asked last. */
  tell(now: State): void;
}

export interface EarlyPartOptions<Part, State> {
  /** Loads the part; texts that it adds are there when it is first asked for anything. */
  fetch(): Promise<Part>;
  /** The present state of the store; undefined without one. */
  state(): State | undefined;
  /** Reads again if the last reading failed: what kept the code away has often kept the answer away as well. */
  readAgain(): void;
  readonly texts: { readonly common: CommonMessages };
  readonly announcer: Announcer;
}

/**
 * A part of an element that is needed as soon as there is an answer, and so is loaded side by side with the request.
 *
 * It begins when the element enters a document, which never happens on a server. Whichever comes last, code or answer,
 * lets the part tell the answer; code that cannot be loaded is said and shown in its place, and can be asked for again.
 */
export class EarlyPart<Part extends ReadingPart<State>, State> implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #options: EarlyPartOptions<Part, State>;
  readonly #part: LazyPart<Part>;

  constructor(host: ReactiveElement, options: EarlyPartOptions<Part, State>) {
    this.#host = host;
    this.#options = options;
    this.#part = new LazyPart(host, async () => {
      const part = await options.fetch();
      // Texts that were added are there from the next update on.
      host.requestUpdate();
      await host.updateComplete;
      return part;
    });
    host.addController(this);
  }

  /** The part, once it is there. */
  get value(): Part | undefined {
    return this.#part.value;
  }

  hostConnected(): void {
    // An element that is only moved has asked before.
    if (!this.#host.hasUpdated) void this.#load();
  }

  /** Another store was made; tries again what failed, perhaps before anybody needed it. */
  reset(): void {
    this.#part.value?.reset();
    if (this.#part.hasFailed) void this.#load();
  }

  /** The store has another state. */
  tell(now: State): void {
    this.#part.value?.tell(now);
  }

  /** What stands in the place of a part that could not be loaded; undefined while nothing has failed. */
  get notice(): TemplateResult | undefined {
    return this.#part.hasFailed ? loadNotice(this.#options.texts.common, this.#onRetry) : undefined;
  }

  async #load(): Promise<void> {
    const part = await this.#part.load();
    const { announcer, state, texts } = this.#options;
    const now = state();
    if (now === undefined) return;
    if (part) part.tell(now);
    else announcer.say(partText(texts.common));
  }

  readonly #onRetry = (): void => {
    void this.#load();
    this.#options.readAgain();
  };
}
