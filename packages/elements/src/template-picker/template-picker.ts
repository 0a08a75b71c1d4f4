import {
  createTemplateListStore,
  type OnboardingTemplate,
  type ProvisioningClient,
  type Remote,
  type TemplateListStore,
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
import { unreadList as english } from '../messages/en/unread.js';
import type { MessageOverrides } from '../messages/messages.js';
import { hintNotice } from '../notices.js';
import { base } from '../styles/base.js';
import { buttons, notices } from '../styles/controls.js';
import { tokens } from '../styles/tokens.js';
import type { Choice } from './choice.js';
import { styles } from './template-picker.styles.js';

type Templates = Remote<readonly OnboardingTemplate[]>;

/**
 * Lets an administrator choose the onboarding template, and shows which templates need fixing.
 *
 * Use it before the elements that take a `template-id`: up to eight templates are radio buttons, more are a list to search.
 *
 * @tagname ft-template-picker
 * @fires {TemplateSelectedEvent} ft-template-selected - The administrator chose a template.
 * @fires {AuthRequiredEvent} ft-auth-required - The backend asks for a new sign-in.
 * @fires {AnnouncedEvent} ft-announced - Something was said to assistive technology.
 * @csspart list - The list of templates.
 * @csspart option - One template.
 * @csspart filter - The search field of a long list.
 * @csspart failure - What went wrong.
 * @cssproperty [--ft-template-picker-height=320px] - Height from which a long list scrolls.
 */
export class TemplatePickerElement extends LitElement {
  static override styles = [tokens, base, buttons, notices, styles];

  /** The client to work with; left out, the nearest provider's. */
  @property({ attribute: false }) client: ProvisioningClient | undefined;
  /** Texts that replace the library's own, by key. */
  @property({ attribute: false }) messages: MessageOverrides | undefined;
  /** The chosen template; follows the administrator's choice. */
  @property({ attribute: 'template-id', reflect: true }) templateId: string | undefined;

  #seen: Templates | undefined;
  readonly #texts = new MessagesController(this, 'template', english);
  readonly #announcer = new Announcer(this);
  readonly #choice: EarlyPart<Choice, Templates> = new EarlyPart<Choice, Templates>(this, {
    fetch: async () => {
      const { Choice } = await import('./choice.js');
      return new Choice(this, {
        texts: this.#texts,
        announcer: this.#announcer,
        environment: () => this.#stores.client?.environment,
        onReload: () => void this.reload(),
      });
    },
    state: () => this.#stores.store?.$state.get(),
    readAgain: () => {
      if (this.#stores.store?.$state.get().error) void this.reload();
    },
    texts: this.#texts,
    announcer: this.#announcer,
  });
  readonly #stores: StoreController<TemplateListStore> = new StoreController<TemplateListStore>(this, {
    create: (client) => {
      this.#seen = undefined;
      this.#choice.reset();
      return createTemplateListStore(client);
    },
    atoms: (store) => [store.$state],
    changed: (store) => this.#onChanged(store.$state.get()),
  });

  constructor() {
    super();
    new FocusKeeper(this);
  }

  /** Reads the templates again; those at hand stay until newer ones come. */
  async reload(): Promise<void> {
    await this.#stores.store?.reload();
  }

  protected override createRenderRoot() {
    return createRoot(this, () => super.createRenderRoot());
  }

  protected override render() {
    const { common, own } = this.#texts;
    const { store } = this.#stores;
    return html`${this.#announcer.region}
      <div id="label" tabindex="-1">${own.pickerLabel}</div>
      ${store ? this.#renderTemplates(store) : hintNotice(common.notConnected, common.notConnectedHint)}`;
  }

  #renderTemplates(store: TemplateListStore) {
    return this.#choice.value?.render(store.$state.get()) ?? this.#choice.notice ?? skeleton;
  }

  #onChanged(now: Templates): void {
    const before = this.#seen;
    this.#seen = now;
    this.#choice.tell(now);
    if (now !== before && now.error?.needsSignIn) this.dispatchEvent(new AuthRequiredEvent(now.error));
  }
}

const skeleton = html`<div class="options" aria-hidden="true">
  ${[1, 2, 3].map(
    () =>
      html`<div class="option">
        <span class="dot"></span><span class="names"><span class="bone"></span><span class="bone"></span></span>
      </div>`,
  )}
</div>`;

declare global {
  interface HTMLElementTagNameMap {
    'ft-template-picker': TemplatePickerElement;
  }
}
