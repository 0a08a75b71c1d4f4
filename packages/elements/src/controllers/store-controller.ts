import type { ProvisioningClient, ReadableAtom, Store } from '@flowthrough/client';
import type { ReactiveController } from 'lit';
import { followClient, type ClientHost } from './client.js';

export interface StoreControllerOptions<S> {
  /** Makes the store for a client; undefined while the element lacks what the store needs, such as a template. */
  create(client: ProvisioningClient): S | undefined;
  /** What the store was made for; another value makes a new store. */
  key?(): unknown;
  /** The atoms whose changes the element renders. */
  atoms(store: S): readonly ReadableAtom<unknown>[];
  /** Called before each rendering: the place to hand on what a store can take over. */
  configure?(store: S): void;
  /** Called after each change of an atom, before rendering: the place to fire events and announce. */
  changed?(store: S): void;
}

/**
 * Gives an element one store of its own, made anew when the client or the key changes.
 *
 * Leaving the document stops the store a microtask later, so that an element which is only moved keeps its state and
 * asks for nothing again. Late news of an old store reach nobody.
 */
export class StoreController<S extends Store<unknown>> implements ReactiveController {
  readonly #host: ClientHost;
  readonly #options: StoreControllerOptions<S>;
  readonly #client: () => ProvisioningClient | undefined;
  #store: S | undefined;
  #madeFor: { client: ProvisioningClient; key: unknown } | undefined;
  #unbind: (() => void) | undefined;

  constructor(host: ClientHost, options: StoreControllerOptions<S>) {
    this.#host = host;
    this.#options = options;
    this.#client = followClient(host);
    host.addController(this);
  }

  get client(): ProvisioningClient | undefined {
    return this.#client();
  }

  get store(): S | undefined {
    return this.#store;
  }

  hostConnected(): void {
    if (this.#store && !this.#unbind) this.#bind(this.#store);
  }

  hostUpdate(): void {
    const client = this.#client();
    const key = this.#options.key?.();
    if (client === this.#madeFor?.client && key === this.#madeFor?.key) {
      if (this.#store) this.#options.configure?.(this.#store);
      return;
    }
    this.#release();
    this.#madeFor = client && { client, key };
    this.#store = client && this.#options.create(client);
    if (this.#store && this.#host.isConnected) this.#bind(this.#store);
  }

  hostDisconnected(): void {
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.#release();
    });
  }

  #bind(store: S): void {
    const changed = () => {
      this.#options.changed?.(store);
      this.#host.requestUpdate();
    };
    const unbind = this.#options.atoms(store).map(($atom) => $atom.listen(changed));
    this.#unbind = () => {
      for (const stopListening of unbind) stopListening();
      store.stop();
    };
    store.start();
  }

  #release(): void {
    this.#unbind?.();
    this.#unbind = undefined;
  }
}
