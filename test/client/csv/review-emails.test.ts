import {
  reviewEmails,
  toBatchItems,
  type EmailReview,
  type EmailRow,
  type ReviewEmailsOptions,
  type Subscriber,
} from '@flowthrough/client';
import { expect } from 'chai';
import { createUserIndex } from '../../../packages/client/src/rows/user-index.js';
import { subscriber, subscribers } from '../support/subscriber-world.js';

const USERS: readonly Subscriber[] = [
  ...subscribers(4),
  subscriber({ id: 'ready', status: 'provisioned' }),
  subscriber({ id: 'moving', status: 'provisioning' }),
  (({ email: _, ...row }) => row)(subscriber({ id: 'mute', status: 'pending_email_input', errors: [] })),
];
const mail = (id: string) => `${id}@mail.example.com`;
const user = (id: string) => USERS.find((each) => each.id === id);

const review = (rows: readonly EmailRow[], options: Partial<ReviewEmailsOptions> = {}) =>
  reviewEmails(rows, { find: user, ...options });

/** Lines `[id, address]`, from line 2 on. */
const lines = (...cells: (readonly [id: string, email: string])[]): EmailRow[] =>
  cells.map(([id, email], index) => ({ line: index + 2, id, email }));

const changed = ({ changes }: EmailReview) => changes.map(({ line, subscriber: { id }, email }) => [line, id, email]);
const refused = ({ problems }: EmailReview) => problems.map(({ line, kind, value }) => [line, kind, value]);

