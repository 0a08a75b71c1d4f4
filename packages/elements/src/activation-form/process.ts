import {
  createActivationStore,
  type ActivationState,
  type ActivationStore,
  type ActivationStoreOptions,
  type Environment,
  type Resend,
  type ProvisioningClient,
} from '@flowthrough/client';
import type { LitElement } from 'lit';
import { adoptStyles } from '../adopt-styles.js';
import type { Announcer } from '../controllers/announcer.js';
import { CopyController } from '../controllers/copy-controller.js';
import { FocusKeeper } from '../controllers/focus-keeper.js';
import type { MessagesController } from '../controllers/messages-controller.js';
import { Waits } from '../controllers/waits.js';
import { activationProcess } from '../messages/en/activation-process.js';
import { explained } from '../messages/en/explanations.js';
import { failures } from '../messages/en/failures.js';
import { createFormats } from '../messages/format.js';
import { quietButtons } from '../styles/quiet-buttons.js';
import { exhaustedPanel } from './exhausted-panel.js';
import { followingActions } from './following-actions.js';
import { formAnswer, type FormAnswer, type FormFacts } from './form-answer.js';
import { activationOf, eventsOf, newsOf, troubleOf, type News } from './news.js';
import { followingPanel, resumingPanel, succeededPanel } from './panels.js';
import { processStyles } from './process.styles.js';
import { UNTOUCHED } from './steps.js';
import type { TypedInput } from './typed-input.js';

export interface ProcessOptions {
  readonly texts: MessagesController<'activation'>;
  readonly announcer: Announcer;
  readonly typed: TypedInput;
  readonly environment: () => Environment | undefined;
  /** Whether a submit waits for this module, which was told when it was made. */
  readonly isWaiting: () => boolean;
  /** Does what the user asked for, and shows them what comes of it. */
  readonly act: (action: () => unknown) => void;
  /** Leads the user to what is new. */
  readonly show: (news: News) => void;
}

/**
 * What an activation goes through, and how each state looks: all that the form needs once the user begins to act.
 *
 * The element loads this module then, and sends nothing before it is there.
 */
export class ActivationProcess {
  readonly activationOf = activationOf;
  readonly #host: LitElement;
  readonly #options: ProcessOptions;
  readonly #copy: CopyController;
  readonly #waits: Waits;
  readonly #format = createFormats();
  #seen = UNTOUCHED;
  #beforeSubmit = UNTOUCHED;
  /** The mail that was sent last: a wait for the next one begins with each. */
  #mail: { readonly availableAt: number } = { availableAt: 0 };

  constructor(host: LitElement, options: ProcessOptions) {
    this.#host = host;
    this.#options = options;
    options.texts.add({ common: { ...failures, ...explained }, own: activationProcess });
    for (const sheet of [quietButtons, processStyles]) adoptStyles(host, sheet);
    new FocusKeeper(host);
    this.#copy = new CopyController(host, () => options.environment()?.sleep);
    const { announcer, environment, texts } = options;
    this.#waits = new Waits(host, { environment, texts, say: (text) => announcer.say(text) });
  }

  /** Makes a store, and forgets what belongs to the one before. */
  createStore(client: ProvisioningClient, options: ActivationStoreOptions): ActivationStore {
    this.#copy.reset();
    this.#seen = this.#beforeSubmit = UNTOUCHED;
    return createActivationStore(client, options);
  }

  /** Tells the user and the host what a step of the state machine brought. */
  changed(now: ActivationState): void {
    const { announcer, isWaiting, show, texts, typed } = this.#options;
    const before = this.#seen;
    this.#seen = now;
    if (now.phase === 'following' || now.phase === 'succeeded') typed.forgetPassword();
    if (now.phase === 'submitting') {
      this.#beforeSubmit = before;
      if (!isWaiting()) announcer.say(texts.own.sending);
    } else {
      if (before.phase === 'submitting') typed.answered();
      show(newsOf(before, now));
    }
    for (const event of eventsOf(before, now)) this.#host.dispatchEvent(event);
  }

  /** When the user can try again after a failure, in words; undefined when they can now. */
  waitText(state: ActivationState): string | undefined {
    return this.#waits.text(troubleOf(state));
  }

  /** When the mail can be sent again, in words. */
  #mailWait({ availableAt }: Resend): string | undefined {
    const { sendAgainIn, sendAgainAfter, canSendAgain } = this.#options.texts.own;
    if (this.#mail.availableAt !== availableAt) this.#mail = { availableAt };
    const wait = availableAt - (this.#options.environment()?.wallClock() ?? availableAt);
    return this.#waits.count(this.#mail, wait, { in: sendAgainIn, after: sendAgainAfter, over: canSendAgain });
  }

  /** What the form shows of the last answer; while submitting still that of the one before. */
  answerTo(now: ActivationState, facts: FormFacts): FormAnswer {
    const { common, own } = this.#options.texts;
    const state = now.phase === 'submitting' ? this.#beforeSubmit : now;
    return formAnswer(state, facts, { wait: this.waitText(state), common, own });
  }

  /** What takes the place of the form; undefined while the form is what the user needs. */
  render(state: ActivationState, store: ActivationStore): unknown {
    const { act, texts } = this.#options;
    const { common, own, locale } = texts;
    switch (state.phase) {
      case 'resuming':
      case 'following': {
        const checkWait = this.waitText(state);
        const actions = followingActions(state, {
          wait: state.phase === 'following' && state.resend.offered ? this.#mailWait(state.resend) : undefined,
          checkWait,
          own,
          onRefresh: () => act(() => store.refresh()),
          onResend: () => act(() => store.resend()),
          onChangeAddress: () => act(() => store.changeAddress()),
        });
        return state.phase === 'following'
          ? followingPanel(state, { common, own }, checkWait, actions)
          : resumingPanel(state, { common, own }, checkWait, actions);
      }
      case 'succeeded':
        return succeededPanel(state, own);
      case 'exhausted':
        return exhaustedPanel(state.failure, {
          copy: this.#copy,
          common,
          own,
          format: this.#format(locale),
          onCopy: (text) => void this.#onCopy(text),
          onStartOver: () => act(() => store.startOver()),
        });
      default:
        return undefined;
    }
  }

  async #onCopy(text: string): Promise<void> {
    const { announcer, texts } = this.#options;
    const isCopied = await this.#copy.copy(text);
    announcer.say(isCopied ? texts.own.detailsCopied : texts.common.copyByHand);
  }
}
