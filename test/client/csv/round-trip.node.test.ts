import {
  exportSubscribers,
  readEmailFile,
  reviewEmails,
  toBatchItems,
  unguardCell,
  type Subscriber,
} from '@flowthrough/client';
import { expect } from 'chai';
import { parse } from 'csv-parse/sync';
import { DIALECTS, dialectName, PLAIN, writeFile, type Dialect } from '../support/csv-writer.js';
import { createUserIndex } from '../../../packages/client/src/rows/user-index.js';
import { createRandom, subscribers } from '../support/subscriber-world.js';

const CROATIAN = [
  'BroadWorks ID',
  'Ime',
  'Prezime',
  'E-pošta',
  'Vrsta paketa',
  'Status',
  'Šifra pogreške',
  'Tekst pogreške',
  'ID poduzeća',
  'Stvoreno',
  'Zadnja promjena statusa',
  'ID',
];

const SIGNS = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\r'];
const LEADS = ['', ' ', '\t', '\n', '\0'];
const TAILS = ['1+1', "cmd|' /C calc'!A0", '1+1\ntext', '"quoted", and; split'];
const HOSTILE = SIGNS.flatMap((sign) => LEADS.flatMap((lead) => TAILS.map((tail) => lead + sign + tail)));

const users = subscribers(1_000, (index) => ({
  status: index % 2 ? 'error' : 'pending_email_input',
  firstName: HOSTILE[index % HOSTILE.length] ?? '',
  broadworksId: `+385${index}@voice.example.com`,
}));
const byId = new Map(users.map((row) => [row.id, row]));
const byBroadworksId = new Map(users.map((row) => [row.broadworksId, row]));

async function* pages(rows: readonly Subscriber[]): AsyncGenerator<readonly Subscriber[]> {
  yield rows;
}

/** The exported file as another program reads it. */
async function exported(): Promise<string[][]> {
  const { blob } = await exportSubscribers(pages(users));
  return parse(Buffer.from(await blob.arrayBuffer()), { bom: true });
}

/** Every seventh user gets another address. */
const MENDED = new Map(users.filter((_, index) => index % 7 === 0).map(({ id }) => [id, `mended-${id}@example.com`]));

const EXPECTED = [...MENDED].map(([subscriberId, email]) => ({ subscriberId, action: 'retry', email }));

async function importedFrom(records: readonly (readonly string[])[], dialect: Dialect) {
  const file = await readEmailFile(writeFile(records, dialect));
  if (!file.ok) throw new Error(`The file has a problem: ${file.problem}.`);
  return reviewEmails(file.rows, {
    find: (id) => byId.get(id),
    findByBroadworksId: (id) => byBroadworksId.get(id),
  });
}

/** What people and their programs do to a file, apart from mending addresses. */
const DAMAGES: Readonly<Record<string, (records: string[][]) => string[][]>> = {
  'left as it was': (records) => records,
  'given Croatian headers': ([, ...rows]) => [CROATIAN, ...rows],
  'turned around, with columns of their own between': (records) =>
    records.map((record) => record.toReversed().flatMap((cell) => [cell, 'note; "x"'])),
  'without the prefixes of hostile cells': (records) => records.map((record) => record.map(unguardCell)),
  'without the column of IDs': (records) => records.map((record) => record.slice(0, -1)),
  'cut to two columns, with blank lines': (records) =>
    records.flatMap((record) => [
      [record.at(-1) ?? '', record[3] ?? ''],
      ['', ''],
    ]),
};

