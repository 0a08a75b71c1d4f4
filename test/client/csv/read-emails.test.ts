import {
  guardCell,
  ProvisioningError,
  readEmailFile,
  type EmailFile,
  type EmailRow,
  type ReadEmailFileOptions,
} from '@flowthrough/client';
import { expect } from 'chai';
import { DIALECTS, dialectName, encode, PLAIN, writeFile, writeText } from '../support/csv-writer.js';
import { createRandom } from '../support/subscriber-world.js';

async function read(source: Blob | string, options?: ReadEmailFileOptions) {
  const file = await readEmailFile(source, options);
  if (!file.ok) throw new Error(`The file has a problem: ${file.problem}.`);
  return file;
}

const rowsOf = async (source: Blob | string): Promise<readonly EmailRow[]> => (await read(source)).rows;

const problemOf = async (source: Blob | string): Promise<unknown> => {
  const file: EmailFile = await readEmailFile(source);
  return file.ok ? file : [file.problem, file.line];
};

const TABLE = [
  ['ID', 'Email'],
  ['u1', 'ana@example.com'],
  ['u2', 'iva@example.com'],
];
const ROWS: EmailRow[] = [
  { line: 2, id: 'u1', email: 'ana@example.com' },
  { line: 3, id: 'u2', email: 'iva@example.com' },
];

describe('readEmailFile: dialects', () => {
  for (const dialect of DIALECTS) {
    it(`reads ${dialectName(dialect)}`, async () => {
      const file = await read(writeFile(TABLE, dialect));
      expect(file.rows).to.deep.equal(ROWS);
      expect(file).to.include({ kind: 'table', firstLine: 2, delimiter: dialect.delimiter });
      expect(file.encoding).to.equal(dialect.encoding.replace(' with mark', ''));
    });

    it(`reads equal what hostile cells became in ${dialectName(dialect)}`, async () => {
      const random = createRandom(DIALECTS.indexOf(dialect));
      const alphabet = Array.from(`=+-@＝＋－＠'"",;\t\r\n\0\u200b\u0160aZ9|!😀`);
      const letter = () => alphabet[Math.floor(random() * alphabet.length)];
      // Blanks around a cell mean nothing and are not kept.
      const text = () =>
        Array.from({ length: Math.floor(random() * 12) }, letter)
          .join('')
          .trim();
      const cells = Array.from({ length: 2_000 }, () => [`x${text()}`.trim(), text(), text()]);
      const records = [['Error text', 'ID', 'Email'], ...cells].map((record) => record.map(guardCell));
      expect((await rowsOf(writeFile(records, dialect))).map(({ id, email }) => [id, email])).to.deep.equal(
        cells.map(([, id, email]) => [id, email]),
      );
    });
  }

  it('reads a text, with a mark or without', async () => {
    expect(await rowsOf(writeText(TABLE, PLAIN))).to.deep.equal(ROWS);
    expect(await rowsOf(`\ufeff${writeText(TABLE, PLAIN)}`)).to.deep.equal(ROWS);
  });

  it('reads the same wherever a long text is cut into parts', async () => {
    for (const newline of ['\r\n', '\n', '\r']) {
      for (let shift = 0; shift < 14; shift += 1) {
        const lines = Array.from({ length: 1_500 }, (_, row) => `"a ""b""${newline}c",u${row},"u${row}@example.com"`);
        const text = [`${'x'.repeat(shift)},ID,Email`, ...lines].join(newline);
        const rows = await rowsOf(text);
        expect(rows.length, `${shift}`).to.equal(1_500);
        expect(rows.every(({ id, line }, row) => id === `u${row}` && line === row + 2)).to.equal(true);
      }
    }
  });

  it('reads letters that are cut between two blocks of a file', async () => {
    for (const pad of ['', 'x', 'xx']) {
      const note = `${pad}${'đ€😀'.repeat(50_000)}`;
      const records = [
        ['Note', 'ID', 'Email'],
        [note, 'u1', 'ana@čakovec.example'],
        [note, 'u2', 'iva@čakovec.example'],
      ];
      for (const dialect of DIALECTS) {
        const rows = await rowsOf(writeFile(records, dialect));
        expect(rows.map(({ email }) => email)).to.deep.equal(['ana@čakovec.example', 'iva@čakovec.example']);
      }
    }
  });

  it('takes line endings of all kinds in one file', async () => {
    const rows = await rowsOf('ID,Email\ru1,a@b.example\nu2,c@d.example\r\n\r\nu3,"e@f.example"');
    expect(rows.map(({ line, id }) => [line, id])).to.deep.equal([
      [2, 'u1'],
      [3, 'u2'],
      [5, 'u3'],
    ]);
  });

  it('follows a line that says what separates cells, and does not count it as a row', async () => {
    for (const start of ['sep=;\r\n', 'SEP=;\n', '\ufeff"sep=;"\r\n']) {
      expect(await rowsOf(`${start}ID;Email\r\nu1;ana@example.com`)).to.deep.equal([ROWS[0]]);
    }
  });

  it('tells the delimiter from the columns it gives, not from signs within names', async () => {
    const rows = await rowsOf('"ID";"Note, one, two, three";Email\r\nu1;"a,b";ana@example.com');
    expect(rows).to.deep.equal([ROWS[0]]);
  });

  it('reads what Excel saves as plain CSV in Central Europe', async () => {
    const text = 'ID;E-po\x9ata\r\nu1;ana@example.com\r\nu2;ana@\xe8.example\r\n';
    const bytes = Array.from(text, (letter) => letter.charCodeAt(0));
    const { rows, encoding } = await read(new Blob([Uint8Array.from(bytes)]));
    expect(encoding).to.equal('windows-1250');
    // The letter could have been another one, so that it must not pass as a part of an address.
    expect(rows.map(({ email }) => email)).to.deep.equal(['ana@example.com', 'ana@\ufffd.example']);
  });

  it('takes a NUL within a cell for what it is', async () => {
    expect(await rowsOf(new Blob(['ID,Email\r\n"\'\0-2",x@y.example']))).to.deep.equal([
      { line: 2, id: '\0-2', email: 'x@y.example' },
    ]);
  });
});

