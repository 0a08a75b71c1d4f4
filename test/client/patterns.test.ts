import {
  checkEmail,
  checkTemplate,
  csvFileName,
  fold,
  guardCell,
  pasteEmails,
  readEmailFile,
  safeLink,
  sameLink,
  searchWords,
  unguardCell,
} from '@flowthrough/client';
import { expect } from 'chai';
import { guardKey } from '../../packages/client/src/csv/guard.js';
import { readNextLink } from '../../packages/client/src/http/link-header.js';
import { parseHttpDate, readRetryAfter } from '../../packages/client/src/http/retry-after.js';
import { cellKey } from '../../packages/client/src/rows/user-index.js';
import { readQuery } from '../../packages/server/src/query.js';
import { matchPath } from '../../packages/server/src/paths.js';
import { findOverlong, findOverlongMillion, findTooLongMillion, type Pumped } from '../support/linear.js';

interface Pattern {
  readonly file: string;
  readonly source: string;
  readonly flags: string;
  readonly texts: readonly Pumped[];
}

/** Every regular expression of the packages: read from the sources in Node, from the test server in a browser. */
async function readPatterns(): Promise<readonly Pattern[]> {
  if ('document' in globalThis) return (await (await fetch('/patterns.txt')).json()) as Pattern[];
  const script = '../../scripts/patterns.mjs';
  return ((await import(script)) as { readPatterns(): readonly Pattern[] }).readPatterns();
}

/** Chromium's engine is that of Node; in the WebKit that tests run in, expressions are interpreted, which takes minutes. */
const isLeftOut = 'document' in globalThis && !navigator.userAgent.includes('Firefox/');

(isLeftOut ? describe.skip : describe)('every regular expression of the packages', () => {
  it('takes time that grows with the length alone, up to a million hostile characters', async function () {
    this.timeout(120_000);
    const patterns = await readPatterns();
    expect(patterns.length).to.be.above(20);
    const overlong: string[] = [];
    for (const { file, source, flags, texts } of patterns) {
      const pattern = new RegExp(source, flags);
      const long = new Set<string>();
      for (const text of texts) {
        let found = findOverlong((text) => text.replace(pattern, ''), text);
        // Of a million the first place alone, whatever stands at the end.
        const start = `${text.prefix} ${text.pump}`;
        if (!long.has(start)) found ??= findTooLongMillion((text) => text.search(pattern), text);
        long.add(start);
        if (!found) continue;
        overlong.push(`${file}: /${source}/${flags} ${found}, as in ${JSON.stringify(text)}`);
        break;
      }
    }
    expect(overlong.join('\n')).to.equal('');
  });
});

/** Whatever takes a text of somebody else's; those that read a file are awaited below. */
const PARSERS: Readonly<Record<string, (text: string) => unknown>> = {
  'an address': checkEmail,
  'an address in a link': (text) => checkEmail(`mailto:${text}@example.com`),
  'a domain': (text) => checkEmail(`ana@č${text}`),
  'a link': (text) => safeLink(`https://example.com/${text}`),
  'two links': (text) => sameLink(`https://example.com/${text}`, text),
  'a template': (text) =>
    checkTemplate({
      id: 't',
      name: text,
      untrustedEmails: true,
      shareLink: text,
      activationLink: 'https://a.example/b',
    }),
  'a search': searchWords,
  'a text that is searched': fold,
  'a name for a file': (text) => csvFileName(text, 0),
  'a cell': (text) => unguardCell(guardCell(text)),
  'an ID in a cell': guardKey,
  'a key of a file': cellKey,
  'a Link header': readNextLink,
  'a Retry-After header': (text) => {
    // Only what a header can hold comes as one.
    if (/^[\t\x20-\x7e]*$/.test(text)) readRetryAfter(new Headers({ 'retry-after': text, date: text }), 0);
  },
  'a date of HTTP': parseHttpDate,
  'a path': (text) => matchPath('', `/subscribers/${text}`),
  'a query': (text) => {
    try {
      readQuery('t', new URLSearchParams({ limit: text, sort: text, changedSince: text, status: text }));
    } catch {
      // Refused, which is an answer.
    }
  },
};

/** What is tried a million characters long. */
const LONG = ['/', ' ', '\n', ';="'];
const SHORTER = [
  ...['\t', '\r\n', ';', '; ', ',', '"', '""', "'", "\n'", '=', ';=', '\n=', '-', '.', 'a.', '@', 'a', '1', '<', '<a>'],
  ...['<>;', '\\', '%', '%41', '\u200b', '\u3164', 'é', 'e\u0301', 'ς', '\ud800', '😀', '\0', 'a,', 'a;"', '; a="'],
];

(isLeftOut ? describe.skip : describe)('everything that reads a text of somebody else’s', () => {
  for (const [what, read] of Object.entries(PARSERS)) {
    it(`reads a million characters of ${what} in time that grows with the length alone`, function () {
      this.timeout(120_000);
      for (const pump of SHORTER) expect(findOverlong(read, { pump }), JSON.stringify(pump)).to.equal(undefined);
      for (const pump of LONG) {
        expect(findOverlongMillion(read, { pump }), JSON.stringify(pump)).to.equal(undefined);
      }
    });
  }

  it('reads a file of a million hostile characters to its end', async function () {
    this.timeout(120_000);
    for (const pump of [...LONG, ...SHORTER]) {
      const length = LONG.includes(pump) ? 1_000_000 : 60_000;
      const text = `ID,Email\n${pump.repeat(length / pump.length)}`;
      expect(await readEmailFile(text), JSON.stringify(pump)).to.have.property('ok');
      expect(await pasteEmails(text, []), JSON.stringify(pump)).to.have.property('problems');
    }
  });
});
