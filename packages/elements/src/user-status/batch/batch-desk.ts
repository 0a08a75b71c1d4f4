import {
  createBatchStore,
  type BatchItemInput,
  type BatchJournal,
  type BatchStore,
  type ProvisioningError,
  type RowActivity,
  type UserStatusStore,
} from '@flowthrough/client';
import { nothing, type TemplateResult } from 'lit';
import { StoreController } from '../../controllers/store-controller.js';
import { batch as english } from '../../messages/en/batch.js';
import type { BatchMessages } from '../../messages/batch.js';
import type { Situation } from '../situation.js';
import { createBatchActivities } from './batch-activities.js';
import { renderBatchBar } from './batch-bar.js';
import { isShown, type BatchHost } from './batch-host.js';
import { createBatchNews, isUnderWay } from './batch-news.js';
import { BatchRequestEvent } from './batch.events.js';
import { lookAgain } from './look-again.js';
import { summaryOf } from './outcomes.js';
import { selectAll } from './select-all.js';
import { writeReport } from './report.js';
import { createSelectionBar, type SelectionNote } from './selection-bar.js';

export { filterStyles } from '../filters.styles.js';
export { batchStyles } from './batch-bar.styles.js';

/** A batch that could not begin. */
export interface StartFailure {
  readonly error: ProvisioningError;
  /** What was to be run. */
  readonly items: readonly BatchItemInput[];
}

/** Bulk work of one element: its batches from the question to the results, and the bar below the table. */
export class BatchDesk {
  readonly #host: BatchHost;
  readonly #stores: StoreController<BatchStore>;
  readonly #activities = createBatchActivities();
  readonly #renderSelection: ReturnType<typeof createSelectionBar>;
  readonly #read: ReturnType<typeof createBatchNews>;
  #failure: StartFailure | undefined;
  #isStarting = false;
  #isChecking = false;
  /** While users are selected who are still to come; ends when all is asked for anew. */
  #selecting: AbortController | undefined;
  #selectionNote: SelectionNote | undefined;
  /** Counts a pause down. */
  #countdown: AbortController | undefined;
  /** The journal of the present batch. */
  #inUse: BatchJournal | undefined;