describe('the CSV round trip', () => {
  for (const [damage, change] of Object.entries(DAMAGES)) {
    for (const dialect of DIALECTS) {
      it(`gives exactly the mended addresses of a file ${damage} (${dialectName(dialect)})`, async () => {
        const [header = [], ...rows] = await exported();
        const mended = rows.map((cells) => cells.with(3, MENDED.get(cells.at(-1) ?? '') ?? cells[3] ?? ''));
        const review = await importedFrom(change([header, ...mended]), dialect);
        expect(toBatchItems(review)).to.deep.equal(EXPECTED);
        expect(review.problems).to.deep.equal([]);
        expect(review.unchanged).to.equal(users.length - MENDED.size);
      });
    }
  }

  it('asks for nothing when nothing was mended', async () => {
    const review = await importedFrom(await exported(), PLAIN);
    expect(review).to.deep.equal({ changes: [], problems: [], unchanged: users.length });
  });

  it('names each line that was mended badly, by the number that a spreadsheet shows', async () => {
    const random = createRandom(42);
    const records = await exported();
    const spoilt = new Map<number, string>();
    for (let round = 0; round < 60; round += 1) {
      const line = 2 + Math.floor(random() * users.length);
      const record = records[line - 1];
      if (!record || spoilt.has(line)) continue;
      const [kind, column, cell] = (
        [
          ['invalid-address', 3, '=HYPERLINK("http://x.example","y")'],
          ['no-address', 3, ' '],
          ['unknown-id', 11, '1,23E+15'],
          ['missing-id', 11, ''],
          ['conflicting-ids', 0, 'nobody@voice.example.com'],
        ] as const
      )[round % 5] ?? ['missing-id', 11, ''];
      record[column] = cell;
      // Whose ID is lost is known by the other one.
      if (column === 11) record[0] = '';
      spoilt.set(line, kind);
    }
    const review = await importedFrom(records, { ...PLAIN, delimiter: ';' });
    expect(new Map(review.problems.map(({ line, kind }) => [line, kind]))).to.deep.equal(
      new Map([...spoilt].sort(([one], [other]) => one - other)),
    );
    expect(review.changes).to.deep.equal([]);
  });

  it('finds users by their BroadWorks ID whose ID a spreadsheet has changed', async () => {
    const [header = [], ...rows] = await exported();
    const damaged = rows.map((cells, index) => cells.with(3, `new-${index}@example.com`).with(11, '5,55E+09'));
    const review = await importedFrom([header, ...damaged], { ...PLAIN, delimiter: ';' });
    expect(review.problems).to.deep.equal([]);
    expect(toBatchItems(review).map(({ subscriberId }) => subscriberId)).to.deep.equal(users.map(({ id }) => id));
  });

  it('composes the 180 hostile cells that a guard is measured by', () => {
    expect(new Set(HOSTILE).size).to.equal(180);
  });
});

/** A cell as it comes back from a spreadsheet that took it for what it looks like, written as it is shown there. */
function throughSpreadsheet(cell: string): string {
  const text = cell.trim();
  const number = Number(text.replace(/[$€%,\s]/g, ''));
  if (/^(?:true|false)$/i.test(text)) return text.toUpperCase();
  if (/^(?:\d{1,4}[-/ ]\w{1,4}(?:[-/ ]\d{1,4})?|[a-z]{3}\d{1,2})$/i.test(text)) return '01.02.2026';
  if (text === '' || Number.isNaN(number)) return cell;
  return text.length > 8 ? number.toExponential(2).toUpperCase() : String(number);
}

describe('the CSV round trip through a spreadsheet', () => {
  const ids = [
    '7',
    '0007',
    '00007',
    '8',
    '0008',
    '5551000002',
    '5551000003',
    '5551234567890123456',
    '5551234567890123457',
    '1e5',
    '100000',
    '1.50',
    '1.5',
    '1-2',
    '2/1',
    'MAR1',
    '1 May',
    'true',
    'TRUE',
    '12%',
    '$5',
    ' 9',
    '009 ',
    '=1',
    "'0007",
    " '7",
    'u1;=1',
    'u1\n=1',
    '\ud800',
  ];
  const owners = ids.flatMap((id, index) => [
    ...subscribers(1, () => ({ id, broadworksId: `${index}@voice.example.com`, email: `a${index}@example.com` })),
    // What one user has for an ID, another has for a BroadWorks ID.
    ...subscribers(1, () => ({ id: `id-${index}`, broadworksId: id, email: `b${index}@example.com` })),
  ]);

  async function imported(change: (record: readonly string[]) => readonly string[]) {
    const { blob } = await exportSubscribers(pages(owners));
    const [header = [], ...rows]: string[][] = parse(Buffer.from(await blob.arrayBuffer()), { bom: true });
    const records = rows.map((record) => change(record.map(throughSpreadsheet)));
    const file = await readEmailFile(writeFile([change(header), ...records], PLAIN));
    if (!file.ok) throw new Error(`The file has a problem: ${file.problem}.`);
    const index = createUserIndex();
    for (const owner of owners) index.add(owner);
    return reviewEmails(file.rows, index);
  }

  it('changes nothing when nothing was mended', async () => {
    expect(await imported((record) => record)).to.deep.equal({ changes: [], problems: [], unchanged: owners.length });
  });

  it('gives each new address to the user whose line it stands in', async () => {
    const { changes, problems } = await imported((record) =>
      record.with(3, (record[3] ?? '').replace('@example.com', '@new.example.com')),
    );
    expect(problems).to.deep.equal([]);
    for (const { subscriber, email } of changes) expect(email).to.equal(subscriber.email?.replace('@', '@new.'));
    expect(changes.length).to.equal(owners.length);
  });
});
