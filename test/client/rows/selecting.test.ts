import {
  createArraySource,
  searchWords,
  type ArraySource,
  type RowView,
  type Subscriber,
  type SubscriberFilter,
} from '@flowthrough/client';
import { expect } from 'chai';
import { createMatcher } from '../../../packages/client/src/rows/matching.js';
import { createFakeEnvironment } from '../../support/fake-environment.js';
import { ARRAY_SOURCES } from '../support/array-sources.js';
import { createRandom, subscriber, subscribers } from '../support/subscriber-world.js';
import { ticking } from '../support/ticking.js';

const ids = (view: RowView) => Array.from({ length: view.length }, (_, index) => view.at(index)?.id);
const HOUR = 3_600_000;
const NOW = createFakeEnvironment().wallClock();

const NAMES = ['Ana', 'Žana', 'Ivo', 'José', 'Marko', 'Ivana', 'Đuro'];
const STATUSES = ['error', 'provisioned', 'provisioning', 'pending_email_input'];
const CODES = ['200040', '200016', ''];

function anybody(random: () => number, id: string): Subscriber {
  const pick = <T>(values: readonly T[]) => values[Math.floor(random() * values.length)]!;
  const status = pick(STATUSES);
  return subscriber({
    id,
    status,
    firstName: pick(NAMES),
    lastName: pick(NAMES),
    package: pick(['basic', 'premium']),
    errors: random() < 0.8 ? [{ code: pick(CODES), text: pick(['In use', 'License missing']) }] : [],
    lastStatusChange: new Date(NOW - Math.floor(random() * 48) * HOUR).toISOString(),
  });
}

function anything(random: () => number): SubscriberFilter {
  const maybe = <T>(part: T) => (random() < 0.4 ? part : {});
  const word = () =>
    ['a', 'iv', 'ivan', 'ivana', 'in use', 'jos', 'mark zan', 'u1', 'u12', '2000'][Math.floor(random() * 10)]!;
  return {
    ...maybe({ status: ['error', 'provisioned'] }),
    ...maybe({ exclude: ['provisioned'] }),
    ...maybe({ package: ['basic'] }),
    ...maybe({ cause: [CODES[Math.floor(random() * 3)]!] }),
    ...maybe({ stuckFor: Math.floor(random() * 48) * HOUR }),
    ...maybe({ search: word() }),
    ...maybe({ sort: { key: 'email', descending: random() < 0.5 } as const }),
  };
}

describe('createArraySource: cause and time in a status', () => {
  const PEOPLE = [
    subscriber({
      id: 'a',
      errors: [
        { code: '1', text: 'One' },
        { code: '2', text: 'Two' },
      ],
    }),
    subscriber({ id: 'b', errors: [], lastStatusChange: new Date(NOW - HOUR).toISOString() }),
    subscriber({ id: 'c', status: 'provisioned', errors: [{ code: '1', text: 'Long ago' }] }),
    subscriber({ id: 'd', status: 'pending_email_input', errors: [], lastStatusChange: 'not a date' }),
  ];
  const made = () => createArraySource(PEOPLE, { environment: createFakeEnvironment() });

  it('selects failed users by the code of their first error', () => {
    expect(ids(made().view({ cause: ['1'] }))).to.deep.equal(['a']);
    expect(ids(made().view({ cause: ['2'] }))).to.deep.equal([]);
    expect(ids(made().view({ cause: ['', '1'] }))).to.deep.equal(['a', 'b']);
    expect(ids(made().view({ cause: [] }))).to.deep.equal(['a', 'b', 'c', 'd']);
  });

  it('counts failed users by cause under all other parts of the filter', () => {
    const cause = (filter: SubscriberFilter) => Object.fromEntries(made().counts(filter).cause);
    expect(cause({})).to.deep.equal({ '1': 1, '': 1 });
    expect(cause({ cause: ['1'] })).to.deep.equal({ '1': 1, '': 1 });
    // A status says where a user stands as a cause does, so that it does not narrow the causes.
    expect(cause({ status: ['provisioned'] })).to.deep.equal({ '1': 1, '': 1 });
    expect(cause({ package: ['basic'] })).to.deep.equal({});
    expect(cause({ search: 'one' })).to.deep.equal({ '1': 1 });
    expect(Object.fromEntries(made().counts({ cause: ['1'] }).package)).to.deep.equal({ standard: 1 });
  });

  it('selects users that have been somewhere else than provisioned for so long, and longer', () => {
    expect(ids(made().view({ stuckFor: 2 * HOUR }))).to.deep.equal(['a', 'd']);
    expect(ids(made().view({ stuckFor: HOUR }))).to.deep.equal(['a', 'b', 'd']);
    expect(ids(made().view({ stuckFor: HOUR + 1 }))).to.deep.equal(['a', 'd']);
    expect(ids(made().view({ stuckFor: 0 })).length).to.equal(4);
  });

  it('selects more as time passes', async () => {
    const environment = createFakeEnvironment();
    const source = createArraySource(PEOPLE, { environment });
    expect(source.view({ stuckFor: 2 * HOUR }).length).to.equal(2);
    await environment.advance(HOUR);
    expect(source.view({ stuckFor: 2 * HOUR }).length).to.equal(3);
  });
});

