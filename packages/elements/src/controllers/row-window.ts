import { render, type LitElement, type ReactiveController } from 'lit';
import { RowSlots } from './row-slots.js';
import { ScrollMap } from './scroll-map.js';

/** Rows rendered beyond what is in sight: where a scroll goes on to, and on the side that it comes from. */
const AHEAD = 3;
const BEHIND = 1;
/** Lists up to this length are rendered whole: readers and page search find every row. */
const PLAIN = 50;
/** Most rows that are rendered at once, all of them: for paper. */
export const WHOLE = 2_000;
/** Rows rendered before the first measurement. */
const FIRST_RENDERING = 30;

/** A row to render, or the room that rows which are not rendered would take. */
export type WindowPart =
  | { readonly key: string | number; readonly index: number }
  | { readonly key: string | number; readonly height: number };

/** The list that a window looks at. */
export interface WindowedList {
  readonly length: number;
  at(index: number): { readonly id: string } | undefined;
  indexOf(id: string): number;
}

export interface RowWindowOptions {
  /** What stands in the body: the parts in order, rendered by lit. */
  readonly render: (parts: readonly WindowPart[]) => unknown;
  /** Called when the place of the rows has another size. */
  readonly resized: () => void;
  /** Called after other rows came into sight by scrolling. */
  readonly moved: () => void;
}

const NO_ROWS: WindowedList = { length: 0, at: () => undefined, indexOf: () => -1 };

/**
 * Renders the rows of a long list that are in sight into the host's `.body`, inside its `.scroller`.
 *
 * All rows have one height, so that a place in the list is a multiplication, whether the rows before it are loaded or
 * not. A scroll reads the offset alone and renders the rows, and nothing else of the host, before the browser paints.
 */
