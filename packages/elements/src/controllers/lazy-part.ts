import type { ReactiveControllerHost } from 'lit';

/**
 * A part of an element that is needed only once the user acts: loaded when they begin to, so that it is there in time.
 *
 * A load that failed, as without a connection, is tried again by the next `load`.
 */
export class LazyPart<Part> {
  readonly #host: ReactiveControllerHost;
  readonly #fetch: () => Promise<Part>;
  #loading: Promise<Part | undefined> | undefined;
  #value: Part | undefined;

  constructor(host: ReactiveControllerHost, fetch: () => Promise<Part>) {
    this.#host = host;
    this.#fetch = fetch;
  }

  /** The part, once it is there. */
  get value(): Part | undefined {
    return this.#value;
  }

  /** Resolves with the part, or with undefined when it cannot be loaded; never rejects. */
  load(): Promise<Part | undefined> {
    this.#loading ??= this.#fetch().then(
      (part) => {
        this.#host.requestUpdate();
        return (this.#value = part);
      },
      () => (this.#loading = undefined),
    );
    return this.#loading;
  }
}
