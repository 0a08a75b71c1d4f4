import { ProvisioningError, unguardCell } from '@flowthrough/client';
import { expect } from 'chai';
import { batchOver, retries } from '../support/batch-world.js';
import { subscriber, subscribers } from '../support/subscriber-world.js';

async function cellsOf(blob: Blob): Promise<string[][]> {
  const { default: papa } = await import('papaparse');
  const { data } = papa.parse<string[]>((await blob.text()).replace(/^\ufeff/, ''), { skipEmptyLines: true });
  return data;
}

describe('the report of a batch', () => {
  it('has a line for each item, in order, with what became of it and why', async () => {
    const rows = [...subscribers(2), subscriber({ id: 'u002', status: 'provisioning' })];
    const { world, store } = await batchOver(rows);
    const errors = [{ code: 'email-in-use', text: '=The address, "u001"' }];
    world.failNext(
      'retry u001',
      new ProvisioningError('invalid', 'Refused.', { status: 422, code: 'invalid', errors }),
    );
    await store.run([...retries(3), { subscriberId: 'gone', action: 'delete' }]);
    const report = await store.toReport();
    const bytes = new Uint8Array(await report.arrayBuffer());
    expect([...bytes.slice(0, 3)]).to.deep.equal([0xef, 0xbb, 0xbf]);
    expect(report.type).to.equal('text/csv;charset=utf-8');
    const text = await report.text();
    expect(text.split('\r\n')).to.have.length(6);
    const [header, ...lines] = await cellsOf(report);
    expect(header).to.deep.equal([
      'ID',
      'BroadWorks ID',
      'Name',
      'Email',
      'Action',
      'Outcome',
      'Error code',
      'Error text',
    ]);
    expect(lines).to.deep.equal([
      ['u000', 'u000@example.com', 'Ana Horvat', 'u000@new.example.com', 'retry', 'sent', '', ''],
      [
        'u001',
        'u001@example.com',
        'Ana Horvat',
        'u001@new.example.com',
        'retry',
        'failed',
        'email-in-use',
        '\'=The address, "u001"',
      ],
      ['u002', 'u002@example.com', 'Ana Horvat', 'u002@new.example.com', 'retry', 'skipped', '', 'not allowed'],
      ['gone', '', '', '', 'delete', 'done', '', ''],
    ]);
    expect(unguardCell(lines[1]?.[7] ?? '')).to.equal(errors[0]?.text);
  });

  it('names users who are gone by what was known before', async () => {
    const { store } = await batchOver(1);
    await store.run([{ subscriberId: 'u000', action: 'delete' }]);
    const [, line] = await cellsOf(await store.toReport());
    expect(line?.slice(0, 4)).to.deep.equal(['u000', 'u000@example.com', 'Ana Horvat', 'u000@mail.example.com']);
  });

  it('holds 10,000 lines', async () => {
    const { store } = await batchOver(10_000);
    await store.run(retries(10_000));
    expect(await cellsOf(await store.toReport())).to.have.length(10_001);
  });
});
