import {
  createHttpBackend,
  createProvisioningClient,
  type ProvisioningClient,
  type TokenCallback,
} from '@flowthrough/client';
import { ContextProvider } from '@lit/context';
import { css, html, LitElement, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { createRoot } from '../adopt-styles.js';
import { clientContext, messagesContext, permissionsContext } from '../context.js';
import { followContext } from '../controllers/follow-context.js';
import type { MessageOverrides } from '../messages/messages.js';
import type { Permissions } from '../permissions.js';

/**
 * Gives the client, texts and permissions to every Flowthrough element below it.
 *
 * Use it once around the elements that share a backend. A provider inside another one changes only what it sets itself.
 *
 * @tagname ft-provider
 * @attr {string} lang - Language of the texts below, such as `hr`; must be registered, English is always there.
 * @slot - The elements, and whatever stands around them.
 */
export class ProviderElement extends LitElement {
  static override styles = css`
    :host {
      display: contents;
    }

    :host([hidden]) {
      display: none;
    }
  `;

  static override get observedAttributes(): string[] {
    // `lang` is the platform's own property; it needs to be watched, not to be declared again.
    return [...super.observedAttributes, 'lang'];
  }

  /** The client for the elements below; wins over `base-url`. */
  @property({ attribute: false }) client: ProvisioningClient | undefined;
  /** Texts that replace the library's own, by key. */
  @property({ attribute: false }) messages: MessageOverrides | undefined;
  /** What the administrator may do; an action that is left out is allowed. */
  @property({ attribute: false }) permissions: Permissions | undefined;
  /** Where the HTTP contract is served; makes a client of its own. */
  @property({ attribute: 'base-url' }) baseUrl: string | undefined;
  /** Gives the bearer token for `base-url`, and a newer one when the last was refused. */
  @property({ attribute: false }) token: TokenCallback | undefined;

  #made: ProvisioningClient | undefined;
  readonly #outer = {
    client: followContext(this, clientContext),
    messages: followContext(this, messagesContext),
    permissions: followContext(this, permissionsContext),
  };
  readonly #given = {
    client: new ContextProvider(this, { context: clientContext }),
    messages: new ContextProvider(this, { context: messagesContext }),
    permissions: new ContextProvider(this, { context: permissionsContext }),
  };

  protected override createRenderRoot() {
    return createRoot(this, () => super.createRenderRoot());
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (name === 'lang') this.requestUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // The callback is looked up at each call: hosts often make a new one per render, which is no reason for a new client.
    const hadToken = changed.has('token') ? changed.get('token') !== undefined : this.token !== undefined;
    if (changed.has('baseUrl') || hadToken !== (this.token !== undefined)) this.#made = this.#makeClient();

    this.#given.client.setValue(this.client ?? this.#made ?? this.#outer.client());
    this.#given.permissions.setValue(this.permissions ?? this.#outer.permissions() ?? {});
    const outer = this.#outer.messages();
    const lang = this.lang || outer?.lang;
    const overrides = this.messages ?? outer?.overrides;
    const given = this.#given.messages.value as typeof outer;
    if (!given || given.lang !== lang || given.overrides !== overrides) {
      this.#given.messages.setValue({ lang, overrides });
    }
  }

  protected override render() {
    return html`<slot></slot>`;
  }

  #makeClient(): ProvisioningClient | undefined {
    if (!this.baseUrl) return undefined;
    const token: TokenCallback | undefined = this.token && ((context) => this.token?.(context) ?? '');
    return createProvisioningClient({ backend: createHttpBackend({ baseUrl: this.baseUrl, token }) });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ft-provider': ProviderElement;
  }
}
