import {
  createActivationStore,
  type ActivationState,
  type ActivationStore,
  type Environment,
} from '@flowthrough/client';
import type { LitElement } from 'lit';
import type { Announcer } from '../controllers/announcer.js';
import { adoptStyles } from '../adopt-styles.js';
import { CopyController } from '../controllers/copy-controller.js';
import { FocusKeeper } from '../controllers/focus-keeper.js';
import type { MessagesController } from '../controllers/messages-controller.js';
import { activationProcess } from '../messages/en/activation-process.js';
import { explained } from '../messages/en/explanations.js';
import { failures } from '../messages/en/failures.js';
import { clockText, Countdown } from './countdown.js';
import { exhaustedPanel } from './exhausted-panel.js';
import { followingActions } from './following-actions.js';
import { formNotice } from './form-notice.js';
import { activationOf, eventsOf, newsOf, waitOf } from './news.js';
import { followingPanel, resumingPanel, succeededPanel } from './panels.js';
import { processStyles } from './process.styles.js';

export interface ProcessOptions {
  readonly texts: MessagesController<'activation'>;
  readonly announcer: Announcer;
  readonly environment: () => Environment | undefined;
  /** Does what the user asked for, and shows them what comes of it. */
  readonly act: (action: () => unknown) => void;
}

/** Seconds beyond which nobody watches a countdown. */
const LONG_WAIT = 3_600;

/**
 * What an activation goes through, and how each state looks: all that the form needs once the user begins to act.
 *
 * The element loads this module then, and sends nothing before it is there.
 */
export class ActivationProcess {
  readonly createStore = createActivationStore;
  readonly activationOf = activationOf;
  readonly newsOf = newsOf;
  readonly eventsOf = eventsOf;
  readonly #options: ProcessOptions;
  readonly #copy: CopyController;
  readonly #countdown: Countdown;
  /** Seconds until the user can go on; undefined while there is nothing to wait for. */
  #secondsLeft: number | undefined;

  constructor(host: LitElement, options: ProcessOptions) {
    this.#options = options;
    options.texts.add({ common: { ...failures, ...explained }, own: activationProcess });
    adoptStyles(host, processStyles);
    new FocusKeeper(host);
    this.#copy = new CopyController(host, () => options.environment()?.sleep);
    this.#countdown = new Countdown(host, options.environment);
  }

  /** Forgets what belongs to another store. */
  reset(): void {
    this.#copy.reset();
  }

  /** Brings the countdown up to date, and says when it has ended; the element asks while it updates. */
  count(state: ActivationState): void {
    const { announcer, texts } = this.#options;
    const before = this.#secondsLeft;
    const moment = waitOf(state);
    this.#secondsLeft = moment === undefined ? undefined : this.#countdown.secondsUntil(moment);
    if (before && this.#secondsLeft === 0) {
      announcer.say(state.phase === 'form' ? texts.own.canTryAgain : texts.own.canSendAgain);
    }
  }

  /** When the user can go on, in words; undefined when they can now. */
  waitText(state: ActivationState): string | undefined {
    if (!this.#secondsLeft) return undefined;
    const { own, format } = this.#options.texts;
    const isForm = state.phase === 'form';
    if (this.#secondsLeft < LONG_WAIT) return (isForm ? own.tryAgainIn : own.sendAgainIn)(clockText(this.#secondsLeft));
    const moment = format.dateTime(new Date(waitOf(state) ?? 0).toISOString());
    return (isForm ? own.tryAgainAfter : own.sendAgainAfter)(moment);
  }

  /** Why the last submit came to nothing. */
  renderNotice(state: ActivationState, view: { readonly credentials: boolean; readonly email: string }): unknown {
    const { common, own } = this.#options.texts;
    return formNotice(state, { ...view, wait: this.waitText(state), common, own });
  }

  /** What takes the place of the form; undefined while the form is what the user needs. */
  render(state: ActivationState, store: ActivationStore): unknown {
    const { act, texts } = this.#options;
    const { common, own, format } = texts;
    switch (state.phase) {
      case 'resuming':
      case 'following': {
        const actions = followingActions(state, {
          wait: this.waitText(state),
          own,
          onRefresh: () => act(() => store.refresh()),
          onResend: () => act(() => store.resend()),
          onChangeAddress: () => act(() => store.changeAddress()),
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
