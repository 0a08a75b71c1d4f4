import { guardCell, unguardCell } from '@flowthrough/client';
import { expect } from 'chai';
import { halves } from '../../support/half-characters.js';
import { createRandom } from '../support/subscriber-world.js';

const SIGNS = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹢', '﹣', '﹦', '﹫'];
/** What nobody sees, and what some programs skip before they look for a sign. */
const UNSEEN = [
  ...Array.from({ length: 33 }, (_, code) => String.fromCharCode(code)),
  ...Array.from({ length: 34 }, (_, code) => String.fromCharCode(0x7f + code)),
  ...Array.from(
    '\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b\u180e\u2000\u200a\u200b\u200d\u200e\u2028\u2029\u202e\u202f' +
      '\u205f\u2060\u2064\u2066\u206f\u2800\u3000\u3164\ufe00\ufe0f\ufeff\uffa0\ufff0\ufff9\u{1d173}\u{e0001}\u{e0100}',
  ),
  ...halves('\ud800'),
  '\ue000',
];
const LEADS = ['', '   ', '\r\n', ' \u200b\t', '"', "'", ...UNSEEN];
const TAILS = ['1+1', "cmd|' /C calc'!A0", '1+1\ntext', '1\r\n2', 'HYPERLINK("http://x.example","y")', ''];

/** Whether a program that splits a cell at lines, semicolons and tabs would calculate a part of it. */
function calculates(cell: string): boolean {
  return cell.split(/[;\t\r\n]/).some((part) => {
    const first = Array.from(part).find((character) => character !== '"' && !UNSEEN.includes(character));
    return first !== undefined && SIGNS.includes(first);
  });
}

const HARMLESS = [
  '',
  'Ana',
  'Horvat-Kos',
  'a=b',
  'ana+test@mail.example.com',
  '5551234567@voice.example.com',
  '2026-11-23T12:00:00.000Z',
  'first\nsecond',
  'In use; No license',
  'a;b\tc\r\nd\n\n',
  '; 1',
  '"Ana"',
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
          const guarded = guardCell(cell);
          expect(guarded, JSON.stringify(cell)).to.match(/^'/);
          expect(calculates(guarded), JSON.stringify(guarded)).to.equal(false);
          expect(unguardCell(guarded)).to.equal(cell);
        }
      }
    });
  }

  for (const separator of [';', '\t', '\n', '\r', '\r\n', '\n\n', ';\n', '";"']) {
    it(`neutralises what follows ${JSON.stringify(separator)} within a cell, where other programs may split`, () => {
      for (const sign of SIGNS) {
        for (const lead of LEADS) {
          const cell = `x${separator}${lead}${sign}1+1;y`;
          const guarded = guardCell(cell);
          expect(calculates(guarded), JSON.stringify(guarded)).to.equal(false);
          expect(unguardCell(guarded)).to.equal(cell);
        }
      }
    });
  }

  it('changes a cell as little as it can', () => {
    for (const [cell, guarded] of [
      ['=1+1', "'=1+1"],
      ['\u3164=1+1', "'\u3164=1+1"],
      ['x\n=1+1;y', "x\n'=1+1;y"],
      ['x;=1;y;-2', "x;'=1;y;'-2"],
      ['a\r\n-b', "a\r\n'-b"],
      ["it's;it's", "it's;it's"],
      [" 'a@example.com", "' 'a@example.com"],
    ] as const) {
      expect(guardCell(cell), cell).to.equal(guarded);
    }
  });

  it('can be undone on any text', () => {
    const random = createRandom(2_026);
    const alphabet = [...SIGNS, ...UNSEEN, "'", "'", ';', ';', '"', ',', 'a', '1', '\t', '\n', '\r', ' '];
    for (let round = 0; round < 20_000; round += 1) {
      const length = Math.floor(random() * 9);
      const cell = Array.from({ length }, () => alphabet[Math.floor(random() * alphabet.length)] ?? '').join('');
      const guarded = guardCell(cell);
      expect(unguardCell(guarded), JSON.stringify(cell)).to.equal(cell);
      expect(calculates(guarded), JSON.stringify(guarded)).to.equal(false);
    }
  });

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
});
