import type { LitElement, ReactiveController } from 'lit';

/** Rows rendered beyond each edge of what is in sight. */
const OVERSCAN = 4;
/** Lists up to this length are rendered whole: readers and page search find every row. */
const PLAIN = 200;
/** Rows rendered before the first measurement. */
const FIRST_RENDERING = 30;

/** A row to render, or the room that rows which are not rendered would take. */
export type WindowPart =
  | { readonly key: string | number; readonly index: number }
  | { readonly key: string | number; readonly height: number };

/**
 * Which rows of a long list are in sight.
 *
 * All rows have one height, so that a place in the list is a multiplication, whether the rows before it are loaded or
 * not. Layout is read when the place itself changes; a scroll reads the offset alone and renders before the next frame.
 */
export class RowWindow implements ReactiveController {
  readonly #host: LitElement;
  readonly #resized: () => void;
  #length = 0;
  #height = 0;
  #first = 0;
  #last = FIRST_RENDERING;
  /** CSS pixels that the rows have beside the header. */
  #room = 0;
  #isStale = false;
  #observer: ResizeObserver | undefined;
  #scroller: HTMLElement | undefined;
  /** Which nodes each row is rendered into. */
  #slots = new Map<string, number>();
  #slotCount = 0;

  /** `resized` is called when the place of the rows has another size. */
  constructor(host: LitElement, resized: () => void) {
    this.#host = host;
    this.#resized = resized;
    host.addController(this);
  }

  /** First row in sight, and the one after the last. */
  get range(): readonly [number, number] {
    return [Math.min(this.#first, this.#length), Math.min(this.#last, this.#length)];
  }

  hostConnected(): void {
    this.#observe();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  hostUpdated(): void {
    const root = this.#host.renderRoot;
    for (const room of root.querySelectorAll<HTMLElement>('.room')) {
      room.style.setProperty('block-size', `${room.dataset['height'] ?? 0}px`);
    }
    const scroller = root.querySelector<HTMLElement>('.scroller') ?? undefined;
    if (scroller !== this.#scroller) {
      this.#scroller = scroller;
      this.#observer?.disconnect();
      this.#observe();
    }
    if (!this.#isStale) return;
    this.#isStale = false;
    this.#measure();
  }

  /** Takes in a list: its length, and the height of its rows in whole CSS pixels. */
  update(length: number, height: number): void {
    if (length === this.#length && height === this.#height) return;
    const top = this.#first;
    const isOtherHeight = this.#height > 0 && height !== this.#height;
    this.#length = length;
    this.#height = height;
    this.#isStale = true;
    // The same rows stay in sight when all become taller.
    if (isOtherHeight && top > 0) void this.#host.updateComplete.then(() => this.#scroller?.scrollTo(0, top * height));
  }

  /** Goes back to the start, as another question does. */
  toTop(): void {
    if (this.#scroller) this.#scroller.scrollTop = 0;
    this.#isStale = true;
  }

  readonly onScroll = (): void => {
    this.#find();
  };

  /**
   * What to render, in order: rows, and the room of the others. `kept` is a row that stays although it is out of sight,
   * because it has the focus. A row that comes into sight takes over the nodes of one that left, and never those of a
   * row that stays.
   */
  parts(idOf: (index: number) => string | undefined, kept = -1): WindowPart[] {
    const isPlain = this.#length <= PLAIN;
    const start = isPlain ? 0 : Math.max(0, Math.min(this.#first, this.#length) - OVERSCAN);
    const end = isPlain ? this.#length : Math.min(this.#length, this.#last + OVERSCAN);
    const indexes = Array.from({ length: Math.max(0, end - start) }, (_, offset) => start + offset);
    if (kept >= 0 && kept < start) indexes.unshift(kept);
    if (kept >= end && kept < this.#length) indexes.push(kept);
    const slots = this.#allot(indexes.map((index) => idOf(index) ?? `at ${index}`));
    const parts: WindowPart[] = [];
    let next = 0;
    indexes.forEach((index, place) => {
      if (index > next) parts.push({ key: `before ${place}`, height: (index - next) * this.#height });
      parts.push({ key: slots[place] ?? place, index });
      next = index + 1;
    });
    if (next < this.#length) parts.push({ key: 'after', height: (this.#length - next) * this.#height });
    return parts;
  }

  #allot(ids: readonly string[]): number[] {
    const wanted = new Set(ids);
    const free = [...this.#slots].filter(([id]) => !wanted.has(id)).map(([, slot]) => slot);
    // Taken from the end, nodes move from one edge of the window to the other; when all rows are new, none need move.
    if (free.length === this.#slots.size) free.reverse();
    this.#slots = new Map(ids.map((id) => [id, this.#slots.get(id) ?? free.pop() ?? (this.#slotCount += 1)]));
    return [...this.#slots.values()];
  }

  #observe(): void {
    if (!this.#scroller) return;
    // In a frame of its own: rows of another height change the very sizes that are observed.
    this.#observer ??= new ResizeObserver(() =>
      requestAnimationFrame(() => {
        this.#resized();
        this.#measure();
      }),
    );
    this.#observer.observe(this.#scroller);
    // Grows with the size of the text.
    const head = this.#scroller.querySelector('.head');
    if (head) this.#observer.observe(head);
  }

  #measure(): void {
    const scroller = this.#scroller;
    if (!scroller) return;
    const head = scroller.querySelector<HTMLElement>('.head')?.offsetHeight ?? 0;
    this.#room = Math.max(0, scroller.clientHeight - head);
    this.#find();
  }

  /** Finds out what is in sight, and renders it if that changed. */
  #find(): void {
    if (!this.#scroller || this.#height === 0) return;
    const { scrollTop } = this.#scroller;
    const first = Math.min(Math.floor(scrollTop / this.#height), Math.max(0, this.#length - 1));
    const last = Math.ceil((scrollTop + this.#room) / this.#height);
    if (first === this.#first && last === this.#last) return;
    this.#first = first;
    this.#last = last;
    this.#host.requestUpdate();
  }
}
