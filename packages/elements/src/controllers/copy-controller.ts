import { systemEnvironment, type Environment } from '@flowthrough/client';
import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { copyText } from '../clipboard.js';
import { typedText } from '../typed-text.js';

/** Copies text for one element, and shows it selected in a field where the clipboard cannot be written. */
export class CopyController implements ReactiveController {
  readonly #host: LitElement;
  readonly #sleep: () => Environment['sleep'] | undefined;
  #text: string | undefined;
  #outcome: 'copied' | 'failed' | undefined;

  /** `sleep` gives the clock of the element's client, for the wait on a clipboard that never answers. */
  constructor(host: LitElement, sleep: () => Environment['sleep'] | undefined = () => undefined) {
    this.#host = host;
    this.#sleep = sleep;
    host.addController(this);
  }

  /** How the last copy ended; undefined before the first and after `reset`. */
  get outcome(): 'copied' | 'failed' | undefined {
    return this.#outcome;
  }

  hostDisconnected(): void {
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.reset();
    });
  }

  /** Resolves with whether the text was copied. If not, it stands selected and focused in the `fallback` field by then. */
  async copy(text: string): Promise<boolean> {
    this.#text = text;
    const isCopied = await copyText(text, this.#sleep() ?? systemEnvironment.sleep);
    // A newer copy, or a reset, has the say.
    if (this.#text !== text) return isCopied;
    this.#outcome = isCopied ? 'copied' : 'failed';
    this.#host.requestUpdate();
    if (isCopied) return true;
    await this.#host.updateComplete;
    const field = this.#host.renderRoot.querySelector<HTMLTextAreaElement>('.copy-fallback textarea');
    field?.focus();
    field?.select();
    return false;
  }

  /** Forgets the last copy and takes the field away. */
  reset(): void {
    this.#text = this.#outcome = undefined;
    this.#host.requestUpdate();
  }

  /** The text in a read-only field, named by `label` (`common.copyByHand`); nothing unless the last copy failed. */
  fallback(label: string): TemplateResult | typeof nothing {
    if (this.#outcome !== 'failed') return nothing;
    const text = this.#text ?? '';
    // A label around its field needs no id, so that the field can stand anywhere in an element.
    return html`<label class="copy-fallback field">
      <span class="hint">${label}</span>
      <textarea
        class="input"
        readonly
        rows=${Math.min(text.split('\n').length, 6)}
        .value=${typedText(text)}
      ></textarea>
    </label>`;
  }
}
