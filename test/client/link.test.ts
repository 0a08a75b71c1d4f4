import { safeLink, sameLink } from '@flowthrough/client';
import { expect } from 'chai';

describe('safeLink', () => {
  it('lets web and mail links through', () => {
    expect(safeLink('https://example.com/a')).to.equal('https://example.com/a');
    expect(safeLink('mailto:help@example.com')).to.equal('mailto:help@example.com');
    expect(safeLink('/a', 'https://example.com/b')).to.equal('https://example.com/a');
  });

  it('stops every other scheme, in any spelling', () => {
    for (const text of [
      'javascript:alert(1)',
      'JAVASCRIPT:alert(1)',
      'java\nscript:alert(1)',
      '\u0001javascript:alert(1)',
      ' javascript:alert(1)',
      'data:text/html,x',
      'vbscript:x',
      'file:///etc',
      'blob:https://x/y',
      'nonsense',
      '',
    ]) {
      expect(safeLink(text), JSON.stringify(text)).to.equal(undefined);
    }
  });
});

describe('sameLink', () => {
  it('overlooks the case of the host, a default port and a closing slash', () => {
    expect(sameLink('https://Example.com:443/a/', 'https://example.com/a')).to.equal(true);
    expect(sameLink(' https://example.com ', 'https://example.com/')).to.equal(true);
  });

  it('overlooks any number of closing slashes, and no other ones', () => {
    for (const count of [1, 2, 100_000, 1_000_000]) {
      const slashes = '/'.repeat(count);
      expect(sameLink(`https://example.com/a${slashes}`, 'https://example.com/a')).to.equal(true);
      expect(sameLink(`https://example.com${slashes}`, 'https://example.com')).to.equal(true);
      expect(sameLink(`https://example.com/a${slashes}b`, 'https://example.com/a/b')).to.equal(count === 1);
      expect(sameLink(`https://example.com/a${slashes}?b`, 'https://example.com/a?b')).to.equal(true);
      expect(sameLink(`https://example.com/a?b=${slashes}`, 'https://example.com/a?b=')).to.equal(false);
      expect(sameLink(`https:/${slashes}example.com/a`, 'https://example.com/a')).to.equal(true);
      expect(sameLink(slashes, 'https://example.com/a')).to.equal(false);
    }
  });

  it('tells different links apart', () => {
    for (const other of [
      'http://example.com/a',
      'https://example.com/A',
      'https://example.com/a?x=1',
      'https://sub.example.com/a',
      '',
      'nonsense',
    ]) {
      expect(sameLink('https://example.com/a', other), other).to.equal(false);
    }
  });
});
