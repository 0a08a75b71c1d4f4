import type { UserStatusStore } from '@flowthrough/client';
import { nothing, type LitElement, type TemplateResult } from 'lit';
import { RowWindow } from '../controllers/row-window.js';
import type { Bulk } from './bulk.js';
import { nextSort, readColumns, readSort } from './columns.js';
import type { RowContext } from './row.js';
import { rowId, type RowInteractions } from './row-interactions.js';
import { moveByKey } from './row-keys.js';
import { RowMetrics } from './row-metrics.js';
import { createRowsRenderer, type RowsSituation } from './rows.js';
import type { Situation } from './situation.js';
import { rangeText } from './states.js';
import { renderTable } from './table.js';

/** An element whose properties say how rows are shown. */
export type RowsElement = LitElement & { readonly columns: string; readonly sort: string };

export interface RowsPartOptions {
  readonly situation: () => Situation | undefined;
  readonly interactions: RowInteractions;
  readonly bulk: Bulk;
}

/** The table of rows: how high they are, which of them are rendered, and what they show. */
export class RowsPart {
  readonly #element: RowsElement;
  readonly #options: RowsPartOptions;
  readonly #metrics: RowMetrics;
  readonly #renderRowParts = createRowsRenderer();
  readonly #window: RowWindow;
  /** What the rows show until the next rendering of the element. */
  #rows: RowsSituation | undefined;

  constructor(element: RowsElement, options: RowsPartOptions) {
    this.#element = element;
    this.#options = options;
    this.#metrics = new RowMetrics(element);
    this.#window = new RowWindow(element, {
      render: (parts) => (this.#rows ? this.#renderRowParts(parts, this.#rows) : nothing),
      resized: () => {
        this.#metrics.reset();
        element.requestUpdate();
      },
      moved: () => this.#onMoved(),
    });
  }

  /** Goes back to the first row, as another question does. */
  toTop(): void {
    this.#window.toTop();
  }

  /** Before each rendering of the element. */
  update(store: UserStatusStore): void {
    const height = this.#metrics.read(store, readColumns(this.#element.columns), this.#options.bulk.hasOutcomes);
    this.#window.update(store.$state.get().view, height);
  }

  /** After each rendering of the element. */
  updated(): void {
    this.#metrics.write(readColumns(this.#element.columns), this.#rows?.context.selection !== undefined);
    this.#onMoved();
  }

  /** The table: place it once, while there are rows to show. */
  render(situation: Situation): TemplateResult {
    const { store, own, setView } = situation;
    const { load, view } = store.$state.get();
    const { bulk, interactions } = this.#options;
    const { sort } = this.#element;
    const context = this.#contextOf(situation);
    const { columns, selection, hasActions } = context;
    this.#rows = { view, context, activityOf: (id) => bulk.activityOf(store, id) };
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
      onClick: interactions.onClick,
      onKeydown: (event) => {
        const isSelectable = selection?.isSelectable;
        if (!moveByKey(event, { view, window: this.#window, hasActions, isSelectable })) interactions.onKeydown(event);
      },
      onFocus: (event) => this.#window.keep(rowId(event)),
    });
  }

  #contextOf({ client, store, common, own, format }: Situation): RowContext {
    const { bulk, interactions } = this.#options;
    return {
      common,
      own,
      format,
      columns: readColumns(this.#element.columns),
      catalog: client.errorCatalog,
      now: client.environment.wallClock(),
      menuFor: interactions.menuFor,
      selection: bulk.rowSelection,
      hasActions: (row) => bulk.activityOf(store, row.id)?.state !== 'running' && interactions.itemsFor(row).length > 0,
    };
  }

  /** A scroll concerns the rows alone, and what is said of them. */
  #onMoved(): void {
    const situation = this.#options.situation();
    if (!situation) return;
    const { view } = situation.store.$state.get();
    const { range } = this.#window;
    const place = this.#element.renderRoot.querySelector('.range');
    if (place) place.textContent = rangeText(range, view.length, situation);
    // A list that the backend pages loads what comes into sight; a failure shows in the store's state.
    if (!view.complete) void view.ensure(range[0], range[1] + 1).catch(() => undefined);
  }
}
