import { exportSubscribers, unguardCell, type Subscriber } from '@flowthrough/client';
import { expect } from 'chai';
import { parse } from 'csv-parse/sync';
import { createRandom, subscriber, subscribers } from '../support/subscriber-world.js';

async function* pages(...all: (readonly Subscriber[])[]): AsyncGenerator<readonly Subscriber[]> {
  yield* all;
}

async function cellsOf(blob: Blob): Promise<string[][]> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return parse(Buffer.from(bytes), { bom: true }).map((row) => row.map(unguardCell));
}

describe('exportSubscribers, read by another parser', () => {
  it('gives back every cell of a hostile row', async () => {
    const row = subscriber({
      id: "'u1",
      broadworksId: "=cmd|' /C calc'!A0",
      firstName: '"quoted", and; split\r\nin two',
      lastName: '\ufeff＝1',
      email: "''@x",
      errors: [{ code: '@1', text: '\0-2' }],
    });
    const [, cells] = await cellsOf((await exportSubscribers(pages([row]))).blob);
    expect(cells).to.deep.equal([
      row.broadworksId,
      row.firstName,
      row.lastName,
      row.email,
      row.package,
      row.status,
      '@1',
      '\0-2',
      row.spEnterpriseId,
      row.created,
      row.lastStatusChange,
      row.id,
    ]);
  });

  it('gives back 10,000 random texts', async () => {
    const random = createRandom(2_026);
    const point = () => {
      const code = Math.floor(random() ** 3 * 0x1_1000);
      return code >= 0xd800 && code <= 0xdfff ? "'" : String.fromCodePoint(code);
    };
    const text = () => Array.from({ length: Math.floor(random() * 8) }, point).join('');
    const rows = subscribers(5_000, () => ({ firstName: text(), lastName: text() }));
    const cells = await cellsOf((await exportSubscribers(pages(rows))).blob);
    expect(cells.slice(1).map((row) => row.slice(1, 3))).to.deep.equal(
      rows.map((row) => [row.firstName, row.lastName]),
    );
  });

  it('writes 50,000 rows in slices', async () => {
    let slices = 0;
    const { blob, rows } = await exportSubscribers(pages(subscribers(50_000)), { onProgress: () => (slices += 1) });
    expect(rows).to.equal(50_000);
    expect(slices).to.be.greaterThan(10);
    expect((await cellsOf(blob)).length).to.equal(50_001);
  });
});
