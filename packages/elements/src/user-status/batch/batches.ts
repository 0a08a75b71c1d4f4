import type { BatchItemInput, RowActivity } from '@flowthrough/client';
import { nothing, type TemplateResult } from 'lit';
import { adoptStyles } from '../../adopt-styles.js';
import { partText } from '../../load-notice.js';
import type { BatchDesk } from './batch-desk.js';
import type { BatchHost } from './batch-host.js';
import { renderLoadFailure } from './load-failure.js';

/** Bulk work of one element, whose code is loaded with the first selection, the first batch, or a journal to look into. */
export class Batches {
  readonly #host: BatchHost;
  #desk: BatchDesk | undefined;
  #loading: Promise<void> | undefined;
  #hasFailed = false;
  /** What was asked for before the code was there; the last one of a kind. */
  readonly #asked = new Map<string, (desk: BatchDesk) => void>();

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
    this.#ask('start', (desk) => void desk.start(items));
  }

  /** Says how many users are selected. */
  saySelection(): void {
    this.#ask('say', (desk) => desk.saySelection());
  }

  /** Selects all users that the filter selects, once the rest of the list is there. */
  selectRest(): void {
    this.#ask('select', (desk) => void desk.selectRest());
  }

  /** Gives up what `selectRest` has begun. */
  endSelecting(): void {
    this.#asked.delete('select');
    this.#desk?.endSelecting();
  }

  get isUnderWay(): boolean {
    return this.#desk?.isUnderWay ?? false;
  }

  /** What a batch does to a row, or how it ended where it did not simply succeed. */
  activityOf(id: string): RowActivity | undefined {
    return this.#desk?.activityOf(id);
  }

  /** Reads rows again whose end is unknown; whoever asks says what came of it. */
  async checkRows(): Promise<void> {
    await this.#desk?.checkRows();
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
    return renderLoadFailure(situation.common, () => void this.#load());
  }

  #ask(kind: string, job: (desk: BatchDesk) => void): void {
    this.#asked.set(kind, job);
    void this.#load();
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
    const desk = this.#desk;
    if (!desk) return;
    const jobs = [...this.#asked.values()];
    this.#asked.clear();
    for (const job of jobs) job(desk);
  }

  async #fetch(): Promise<void> {
    const { element, situation, answer, update, loadActing } = this.#host;
    try {
      const [{ BatchDesk, batchStyles, filterStyles }, acting] = await Promise.all([
        import('./batch-desk.js'),
        loadActing(),
      ]);
      if (!acting) throw new Error('What rows say of actions could not be loaded.');
      for (const sheet of [filterStyles, batchStyles]) adoptStyles(element, sheet);
      this.#desk = new BatchDesk(this.#host);
    } catch {
      this.#hasFailed = true;
      const { common } = situation() ?? {};
      if (common) answer(partText(common));
    }
    update();
  }
}
