import { pasteEmails, type EmailReview, type PasteEmailsOptions } from '@flowthrough/client';
import { expect } from 'chai';
import { subscriber, subscribers } from '../support/subscriber-world.js';

const SELECTED = subscribers(3);

const changed = ({ changes }: EmailReview) => changes.map(({ line, subscriber: { id }, email }) => [line, id, email]);
const refused = ({ problems }: EmailReview) =>
  problems.map(({ line, kind, value, subscriber }) => [line, kind, value, subscriber?.id]);

describe('pasteEmails', () => {
  for (const newline of ['\r\n', '\n', '\r']) {
    it(`gives a column of addresses to the rows in their order, ${JSON.stringify(newline)}`, async () => {
      const result = await pasteEmails(
        `a@example.com${newline}b@example.com${newline}c@example.com${newline}`,
        SELECTED,
      );
      expect(changed(result)).to.deep.equal([
        [1, 'u000', 'a@example.com'],
        [2, 'u001', 'b@example.com'],
        [3, 'u002', 'c@example.com'],
      ]);
      expect(result).to.deep.include({ problems: [], unchanged: 0 });
    });
  }

  it('does not count a header', async () => {
    const result = await pasteEmails('E-pošta\na@example.com\nb@example.com\nc@example.com', SELECTED);
    expect(changed(result)[0]).to.deep.equal([2, 'u000', 'a@example.com']);
    expect(result.problems).to.deep.equal([]);
  });

  it('keeps addresses at their rows where cells between them are blank', async () => {
    const result = await pasteEmails('\n\nc@example.com\n', SELECTED);
    expect(changed(result)).to.deep.equal([[3, 'u002', 'c@example.com']]);
    expect(refused(result)).to.deep.equal([
      [1, 'too-few-addresses', '', 'u000'],
      [2, 'too-few-addresses', '', 'u001'],
    ]);
  });

  it('names the rows that got none, and the addresses that are too many', async () => {
    expect(refused(await pasteEmails('a@example.com', SELECTED))).to.deep.equal([
      [2, 'too-few-addresses', '', 'u001'],
      [3, 'too-few-addresses', '', 'u002'],
    ]);
    const result = await pasteEmails('a@example.com\nb@\nc@example.com\nd@example.com', SELECTED);
    expect(refused(result)).to.deep.equal([
      [2, 'invalid-address', 'b@', 'u001'],
      [4, 'too-many-addresses', 'd@example.com', undefined],
    ]);
  });

  it('matches two columns by ID or BroadWorks ID, within the selection', async () => {
    const text = 'u002\tc@example.com\nu000@example.com\ta@example.com\nu003\td@example.com\n';
    const result = await pasteEmails(text, SELECTED);
    expect(changed(result)).to.deep.equal([
      [1, 'u002', 'c@example.com'],
      [2, 'u000', 'a@example.com'],
    ]);
    expect(refused(result)).to.deep.equal([[3, 'unknown-id', 'u003', undefined]]);
  });

  it('gives no address to one of two users whom a key can mean', async () => {
    const rows = [subscriber({ id: '7' }), subscriber({ id: '0007' }), subscriber({ id: 's1', broadworksId: '0007' })];
    expect(refused(await pasteEmails('ID\tEmail\n7\ta@example.com', rows))).to.deep.equal([
      [2, 'doubtful-id', '7', undefined],
    ]);
    expect(refused(await pasteEmails('0007\ta@example.com', rows))).to.deep.equal([
      [1, 'conflicting-ids', '0007', undefined],
    ]);
    const column = await pasteEmails('a@example.com\nb@example.com\nc@example.com', rows);
    expect(changed(column).map(([, id]) => id)).to.deep.equal(['7', '0007', 's1']);
  });

  it('matches a table by its header', async () => {
    const result = await pasteEmails('Ime\tE-pošta\tID\nAna\ta@example.com\tu001', SELECTED);
    expect(changed(result)).to.deep.equal([[2, 'u001', 'a@example.com']]);
  });

  it('takes whatever stands in one column for an address', async () => {
    expect(refused(await pasteEmails('hello', SELECTED.slice(0, 1)))).to.deep.equal([
      [1, 'invalid-address', 'hello', 'u000'],
    ]);
  });

  it('says that every row got none when nothing was pasted', async () => {
    expect(refused(await pasteEmails(' \n', SELECTED)).map(([, kind]) => kind)).to.deep.equal(
      SELECTED.map(() => 'too-few-addresses'),
    );
  });

  it('refuses as a whole what it cannot tell apart', async () => {
    expect(refused(await pasteEmails('u000\tAna\ta@example.com\nu001\tIva\tb@example.com', SELECTED))).to.deep.equal([
      [1, 'no-email-column', 'u000\tAna\ta@example.com', undefined],
    ]);
    expect(refused(await pasteEmails('ID\tEmail\nu000\t"a@example.com', SELECTED))).to.deep.equal([
      [2, 'unclosed-quote', 'ID\tEmail', undefined],
    ]);
  });

  it('judges rows as a file would', async () => {
    const rows = [subscriber({ id: 'ready', status: 'provisioned' }), ...SELECTED];
    const text = 'x@example.com\na@example.com\na@example.com\nu002@mail.example.com';
    const result = await pasteEmails(text, rows);
    expect(changed(result)).to.deep.equal([[2, 'u000', 'a@example.com']]);
    expect(refused(result)).to.deep.equal([
      [1, 'not-allowed', 'x@example.com', 'ready'],
      [3, 'shared-address', 'a@example.com', 'u001'],
    ]);
    expect(result.unchanged).to.equal(1);
    expect((await pasteEmails(text, rows, { includeUnchanged: true })).changes.length).to.equal(2);
  });

  it('stops when it is cancelled, before and between slices', async () => {
    const failure = (options: PasteEmailsOptions) =>
      pasteEmails('a@example.com\nb@example.com', SELECTED, options).catch((error: unknown) => error);
    expect(await failure({ signal: AbortSignal.abort() })).to.include({ kind: 'aborted' });
    const controller = new AbortController();
    let looks = 0;
    const now = () => {
      looks += 1;
      if (looks === 4) controller.abort();
      return looks * 10;
    };
    expect(await failure({ signal: controller.signal, environment: { now } })).to.include({ kind: 'aborted' });
    expect(looks).to.be.lessThan(8);
  });
});
