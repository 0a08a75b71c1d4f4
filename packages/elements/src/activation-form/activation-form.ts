import type { ActivationState, ActivationStore, ProvisioningClient } from '@flowthrough/client';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { createRoot } from '../adopt-styles.js';
import { booleanAttribute } from '../boolean-attribute.js';
import { Announcer } from '../controllers/announcer.js';
import { keepFocusOnLabels } from '../controllers/label-presses.js';
import { LazyPart } from '../controllers/lazy-part.js';
import { MessagesController } from '../controllers/messages-controller.js';
import { StoreController } from '../controllers/store-controller.js';
import { loadNotice } from '../load-notice.js';
import { activation as english } from '../messages/en/activation.js';
import { email } from '../messages/en/email.js';
import type { MessageOverrides } from '../messages/messages.js';
import { hintNotice } from '../notices.js';
import { base } from '../styles/base.js';
import { buttons, notices } from '../styles/controls.js';
import { fields } from '../styles/fields.js';
import { tokens } from '../styles/tokens.js';
import { styles } from './activation-form.styles.js';
import { formView } from './form-view.js';
import type { News } from './news.js';
import { lookingUp } from './looking-up.js';
import type { ActivationProcess } from './process.js';
import { stepList, stepOf, UNTOUCHED } from './steps.js';
import { TypedInput } from './typed-input.js';

/**
 * The user's side of the activation: asks for the address, follows what happens, and offers to try again.
 *
 * Use it on the page that the share link of an onboarding template points to.
 *
 * @tagname ft-activation-form
 * @fires {ActivationStartedEvent} ft-activation-started - The backend took the address on.
 * @fires {ActivationChangedEvent} ft-activation-changed - The activation has another status.
 * @fires {ActivationSucceededEvent} ft-activation-succeeded - The user is provisioned.
 * @fires {ActivationFailedEvent} ft-activation-failed - An attempt failed.
 * @fires {VerificationResentEvent} ft-verification-resent - The verification mail was sent again.
 * @fires {AuthRequiredEvent} ft-auth-required - The backend asks for a new sign-in.
 * @fires {AnnouncedEvent} ft-announced - Something was said to assistive technology.
 * @slot heading - Takes the place of the heading.
 * @slot administrator - How to reach the administrator; shown after the last failed attempt.
 * @slot success - What comes next; shown once the account is ready.
 * @csspart steps - The steps of the way.
 * @csspart input - A text field.
 * @csspart submit - The button that sends the form.
 * @csspart failure - Why the last submit came to nothing.
 * @csspart panel - What is going on after the address was sent.
 * @csspart details - What the administrator needs to know.
 */
export class ActivationFormElement extends LitElement {
  static override styles = [tokens, base, buttons, fields, notices, styles];

  /** The client to work with; left out, the nearest provider's. */
  @property({ attribute: false }) client: ProvisioningClient | undefined;
  /** Texts that replace the library's own, by key. */
  @property({ attribute: false }) messages: MessageOverrides | undefined;
  /** The address to begin with; the user can change it. */
  @property() email: string | undefined;
  /** The user's BroadWorks ID, sent along; with `credentials`, the one to begin with. */
  @property({ attribute: 'broadworks-id' }) broadworksId: string | undefined;
  /** Asks for BroadWorks ID and password as well. */
  @property({ converter: booleanAttribute }) credentials = false;
  /** Failed attempts after which the user is sent to the administrator. */
  @property({ attribute: 'max-attempts', type: Number }) maxAttempts = 2;
  /** An activation that was begun earlier, to go on with. */
  @property({ attribute: 'activation-id' }) activationId: string | undefined;