for (const [kind, create] of ARRAY_SOURCES) {
  describe(`createArraySource: selecting ${kind}`, () => {
    it('selects what a look at each row would, whatever was asked and changed before', async () => {
      const random = createRandom(2026);
      const source = await create([], { locale: 'hr', environment: createFakeEnvironment() });
      const held = new Map<string, Subscriber>();
      for (let round = 0; round < 400; round += 1) {
        for (let change = Math.floor(random() * 8); change > 0; change -= 1) {
          const id = `u${Math.floor(random() * 300)}`;
          if (random() < 0.15) {
            source.remove(id);
            held.delete(id);
          } else {
            const row = anybody(random, id);
            source.upsert([row]);
            held.set(id, row);
          }
        }
        const filter = anything(random);
        const expected = [...held.values()].filter(createMatcher(filter, NOW)).map(({ id }) => id);
        expect(ids(source.view(filter)).sort(), JSON.stringify(filter)).to.deep.equal(expected.sort());
      }
    });

    it('finds in 20,000 rows what a look at each would, one letter after the other', async () => {
      const random = createRandom(5);
      const rows = Array.from({ length: 20_000 }, (_, index) => anybody(random, `u${index}`));
      const source = await create(rows, { environment: createFakeEnvironment() });
      for (const search of [
        'i',
        'iv',
        'iva',
        'ivan',
        'ivan u1',
        'ivan u12',
        'u12 ivana',
        'iv',
        'žan',
        'license ana 7',
      ]) {
        const expected = rows.filter(createMatcher({ search }, NOW)).map(({ id }) => id);
        expect(searchWords(search).length).to.be.greaterThan(0);
        expect(ids(source.view({ search })), search).to.deep.equal(expected);
        source.upsert([(rows[9_000] = anybody(random, 'u9000'))]);
      }
    });

    it('gives the same in slices as at once, while rows change between them', async () => {
      const random = createRandom(77);
      const environment = ticking(createFakeEnvironment());
      const source = await create([], { locale: 'cs', environment });
      const held = new Map<string, Subscriber>();
      const change = () => {
        const rows = Array.from({ length: 200 }, () => anybody(random, `u${Math.floor(random() * 4_000)}`));
        source.upsert(rows);
        for (const row of rows) held.set(row.id, row);
        const id = `u${Math.floor(random() * 4_000)}`;
        source.remove(id);
        held.delete(id);
      };
      for (let round = 0; round < 20; round += 1) {
        const selections = [
          anything(random),
          anything(random),
          { sort: { key: 'name', descending: false } } as const,
        ].map((filter) => source.select(filter));
        for (let time = 0; time < 3; time += 1) {
          change();
          await selections[time];
        }
        const fresh = await create([...held.values()], { locale: 'cs', environment });
        for (const key of ['name', 'email', 'lastStatusChange'] as const) {
          const filter: SubscriberFilter = { sort: { key, descending: false }, search: 'iv' };
          expect(ids((await source.select(filter)).view), key).to.deep.equal(ids(fresh.view(filter)));
        }
      }
    });

    it('loses no row where more come to be wanted while it looks', async () => {
      const rows = subscribers(70_000, (index) => ({ status: index === 0 ? 'error' : 'provisioned' }));
      const source = await create(rows, { environment: ticking(createFakeEnvironment(), 10) });
      const selection = source.select({ exclude: ['provisioned'] });
      expect(selection).to.be.instanceOf(Promise);
      const failed = rows.slice(-3).map((row): Subscriber => ({ ...row, status: 'error' }));
      source.upsert(failed);
      expect(ids((await selection).view)).to.deep.equal([rows[0]!, ...failed].map(({ id }) => id));
    });

    it('takes many slices for what is long, and gives up between two', async () => {
      const source = await create(subscribers(5_000), { environment: ticking(createFakeEnvironment()) });
      const controller = new AbortController();
      const selection = source.select(
        { sort: { key: 'broadworksId', descending: false } },
        { signal: controller.signal },
      );
      expect(selection).to.be.instanceOf(Promise);
      controller.abort();
      const error: unknown = await Promise.resolve(selection).catch((thrown: unknown) => thrown);
      expect(error).to.include({ kind: 'aborted' });
    });

    it('answers at once what it knows already', async () => {
      const source = await create(subscribers(5_000), { environment: ticking(createFakeEnvironment()) });
      const filter: SubscriberFilter = { sort: { key: 'email', descending: false }, search: 'u12' };
      await source.select(filter);
      expect(source.select(filter)).to.not.be.instanceOf(Promise);
    });

    it('keeps the rows of an earlier view in their places, and appends those that came since', async () => {
      const source: ArraySource = await create(subscribers(3), { environment: createFakeEnvironment() });
      const filter: SubscriberFilter = { status: ['error'], sort: { key: 'broadworksId', descending: true } };
      const before = source.view(filter);
      source.upsert([
        subscriber({ id: 'u001', status: 'provisioned' }),
        subscriber({ id: 'u0005' }),
        subscriber({ id: 'x', status: 'provisioned' }),
      ]);
      const after = source.select(filter, { after: before });
      expect(after).to.not.be.instanceOf(Promise);
      if (!(after instanceof Promise)) expect(ids(after.view)).to.deep.equal(['u002', 'u001', 'u000', 'u0005']);
      expect(ids(source.view(filter))).to.deep.equal(['u0005', 'u002', 'u000']);
    });

    it('shows a removed row on in the views that had it', async () => {
      const source = await create(subscribers(2));
      const view = source.view({});
      source.remove('u000');
      expect(view.at(0)?.id).to.equal('u000');
      expect(source.get('u000')).to.equal(undefined);
      expect(ids(source.view({}))).to.deep.equal(['u001']);
      expect(source.held()).to.have.length(1);
    });

    it('tells what is in motion, and the newest change of what rests', async () => {
      const source = await create([
        subscriber({ id: 'a', status: 'provisioning', lastStatusChange: '2026-11-22T00:00:00Z' }),
        subscriber({ id: 'b', status: 'error', lastStatusChange: '2026-11-21T00:00:00Z' }),
        subscriber({ id: 'c', status: 'error', lastStatusChange: '2026-11-20T00:00:00Z' }),
        subscriber({ id: 'd', status: 'updating' }),
      ]);
      source.remove('d');
      expect(source.motion([])).to.deep.equal({ moving: ['a'], newest: Date.parse('2026-11-21T00:00:00Z') });
      expect(source.motion(['b', 'nobody'])).to.deep.equal({
        moving: ['a', 'b'],
        newest: Date.parse('2026-11-20T00:00:00Z'),
      });
    });
  });
}

