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
  #hasFailed = false;

  constructor(host: ReactiveControllerHost, fetch: () => Promise<Part>) {
    this.#host = host;
    this.#fetch = fetch;
  }

  /** The part, once it is there. */
  get value(): Part | undefined {
    return this.#value;
  }

  /** Whether the last load failed, and no other has begun. */
  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  /** Resolves with the part, or with undefined when it cannot be loaded; never rejects. */
  load(): Promise<Part | undefined> {
    if (this.#loading) return this.#loading;
    if (this.#hasFailed) this.#note(false);
    this.#loading = this.#fetch().then(
      (part) => {
        this.#host.requestUpdate();
        return (this.#value = part);
      },
      () => {
        this.#note(true);
        return (this.#loading = undefined);
      },
    );
    return this.#loading;
  }

  #note(hasFailed: boolean): void {
    this.#hasFailed = hasFailed;
    this.#host.requestUpdate();
  }
}
