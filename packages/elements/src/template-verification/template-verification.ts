import {
  createTemplateStore,
  type ProvisioningClient,
  type TemplateState,
  type TemplateStore,
} from '@flowthrough/client';
import { html, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { createRoot } from '../adopt-styles.js';
import { AuthRequiredEvent } from '../auth-required.events.js';
import { Announcer } from '../controllers/announcer.js';
import { EarlyPart } from '../controllers/early-part.js';
import { FocusKeeper } from '../controllers/focus-keeper.js';
import { MessagesController } from '../controllers/messages-controller.js';
import { StoreController } from '../controllers/store-controller.js';
import { unreadTemplate as english } from '../messages/en/unread.js';
import type { MessageOverrides } from '../messages/messages.js';
import { hintNotice } from '../notices.js';
import type { Permissions } from '../permissions.js';
import { base } from '../styles/base.js';
import { buttons, notices } from '../styles/controls.js';
import { tokens } from '../styles/tokens.js';
import { failureOf } from './news.js';
import type { Results } from './results.js';
import { skeleton } from './skeleton.js';
import { TemplateCheckedEvent } from './template-verification.events.js';
import { styles } from './template-verification.styles.js';

/**
 * Checks whether an onboarding template lets users activate themselves, says how to mend it, and mends it in place.
 *
 * Use it on the page of one template, before its user status; it shows the activation link and leads on to the users.
 *
 * @tagname ft-template-verification
 * @fires {TemplateCheckedEvent} ft-template-checked - The template was read and checked.
 * @fires {TemplateUpdatedEvent} ft-template-updated - A setting was changed in place.
 * @fires {LinkCopiedEvent} ft-link-copied - The activation link was copied.
 * @fires {UserStatusRequestedEvent} ft-user-status-requested - The administrator wants to see the users of the template.
 * @fires {AuthRequiredEvent} ft-auth-required - The backend asks for a new sign-in.
 * @fires {AnnouncedEvent} ft-announced - Something was said to assistive technology.
 * @csspart summary - What the checks mean in one line.
 * @csspart check - One check.
 * @csspart mend - The button that mends a setting in place.
 * @csspart link - The activation link with its button.
 * @csspart failure - What went wrong.
 */
export class TemplateVerificationElement extends LitElement {
  static override styles = [tokens, base, buttons, notices, styles];

  /** The client to work with; left out, the nearest provider's. */
  @property({ attribute: false }) client: ProvisioningClient | undefined;
  /** Texts that replace the library's own, by key. */
  @property({ attribute: false }) messages: MessageOverrides | undefined;
  /** What the administrator may do; left out, the nearest provider's. */
  @property({ attribute: false }) permissions: Permissions | undefined;
  /** The onboarding template to check. */
  @property({ attribute: 'template-id' }) templateId: string | undefined;

  #seen: TemplateState | undefined;
  readonly #texts = new MessagesController(this, 'template', english);
  readonly #announcer = new Announcer(this);
  readonly #results: EarlyPart<Results, TemplateState> = new EarlyPart<Results, TemplateState>(this, {
    fetch: async () => {
      const { Results } = await import('./results.js');
      return new Results(this, {
        texts: this.#texts,
        announcer: this.#announcer,
        environment: () => this.#stores.client?.environment,
      });
    },
    state: () => this.#stores.store?.$state.get(),
    readAgain: () => {
      if (this.#stores.store?.$state.get().report.error) void this.check();
    },
    texts: this.#texts,
    announcer: this.#announcer,
  });
  readonly #stores: StoreController<TemplateStore> = new StoreController<TemplateStore>(this, {
    create: (client) => {
      this.#seen = undefined;
      this.#results.reset();
      return this.templateId ? createTemplateStore(client, { templateId: this.templateId }) : undefined;
    },
    key: () => this.templateId,
    atoms: (store) => [store.$state],
    changed: (store) => this.#onChanged(store.$state.get()),
  });

  constructor() {
    super();
    new FocusKeeper(this);
  }

  /** Reads the template and checks it again; the last result stays until a newer one comes. */
  async check(): Promise<void> {
    await this.#stores.store?.check();
  }

  protected override createRenderRoot() {
    return createRoot(this, () => super.createRenderRoot());
  }

  protected override render() {
    const { store } = this.#stores;
    const { common, own } = this.#texts;
    return html`${this.#announcer.region}
      <section aria-labelledby="heading">
        ${
          store
            ? this.#renderState(store)
            : html`<h2 id="heading" tabindex="-1">${own.heading}</h2>
                ${
                  this.#stores.client
                    ? hintNotice(own.notChosen, own.notChosenHint)
                    : hintNotice(common.notConnected, common.notConnectedHint)
                }`
        }
      </section>`;
  }

  #renderState(store: TemplateStore) {
    const { common, own } = this.#texts;
    return (
      this.#results.value?.render(store, () => void this.check()) ??
      html`<h2 id="heading" tabindex="-1">${own.heading}</h2>
        ${this.#results.notice ?? skeleton(common.loading)}`
    );
  }

  #onChanged(now: TemplateState): void {
    const before = this.#seen;
    this.#seen = now;
    this.#results.tell(now);
    const { value } = now.report;
    if (value && value !== before?.report.value) this.dispatchEvent(new TemplateCheckedEvent(value));
    const error = failureOf(before, now)?.error;
    if (error?.needsSignIn) this.dispatchEvent(new AuthRequiredEvent(error));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ft-template-verification': TemplateVerificationElement;
  }
}