export class RowWindow implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: RowWindowOptions;
  readonly #map = new ScrollMap();
  #list = NO_ROWS;
  #height = 0;
  #first = 0;
  #last = FIRST_RENDERING;
  #isWhole = false;
  /** Whether the last scroll went towards the first row. */
  #isUpward = false;
  /** CSS pixels of the scroller's content before the rows; a header that sticks takes from the room instead. */
  #lead = 0;
  /** CSS pixels that the rows have. */
  #room = 0;
  /** Height of the scroller when that was measured. */
  #clientHeight = 0;
  /** The sizes that whoever decides on the height of a row knows of. */
  #known: string | undefined;
  /** The shift of the map for which the rows were placed. */
  #shift = 0;
  /** Where the scroller has to be put once its content is rendered. */
  #top: number | undefined;
  #isStale = false;
  /** Whether what is in sight was shown once, so that there is time for what is not. */
  #isSeen = false;
  #observer: ResizeObserver | undefined;
  #scroller: HTMLElement | undefined;
  #body: HTMLElement | undefined;
  readonly #slots = new RowSlots();
  /** The row that had the focus last, and its place at the last rendering. */
  #kept: string | undefined;
  #keptIndex = -1;

  constructor(host: LitElement, options: RowWindowOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** First row in sight, and the one after the last. */
  get range(): readonly [number, number] {
    const { length } = this.#list;
    return [Math.min(this.#first, length), Math.min(this.#last, length)];
  }

  hostConnected(): void {
    this.#observe();
    // The browser forgets how far what it takes out was scrolled.
    if (!this.#scroller || this.#map.offset === 0) return;
    this.#top = this.#map.moveTo(this.#map.offset);
    this.#place();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
  }

  hostUpdated(): void {
    const root = this.#host.renderRoot;
    const scroller = root.querySelector<HTMLElement>('.scroller') ?? undefined;
    if (scroller !== this.#scroller) {
      this.#scroller = scroller;
      this.#body = scroller?.querySelector<HTMLElement>('.body') ?? undefined;
      // Nodes of another body are gone.
      this.#slots.clear();
      this.#isStale = true;
      this.#isSeen = false;
      if (scroller) afterNextFrame(() => this.#onSeen());
      this.#known = undefined;
      this.#observer?.disconnect();
      this.#observer = undefined;
      this.#observe();
    }
    if (this.#isStale) {
      this.#isStale = false;
      // Before the rows: to look would have them laid out, and how many there have to be is not known yet.
      this.#place();
      this.#measure();
      this.#look();
      this.#known ??= this.#sizes();
    }
    this.#render();
  }

  /** Takes in a list, and the height of its rows in whole CSS pixels. */
  update(list: WindowedList, height: number): void {
    const { length } = this.#list;
    const isOther = list.length !== length || height !== this.#height;
    const first = this.#first;
    const isOtherHeight = this.#height > 0 && height !== this.#height;
    this.#list = list;
    this.#height = height;
    if (!isOther) return;
    // A place that is full before and after has the same size; to look costs a layout.
    this.#isStale ||= isOtherHeight || Math.min(length, list.length) * height <= this.#room || this.#room === 0;
    this.#top = this.#map.resize(list.length * height, this.#room) ?? this.#top;
    // The same rows stay in sight when all become taller.
    if (isOtherHeight && first > 0) this.#top = this.#map.moveTo(first * height);
    this.#look();
  }

  /** Goes back to the start, as another question does. */
  toTop(): void {
    // Putting a scroller where it is costs a layout all the same.
    if (this.#map.offset === 0) return;
    this.#top = this.#map.moveTo(0);
    this.#look();
  }

  /** Brings a row into sight: by the shortest way, or to the start of the rows. */
  scrollToRow(index: number, to: 'nearest' | 'start' = 'nearest'): void {
    const { offset } = this.#map;
    const top = Math.max(0, Math.min(index, this.#list.length - 1)) * this.#height;
    const lowest = top + this.#height - this.#room;
    if (to === 'nearest' && top >= offset && offset >= lowest) return;
    this.#top = this.#map.moveTo(to === 'start' || top < offset ? top : lowest);
    this.#show();
  }

  /** Renders all rows, as far as they are not too many, or again those in sight alone. */
  showWhole(isWhole: boolean): void {
    this.#isWhole = isWhole;
    this.#render();
  }

  /** Keeps a row although it is out of sight, because it has the focus. */
  keep(id: string | undefined): void {
    this.#kept = id;
    this.#keptIndex = id === undefined ? -1 : this.#list.indexOf(id);
  }

  readonly onScroll = (): void => {
    if (!this.#scroller || this.#height === 0) return;
    // A page that is not drawn has no observers; nothing has changed yet, so that to look costs no layout.
    if (this.#scroller.clientHeight !== this.#clientHeight) {
      this.#measure();
      this.#show();
      return;
    }
    this.#map.follow(this.#scroller.scrollTop - this.#lead);
    this.#top = this.#map.settle();
    this.#show();
  };

  /** What is in sight has been drawn: the rows around it come with the next frame. */
  #onSeen(): void {
    this.#isSeen = true;
    this.#render();
  }

  /** Finds out what is in sight. */
  #look(): void {
    // Before the first measurement nobody knows.
    if (this.#room === 0 || this.#height === 0) return;
    const { offset } = this.#map;
    const first = Math.max(0, Math.min(Math.floor(offset / this.#height), this.#list.length - 1));
    if (first !== this.#first) this.#isUpward = first < this.#first;
    this.#first = first;
    this.#last = Math.ceil((offset + this.#room) / this.#height);
  }

  /** Renders what is in sight, and tells if that changed. */
  #show(): void {
    const [first, last, shift] = [this.#first, this.#last, this.#shift];
    this.#look();
    const isSame = first === this.#first && last === this.#last && shift === this.#map.shift;
    if (isSame && this.#top === undefined) return;
    this.#render();
    this.#options.moved();
  }

  #render(): void {
    const body = this.#body;
    if (!body) return;
    const root = this.#host.renderRoot as ShadowRoot;
    const focused = body.contains(root.activeElement) ? (root.activeElement as HTMLElement) : undefined;
    const place = this.#keptIndex;
    this.#keptIndex = this.#kept === undefined ? -1 : this.#list.indexOf(this.#kept);
    const parts = this.#parts(this.#keptIndex);
    this.#place();
    render(this.#options.render(parts), body, { host: this.#host });
    this.#shift = this.#map.shift;
    const heights = parts.flatMap((part) => ('height' in part ? part.height : []));
    body.querySelectorAll<HTMLElement>('.room').forEach((room, at) => {
      room.style.setProperty('block-size', `${heights[at] ?? 0}px`);
    });
    if (focused) this.#refocus(focused, this.#keptIndex < 0 ? place : this.#keptIndex);
  }

  /**
   * Gives the rows their room, and goes where the list has to be. Before rows are exchanged, else WebKit would scroll to
   * where the content ends meanwhile.
   */
  #place(): void {
    const style = this.#body?.style;
    if (this.#map.content > 0) style?.setProperty('block-size', `${this.#map.content}px`);
    else style?.removeProperty('block-size');
    if (this.#top === undefined || !this.#scroller) return;
    this.#scroller.scrollTop = this.#top === 0 ? 0 : this.#top + this.#lead;
    this.#top = undefined;
  }

  /** The focus stays in its row, wherever that is now; when the row is gone, the one that took its place has it. */
  #refocus(focused: HTMLElement, place: number): void {
    const root = this.#host.renderRoot as ShadowRoot;
    const isThere = this.#keptIndex >= 0 && focused.isConnected && !focused.hidden;
    if (isThere && root.activeElement === focused) return;
    const act = focused.dataset['act'] ?? '';
    const next = isThere ? focused : this.controlAt(Math.max(0, Math.min(place, this.#list.length - 1)), act);
    // A list without rows has no scroller either by the time it is rendered.
    (next ?? this.#scroller)?.focus({ preventScroll: true });
  }

  /** What can be pressed in a rendered row, by preference the one with a `data-act`. */
  controlAt(index: number, act: string): HTMLElement | undefined {
    const row = this.#body?.querySelector(`[aria-rowindex="${index + 2}"]`);
    const controls = [...(row?.querySelectorAll<HTMLElement>('[data-act]:not([hidden])') ?? [])];
    return (
      controls.find(({ dataset }) => dataset['act'] === act) ?? controls.find(({ localName }) => localName === 'button')
    );
  }

  /**
   * What to render, in order: rows, and the room of the others. A row that comes into sight takes over the nodes of one
   * that left, and never those of a row that stays.
   */
  #parts(kept: number): WindowPart[] {
    const { length } = this.#list;
    const isPlain = length <= (this.#isWhole ? WHOLE : PLAIN);
    const [above, below] = !this.#isSeen ? [0, 0] : this.#isUpward ? [AHEAD, BEHIND] : [BEHIND, AHEAD];
    const start = isPlain ? 0 : Math.max(0, Math.min(this.#first, length) - above);
    // As many as can be in sight at once, wherever the edge of the place cuts them: else every other step of a scroll
    // would make a row, and the next remove it.
    const most = this.#room > 0 && this.#height > 0 ? Math.ceil(this.#room / this.#height) + 1 : 0;
    const end = isPlain ? length : Math.min(length, Math.max(this.#last, this.#first + most) + below);
    const indexes = Array.from({ length: Math.max(0, end - start) }, (_, offset) => start + offset);
    if (kept >= 0 && kept < start) indexes.unshift(kept);
    if (kept >= end) indexes.push(kept);
    const slots = this.#slots.allot(indexes.map((index) => this.#list.at(index)?.id ?? `at ${index}`));
    const parts: WindowPart[] = [];
    let bottom = 0;
    indexes.forEach((index, place) => {
      const top = this.#topOf(index, start, end);
      if (top > bottom) parts.push({ key: `before ${place}`, height: top - bottom });
      parts.push({ key: slots[place] ?? place, index });
      bottom = top + this.#height;
    });
    return parts;
  }

  /** Where a row stands in the scroller's content; a row that is kept may belong beyond its ends. */
  #topOf(index: number, start: number, end: number): number {
    const at = (row: number) => row * this.#height - this.#map.shift;
    if (index < start) return Math.max(0, Math.min(at(index), at(start - 1)));
    if (index >= end) return Math.min(this.#map.content - this.#height, at(index));
    return at(index);
  }

  #observe(): void {
    if (!this.#scroller) return;
    // In a frame of its own: rows of another height change the very sizes that are observed.
    const view = this.#scroller.ownerDocument.defaultView ?? window;
    this.#observer ??= new view.ResizeObserver(() => {
      // It tells of the first sizes as well, for which the rows were made.
      if (this.#sizes() === this.#known) return;
      view.requestAnimationFrame(() => {
        this.#known = this.#sizes();
        this.#options.resized();
        this.#measure();
        this.#show();
      });
    });
    this.#observer.observe(this.#scroller);
    // Grows with the size of the text.
    const head = this.#scroller.querySelector('.head');
    if (head) this.#observer.observe(head);
  }

  #measure(): void {
    const scroller = this.#scroller;
    if (!scroller?.isConnected || this.#height === 0) return;
    const head = scroller.querySelector<HTMLElement>('.head');
    const height = head?.offsetHeight ?? 0;
    this.#lead = head && getComputedStyle(head).position === 'static' ? height : 0;
    this.#clientHeight = scroller.clientHeight;
    this.#room = Math.max(0, this.#clientHeight - (height - this.#lead));
    this.#map.follow(scroller.scrollTop - this.#lead);
    this.#top = this.#map.resize(this.#list.length * this.#height, this.#room);
  }

  /** What all sizes of the place follow from, as one text. */
  #sizes(): string {
    const { clientWidth, clientHeight } = this.#scroller ?? {};
    return [clientWidth, clientHeight, this.#scroller?.querySelector<HTMLElement>('.head')?.offsetHeight].join();
  }
}

function afterNextFrame(act: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(act));
}