describe('reviewEmails', () => {
  it('gives the users whose address changes', async () => {
    const result = await review(lines(['u000', 'a@example.com'], ['u001', mail('u001')], ['u002', ' c@example.com ']));
    expect(result).to.deep.equal({
      changes: [
        { line: 2, subscriber: user('u000'), email: 'a@example.com' },
        { line: 4, subscriber: user('u002'), email: 'c@example.com' },
      ],
      problems: [],
      unchanged: 1,
    });
  });

  it('gives addresses as they are sent, with what is known to cause trouble', async () => {
    const { changes } = await review(lines(['u000', 'a+b@example.com'], ['u001', 'ana@čakovec.example']));
    expect(changes.map(({ email, warning }) => [email, warning])).to.deep.equal([
      ['a+b@example.com', 'plus-sign'],
      ['ana@xn--akovec-h2a.example', undefined],
    ]);
  });

  it('takes a user without an address', async () => {
    expect(changed(await review(lines(['mute', 'm@example.com'])))).to.deep.equal([[2, 'mute', 'm@example.com']]);
  });

  it('names the problem of each line that cannot be used', async () => {
    const result = await review(
      lines(
        ['', 'a@example.com'],
        ['nobody', 'a@example.com'],
        ['u000', ''],
        ['u001', 'ana@'],
        ['ready', 'a@example.com'],
        ['moving', 'b@example.com'],
        ['__proto__', 'c@example.com'],
      ),
    );
    expect(refused(result)).to.deep.equal([
      [2, 'missing-id', 'a@example.com'],
      [3, 'unknown-id', 'nobody'],
      [4, 'no-address', ''],
      [5, 'invalid-address', 'ana@'],
      [6, 'not-allowed', 'a@example.com'],
      [7, 'not-allowed', 'b@example.com'],
      [8, 'unknown-id', '__proto__'],
    ]);
    expect(result.problems[3]).to.deep.include({ email: 'domain', subscriber: user('u001') });
    expect(result.changes).to.deep.equal([]);
  });

  it('asks nothing of users whose address stays, whatever their state', async () => {
    const rows = lines(['u000', mail('u000')], ['ready', mail('ready')], ['moving', mail('moving')], ['mute', '']);
    expect(await review(rows)).to.deep.equal({ changes: [], problems: [], unchanged: 4 });
  });

  it('retries users whose address stays where that is wanted and allowed', async () => {
    const rows = lines(['u000', mail('u000')], ['ready', mail('ready')], ['mute', '']);
    const result = await review(rows, { includeUnchanged: true });
    expect(changed(result)).to.deep.equal([[2, 'u000', mail('u000')]]);
    expect(refused(result)).to.deep.equal([[4, 'no-address', '']]);
    expect(result.unchanged).to.equal(1);
  });

  it('knows an address again whose domain is written in another script', async () => {
    const local = subscriber({ id: 'u9', email: 'ana@čakovec.example' });
    const rows = lines(['u9', 'ana@xn--akovec-h2a.example']);
    expect(await review(rows, { find: () => local })).to.deep.equal({ changes: [], problems: [], unchanged: 1 });
  });

  it('takes the first of several addresses for one user', async () => {
    const result = await review(
      lines(
        ['u000', 'a@example.com'],
        ['u000', 'b@example.com'],
        ['u000', 'a@example.com'],
        ['u001', mail('u001')],
        ['u001', 'c@example.com'],
      ),
    );
    expect(changed(result)).to.deep.equal([[2, 'u000', 'a@example.com']]);
    expect(refused(result)).to.deep.equal([
      [3, 'repeated-user', 'b@example.com'],
      [6, 'repeated-user', 'c@example.com'],
    ]);
    expect(result.problems.map(({ otherLine }) => otherLine)).to.deep.equal([2, 5]);
    expect(result.unchanged).to.equal(2);
  });

  it('gives no address to two users, in any spelling', async () => {
    const result = await review(lines(['u000', 'a@example.com'], ['u001', 'A@Example.com']));
    expect(changed(result)).to.deep.equal([[2, 'u000', 'a@example.com']]);
    expect(result.problems).to.deep.equal([
      { line: 3, kind: 'shared-address', value: 'A@Example.com', subscriber: user('u001'), otherLine: 2 },
    ]);
  });

  it('leaves an address to the user of the file who has it, wherever that line stands', async () => {
    const result = await review(lines(['u000', mail('u001')], ['u001', mail('u001')]));
    expect(refused(result)).to.deep.equal([[2, 'shared-address', mail('u001')]]);
    expect(result).to.deep.include({ changes: [], unchanged: 1 });
  });

  it('lets two users swap addresses', async () => {
    const result = await review(lines(['u000', mail('u001')], ['u001', mail('u000')]));
    expect(changed(result)).to.deep.equal([
      [2, 'u000', mail('u001')],
      [3, 'u001', mail('u000')],
    ]);
  });

  it('matches by BroadWorks ID where a line has no ID column, or the ID is unknown', async () => {
    const findByBroadworksId = (id: string) => USERS.find(({ broadworksId }) => broadworksId === id);
    const rows: EmailRow[] = [
      { line: 2, broadworksId: 'u000@example.com', email: 'a@example.com' },
      { line: 3, broadworksId: 'nobody@example.com', email: 'b@example.com' },
      { line: 4, id: 'u001@example.com', broadworksId: 'u001@example.com', email: 'c@example.com' },
    ];
    const result = await review(rows, { findByBroadworksId });
    expect(changed(result)).to.deep.equal([
      [2, 'u000', 'a@example.com'],
      [4, 'u001', 'c@example.com'],
    ]);
    expect(refused(result)).to.deep.equal([[3, 'unknown-id', 'nobody@example.com']]);
    expect(refused(await review(rows.slice(0, 1)))).to.deep.equal([[2, 'unknown-id', 'u000@example.com']]);
  });

  describe('with both keys on a line', () => {
    const users = [
      subscriber({ id: '7', broadworksId: '7@example.com' }),
      subscriber({ id: '0007', broadworksId: '0007@example.com' }),
      subscriber({ id: '0008', broadworksId: '5551000002@example.com' }),
      subscriber({ id: 's9', broadworksId: '5551000009' }),
      subscriber({ id: ' s10 ', broadworksId: '\u00a010@example.com' }),
    ];
    const index = createUserIndex();
    for (const each of users) index.add(each);
    const line = (id: string, broadworksId: string, email = 'new@example.com'): EmailRow => ({
      line: 2,
      id,
      broadworksId,
      email,
    });
    const outcome = async (row: EmailRow, options: Partial<ReviewEmailsOptions> = index) => {
      const { changes, problems } = await review([row], { ...index, ...options });
      return changes[0]?.subscriber.id ?? [problems[0]?.kind, problems[0]?.value];
    };

    it('takes the user whom both name', async () => {
      expect(await outcome(line('7', '7@example.com'))).to.equal('7');
      expect(await outcome(line('0007', '0007@example.com'))).to.equal('0007');
    });

    it('takes the user of the BroadWorks ID where nobody has the ID, or none is given', async () => {
      expect(await outcome(line('8', '5551000002@example.com'))).to.equal('0008');
      expect(await outcome(line('5.55E+09', '5551000002@example.com'))).to.equal('0008');
      expect(await outcome(line('', '5551000002@example.com'))).to.equal('0008');
    });

    it('leaves out a line whose keys name two users, or one of them nobody', async () => {
      const conflict = ['conflicting-ids', '0007@example.com'];
      expect(await outcome(line('7', '0007@example.com'))).to.deep.equal(conflict);
      expect(await outcome(line('s9', '0007@example.com'))).to.deep.equal(conflict);
      expect(await outcome(line('7', 'nobody@example.com'))).to.deep.equal(['conflicting-ids', 'nobody@example.com']);
      const async = { find: async (id: string) => index.find(id) };
      expect(await outcome(line('7', '0007@example.com'), async)).to.deep.equal(conflict);
      const byIdAlone = { findByBroadworksId: () => undefined };
      expect(await outcome(line('7', '0007@example.com'), byIdAlone)).to.deep.equal(conflict);
      expect(await outcome(line('7', '7@example.com'), byIdAlone)).to.equal('7');
    });

    it('takes the ID alone where a spreadsheet has rounded the BroadWorks ID', async () => {
      expect(await outcome(line('s9', '5.55E+09'))).to.equal('s9');
      expect(await outcome(line('s9', '5,55E+09'))).to.equal('s9');
      expect(await outcome(line('s9', '6.55E+09'))).to.deep.equal(['conflicting-ids', '6.55E+09']);
      expect(await outcome(line('7', '5.55E+09'))).to.deep.equal(['conflicting-ids', '5.55E+09']);
    });

    it('trusts no ID that a spreadsheet could have made of another one, unless the BroadWorks ID confirms it', async () => {
      expect(await outcome(line('7', ''))).to.deep.equal(['doubtful-id', '7']);
      expect(await outcome(line('0007', ''))).to.equal('0007');
      expect(await outcome({ line: 2, id: '7', email: 'new@example.com' })).to.deep.equal(['doubtful-id', '7']);
      expect(await outcome(line('s9', ''))).to.equal('s9');
    });

    it('finds keys with blanks around them', async () => {
      expect(await outcome(line('s10', ''))).to.equal(' s10 ');
      expect(await outcome(line('', '10@example.com'))).to.equal(' s10 ');
      expect(await outcome(line('s10', '10@example.com'))).to.equal(' s10 ');
    });
  });

  it('waits for users who have to be asked for, and fails when that fails', async () => {
    const rows = lines(['u000', 'a@example.com']);
    expect(changed(await review(rows, { find: async (id) => user(id) }))).to.deep.equal([[2, 'u000', 'a@example.com']]);
    const broken = new Error('Broken.');
    const failing = review(rows, { find: () => Promise.reject(broken) });
    expect(await failing.catch((error: unknown) => error)).to.include({ kind: 'refused', cause: broken });
  });

  it('makes every line a change, a problem or unchanged, in slices', async () => {
    const many = subscribers(100_000, (index) => ({ id: `u${index}`, email: mail(`u${index}`) }));
    const byId = new Map(many.map((row) => [row.id, row]));
    const rows = many.map(({ id }, index) => ({
      line: index + 2,
      id: index % 7 ? id : `x${id}`,
      email: index % 3 ? `new-${index}@example.com` : mail(id),
    }));
    let looks = 0;
    const progress: number[] = [];
    const result = await review(rows, {
      find: (id) => byId.get(id),
      // A look at the clock is a fiftieth of a millisecond of work.
      environment: { now: () => (looks += 1) / 50 },
      onProgress: (count) => progress.push(count),
    });
    const { changes, problems, unchanged } = result;
    expect(changes.length + problems.length + unchanged).to.equal(100_000);
    expect(problems.length).to.equal(Math.ceil(100_000 / 7));
    expect(looks).to.be.greaterThan(200_000);
    expect(progress.length).to.be.greaterThan(300);
    expect(progress.at(-1)).to.equal(100_000);
  });

  it('stops when it is cancelled: before, while a user is asked for, between slices', async () => {
    const rows = lines(['u000', 'a@example.com'], ['u001', 'b@example.com']);
    const failure = (options: Partial<ReviewEmailsOptions>) => review(rows, options).catch((error: unknown) => error);
    expect(await failure({ signal: AbortSignal.abort() })).to.include({ kind: 'aborted' });

    const asking = new AbortController();
    const find = () => {
      queueMicrotask(() => asking.abort());
      return new Promise<undefined>(() => undefined);
    };
    expect(await failure({ signal: asking.signal, find })).to.include({ kind: 'aborted' });

    const between = new AbortController();
    let time = 0;
    const found: string[] = [];
    const error = await failure({
      signal: between.signal,
      environment: { now: () => (time += 10) },
      onProgress: () => between.abort(),
      find(id) {
        found.push(id);
        return user(id);
      },
    });
    expect(error).to.include({ kind: 'aborted' });
    expect(found).to.deep.equal(['u000']);
  });
});

describe('toBatchItems', () => {
  it('retries each user with the new address', async () => {
    const result = await review(
      lines(['u000', 'a@example.com'], ['nobody', 'x@example.com'], ['u001', 'b@example.com']),
    );
    expect(toBatchItems(result)).to.deep.equal([
      { subscriberId: 'u000', action: 'retry', email: 'a@example.com' },
      { subscriberId: 'u001', action: 'retry', email: 'b@example.com' },
    ]);
  });
});
