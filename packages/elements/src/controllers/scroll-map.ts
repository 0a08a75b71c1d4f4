/** Tallest content of a scroller in CSS pixels: Firefox lays out nothing beyond 17.8 million, others stop later. */
const TALLEST = 8_000_000;
/** A scroll by more is a jump, as by dragging the thumb; a wheel, a key and a finger take shorter steps. */
const LEAP = 3_000;
/** How far short steps may lead the thumb away from its place before it is put right. */
const DRIFT = 50_000;
/** Near both ends one pixel of the scroller is one of the list, so that the first and the last row are reached. */
const EDGE = 2 * DRIFT;

/**
 * Maps a list that is taller than browsers lay out onto a scroller of bounded height.
 *
 * Up to that bound both are the same. Beyond it a jump of the scroller is read in proportion, and a short step moves the
 * list by as many pixels; where many short steps have led the thumb too far away, `settle` says where it belongs.
 */
export class ScrollMap {
  #total = 0;
  #room = 0;
  #top = 0;
  /** By how much the list is further than the scroller. */
  #shift = 0;

  /** Height of the scroller's content in CSS pixels. */
  get content(): number {
    return Math.min(this.#total, TALLEST);
  }

  /** How far the list is scrolled, in CSS pixels of the list. */
  get offset(): number {
    return this.#top + this.#shift;
  }

  get shift(): number {
    return this.#shift;
  }

  /** Takes in the height of the list and of what is seen of it. Returns where the scroller has to be put to stay there. */
  resize(total: number, room: number): number | undefined {
    const { offset } = this;
    const before = this.#top;
    this.#total = total;
    this.#room = room;
    const top = this.#put(offset);
    return Math.abs(top - before) < 1 ? undefined : top;
  }

  /** Takes in where the scroller is. */
  follow(place: number): void {
    const top = Math.max(0, place);
    const isLeap = Math.abs(top - this.#top) > LEAP;
    this.#top = top;
    if (this.#isPlain) this.#shift = 0;
    else if (isLeap || top === 0 || top >= this.#lastTop - 1) this.#shift = Math.round(this.#offsetAt(top)) - top;
  }

  /** Where the scroller has to be put for the thumb to be in its place again; undefined while it is near enough. */
  settle(): number | undefined {
    if (this.#isPlain) return undefined;
    const { offset } = this;
    const isAtEdge = offset < EDGE || offset > this.#lastOffset - EDGE;
    const drift = Math.abs(this.#topFor(offset) - this.#top);
    return drift > (isAtEdge ? 1 : DRIFT) ? this.#put(offset) : undefined;
  }

  /** Goes to a place in the list; returns where the scroller has to be put. */
  moveTo(offset: number): number {
    const to = Math.max(0, Math.min(offset, this.#lastOffset));
    if (this.#isPlain || Math.abs(to - this.offset) > LEAP) return this.#put(to);
    this.#top = to - this.#shift;
    return this.settle() ?? this.#top;
  }

  get #isPlain(): boolean {
    return this.#total <= TALLEST;
  }

  get #lastOffset(): number {
    return Math.max(0, this.#total - this.#room);
  }

  get #lastTop(): number {
    return Math.max(0, this.content - this.#room);
  }

  #put(offset: number): number {
    const to = Math.max(0, Math.min(offset, this.#lastOffset));
    this.#top = Math.round(this.#topFor(to));
    // Whole pixels, so that rows stay sharp.
    this.#shift = this.#isPlain ? 0 : Math.round(to - this.#top);
    return this.#top;
  }

  #topFor(offset: number): number {
    if (this.#isPlain || offset <= EDGE) return offset;
    const fromEnd = this.#lastOffset - offset;
    if (fromEnd <= EDGE) return this.#lastTop - fromEnd;
    return EDGE + (offset - EDGE) / this.#scale;
  }

  #offsetAt(top: number): number {
    if (top <= EDGE) return Math.max(0, top);
    const fromEnd = this.#lastTop - top;
    if (fromEnd <= EDGE) return this.#lastOffset - Math.max(0, fromEnd);
    return EDGE + (top - EDGE) * this.#scale;
  }

  get #scale(): number {
    return (this.#lastOffset - 2 * EDGE) / (this.#lastTop - 2 * EDGE);
  }
}
