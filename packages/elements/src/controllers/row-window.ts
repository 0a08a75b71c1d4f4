import type { LitElement, ReactiveController } from 'lit';

/** Rows rendered beyond each edge of what is in sight. */
const OVERSCAN = 4;
/** Lists up to this length are rendered whole: readers and page search find every row. */
const PLAIN = 200;

/** A run of rows to render, or the room that rows which are not rendered would take. */
export type Segment =
  | { readonly kind: 'rows'; readonly start: number; readonly end: number }
  | { readonly kind: 'room'; readonly height: number };

/** Heights of the two kinds of rows, in CSS pixels. */
export interface RowHeights {
  readonly plain: number;
  /** A row with a second line. */
  readonly tall: number;
}

/**
 * Which rows of a long list are in sight.
 *
 * Offsets are sums over the two heights a row can have, made once per list; finding a row is a binary search. The list is
 * rendered right after the scroll event, before the frame is drawn, so that no frame shows a gap.
 */
export class RowWindow implements ReactiveController {
  readonly #host: LitElement;
  #offsets = new Float64Array(1);
  #length = 0;
  #first = 0;
  #last = 0;
  #observer: ResizeObserver | undefined;
  #scroller: HTMLElement | undefined;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  /** First row in sight, and the one after the last. */
  get range(): readonly [number, number] {
    return [this.#first, Math.min(this.#last, this.#length)];
  }

  hostConnected(): void {
    if (this.#scroller) this.#observer?.observe(this.#scroller);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  hostUpdated(): void {
    const scroller = this.#host.renderRoot.querySelector<HTMLElement>('.scroller') ?? undefined;
    if (scroller !== this.#scroller) {
      this.#scroller = scroller;
      this.#observer?.disconnect();
      this.#observer ??= new ResizeObserver(() => this.#measure());
      if (scroller) this.#observer.observe(scroller);
    }
    this.#measure();
  }

  /** Takes in a list: its length and which rows are tall. */
  update(length: number, heights: RowHeights, isTall: (index: number) => boolean): void {
    if (this.#offsets.length !== length + 1) this.#offsets = new Float64Array(length + 1);
    this.#length = length;
    let offset = 0;
    for (let index = 0; index < length; index += 1) {
      this.#offsets[index] = offset;
      offset += isTall(index) ? heights.tall : heights.plain;
    }
    this.#offsets[length] = offset;
    if (this.#last === 0) this.#last = Math.min(length, 30);
  }

  /** Listens to the scroller: rows change in the microtask after the event, before the frame is drawn. */
  readonly onScroll = (): void => {
    if (this.#measure()) this.#host.requestUpdate();
  };

  /** What to render, in order; `kept` is a row that stays although it is out of sight, because it has the focus. */
  segments(kept = -1): Segment[] {
    if (this.#length <= PLAIN) return [{ kind: 'rows', start: 0, end: this.#length }];
    const start = Math.max(0, Math.min(this.#first, this.#length) - OVERSCAN);
    const end = Math.min(this.#length, this.#last + OVERSCAN);
    const runs: [number, number][] = [[start, end]];
    if (kept >= 0 && kept < start) runs.unshift([kept, kept + 1]);
    if (kept >= end && kept < this.#length) runs.push([kept, kept + 1]);
    const segments: Segment[] = [];
    let at = 0;
    for (const [from, to] of runs) {
      segments.push({ kind: 'room', height: this.#room(at, from) }, { kind: 'rows', start: from, end: to });
      at = to;
    }
    return [...segments, { kind: 'room', height: this.#room(at, this.#length) }];
  }

  #room(from: number, to: number): number {
    return (this.#offsets[to] ?? 0) - (this.#offsets[from] ?? 0);
  }

  /** Finds out what is in sight; says whether that changed. */
  #measure(): boolean {
    const scroller = this.#scroller;
    if (!scroller) return false;
    const head = scroller.querySelector<HTMLElement>('.head')?.offsetHeight ?? 0;
    const first = this.#indexAt(scroller.scrollTop);
    const last = this.#indexAt(scroller.scrollTop + Math.max(0, scroller.clientHeight - head) - 1) + 1;
    if (first === this.#first && last === this.#last) return false;
    this.#first = first;
    this.#last = last;
    this.#host.requestUpdate();
    return true;
  }

  /** The row at a distance from the top. */
  #indexAt(distance: number): number {
    let low = 0;
    let high = this.#length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#offsets[middle + 1] ?? Infinity) > distance) high = middle;
      else low = middle + 1;
    }
    return Math.min(low, Math.max(0, this.#length - 1));
  }
}
