import { CSV_COLUMNS, csvFileName, exportSubscribers, unguardCell, type Subscriber } from '@flowthrough/client';
import { expect } from 'chai';
import { createRandom, subscriber, subscribers } from '../support/subscriber-world.js';

const HEADER = [
  'BroadWorks ID',
  'First name',
  'Last name',
  'Email',
  'Package type',
  'Status',
  'Error code',
  'Error text',
  'Enterprise ID',
  'Created',
  'Last status change',
  'ID',
];

async function* pages(...all: (readonly Subscriber[])[]): AsyncGenerator<readonly Subscriber[]> {
  yield* all;
}

/** The bytes as text: `Blob.text` would swallow the byte order mark. */
const textOf = async (blob: Blob) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(await blob.arrayBuffer());

/** Cells of a file, by the library that wrote it; another parser reads the same file in csv-parse.node.test.ts. */
async function cellsOf(blob: Blob): Promise<string[][]> {
  const { default: papa } = await import('papaparse');
  const { data } = papa.parse<string[]>((await textOf(blob)).replace(/^\ufeff/, ''), { skipEmptyLines: true });
  return data.map((row) => row.map(unguardCell));
}

describe('exportSubscribers', () => {
  it('writes the columns of the contract, every cell quoted, with a mark for Excel', async () => {
    const row = subscriber({
      id: 'u1',
      errors: [
        { code: '200040', text: 'In use' },
        { code: '200016', text: 'No "license"' },
      ],
    });
    const { blob, rows } = await exportSubscribers(pages([row]));
    expect(rows).to.equal(1);
    expect(blob.type).to.equal('text/csv;charset=utf-8');
    expect(await textOf(blob)).to.equal(
      `\ufeff"${HEADER.join('","')}"\r\n` +
        '"u1@example.com","Ana","Horvat","u1@mail.example.com","standard","error","200040; 200016",' +
        '"In use; No ""license""","sp-northwind","2026-11-20T08:00:00.000Z","2026-11-20T09:00:00.000Z","u1"\r\n',
    );
  });

  it('writes the header alone when there are no rows, and no mark when none is wanted', async () => {
    const { blob, rows } = await exportSubscribers(pages(), { bom: false });
    expect(rows).to.equal(0);
    expect(await textOf(blob)).to.equal(`"${HEADER.join('","')}"\r\n`);
  });

  it('leaves a cell empty where a row has no value', async () => {
    const { email, ...rest } = subscriber({ id: 'u1', errors: [] });
    expect(email).to.be.a('string');
    const { blob } = await exportSubscribers(pages([rest]));
    expect((await cellsOf(blob))[1]?.slice(3, 8)).to.deep.equal(['', 'standard', 'error', '', '']);
  });

  it('neutralises formulas, unless the host wants raw cells', async () => {
    const row = subscriber({ id: 'u1', firstName: '=1+1\nx', lastName: '＠SUM(A1)', email: '\t+49' });
    const guarded = await textOf((await exportSubscribers(pages([row]))).blob);
    expect(guarded).to.contain(`"'=1+1\nx","'＠SUM(A1)","'\t'+49"`);
    const raw = await textOf((await exportSubscribers(pages([row]), { guard: false })).blob);
    expect(raw).to.contain(`"=1+1\nx","＠SUM(A1)","\t+49"`);
  });

  it('keeps IDs from being taken for numbers, dates or words of a spreadsheet', async () => {
    const kept = ['7', '12345678', 's1', 'northwind-12', '5551000002@example.com', 'Y2lzY29zcGFyazov', 'may'];
    const taken = [
      '0007',
      '5551000002',
      '1e5',
      '1-2',
      '1/2',
      '1:20',
      'MAR1',
      '1 May 2026',
      'Sept 5',
      'true',
      '$5',
      '5%',
      '\uff10\uff17',
    ];
    for (const [ids, prefix] of [
      [kept, ''],
      [taken, "'"],
    ] as const) {
      for (const id of ids) {
        const rows = pages([subscriber({ id, broadworksId: id, spEnterpriseId: id, firstName: '0007' })]);
        const { blob } = await exportSubscribers(rows, {
          columns: ['id', 'broadworksId', 'spEnterpriseId', 'firstName'],
        });
        expect(await textOf(blob)).to.contain(`"${prefix}${id}","${prefix}${id}","${prefix}${id}","0007"`);
      }
    }
    const raw = await exportSubscribers(pages([subscriber({ id: '0007' })]), { columns: ['id'], guard: false });
    expect(await textOf(raw.blob)).to.contain('"0007"');
  });

  it('reads back equal over many pages', async () => {
    const rows = subscribers(1_200, (index) => ({ firstName: `"Ana", ${index};\r\n'x` }));
    const { blob } = await exportSubscribers(pages(rows.slice(0, 500), [], rows.slice(500)));
    const cells = await cellsOf(blob);
    expect(cells.length).to.equal(1_201);
    expect(cells.slice(1).map((row) => [row[1], row[11]])).to.deep.equal(rows.map((row) => [row.firstName, row.id]));
  });

  it('says after each slice how many rows are written', async () => {
    const progress: number[] = [];
    const rows = subscribers(1_000);
    await exportSubscribers(pages(rows), {
      environment: { now: () => 0 },
      onProgress: (count) => progress.push(count),
    });
    expect(progress).to.deep.equal([250, 750, 1_000]);
  });

  it('takes smaller slices where they are slow', async () => {
    let now = 0;
    const progress: number[] = [];
    await exportSubscribers(pages(subscribers(600)), {
      environment: { now: () => (now += 20) },
      onProgress: (count) => progress.push(count),
    });
    expect(progress).to.deep.equal([250, 375, 437, 487, 537, 587, 600]);
  });

  it('stops between two slices when aborted', async () => {
    const controller = new AbortController();
    const progress: number[] = [];
    const exporting = exportSubscribers(pages(subscribers(1_000)), {
      signal: controller.signal,
      onProgress(count) {
        progress.push(count);
        controller.abort();
      },
    });
    expect(await exporting.catch((error: unknown) => error)).to.include({ kind: 'aborted' });
    expect(progress.length).to.equal(1);
  });

  it('writes the columns that are chosen, in their order and once each', async () => {
    const { blob } = await exportSubscribers(pages([subscriber({ id: 'u1' })]), {
      columns: ['email', 'id', 'errorCode', 'email'],
      bom: false,
    });
    expect(await textOf(blob)).to.equal('"Email","ID","Error code"\r\n"u1@mail.example.com","u1","200040"\r\n');
  });

  it('writes all columns for an empty choice', async () => {
    const { blob } = await exportSubscribers(pages([subscriber({ id: 'u1' })]), { columns: [] });
    expect((await cellsOf(blob))[0]).to.deep.equal(HEADER);
    expect(CSV_COLUMNS.map(({ header }) => header)).to.deep.equal(HEADER);
  });

  it('refuses a column that it does not know', async () => {
    const exporting = exportSubscribers(pages(), { columns: ['__proto__' as 'id'] });
    expect(await exporting.catch((error: unknown) => error)).to.include({ kind: 'invalid' });
  });

  it('fails with what the rows fail with', async () => {
    const broken = new Error('Broken.');
    async function* failing(): AsyncGenerator<readonly Subscriber[]> {
      yield subscribers(1);
      throw broken;
    }
    expect(await exportSubscribers(failing()).catch((error: unknown) => error)).to.equal(broken);
  });

  it('returns 10,000 random texts as they were', async () => {
    const random = createRandom(10_000);
    const alphabet = `=+-@＝＋－＠'"",;\t\r\n\0 \u00a0\u200b\ufeffaZ9čđ|!😀`;
    const characters = Array.from(alphabet);
    const text = () =>
      Array.from(
        { length: Math.floor(random() * 12) },
        () => characters[Math.floor(random() * characters.length)],
      ).join('');
    const rows = subscribers(5_000, () => ({ firstName: text(), lastName: text() }));
    const cells = await cellsOf((await exportSubscribers(pages(rows))).blob);
    expect(cells.slice(1).map((row) => row.slice(1, 3))).to.deep.equal(
      rows.map((row) => [row.firstName, row.lastName]),
    );
  });
});

