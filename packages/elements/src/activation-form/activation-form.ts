import {
  createActivationStore,
  type ActivationState,
  type ActivationStore,
  type ProvisioningClient,
} from '@flowthrough/client';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { Announcer } from '../controllers/announcer.js';
import { CopyController } from '../controllers/copy-controller.js';
import { FocusKeeper } from '../controllers/focus-keeper.js';
import { MessagesController } from '../controllers/messages-controller.js';
import { StoreController } from '../controllers/store-controller.js';
import { activation as english } from '../messages/en/activation.js';
import type { MessageOverrides } from '../messages/messages.js';
import { hintNotice } from '../notices.js';
import { base } from '../styles/base.js';
import { buttons, fields, notices } from '../styles/controls.js';
import { tokens } from '../styles/tokens.js';
import { styles } from './activation-form.styles.js';
import { clockText, Countdown } from './countdown.js';
import { exhaustedPanel } from './exhausted-panel.js';
import { followingActions } from './following-actions.js';
import { formView } from './form-view.js';
import { activationOf, eventsOf, newsOf, waitOf, type News } from './news.js';
import { followingPanel, resumingPanel, succeededPanel } from './panels.js';
import { stepList, stepOf } from './steps.js';
import { TypedInput } from './typed-input.js';

const UNTOUCHED: ActivationState = { phase: 'form', attempts: 0 };

/** Seconds beyond which nobody watches a countdown. */
const LONG_WAIT = 3_600;

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
  @property({ type: Boolean }) credentials = false;
  /** Failed attempts after which the user is sent to the administrator. */
  @property({ attribute: 'max-attempts', type: Number }) maxAttempts = 2;
  /** An activation that was begun earlier, to go on with. */
  @property({ attribute: 'activation-id' }) activationId: string | undefined;

  #seen: ActivationState = UNTOUCHED;
  #beforeSubmit: ActivationState = UNTOUCHED;
  /** Whether the user did something whose outcome is still to come. */
  #hasActed = false;
  /** Seconds until the user can go on; undefined while there is nothing to wait for. */
  #secondsLeft: number | undefined;
  readonly #typed = new TypedInput(this);
  readonly #texts = new MessagesController(this, 'activation', english);
  readonly #announcer = new Announcer(this);
  readonly #stores = new StoreController<ActivationStore>(this, {
    create: (client) => {
      this.#seen = this.#beforeSubmit = UNTOUCHED;
      this.#copy.reset();
      return createActivationStore(client, this);
    },
    atoms: (store) => [store.$state],
    changed: (store) => this.#onChanged(store.$state.get()),
  });
  readonly #copy: CopyController = new CopyController(this, () => this.#stores.client?.environment.sleep);
  readonly #countdown = new Countdown(this, () => this.#stores.client?.environment);

  constructor() {
    super();
    new FocusKeeper(this);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { store } = this.#stores;
    if (!store) return;
    const { activationId } = this;
    if (
      changed.has('activationId') &&
      !changed.has('client') &&
      activationId &&
      activationOf(store.$state.get())?.id !== activationId
    ) {
      void store.resume(activationId);
    }
    const before = this.#secondsLeft;
    const moment = waitOf(store.$state.get());
    this.#secondsLeft = moment === undefined ? undefined : this.#countdown.secondsUntil(moment);
    if (before && this.#secondsLeft === 0) {
      const { own } = this.#texts;
      this.#announcer.say(store.$state.get().phase === 'form' ? own.canTryAgain : own.canSendAgain);
    }
  }

  protected override render() {
    const { store } = this.#stores;
    const { common, own } = this.#texts;
    const state = store?.$state.get();
    return html`${this.#announcer.region}
      <slot name="heading"><h2 tabindex="-1">${own.heading}</h2></slot>
      ${state ? stepList(stepOf(state), own) : nothing}
      ${store && state ? this.#renderState(state, store) : hintNotice(common.notConnected, common.notConnectedHint)}
      <div ?hidden=${state?.phase !== 'succeeded'}><slot name="success"></slot></div>
      <div ?hidden=${state?.phase !== 'exhausted'}><slot name="administrator"></slot></div>`;
  }

  #renderState(state: ActivationState, store: ActivationStore) {
    const { client } = this.#stores;
    const { common, own, format } = this.#texts;
    const wait = this.#waitText(state);
    const isSubmitting = state.phase === 'submitting';
    switch (state.phase) {
      case 'resuming':
      case 'following': {
        const actions = followingActions(state, {
          wait,
          own,
          onRefresh: () => this.#act(() => store.refresh()),
          onResend: () => this.#act(() => store.resend()),
          onChangeAddress: () => this.#act(() => store.changeAddress()),
        });
        return state.phase === 'following'
          ? followingPanel(state, { common, own }, actions)
          : resumingPanel(state, { common, own }, actions);
      }
      case 'succeeded':
        return succeededPanel(state, own);
      case 'exhausted':
        return exhaustedPanel(state.failure, {
          copy: this.#copy,
          common,
          own,
          format,
          onCopy: (text) => void this.#onCopy(text),
          onStartOver: () => this.#act(() => store.startOver()),
        });
      default:
        return (
          client &&
          formView(isSubmitting ? this.#beforeSubmit : state, {
            isSubmitting,
            typed: this.#typed,
            credentials: this.credentials,
            broadworksId: this.broadworksId,
            catalog: client.errorCatalog,
            wait,
            common,
            own,
            onSubmit: () => this.#onSubmit(store, wait),
          })
        );
    }
  }

  #waitText(state: ActivationState): string | undefined {
    if (!this.#secondsLeft) return undefined;
    const { own, format } = this.#texts;
    const isForm = state.phase === 'form';
    if (this.#secondsLeft < LONG_WAIT) return (isForm ? own.tryAgainIn : own.sendAgainIn)(clockText(this.#secondsLeft));
    const moment = format.dateTime(new Date(waitOf(state) ?? 0).toISOString());
    return (isForm ? own.tryAgainAfter : own.sendAgainAfter)(moment);
  }

  /** Does what the user asked for, and remembers to show them what comes of it. */
  #act(action: () => unknown): void {
    this.#hasActed = true;
    action();
  }

  #onSubmit(store: ActivationStore, wait: string | undefined): void {
    if (wait) return;
    this.#hasActed = true;
    const input = this.#typed.judge();
    if (input) void store.submit(input);
    else void this.#show('view');
  }

  async #onCopy(text: string): Promise<void> {
    const isCopied = await this.#copy.copy(text);
    this.#announcer.say(isCopied ? this.#texts.own.detailsCopied : this.#texts.common.copyByHand);
  }

  #onChanged(now: ActivationState): void {
    const before = this.#seen;
    this.#seen = now;
    if (now.phase === 'following' || now.phase === 'succeeded') this.#typed.forgetPassword();
    if (now.phase === 'submitting') {
      this.#beforeSubmit = before;
      this.#announcer.say(this.#texts.own.sending);
    } else {
      if (before.phase === 'submitting') this.#typed.answered();
      void this.#show(newsOf(before, now));
    }
    for (const event of eventsOf(before, now)) this.dispatchEvent(event);
  }

  /** Leads the user to what is new: to another view by the focus if they are here, else by saying it. */
  async #show(news: News): Promise<void> {
    if (!news) return;
    const isHere = this.matches(':focus-within') || (this.#hasActed && document.activeElement === document.body);
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
