import type { BatchItemInput, RowActivity } from '@flowthrough/client';
import { html, nothing, type TemplateResult } from 'lit';
import { icons } from '../../icons.js';
import { adoptStyles } from '../adopt-styles.js';
import type { BatchDesk } from './batch-desk.js';
import type { BatchHost } from './batch-host.js';

/** Bulk work of one element, whose code is loaded with the first selection, the first batch, or a journal to look into. */
export class Batches {
  readonly #host: BatchHost;
  #desk: BatchDesk | undefined;
  #loading: Promise<void> | undefined;
  #hasFailed = false;
  /** What was asked for before the code was there. */
  #asked: readonly BatchItemInput[] | undefined;

  constructor(host: BatchHost) {
    this.#host = host;
  }

  /** Whether a batch made rows show how it ended for them, so that they need a second line. */
  get hasOutcomes(): boolean {
    return this.#desk?.hasOutcomes ?? false;
  }

  /** Before each rendering. */
  update(): void {
    const isNeeded = this.#host.selection.size > 0 || this.#host.journal() !== undefined;
    if (isNeeded && !this.#hasFailed && this.#host.situation()) void this.#load();
  }

  start(items: readonly BatchItemInput[]): void {
    this.#asked = items;
    void this.#load();
  }

  /** What a batch does to a row, or how it ended where it did not simply succeed. */
  activityOf(id: string): RowActivity | undefined {
    return this.#desk?.activityOf(id);
  }

  /** Reads rows again whose end is unknown. */
  check(): void {
    void this.#desk?.check();
  }

  /** Forgets how a batch ended for a row. */
  dismiss(id: string): void {
    this.#desk?.dismiss(id);
  }

  /** The bar: place it once, after the rows. */
  render(): TemplateResult | typeof nothing {
    if (this.#desk) return this.#desk.render();
    const situation = this.#host.situation();
    if (!this.#hasFailed || !situation) return nothing;
    const { common } = situation;
    return html`<div class="footer">
      <span>${icons.failed} ${common.errorKind.network}</span>
      <button class="button quiet" type="button" @click=${() => void this.#load()}>${common.retry}</button>
    </div>`;
  }

  async #load(): Promise<void> {
    const { element } = this.#host;
    if (!this.#desk) {
      this.#hasFailed = false;
      await (this.#loading ??= this.#fetch());
      this.#loading = undefined;
      // Its store is made with the next rendering.
      await element.updateComplete;
    }
    const asked = this.#asked;
    this.#asked = undefined;
    if (asked) this.#desk?.start(asked);
  }

  async #fetch(): Promise<void> {
    const { element, situation, say, update } = this.#host;
    try {
      const { BatchDesk, batchStyles } = await import('./batch-desk.js');
      adoptStyles(element, batchStyles);
      this.#desk = new BatchDesk(this.#host);
    } catch {
      this.#hasFailed = true;
      say(situation()?.common.errorKind.network ?? '');
    }
    update();
  }
}