for (const [kind, create] of ARRAY_SOURCES) {
  describe(`createArraySource: rows that change ${kind}`, () => {
    it('selects and counts as a source made anew, after each of 400 random changes', async () => {
      const random = createRandom(7);
      const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!;
      const anyone = (id: string) =>
        subscriber({
          id,
          status: pick(['provisioned', 'error', 'updating', 'strange']),
          package: pick(['basic', 'standard']),
          errors: pick([[], [{ code: '1', text: 'One' }]]),
          lastName: pick(['Horvat', 'Novak', 'Smith']),
        });
      const filters: SubscriberFilter[] = [
        {},
        { exclude: ['provisioned'] },
        { status: ['error'], cause: ['1'], package: ['basic'] },
        { sort: { key: 'name', descending: true }, exclude: ['error'] },
        { search: 'novak' },
      ];
      const source = await create(Array.from({ length: 60 }, (_, index) => anyone(`u${index}`)));
      for (let round = 0; round < 400; round += 1) {
        // One question stays for some rounds, so that its answer is mended.
        const filter = filters[Math.floor(round / 20) % filters.length]!;
        const ids = [...source.held()].map(({ id }) => id);
        if (round % 17 === 0) source.remove(pick(ids));
        else source.upsert([anyone(round % 13 === 0 ? `new${round}` : pick(ids))]);
        const anew = await create([...source.held()]);
        const list = (view: RowView) => Array.from({ length: view.length }, (_, index) => view.at(index)?.id);
        expect(list(source.view(filter))).to.deep.equal(list(anew.view(filter)));
        const counts = (of: typeof source) => {
          const { status, package: packages, cause } = of.counts(filter);
          return [status, packages, cause].map((facet) => Object.fromEntries(facet));
        };
        expect(counts(source)).to.deep.equal(counts(anew));
      }
    });

    it('keeps a view into which and out of which no row moves', async () => {
      const source = await create([subscriber({ id: 'a' }), subscriber({ id: 'b', status: 'updating' })]);
      const view = source.view({});
      source.upsert([subscriber({ id: 'a', status: 'updating' })]);
      expect(source.view({})).to.equal(view);
      expect(view.at(0)?.status).to.equal('updating');
      expect(Object.fromEntries(source.counts({}).status)).to.deep.equal({ updating: 2 });
      source.upsert([subscriber({ id: 'c' })]);
      expect(source.view({})).to.not.equal(view);
    });
  });
}
