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

  it('never waits for a moment that has passed', () => {
    expect(read('Mon, 23 Nov 2026 11:00:00 GMT')).to.equal(0);
  });
});

describe('Link', () => {
  it('finds rel=next among others, quoted or not', () => {
    expect(readNextLink('<a?1>; rel="first", <b?2>; title="x, y"; rel="prev next"')).to.equal('b?2');
    expect(readNextLink('<c?3>; rel=next')).to.equal('c?3');
    expect(readNextLink('<c?3>; rel="NEXT"')).to.equal('c?3');
  });

  it('finds nothing where there is none', () => {
    for (const header of [null, '', '<a>', '<a>; rel=prev', 'rel=next', '<a>; rel="nextish"']) {
      expect(readNextLink(header), String(header)).to.equal(undefined);
    }
  });

  it('reads a hostile header in time that grows with its length alone', () => {
    expect(readNextLink('<a>;'.repeat(25_000))).to.equal(undefined);
    expect(readNextLink(`<${'a'.repeat(100_000)}`)).to.equal(undefined);
  });
});
