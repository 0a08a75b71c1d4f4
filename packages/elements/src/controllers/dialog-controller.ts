import { html, type LitElement, type ReactiveController, type TemplateResult } from 'lit';

/**
 * One modal dialog for an element. The platform keeps the Tab key inside and closes it on Escape; this opens it once its
 * content is rendered, and brings the focus back to where it came from.
 */
export class DialogController<State> implements ReactiveController {
  readonly #host: LitElement;
  #state: State | undefined;
  #opener: HTMLElement | undefined;

  constructor(host: LitElement) {
    this.#host = host;
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

  hostUpdated(): void {
    const dialog = this.#dialog;
    if (this.#state !== undefined && dialog && !dialog.open) {
      dialog.showModal();
      dialog.querySelector<HTMLElement>('[data-focus]')?.focus();
    }
    if (this.#state === undefined && dialog?.open) dialog.close();
  }

  open(state: State, opener?: HTMLElement): void {
    this.#opener = opener;
    this.state = state;
  }

  /** Closes the dialog; the focus goes to `next`, else back to the opener. */
  async close(next?: () => HTMLElement | undefined | null): Promise<void> {
    if (this.#state === undefined) return;
    this.state = undefined;
    await this.#host.updateComplete;
    const target = next?.() ?? this.#opener;
    if (target?.isConnected) target.focus();
  }

  /** Puts the focus on a part of the dialog once it is rendered. */
  focus(selector: string): void {
    void this.#host.updateComplete.then(() => this.#dialog?.querySelector<HTMLElement>(selector)?.focus());
  }

  render(content: (state: State) => TemplateResult): TemplateResult {
    return html`<dialog part="dialog" aria-labelledby="dialog-title" @cancel=${this.#onCancel} @close=${this.#onClose}>
      ${this.#state === undefined ? '' : content(this.#state)}
    </dialog>`;
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#host.renderRoot.querySelector('dialog');
  }

  readonly #onCancel = (event: Event): void => {
    event.preventDefault();
    void this.close();
  };

  /** Closed by the platform itself, as by a second Escape, which cannot be prevented. */
  readonly #onClose = (): void => {
    void this.close();
  };
}
