import { expect } from 'chai';
import { ScrollMap } from '../../../packages/elements/src/controllers/scroll-map.js';

const ROOM = 600;

/** A list of a million rows of 120 px, far beyond what any browser lays out. */
function tall() {
  const map = new ScrollMap();
  map.resize(120_000_000, ROOM);
  /** Scrolls as the browser would: the scroller is put where the map wants it. */
  const scroll = (top: number) => {
    map.follow(top);
    return map.settle() ?? top;
  };
  return { map, scroll, end: 120_000_000 - ROOM, last: 8_000_000 - ROOM };
}

describe('a map from a scroller to a list', () => {
  it('is the same up to the height that browsers lay out', () => {
    const map = new ScrollMap();
    map.resize(4_000_000, ROOM);
    for (const top of [0, 1, 2_000, 3_999_400]) {
      map.follow(top);
      expect(map.offset).to.equal(top);
      expect(map.settle()).to.equal(undefined);
    }
  });

  it('reaches the first and the last pixel by jumps', () => {
    const { map, scroll, end, last } = tall();
    scroll(last);
    expect(map.offset).to.equal(end);
    scroll(last / 2);
    expect(map.offset).to.be.closeTo(end / 2, 10);
    scroll(0);
    expect(map.offset).to.equal(0);
  });

  it('moves the list by as many pixels as a step has, also where it puts the scroller right', () => {
    const { map, scroll, last } = tall();
    let top = scroll(last / 2);
    for (let step = 0; step < 500; step += 1) {
      const before = map.offset;
      top = scroll(top + (step % 3 === 0 ? -400 : 900));
      expect(map.offset - before).to.be.closeTo(step % 3 === 0 ? -400 : 900, 1);
      expect(top).to.be.within(0, last);
    }
  });

  it('reaches both ends by steps, from a jump beside them', () => {
    const { map, scroll, end, last } = tall();
    let top = scroll(15_000);
    const down = map.offset;
    for (let step = 0; step < 20_000 && top > 0; step += 1) top = scroll(Math.max(0, top - 700));
    expect(down).to.be.greaterThan(10_000);
    expect([top, map.offset]).to.deep.equal([0, 0]);
    top = scroll(last - 115_000);
    const from = map.offset;
    let steps = 0;
    while (top < last && steps < 20_000) {
      top = scroll(Math.min(last, top + 700));
      steps += 1;
    }
    expect(map.offset).to.equal(end);
    expect(steps).to.be.closeTo((end - from) / 700, 3);
  });

  it('keeps what is in sight while the list grows beyond that height', () => {
    const map = new ScrollMap();
    map.resize(7_000_000, ROOM);
    map.follow(5_000_000);
    const top = map.resize(120_000_000, ROOM);
    expect(map.offset).to.be.closeTo(5_000_000, 1);
    expect(top).to.be.within(100_000, 1_000_000);
  });
});