describe('readEmailFile: columns', () => {
  for (const header of [
    ['ID', 'Email'],
    [' id ', 'E-MAIL ADDRESS'],
    ['Id', 'e mail'],
    ['ID', 'E-pošta'],
    ['ID korisnika', 'adresa e-pošte'],
    ['id', 'ADRESA E-POSTE'],
  ]) {
    it(`knows ${header.join(' and ')}`, async () => {
      expect(await rowsOf(writeText([header, ...TABLE.slice(1)], PLAIN))).to.deep.equal(ROWS);
    });
  }

  it('takes columns in any order among others', async () => {
    const rows = await rowsOf('Vrsta paketa;E-pošta;Napomena;__proto__;ID;constructor\nbasic;ana@example.com;x;y;u1;z');
    expect(rows).to.deep.equal([ROWS[0]]);
    expect(({} as Record<string, unknown>)['y']).to.equal(undefined);
  });

  it('reads BroadWorks IDs, beside the ID or without it', async () => {
    expect(
      await rowsOf('BroadWorks ID,Ime,Prezime,E-pošta\r\n5551@voice.example,Ana,Kos,ana@example.com'),
    ).to.deep.equal([{ line: 2, broadworksId: '5551@voice.example', email: 'ana@example.com' }]);
    expect(await rowsOf('BroadWorks ID,Email,ID\r\n5551@voice.example,ana@example.com,u1')).to.deep.equal([
      { ...ROWS[0], broadworksId: '5551@voice.example' },
    ]);
  });

  it('knows further names that the host gives', async () => {
    const { rows } = await read('Kennung;Neue Adresse\nu1;ana@example.com', {
      headers: { id: ['Kennung'], email: ['neue adresse'] },
    });
    expect(rows).to.deep.equal([ROWS[0]]);
  });

  it('takes off the prefixes of an export, and blanks', async () => {
    expect(await rowsOf(`ID,Email\n" '=u1 ",'+ana@example.com\n-u2,iva@example.com`)).to.deep.equal([
      { line: 2, id: '=u1', email: '+ana@example.com' },
      { line: 3, id: '-u2', email: 'iva@example.com' },
    ]);
  });

  it('leaves out lines without content, and keeps what is cut short', async () => {
    expect(await rowsOf('ID,Email,Note\n\n , ,\nu1\n,ana@example.com\nu2,iva@example.com,x,y,z\n\n')).to.deep.equal([
      { line: 4, id: 'u1', email: '' },
      { line: 5, id: '', email: 'ana@example.com' },
      { line: 6, id: 'u2', email: 'iva@example.com' },
    ]);
  });

  it('numbers lines as a spreadsheet does, cells with line breaks included', async () => {
    const rows = await rowsOf('Error text,ID,Email\n"one\ntwo\nthree",u1,ana@example.com\nx,u2,iva@example.com');
    expect(rows).to.deep.equal(ROWS);
  });

  it('tells a column of addresses from a table', async () => {
    const bare = await read('ana@example.com\r\n"iva@example.com"\n\na,b;c@example.com\n');
    expect(bare).to.include({ kind: 'addresses', firstLine: 1 });
    expect(bare.rows).to.deep.equal([
      { line: 1, email: 'ana@example.com' },
      { line: 2, email: 'iva@example.com' },
      { line: 4, email: 'a,b;c@example.com' },
    ]);
    const headed = await read('E-pošta\nana@example.com\n');
    expect(headed).to.include({ kind: 'addresses', firstLine: 2 });
    expect(headed.rows).to.deep.equal([{ line: 2, email: 'ana@example.com' }]);
  });

  it('takes two columns without names for a key and an address', async () => {
    expect(await rowsOf('5551@voice.example\tana@example.com')).to.deep.equal([
      { line: 1, id: '5551@voice.example', broadworksId: '5551@voice.example', email: 'ana@example.com' },
    ]);
  });
});

