import { html, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { isComposing } from '../composing.js';
import type { Announcer } from './announcer.js';
import { keepEscape } from './escape.js';
import { ownEvent } from './own-event.js';
import { lockPage } from './page-lock.js';

/** What the content of a dialog has to say about its end. */
export interface DialogLife<State> {
  /** Whether Escape may close it now. */
  mayClose?(state: State): boolean;
  closed?(state: State): void;
}

/**
 * One modal dialog for an element. The platform keeps the Tab key inside and closes it on Escape; this opens it once its
 * content is rendered, and brings the focus back to where it came from.
 */
export class DialogController<State> implements ReactiveController {
  readonly #host: LitElement;
  readonly #announcer: Announcer;
  readonly #titleId: string;
  readonly #life: DialogLife<State>;
  #state: State | undefined;
  #opener: HTMLElement | undefined;
  #unlock: (() => void) | undefined;

  /** `titleId` names the heading of the content, by which an element tells its dialogs apart. */
  constructor(host: LitElement, announcer: Announcer, titleId = 'dialog-title', life: DialogLife<State> = {}) {
    this.#host = host;
    this.#announcer = announcer;
    this.#titleId = titleId;
    this.#life = life;
    host.addController(this);
  }

  /** What the open dialog shows; undefined while it is closed. */
  get state(): State | undefined {
    return this.#state;
  }

  set state(state: State | undefined) {
    this.#state = state;
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    if (this.#state === undefined) return;
    // Taken out and put in again it is open still, but not modal, and deaf to Escape: it is opened anew.
    this.#dialog?.removeAttribute('open');
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    const dialog = this.#dialog;
    if (this.#state !== undefined && dialog && !dialog.open) {
      dialog.showModal();
      this.#unlock ??= lockPage(this.#host.ownerDocument);
      // What is read from its start begins there, also when what has the focus stands at its end.
      dialog.querySelector<HTMLElement>('[data-focus]:not(:disabled)')?.focus({ preventScroll: true });
    }
    if (this.#state === undefined) {
      if (dialog?.open) dialog.close();
      this.#letPageGo();
    }
  }

  hostDisconnected(): void {
    this.#letPageGo();
  }

  open(state: State, opener?: HTMLElement): void {
    this.#opener = opener;
    this.#announcer.clear();
    this.state = state;
  }

  /** Shows something else in place of what is open; what that came from has the focus back in the end. */
  replace(state: State): void {
    if (this.#state !== undefined) this.#life.closed?.(this.#state);
    this.state = state;
    this.focus('[data-focus]');
  }

  /** Closes the dialog; the focus goes to `next`, else back to the opener. */
  async close(next?: () => HTMLElement | undefined | null): Promise<void> {
    const state = this.#state;
    if (state === undefined) return;
    this.state = undefined;
    this.#life.closed?.(state);
    await this.#host.updateComplete;
    const target = next?.() ?? this.#opener;
    if (target?.isConnected) target.focus();
  }

  /** Puts the focus on a part of the dialog once it is rendered. */
  focus(selector: string): void {
    void this.#host.updateComplete.then(() => this.#dialog?.querySelector<HTMLElement>(selector)?.focus());
  }

  render(content: (state: State) => TemplateResult): TemplateResult {
    return html`<dialog
      part="dialog"
      aria-labelledby=${this.#titleId}
      @cancel=${ownEvent(this.#onCancel)}
      @close=${ownEvent(this.#onClose)}
      @keydown=${this.#onKeydown}
    >
      ${this.#state === undefined ? '' : html`${content(this.#state)}${this.#renderNews()}`}
    </dialog>`;
  }

  /** Outside of an open modal dialog nothing is read: what is said meanwhile is said in it as well. */
  #renderNews(): TemplateResult {
    const { text, isSeen } = this.#announcer;
    return html`<div class="news small" aria-live="polite">
      <p class=${isSeen ? '' : 'visually-hidden'}>${text}</p>
    </div>`;
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#host.renderRoot.querySelector(`dialog[aria-labelledby="${this.#titleId}"]`);
  }

  #letPageGo(): void {
    this.#unlock?.();
    this.#unlock = undefined;
  }

  /** The platform closes the dialog; nobody else is to hear the key. */
  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !isComposing(event)) keepEscape(event, this.#host);
  };

  readonly #onCancel = (event: Event): void => {
    event.preventDefault();
    if (this.#state !== undefined && this.#life.mayClose?.(this.#state) === false) return;
    void this.close();
  };

  /** Closed by the platform itself, as by a second Escape, which cannot be prevented. */
  readonly #onClose = (): void => {
    void this.close();
  };
}
