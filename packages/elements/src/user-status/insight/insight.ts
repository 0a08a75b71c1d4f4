import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { CommonMessages } from '../../messages/common.js';
import { LazyPart } from '../../controllers/lazy-part.js';
import { loadNotice } from '../../load-notice.js';
import { adoptStyles } from '../../adopt-styles.js';
import type { PanelHost } from '../panel.js';
import { renderSummary, type SummaryOptions } from './summary.js';

export type InsightOptions = Omit<SummaryOptions, 'areCausesOpen' | 'onCauses'> & { readonly common: CommonMessages };

export type CausesHost = Pick<PanelHost, 'situation' | 'section' | 'update'>;

/** The region itself, once its code is there. */
export interface CausesRegion {
  /** The content of the element of the id `causes`. */
  render(): TemplateResult;
}

/** The numbers above the toolbar, and the errors grouped by cause under them, whose code is loaded on first use. */
export class Insight {
  readonly #host: LitElement;
  readonly #parts: CausesHost;
  readonly #code: LazyPart<(host: CausesHost) => CausesRegion>;
  #region: CausesRegion | undefined;
  #isOpen = false;

  constructor(host: LitElement, parts: Omit<CausesHost, 'update'>) {
    this.#host = host;
    this.#parts = { ...parts, update: () => host.requestUpdate() };
    this.#code = new LazyPart(host, async () => {
      const { createCausesRegion, causesStyles } = await import('./causes-region.js');
      adoptStyles(host, causesStyles);
      return createCausesRegion;
    });
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
    if (this.#isOpen) void this.#code.load();
  };

  #renderCauses(common: CommonMessages): TemplateResult | typeof nothing {
    if (!this.#isOpen) return nothing;
    const { value: createRegion, hasFailed } = this.#code;
    this.#region ??= createRegion?.(this.#parts);
    return html`<div id="causes" part="causes" class="causes">
      ${
        this.#region?.render() ??
        (hasFailed
          ? html`<div role="alert">${loadNotice(common, () => void this.#code.load())}</div>`
          : html`<p class="muted">${common.loading}</p>`)
      }
    </div>`;
  }
}
