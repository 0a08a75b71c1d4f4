import { expect } from 'chai';
import { readNextLink } from '../../../packages/client/src/http/link-header.js';
import { readRetryAfter } from '../../../packages/client/src/http/retry-after.js';

const NOON = Date.UTC(2026, 10, 23, 12);
const read = (value: string, date?: string) =>
  readRetryAfter(new Headers({ 'retry-after': value, ...(date !== undefined && { date }) }), NOON);

describe('Retry-After', () => {
  it('F28: reads seconds and the three forms of an HTTP date', () => {
    expect(read('0')).to.equal(0);
    expect(read(' 120 ')).to.equal(120_000);
    expect(read('Mon, 23 Nov 2026 12:00:30 GMT')).to.equal(30_000);
    expect(read('Monday, 23-Nov-26 12:00:30 GMT')).to.equal(30_000);
    expect(read('Mon Nov 23 12:00:30 2026')).to.equal(30_000);
  });

  it('F28: has no opinion about anything else', () => {
    for (const value of [
      '',
      '-1',
      '+5',
      '1.5',
      '1e3',
      '0x10',
      '5s',
      'soon',
      'NaN',
      'Infinity',
      '2026-11-23T12:00:30Z',
      '23 Nov 2026',
      '1, 2',
      'Mon, 99 Nov 2026 12:00:30 GMT',
    ]) {
      expect(read(value), value).to.equal(undefined);
    }
  });

  it('F27: believes no wait above a year, which no date could hold', () => {
    for (const value of ['31536001', '9999999999999999', '9'.repeat(400), 'Mon, 23 Nov 2099 12:00:30 GMT']) {
      expect(read(value), value).to.equal(31_536_000_000);
    }
  });

  it('never waits for a moment that has passed', () => {
    expect(read('Mon, 23 Nov 2026 11:00:00 GMT')).to.equal(0);
  });
});

describe('Link', () => {
  const target = (header: string | null) => {
    const link = readNextLink(header);
    return typeof link === 'string' ? link : link.target;
  };

  it('finds rel=next among others, in every form that RFC 8288 allows', () => {
    for (const header of [
      '<b?2>; rel="next"',
      '<b?2>; rel=next',
      '<b?2>;rel=next',
      '<b?2> ; rel = "next"',
      '<b?2>; rel\t=\tnext',
      '<b?2>; REL="NEXT"',
      '<b?2>; rel="prev next"',
      '<b?2>; rel="next\tlast"',
      '<b?2>; rel="ne\\xt"',
      '<b?2>; rel="next"; rel="prev"',
      '<b?2>; title="a \\"quoted\\" pair; rel=prev, <c>"; rel="next"',
      '<b?2>; title*=UTF-8\'\'n%c3%a4chste; rel="next"',
      '<b?2>; crossorigin; rel="next"',
      '<b?2>;; rel="next";',
      '< b?2 >; rel="next"',
      ', , <a?1>; rel="first" ,, <b?2>; rel="next"',
      '<a?1>; rel="first", <b?2>; title="x, y"; rel="prev next"',
      '<a?1>; title="rel=\\"next\\""; rel="first", <b?2>; rel="next"',
      '<a,1>; rel="first", <b?2>; rel="next"',
    ]) {
      expect(target(header), header).to.equal('b?2');
    }
  });

  it('finds nothing where there is none', () => {
    for (const header of [
      null,
      '',
      ' , ',
      '<a>',
      '<a>; rel=prev',
      '<a>; rel="nextish"',
      '<a>; rel="prev"; rel="next"',
      '<a>; title="rel=next"',
      '<a>; rel',
      '<a>; rel=""',
    ]) {
      expect(target(header), String(header)).to.equal('none');
    }
  });

  it('does not take what it cannot read for the end of a list', () => {
    for (const header of [
      'rel=next',
      '<b?2; rel="next"',
      '<b?2>; rel="next',
      '<b?2> rel="next"',
      '<a>; rel="first" <b?2>; rel="next"',
      '<a>; title="x"y, <b?2>; rel="next"',
    ]) {
      expect(target(header), header).to.equal('malformed');
    }
  });

  it('reads a hostile header in time that grows with its length alone', () => {
    const long = 1_000_000;
    for (const header of [
      '<a>;'.repeat(long / 4),
      `<${'a'.repeat(long)}`,
      '<'.repeat(long),
      ', '.repeat(long / 2) + 'x',
      `<a>; rel="${'\\'.repeat(long)}`,
      `<a>; rel="${'next '.repeat(long / 5)}`,
      `<a>;${' '.repeat(long)}rel=x`,
      `<a>${' '.repeat(long)}x`,
      '<a>; rel=x,'.repeat(long / 11),
      '<a> ; x = "'.repeat(long / 11),
    ]) {
      const begun = performance.now();
      readNextLink(header);
      expect(performance.now() - begun, header.slice(0, 12)).to.be.below(5_000);
    }
  });
});