  /** Whether the user did something whose outcome is still to come. */
  #hasActed = false;
  /** Whether what the user asked for could not be loaded. */
  #hasLoadFailed = false;
  /** Whether a submit waits for what it needs to be loaded. */
  #isWaiting = false;
  readonly #typed = new TypedInput(this);
  readonly #texts = new MessagesController(this, 'activation', english, { common: email });
  readonly #announcer = new Announcer(this);
  readonly #process: LazyPart<ActivationProcess> = new LazyPart<ActivationProcess>(this, async () => {
    const { ActivationProcess } = await import('./process.js');
    return new ActivationProcess(this, {
      texts: this.#texts,
      announcer: this.#announcer,
      typed: this.#typed,
      environment: () => this.#stores.client?.environment,
      isWaiting: () => this.#isWaiting,
      act: (action) => this.#act(action),
      show: (news) => void this.#show(news),
    });
  });
  readonly #stores: StoreController<ActivationStore> = new StoreController<ActivationStore>(this, {
    create: (client) => this.#process.value?.createStore(client, this),
    key: () => this.#process.value,
    atoms: (store) => [store.$state],
    changed: (store) => this.#process.value?.changed(store.$state.get()),
  });

  constructor() {
    super();
    keepFocusOnLabels(this);
  }

  protected override createRenderRoot() {
    return createRoot(this, () => super.createRenderRoot());
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { activationId } = this;
    const { store } = this.#stores;
    if (changed.has('activationId') && activationId) {
      if (!store) void this.#load();
      else if (!changed.has('client') && this.#process.value?.activationOf(store.$state.get())?.id !== activationId) {
        void store.resume(activationId);
      }
    }
  }

  protected override render() {
    const { client } = this.#stores;
    const { common, own } = this.#texts;
    const state = client && this.#state;
    return html`${this.#announcer.region}
      <slot name="heading"><h2 tabindex="-1">${own.heading}</h2></slot>
      ${state ? stepList(stepOf(state), own) : nothing}
      ${state ? this.#renderState(state, client) : hintNotice(common.notConnected, common.notConnectedHint)}
      <div ?hidden=${state?.phase !== 'succeeded'}><slot name="success"></slot></div>
      <div ?hidden=${state?.phase !== 'exhausted'}><slot name="administrator"></slot></div>`;
  }

  /** Where the activation stands; until there is a store, where it will begin. */
  get #state(): ActivationState {
    const { activationId: id } = this;
    const first: ActivationState = id ? { phase: 'resuming', id, refreshing: true, attempts: 0 } : UNTOUCHED;
    return this.#stores.store?.$state.get() ?? first;
  }

  #renderState(now: ActivationState, client: ProvisioningClient) {
    const { common, own } = this.#texts;
    const { store } = this.#stores;
    const { value: process } = this.#process;
    const { credentials, broadworksId } = this;
    const panel = store && process?.render(now, store);
    if (panel) return panel;
    if (now.phase === 'resuming') {
      return this.#hasLoadFailed ? loadNotice(common, () => this.#act(() => this.#load())) : lookingUp(own);
    }
    const { email } = this.#typed.values;
    const answer = process?.answerTo(now, { credentials, email, catalog: client.errorCatalog });
    return formView({
      isSubmitting: now.phase === 'submitting' || this.#isWaiting,
      typed: this.#typed,
      credentials,
      broadworksId,
      answer,
      notice: this.#hasLoadFailed ? loadNotice(common) : answer?.notice,
      common,
      own,
      onBegin: () => void this.#process.load(),
      onSubmit: () => void this.#onSubmit(),
    });
  }

  /** Does what the user asked for, and remembers to show them what comes of it. */
  #act(action: () => unknown): void {
    this.#hasActed = true;
    action();
  }

  /** Loads what the user asked for needs, and tells them when that is impossible. The store is there afterwards. */
  async #load(): Promise<void> {
    const process = await this.#process.load();
    this.#hasLoadFailed = !process;
    if (!process) return this.#show('view');
    await this.updateComplete;
  }

  async #onSubmit(): Promise<void> {
    if (this.#isWaiting || this.#process.value?.waitText(this.#state)) return;
    this.#hasActed = true;
    const input = this.#typed.judge(this.renderRoot.querySelectorAll('input'));
    if (!input) return this.#show('view');
    if (!this.#stores.store) {
      this.#isWaiting = true;
      this.#announcer.say(this.#texts.own.sending);
      // An activation whose outcome could not be shown must not begin.
      await this.#load();
    }
    if (this.isConnected) void this.#stores.store?.submit(input);
    this.#isWaiting = false;
    this.requestUpdate();
  }

  /** Leads the user to what is new: to another view by the focus if they are here, else by saying it. */
  async #show(news: News): Promise<void> {
    if (!news) return;
    const { activeElement, body } = this.ownerDocument;
    const isHere = this.matches(':focus-within') || (this.#hasActed && activeElement === body);
    this.#hasActed = false;
    // The store tells before the element is asked to update.
    this.requestUpdate();
    await this.updateComplete;
    const first = (selector: string) => this.renderRoot.querySelector<HTMLElement>(selector);
    const title = first('h3');
    const target = first('[aria-invalid]') ?? title ?? first('input');
    if (news === 'view' && isHere) {
      target?.focus();
      return;
    }
    const note = news === 'note' ? [...this.renderRoot.querySelectorAll('.note')].at(-1) : undefined;
    const words = (note ?? title ?? first('.error'))?.textContent.trim();
    if (words) this.#announcer.say(words);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ft-activation-form': ActivationFormElement;
  }
}