describe('readEmailFile: problems', () => {
  for (const [what, source, problem] of [
    ['nothing', '', ['empty', undefined]],
    ['a file of no bytes', new Blob(), ['empty', undefined]],
    ['blank lines', ' \r\n;;\r\n\t\n', ['empty', undefined]],
    ['a mark alone', encode('', 'utf-16le with mark'), ['empty', undefined]],
    ['a workbook', 'PK\u0003\u0004xl/workbook.xml', ['spreadsheet-file', undefined]],
    ['bytes of no text', Uint8Array.from({ length: 500 }, (_, index) => index % 3), ['not-text', undefined]],
    ['a table without addresses', 'ID,Ime\nu1,Ana', ['no-email-column', 1]],
    ['a table without keys', '\nIme,E-pošta\nAna,ana@example.com', ['no-key-column', 2]],
    ['a table without names', 'u1,Ana,ana@example.com', ['no-email-column', 1]],
    ['a text', 'Dear colleagues', ['no-email-column', 1]],
    ['two columns of addresses', 'ID,Email,E-pošta\nu1,a@b.example,c@d.example', ['ambiguous-columns', 1]],
    ['two columns of IDs', 'ID,User ID,Email\nu1,u2,a@b.example', ['ambiguous-columns', 1]],
    ['a quote that is never closed', 'ID,Email\nu1,"ana@example.com\nu2,iva@example.com', ['unclosed-quote', 2]],
  ] as const) {
    it(`names the problem of ${what}`, async () => {
      const isFile = typeof source !== 'string' || problem[0] === 'spreadsheet-file';
      expect(await problemOf(isFile ? new Blob([source]) : source)).to.deep.equal(problem);
    });
  }

  it('fails when the file cannot be read', async () => {
    const gone = new Error('The file was moved.');
    const file = new Blob(['ID,Email']);
    Object.defineProperty(file, 'slice', { value: () => ({ arrayBuffer: () => Promise.reject(gone) }) });
    const error: unknown = await readEmailFile(file).catch((error: unknown) => error);
    expect(error).to.be.instanceOf(ProvisioningError);
    expect(error).to.include({ kind: 'refused', cause: gone });
  });
});

describe('readEmailFile: long files', () => {
  const LINES = 100_000;
  const long = () =>
    `ID,Email,Error text\r\n${Array.from({ length: LINES }, (_, row) => `"u${row}","u${row}@example.com","Some ""text"", long"\r\n`).join('')}`;

  it('lets the page breathe when a slice has lasted 5 ms, and looks at the clock often', async () => {
    let looks = 0;
    const shares: number[] = [];
    // Each look at the clock is a millisecond of work: the looks are what bounds a slice.
    const text = long();
    const { rows } = await read(text, {
      environment: { now: () => (looks += 1) },
      onProgress: ({ share }) => shares.push(share),
    });
    expect(rows.length).to.equal(LINES);
    expect(text.length / looks).to.be.lessThan(20_000);
    expect(shares.length).to.be.greaterThan(text.length / 20_000 / 6);
    expect(shares).to.deep.equal(shares.toSorted((one, other) => one - other));
    expect(shares.at(-1)).to.equal(1);
  });

  it('says how far it has come in a file', async () => {
    let time = 0;
    const progress: { rows: number; share: number }[] = [];
    await read(new Blob([long()]), {
      environment: { now: () => (time += 5) },
      onProgress: (now) => progress.push(now),
    });
    expect(progress.length).to.be.greaterThan(100);
    expect(progress.every(({ rows, share }) => Math.abs(rows / LINES - share) < 0.05)).to.equal(true);
  });

  it('takes time in proportion to a quoted cell that never ends', async () => {
    let looks = 0;
    const file = await readEmailFile(`ID,Email\nu1,"${'x,"",\n'.repeat(300_000)}`, {
      environment: { now: () => (looks += 1) },
    });
    expect(file).to.include({ ok: false, problem: 'unclosed-quote' });
    expect(looks).to.be.lessThan(200);
  });

  it('stops when it is cancelled before it begins, while a file is read, and between two slices', async () => {
    const failure = (source: Blob | string, options: ReadEmailFileOptions) =>
      readEmailFile(source, options).catch((error: unknown) => error);
    expect(await failure(long(), { signal: AbortSignal.abort() })).to.include({ kind: 'aborted' });

    const reading = new AbortController();
    const stuck = new Blob(['ID,Email']);
    Object.defineProperty(stuck, 'slice', {
      value: () => ({
        arrayBuffer() {
          queueMicrotask(() => reading.abort());
          return new Promise(() => undefined);
        },
      }),
    });
    expect(await failure(stuck, { signal: reading.signal })).to.include({ kind: 'aborted' });

    const between = new AbortController();
    let time = 0;
    let slices = 0;
    const error = await failure(long(), {
      signal: between.signal,
      environment: { now: () => (time += 10) },
      onProgress() {
        slices += 1;
        between.abort();
      },
    });
    expect(error).to.include({ kind: 'aborted' });
    expect(slices).to.equal(1);
  });
});
