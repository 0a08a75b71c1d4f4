import { html, nothing, type CSSResult, type LitElement, type TemplateResult } from 'lit';
import type { CommonMessages } from '../../messages/common.js';
import { icons } from '../../icons.js';
import { adoptStyles } from '../adopt-styles.js';
import type { PanelHost } from '../panel.js';
import { renderSummary, type SummaryOptions } from './summary.js';

export type InsightOptions = Omit<SummaryOptions, 'areCausesOpen' | 'onCauses'> & { readonly common: CommonMessages };

export type CausesHost = Pick<PanelHost, 'situation' | 'section' | 'update'>;

/** The region itself, once its code is there. */
export interface CausesRegion {
  readonly styles: CSSResult;
  /** The content of the element of the id `causes`. */
  render(): TemplateResult;
}

/** The numbers above the toolbar, and the errors grouped by cause under them, whose code is loaded on first use. */
export class Insight {
  readonly #host: LitElement;
  readonly #parts: CausesHost;
  #region: CausesRegion | undefined;
  #isOpen = false;
  #hasFailed = false;

  constructor(host: LitElement, parts: Omit<CausesHost, 'update'>) {
    this.#host = host;
    this.#parts = { ...parts, update: () => host.requestUpdate() };
  }

  /** Ends what is open: the rows are about to be others'. */
  reset(): void {
    this.#isOpen = false;
    this.#region = undefined;
  }

  /** What stands above the toolbar, where the client holds the rows. */
  render(options: InsightOptions): TemplateResult {
    const summary = renderSummary({ ...options, areCausesOpen: this.#isOpen, onCauses: this.#toggle });
    return html`${summary} ${this.#renderCauses(options.common)}`;
  }

  readonly #toggle = (): void => {
    this.#isOpen = !this.#isOpen;
    this.#host.requestUpdate();
    if (this.#isOpen && !this.#region) void this.#load();
  };

  #renderCauses({ loading, partFailed, retry }: CommonMessages): TemplateResult | typeof nothing {
    if (!this.#isOpen) return nothing;
    return html`<div id="causes" part="causes" class="causes">
      ${
        this.#region?.render() ??
        (this.#hasFailed
          ? html`<div class="notice failed" role="alert">
              ${icons.failed}
              <div>
                <p>${partFailed}</p>
                <div class="actions">
                  <button class="button" type="button" @click=${() => this.#load()}>${retry}</button>
                </div>
              </div>
            </div>`
          : html`<p class="muted">${loading}</p>`)
      }
    </div>`;
  }

  async #load(): Promise<void> {
    this.#hasFailed = false;
    this.#host.requestUpdate();
    try {
      const { createCausesRegion } = await import('./causes-region.js');
      this.#region = createCausesRegion(this.#parts);
      adoptStyles(this.#host, this.#region.styles);
    } catch {
      this.#hasFailed = true;
    }
    this.#host.requestUpdate();
  }
}
