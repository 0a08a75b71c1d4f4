import type { SortKey, UserStatusStore } from '@flowthrough/client';
import { nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { RowHold } from '../controllers/row-hold.js';
import { RowWindow, WHOLE } from '../controllers/row-window.js';
import type { Bulk } from './bulk.js';
import { readColumns, readSort } from './columns.js';
import type { RowContext } from './row.js';
import type { RowInteractions } from './row-interactions.js';
import { moveByKey } from './row-keys.js';
import { RowMetrics } from './row-metrics.js';
import { offersFor } from './row-offers.js';
import { RowPresses, rowId } from './row-presses.js';
import { createRowsRenderer, type RowsSituation } from './rows.js';
import type { Situation } from './situation.js';
import { nextSort, rangeText, renderTable } from './table.js';

/** An element whose properties say how rows are shown. */
export type RowsElement = LitElement & { readonly columns: string; readonly sort: string };

export interface RowsPartOptions {
  readonly situation: () => Situation | undefined;
  readonly interactions: RowInteractions;
  readonly bulk: Bulk;
}

/** The age of a status is told in minutes at best. */
const MINUTE = 60_000;

/** The table of rows: how high they are, which of them are rendered, and what they show. */
export class RowsPart implements ReactiveController {
  readonly #element: RowsElement;
  readonly #options: RowsPartOptions;
  readonly #metrics: RowMetrics;
  readonly #presses: RowPresses;
  readonly #renderRowParts = createRowsRenderer();
  readonly #window: RowWindow;
  readonly #hold: RowHold;
  /** The store whose rows are held still, and what ends that. */
  #held: { readonly store: UserStatusStore; readonly release: () => void } | undefined;
  #columns: { readonly text: string; readonly keys: readonly SortKey[] } = { text: '', keys: readColumns('') };
  #copy: ((event: ClipboardEvent, root: ShadowRoot) => void) | undefined;
  /** What the rows show until the next rendering of the element. */
  #rows: RowsSituation | undefined;

  constructor(element: RowsElement, options: RowsPartOptions) {
    this.#element = element;
    this.#options = options;
    this.#metrics = new RowMetrics(element);
    this.#presses = new RowPresses(options.situation, options.interactions);
    // Before the window, which renders rows of the height that is found out here.
    element.addController(this);
    this.#window = new RowWindow(element, {
      render: (parts) => (this.#rows ? this.#renderRowParts(parts, this.#rows) : nothing),
      resized: () => {
        this.#metrics.reset();
        element.requestUpdate();
      },
      moved: () => this.#onMoved(),
    });
    this.#hold = new RowHold(element, {
      hold: () => this.#holdStill(options.situation()?.store),
      // A focus that leaves the rows for a dialog does so before that is open.
      release: () => queueMicrotask(() => !this.#hold.isHeld && this.#holdStill(undefined)),
      environment: () => options.situation()?.client.environment,
    });
    // What begins in a shadow tree is told outside of it for presses alone.
    element.addEventListener('pointerdown', () => {
      if (this.#copy) return;
      const load = async () => (this.#copy = (await import('./copy-rows.js')).copyRows);
      // Without it the browser copies in its own way.
      load().catch(() => undefined);
    });
    element.addEventListener('copy', (event) => this.#copy?.(event, element.renderRoot as ShadowRoot));
    // Before the focus looks for the row that takes the place of the one that goes.
    element.addEventListener('ft-user-deleted', () => {
      this.#hold.letGo();
      this.#holdStill(undefined);
    });
  }

  hostConnected(): void {
    addEventListener('beforeprint', this.#onPrint);
    addEventListener('afterprint', this.#onPrint);
  }

  hostDisconnected(): void {
    removeEventListener('beforeprint', this.#onPrint);
    removeEventListener('afterprint', this.#onPrint);
  }

  /** Goes back to the first row, as another question does. */
  toTop(): void {
    this.#window.toTop();
  }

  /** Before each rendering of the element. */
  update(store: UserStatusStore): void {
    if (this.#held && this.#held.store !== store) this.#holdStill(store);
  }

  /** The place of the rows is rendered, and they are not: sizes are read once, of what there will be. */
  hostUpdated(): void {
    const { store } = this.#options.situation() ?? {};
    if (!store || !this.#rows) return;
    const isSelectable = this.#rows.context.selection !== undefined;
    const { hasOutcomes } = this.#options.bulk;
    const height = this.#metrics.read(store, { columns: this.#keys, isSelectable, hasOutcomes });
    this.#metrics.write(isSelectable);
    this.#window.update(this.#rows.view, height);
  }

  /** After each rendering of the element. */
  updated(): void {
    this.#onMoved();
    const { interactions } = this.#options;
    const isOpen =
      interactions.menuFor !== undefined || this.#element.renderRoot.querySelector('dialog[open]') !== null;
    this.#hold.cover(isOpen);
  }

  /** The table: place it once, while there are rows to show. */
  render(situation: Situation): TemplateResult {
    const { client, store, own, setView } = situation;
    const { load, view } = store.$state.get();
    const { bulk } = this.#options;
    const { sort } = this.#element;
    const context = this.#contextOf(situation);
    const { columns, selection, hasActions } = context;
    this.#rows = { view, context, activityOf: (id) => bulk.activityOf(store, id), now: client.environment.now };
    return renderTable({
      own,
      view,
      columns,
      sort,
      selection,
      isBusy: load.state === 'loading',
      onSelectAll: bulk.selectAll,
      onSort: (key) => setView({ sort: readSort(nextSort(key, sort)) }),
      onScroll: this.#window.onScroll,
      onClick: this.#presses.onClick,
      onKeydown: (event) => {
        const isSelectable = selection?.isSelectable;
        if (!moveByKey(event, { view, window: this.#window, hasActions, isSelectable })) this.#presses.onKeydown(event);
      },
      onFocus: (event) => {
        this.#window.keep(rowId(event));
        this.#hold.handleEvent(event);
      },
      hold: this.#hold,
    });
  }

  #contextOf(situation: Situation): RowContext {
    const { client, store, common, own, format } = situation;
    const { bulk, interactions } = this.#options;
    const { environment, errorCatalog } = client;
    return {
      common,
      own,
      format,
      columns: this.#keys,
      catalog: errorCatalog,
      // The same for many renderings, so that rows which change nothing are left as they are.
      now: Math.floor(environment.wallClock() / MINUTE) * MINUTE,
      menuFor: interactions.menuFor,
      waitText: (error) => situation.waits.text(error),
      selection: bulk.rowSelection,
      hasActions: (row) => bulk.activityOf(store, row.id)?.state !== 'running' && offersFor(row, situation).length > 0,
    };
  }

  /** The columns, the same array as long as they are named the same. */
  get #keys(): readonly SortKey[] {
    const { columns: text } = this.#element;
    if (text !== this.#columns.text) this.#columns = { text, keys: readColumns(text) };
    return this.#columns.keys;
  }

  /** On paper nobody scrolls: all rows stand there, or it says that they do not. */
  readonly #onPrint = ({ type }: Event): void => {
    const frame = this.#element.renderRoot.querySelector('.frame');
    const isPart = (this.#rows?.view.length ?? 0) > WHOLE;
    frame?.classList.toggle('part', isPart);
    if (!isPart) this.#window.showWhole(type === 'beforeprint');
  };

  /** Holds the rows of a store still, and lets go of those that were held before. */
  #holdStill(store: UserStatusStore | undefined): void {
    const before = this.#held;
    this.#held = store && { store, release: store.hold() };
    before?.release();
  }

  /** A scroll concerns the rows alone, and what is said of them. */
  #onMoved(): void {
    const situation = this.#options.situation();
    if (!situation) return;
    const { view } = situation.store.$state.get();
    const { range } = this.#window;
    const place = this.#element.renderRoot.querySelector('.range');
    const text = rangeText(range, view.length, situation);
    // The same text put in anew would be laid out and painted anew.
    if (place && place.textContent !== text) place.textContent = text;
    // A list that the backend pages loads what comes into sight; a failure shows in the store's state.
    if (!view.complete) void view.ensure(range[0], range[1] + 1).catch(() => undefined);
  }
}
