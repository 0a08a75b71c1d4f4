import { guardCell, unguardCell } from '@flowthrough/client';
import { expect } from 'chai';

const SIGNS = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
const LEADS = [
  '',
  ' ',
  '   ',
  '\t',
  '\r',
  '\n',
  '\r\n',
  '\0',
  '\ufeff',
  '\u00a0',
  '\u200b',
  '\u200d',
  '\u202e',
  '\u2060',
  '\u3000',
  '\u00ad',
  ' \u200b\t',
];
const TAILS = ['1+1', "cmd|' /C calc'!A0", '1+1\ntext', '1\r\n2', 'HYPERLINK("http://x.example","y")', ''];

const HARMLESS = [
  '',
  'Ana',
  'Horvat-Kos',
  'a=b',
  'ana+test@mail.example.com',
  '5551234567@voice.example.com',
  '2026-11-23T12:00:00.000Z',
  'first\nsecond',
  '; =1+1',
  "it's",
  '(=1+1)',
  '😀',
  'Đurđević',
];

describe('guardCell', () => {
  for (const sign of SIGNS) {
    it(`neutralises every cell that starts with ${sign}, whatever stands before and after it`, () => {
      for (const lead of LEADS) {
        for (const tail of TAILS) {
          const cell = lead + sign + tail;
          expect(guardCell(cell), JSON.stringify(cell)).to.equal(`'${cell}`);
          expect(unguardCell(guardCell(cell))).to.equal(cell);
        }
      }
    });
  }

  for (const lead of ['\t', '\r', '\n', '\0', '\ufeff']) {
    it(`neutralises a cell that starts with U+${lead.charCodeAt(0).toString(16).padStart(4, '0')}`, () => {
      expect(guardCell(`${lead}text`)).to.equal(`'${lead}text`);
    });
  }

  it('treats every cell alike, one after the other', () => {
    expect(['=1', '=1', '=1'].map(guardCell)).to.deep.equal(["'=1", "'=1", "'=1"]);
  });

  it('leaves harmless cells as they are', () => {
    for (const cell of HARMLESS) {
      expect(guardCell(cell)).to.equal(cell);
      expect(unguardCell(cell)).to.equal(cell);
    }
  });

  it('can be undone on cells that start with its own prefix', () => {
    for (const cell of ["'", "''", "'=1", "''=1", "'text"]) expect(unguardCell(guardCell(cell))).to.equal(cell);
  });

  it('takes no longer than the cell is long', () => {
    const start = performance.now();
    guardCell(`${' '.repeat(100_000)}x`);
    guardCell(`${'\u200b'.repeat(100_000)}=`);
    expect(performance.now() - start).to.be.lessThan(250);
  });
});