describe('exportSubscribers, as JSON', () => {
  it('writes an array of objects by column key, without a mark or a guard', async () => {
    const rows = subscribers(2, (index) => ({ firstName: index ? '=1+1' : '"\u2028\ud800', lastName: '__proto__' }));
    const { blob } = await exportSubscribers(pages(rows), { format: 'json', columns: ['id', 'firstName', 'lastName'] });
    expect(blob.type).to.equal('application/json');
    const text = await textOf(blob);
    expect(text.startsWith('[\n{')).to.equal(true);
    expect(JSON.parse(text)).to.deep.equal([
      { id: 'u000', firstName: '"\u2028\ud800', lastName: '__proto__' },
      { id: 'u001', firstName: '=1+1', lastName: '__proto__' },
    ]);
  });

  it('reads back equal over many slices and pages', async () => {
    const rows = subscribers(3_000, (index) => ({ firstName: `Ana ${index}` }));
    const { blob } = await exportSubscribers(pages([], rows.slice(0, 1), [], rows.slice(1)), { format: 'json' });
    const read = JSON.parse(await textOf(blob)) as Record<string, string>[];
    expect(read.map(({ id, firstName }) => [id, firstName])).to.deep.equal(
      rows.map(({ id, firstName }) => [id, firstName]),
    );
    expect(Object.keys(read[0] ?? {})).to.deep.equal(CSV_COLUMNS.map(({ key }) => key));
  });

  it('is an empty array when there are no rows', async () => {
    const { blob } = await exportSubscribers(pages(), { format: 'json' });
    expect(JSON.parse(await textOf(blob))).to.deep.equal([]);
  });
});

describe('csvFileName', () => {
  const date = Date.UTC(2026, 10, 23, 12);

  it('names the template and the day', () => {
    expect(csvFileName('Main office', date)).to.equal('user-status-Main-office-2026-11-23.csv');
  });

  it('ends as its format says', () => {
    expect(csvFileName('Main office', date, 'json')).to.equal('user-status-Main-office-2026-11-23.json');
  });

  it('keeps nothing that a file system or a shell could mind', () => {
    expect(csvFileName('../../etc/passwd', date)).to.equal('user-status-etc-passwd-2026-11-23.csv');
    expect(csvFileName('Đakovo: "Šport" <b>', date)).to.equal('user-status-akovo-Sport-b-2026-11-23.csv');
    expect(csvFileName('株式会社', date)).to.equal('user-status-2026-11-23.csv');
    expect(csvFileName('x'.repeat(500), date)).to.have.lengthOf(87);
  });
});