  constructor(host: BatchHost) {
    this.#host = host;
    const { say, dispatch } = host;
    this.#read = createBatchNews({
      say,
      dispatch,
      texts: () => this.#texts,
      format: () => this.#situation.format,
    });
    this.#renderSelection = createSelectionBar(host, (items) => this.start(items));
    this.#stores = new StoreController<BatchStore>(host.element, {
      // It outlives a change of the template: what was begun is brought to its end.
      create: (client) => {
        const journal = host.journal();
        return createBatchStore(client, {
          get: (id) => host.row(id),
          isFollowed: (id) => host.row(id) !== undefined,
          journal,
        });
      },
      key: () => this.#journal(),
      atoms: (store) => [store.$state],
      changed: (store) => this.#follow(store),
    });
  }

  get hasOutcomes(): boolean {
    const counts = this.#stores.store?.$state.get().counts;
    return counts !== undefined && counts.failed + counts.unknown > 0;
  }

  get isUnderWay(): boolean {
    const { store } = this.#stores;
    return this.#isStarting || (store !== undefined && isUnderWay(store.$state.get()));
  }

  activityOf(id: string): RowActivity | undefined {
    const { store } = this.#stores;
    return store && this.#activities.of(store, id);
  }

  dismiss(id: string): void {
    this.#activities.dismiss(id);
    this.#host.update();
  }

  /** Begins a batch; says whether it did. */
  start(items: readonly BatchItemInput[]): boolean {
    const { store } = this.#stores;
    const situation = this.#host.situation();
    if (!store || !situation) return false;
    const wanted = items.filter(
      ({ action }) => isShown(action, situation) && situation.permission(action) === 'allowed',
    );
    const [first, ...rest] = wanted;
    if (!first) {
      if (items.length > 0) this.#host.answer(situation.common.errorKind.forbidden);
      return false;
    }
    const { state } = store.$state.get();
    if (this.#isStarting || (state !== 'idle' && state !== 'finished')) {
      this.#host.answer(this.#texts.oneAtATime);
      return false;
    }
    const action = rest.every((item) => item.action === first.action) ? first.action : undefined;
    if (!this.#host.dispatch(new BatchRequestEvent(action, wanted))) return false;
    this.#activities.clear();
    this.#failure = undefined;
    void this.#begin(store, wanted, situation);
    return true;
  }

  saySelection(): void {
    this.#host.say(this.#texts.selected(this.#host.selection.size));
  }

  /** Selects all users that the filter selects, over all pages, and those that are still to come. */
  async selectRest(): Promise<void> {
    const { say, selection, situation, update } = this.#host;
    const store = situation()?.store;
    if (!store) return;
    this.endSelecting();
    const mine = (this.#selecting = new AbortController());
    this.#selectionNote = 'selecting';
    say(this.#texts.selecting);
    update();
    const isAll = await selectAll(store, selection, mine.signal);
    if (mine.signal.aborted) return;
    this.#selecting = undefined;
    const isTold = situation()?.store === store;
    this.#selectionNote = isTold && !isAll ? 'incomplete' : undefined;
    if (isTold) say(isAll ? this.#texts.selected(selection.size) : this.#texts.selectFailed);
    update();
  }

  /** Gives up what `selectRest` has begun, and what was said of it. */
  endSelecting(): void {
    this.#selecting?.abort();
    this.#selecting = undefined;
    this.#selectionNote = undefined;
  }

  /** Reads the rows again whose end is unknown. */
  async checkRows(): Promise<void> {
    const { store } = this.#stores;
    if (!store || this.#isChecking) return;
    this.#isChecking = true;
    this.#host.update();
    await store.check();
    this.#isChecking = false;
    this.#host.update();
  }

  render(): TemplateResult | typeof nothing {
    const { store } = this.#stores;
    const situation = this.#host.situation();
    if (!store || !situation) return nothing;
    const state = store.$state.get();
    const isBusy = this.#isStarting || (state.state !== 'idle' && state.state !== 'finished');
    return renderBatchBar({
      state,
      texts: this.#texts,
      common: situation.common,
      format: situation.format,
      now: situation.client.environment.wallClock(),
      failure: this.#failure,
      failureWait: situation.waits.text(this.#failure?.error),
      isStarting: this.#isStarting,
      isChecking: this.#isChecking,
      mayStart: !isBusy,
      selection: this.#renderSelection(isBusy, this.#selectionNote),
      onCancel: () => store.cancel(),
      onResume: () => void this.#resume(store, situation),
      onDiscard: () => this.#discard(store),
      onDismiss: () => this.#dismissAll(store),
      onRunAgain: () => this.#runAgain(store, situation),
      onTryAgain: ({ items }) => void this.start(items),
      onCheck: () => void this.#check(store),
      onReport: () => void writeReport(this.#host, store, situation),
      onResults: (opener) =>
        this.#host.openPanel(async () => {
          const { createResultsPanel } = await import('./results-panel.js');
          return (panel) => createResultsPanel(panel, store);
        }, opener),
    });
  }

  /** Another journal is for the next batch: hosts often make one per render, and what runs or has its results shown stays. */
  #journal(): BatchJournal | undefined {
    const { state = 'idle' } = this.#stores.store?.$state.get() ?? {};
    if (state === 'idle' && !this.#isStarting) this.#inUse = this.#host.journal();
    return this.#inUse;
  }

  async #check(store: BatchStore): Promise<void> {
    await this.checkRows();
    const { counts } = store.$state.get();
    const { stillUnknown } = this.#texts;
    this.#host.answer(counts.unknown > 0 ? stillUnknown(counts.unknown) : summaryOf({ counts }, this.#texts));
  }

  get #situation(): Pick<Situation, 'format' | 'client'> {
    const situation = this.#host.situation();
    if (!situation) throw new Error('The element has lost its client.');
    return situation;
  }

  get #texts(): BatchMessages {
    return this.#host.section('batch', english);
  }

  async #begin(store: BatchStore, items: readonly BatchItemInput[], { store: rows }: Situation): Promise<void> {
    const ids = items.map(({ subscriberId }) => subscriberId);
    const result = await this.#start(rows, ids, () => store.run(items));
    this.#host.update();
    if (result.outcome !== 'failed' || !this.#host.element.isConnected) return;
    this.#failure = { error: result.error, items };
    this.#host.say(this.#texts.notStarted);
    this.#host.update();
  }

  /** Begins what is to be written, once the rows were looked at. */
  async #start<T>(rows: UserStatusStore, ids: readonly string[], run: () => Promise<T>): Promise<T> {
    this.#isStarting = true;
    this.#host.update();
    await lookAgain(rows, ids);
    const running = run();
    this.#host.update();
    const result = await running;
    this.#isStarting = false;
    return result;
  }

  #runAgain(store: BatchStore, { store: rows }: Situation): void {
    if (this.#isStarting) return;
    this.#activities.clear();
    const ids = store.items({ outcome: ['failed', 'failed-again'] }).map(({ subscriberId }) => subscriberId);
    void this.#start(rows, ids, () => store.runAgain());
  }

  /** Goes on once the rows are there: they hold the addresses to which users are onboarded again. */
  async #resume(store: BatchStore, { store: rows }: Situation): Promise<void> {
    if (rows.$state.get().load.state === 'loading') await rows.resume();
    await store.resume();
  }

  #discard(store: BatchStore): void {
    if (store.$state.get().counts.unknown > 0) store.cancel();
    else this.#dismissAll(store);
  }

  #dismissAll(store: BatchStore): void {
    this.#focusRows();
    this.#failure = undefined;
    store.clear();
    this.#activities.clear();
    this.#host.update();
  }

  /** Before the bar goes, and with it the control that has the focus. */
  #focusRows(): void {
    const { renderRoot } = this.#host.element;
    const place =
      renderRoot.querySelector<HTMLElement>('.scroller') ?? renderRoot.querySelector<HTMLElement>('.search input');
    place?.focus();
  }

  #follow(store: BatchStore): void {
    const situation = this.#host.situation();
    if (!situation) return;
    const state = store.$state.get();
    this.#read(state);
    const isCounting = isUnderWay(state) && state.pause !== undefined && !state.needsResume;
    if (isCounting === (this.#countdown !== undefined)) return;
    this.#countdown?.abort();
    this.#countdown = undefined;
    if (isCounting) void this.#count((this.#countdown = new AbortController()).signal, situation);
  }

  async #count(signal: AbortSignal, { client: { environment } }: Situation): Promise<void> {
    try {
      for (;;) {
        await environment.sleep(1_000, signal);
        // An element that has left the page hears no more of its store.
        if (!this.#host.element.isConnected) break;
        this.#host.update();
      }
    } catch {
      // Ends by its signal.
    }
    if (this.#countdown?.signal === signal) this.#countdown = undefined;
  }
}
