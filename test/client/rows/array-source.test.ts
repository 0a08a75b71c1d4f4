import { createArraySource, type RowView, type SortKey, type Subscriber } from '@flowthrough/client';
import { expect } from 'chai';
import { halves } from '../../support/half-characters.js';
import { FEW_ROWS } from '../../../packages/client/src/rows/array-source.js';
import { createMatcher } from '../../../packages/client/src/rows/matching.js';
import { ARRAY_SOURCES, createIndexedSource } from '../support/array-sources.js';
import { createRandom, subscriber, subscribers } from '../support/subscriber-world.js';

const ids = (view: RowView) => Array.from({ length: view.length }, (_, index) => view.at(index)?.id);

const PEOPLE: readonly Subscriber[] = [
  subscriber({ id: 'c', lastName: 'Čović', firstName: 'Žana', status: 'provisioned', package: 'premium' }),
  subscriber({ id: 'a', lastName: 'Đurić', firstName: 'José', status: 'error', package: 'basic' }),
  subscriber({ id: 'd', lastName: 'Cole', firstName: 'Ann', status: 'provisioning', package: 'premium' }),
  subscriber({ id: 'b', lastName: 'Zorić', firstName: 'Ivo', status: 'pending_email_input', package: 'odd' }),
];

/** A name, what else finds it, and what does not. */
const FOLDED: readonly (readonly [name: string, searches: readonly string[], others: readonly string[]])[] = [
  ['Κωνσταντίνος', ['ΚΩΝΣ', 'κωνς', 'κωνσ', 'Κωνσταντινοσ', 'ΚΩΝΣΤΑΝΤΊΝΟΣ'], ['ΚΩΝΤ']],
  ['Ξένος', ['ξενος', 'ΞΈΝΟΣ', 'ενο'], ['ξενα']],
  ['Strauß', ['strauss', 'STRAUSS', 'STRAUẞ', 'straus'], ['strausz']],
  ['İpek Işık', ['ipek', 'IPEK', 'isik', 'ISIK', 'ışık', 'IŞIK'], ['isak']],
  ['Đurđević', ['durdevic', 'ĐURĐEVIĆ'], ['djurdjevic']],
  ['Ǆemal Ǉubić', ['džemal', 'DZEMAL', 'ljubic'], ['dzamal']],
  ['Sørensen-Ærø', ['sorensen', 'aero', 'SØRENSEN\u2011ÆRØ', 'sorensen\u2013aero'], ['soerensen']],
  ['Þórður Ħal', ['thordur', 'hal'], ['tordur']],
  ['O’Neil', ["o'neil", 'O´NEIL', 'oʼneil', 'O‘Neil'], ['oneil']],
  ['José', ['jose', 'JOSE', 'JOSE\u0301', 'josé'], ['josa']],
  ['Müller', ['muller', 'mu\u0308ller'], ['mueller']],
  ['Ёжиков', ['ежиков', 'ЁЖИКОВ'], ['жика']],
  ['ﬁnn ＡＢＣ Ⅳ', ['finn', 'abc', 'ＦＩＮＮ', 'iv'], ['fin4']],
  ['Mi\u00adra\u200b Ko\u2060s', ['mira', 'kos', '\u202aMira\u202c', '\u2068kos\u2069'], ['mirako']],
  ['אֲבִי', ['אבי'], ['אבא']],
  ['مُحَمَّد أحمد', ['محمد', 'احمد'], ['محمود']],
  ['한국', ['한', '국', '하'], ['간']],
];

for (const [kind, create] of ARRAY_SOURCES) {
  describe(`createArraySource ${kind}`, () => {
    it('keeps the order of the list without a sort', async () => {
      expect(ids((await create(PEOPLE)).view({}))).to.deep.equal(['c', 'a', 'd', 'b']);
    });

    it('filters by status, exclusion and package, and by all of them', async () => {
      const source = await create(PEOPLE);
      expect(ids(source.view({ status: ['error', 'provisioned'] }))).to.deep.equal(['c', 'a']);
      expect(ids(source.view({ exclude: ['provisioned'] }))).to.deep.equal(['a', 'd', 'b']);
      expect(ids(source.view({ package: ['premium'] }))).to.deep.equal(['c', 'd']);
      expect(ids(source.view({ package: ['premium'], exclude: ['provisioned'] }))).to.deep.equal(['d']);
      expect(ids(source.view({ status: ['provisioned'], exclude: ['provisioned'] }))).to.deep.equal([]);
    });

    it('takes an empty part of a filter for no restriction', async () => {
      expect((await create(PEOPLE)).view({ status: [], package: [], exclude: [], search: ' ' }).length).to.equal(4);
    });

    it('keeps a status that the vendor added later', async () => {
      const source = await create([subscriber({ id: 'x', status: 'quarantined' })]);
      expect(ids(source.view({ exclude: ['provisioned'] }))).to.deep.equal(['x']);
      expect([...source.counts({}).status]).to.deep.equal([['quarantined', 1]]);
    });

    it('finds names without their accents and in any case', async () => {
      const source = await create(PEOPLE);
      expect(ids(source.view({ search: 'JOSE' }))).to.deep.equal(['a']);
      expect(ids(source.view({ search: 'djuric' }))).to.deep.equal([]);
      expect(ids(source.view({ search: 'duric' }))).to.deep.equal(['a']);
      expect(ids(source.view({ search: 'čov' }))).to.deep.equal(['c']);
    });

    it('finds texts of any script, each in its own row', async () => {
      const source = await create([
        subscriber({ id: 'x', broadworksId: '\ufeff1', lastName: '中村' }),
        subscriber({ id: 'y', broadworksId: 'q1' }),
        subscriber({ id: 'z', broadworksId: 'r1', lastName: '𐐨'.repeat(90) }),
      ]);
      expect(ids(source.view({ search: '村' }))).to.deep.equal(['x']);
      expect(ids(source.view({ search: 'q1' }))).to.deep.equal(['y']);
      expect(ids(source.view({ search: '𐐨' }))).to.deep.equal(['z']);
    });

    for (const [lastName, searches, others] of FOLDED) {
      it(`finds ${lastName.trim()} however people type it`, async () => {
        const source = await create([subscriber({ id: 'x', lastName }), subscriber({ id: 'y', lastName: 'Zzz' })]);
        for (const search of [lastName, lastName.toUpperCase(), lastName.toLowerCase(), ...searches]) {
          expect(ids(source.view({ search })), JSON.stringify(search)).to.deep.equal(['x']);
        }
        for (const search of others) expect(ids(source.view({ search })), search).to.deep.equal([]);
      });
    }

    it('finds half a character in each row that holds one', async () => {
      const source = await create([
        subscriber({ id: 'x', lastName: '\ud800x' }),
        subscriber({ id: 'y', lastName: 'x\udc00' }),
        subscriber({ id: 'z', lastName: '\ud83d\ude00x' }),
      ]);
      expect(ids(source.view({ search: '\ud800x' }))).to.deep.equal(['x']);
      expect(ids(source.view({ search: 'X\udc00' }))).to.deep.equal(['y']);
      expect(ids(source.view({ search: '\ud83d' }))).to.deep.equal(['x', 'y']);
      expect(ids(source.view({ search: '\ud83d\ude00x' }))).to.deep.equal(['z']);
    });

    it('wants every word of a search, in any field', async () => {
      const source = await create([
        subscriber({ id: 'x', broadworksId: '5551234@north', errors: [{ code: '200016', text: 'License missing' }] }),
        subscriber({ id: 'y', broadworksId: '5559999@north', errors: [{ code: '200040', text: 'In use' }] }),
      ]);
      expect(ids(source.view({ search: 'north 2000' }))).to.deep.equal(['x', 'y']);
      expect(ids(source.view({ search: 'horvat license' }))).to.deep.equal(['x']);
      expect(ids(source.view({ search: '5559 license' }))).to.deep.equal([]);
      expect(ids(source.view({ search: 'Y@mail.example' }))).to.deep.equal(['y']);
    });

    it('sorts names by the alphabet of the language', async () => {
      const byName = async (locale: string) =>
        ids((await create(PEOPLE, { locale })).view({ sort: { key: 'name', descending: false } }));
      expect(await byName('hr')).to.deep.equal(['d', 'c', 'a', 'b']);
      expect(await byName('en')).to.deep.equal(['d', 'c', 'a', 'b']);
      const swedes = ['Öberg', 'Zetterberg', 'Ohlin'].map((lastName) => subscriber({ id: lastName, lastName }));
      const sort = { key: 'name', descending: false } as const;
      expect(ids((await create(swedes, { locale: 'sv' })).view({ sort }))).to.deep.equal([
        'Ohlin',
        'Zetterberg',
        'Öberg',
      ]);
      expect(ids((await create(swedes, { locale: 'de' })).view({ sort }))).to.deep.equal([
        'Öberg',
        'Ohlin',
        'Zetterberg',
      ]);
    });

    it('sorts numbers inside texts as numbers', async () => {
      const source = await create(['u10', 'u9', 'u100'].map((id) => subscriber({ id, broadworksId: id })));
      expect(ids(source.view({ sort: { key: 'broadworksId', descending: false } }))).to.deep.equal([
        'u9',
        'u10',
        'u100',
      ]);
    });

    it('sorts statuses by urgency, packages by size and changes by time', async () => {
      const source = await create([
        subscriber({ id: 'a', status: 'provisioned', package: 'premium', lastStatusChange: '2026-11-22T00:00:00Z' }),
        subscriber({ id: 'b', status: 'error', package: 'softphone', lastStatusChange: '2026-11-21T23:59:59.999Z' }),
        subscriber({ id: 'c', status: 'novel', package: 'novel', lastStatusChange: 'not a date' }),
      ]);
      const by = (key: SortKey) => ids(source.view({ sort: { key, descending: false } }));
      expect(by('status')).to.deep.equal(['b', 'a', 'c']);
      expect(by('package')).to.deep.equal(['b', 'a', 'c']);
      expect(by('lastStatusChange')).to.deep.equal(['c', 'b', 'a']);
    });

    it('leaves rows of the same value as they came, and descends as the exact reverse', async () => {
      const rows = subscribers(300, (index) => ({ lastName: `Name ${index % 7}` }));
      const source = await create(rows);
      const up = ids(source.view({ sort: { key: 'name', descending: false } }));
      const sevenths = Array.from({ length: 7 }, (_, name) => rows.filter((_row, index) => index % 7 === name));
      expect(up).to.deep.equal(sevenths.flat().map(({ id }) => id));
      expect(ids(source.view({ sort: { key: 'name', descending: true } })).reverse()).to.deep.equal(up);
    });

    it('sorts like a comparison of pairs', async () => {
      const random = createRandom(42);
      const letters = ['a', 'B', 'č', 'Đ', 'z', ' ', '-', '7', '10', 'é'];
      const word = () => Array.from({ length: 4 }, () => letters[Math.floor(random() * letters.length)]).join('');
      const rows = subscribers(500, () => ({ email: word() }));
      const { compare } = new Intl.Collator('hr', { numeric: true });
      const expected = [...rows].sort((a, b) => compare(a.email!, b.email!) || (a.id < b.id ? -1 : 1));
      const view = (await create(rows, { locale: 'hr' })).view({ sort: { key: 'email', descending: false } });
      expect(ids(view)).to.deep.equal(expected.map(({ id }) => id));
    });

    it('counts each status and package under all other parts of the filter', async () => {
      const source = await create(PEOPLE);
      const counts = source.counts({ status: ['error'], package: ['premium'] });
      expect([...counts.status]).to.have.deep.members([
        ['provisioned', 1],
        ['provisioning', 1],
      ]);
      expect([...counts.package]).to.have.deep.members([['basic', 1]]);
      const narrowed = source.counts({ exclude: ['provisioned'], search: 'example' });
      expect(Object.fromEntries(narrowed.status)).to.deep.equal({
        error: 1,
        provisioning: 1,
        pending_email_input: 1,
        provisioned: 1,
      });
      expect(Object.fromEntries(narrowed.package)).to.deep.equal({ basic: 1, premium: 1, odd: 1 });
    });

    it('counts statuses and causes whatever status or cause is shown, so that each leads to the others', async () => {
      const source = await create(PEOPLE);
      const all = source.counts({});
      const narrowed = source.counts({ status: ['provisioning'], exclude: ['provisioned'], cause: ['no such code'] });
      expect(narrowed.status).to.deep.equal(all.status);
      expect(narrowed.cause).to.deep.equal(all.cause);
      expect(all.cause.size).to.be.greaterThan(0);
    });

    it('puts newer states in place and says whether anything differs', async () => {
      const source = await create(PEOPLE);
      expect(source.upsert([{ ...PEOPLE[0]! }])).to.equal(false);
      expect(source.upsert([{ ...PEOPLE[0]!, personId: 'p-1' }])).to.equal(true);
      expect(source.upsert([{ ...PEOPLE[1]!, status: 'provisioned' }])).to.equal(true);
      expect(source.get('a')?.status).to.equal('provisioned');
      expect(ids(source.view({ status: ['provisioned'] }))).to.deep.equal(['c', 'a']);
      expect(source.counts({}).status.get('error')).to.equal(undefined);
    });

    it('orders anew only what a change can move', async () => {
      const source = await create(PEOPLE, { locale: 'en' });
      const sort = { key: 'name', descending: false } as const;
      source.view({ sort });
      source.upsert([{ ...PEOPLE[3]!, lastName: 'Adams' }]);
      expect(ids(source.view({ sort }))).to.deep.equal(['b', 'd', 'c', 'a']);
      source.upsert([subscriber({ id: 'e', lastName: 'Aaron' })]);
      expect(ids(source.view({ sort }))).to.deep.equal(['e', 'b', 'd', 'c', 'a']);
    });

    it('finds a row by what was changed, and no longer by what it was', async () => {
      const source = await create(PEOPLE);
      expect(source.view({ search: 'ivo' }).length).to.equal(1);
      source.upsert([{ ...PEOPLE[3]!, firstName: 'Marko' }]);
      expect(source.view({ search: 'ivo' }).length).to.equal(0);
      expect(source.view({ search: 'marko' }).length).to.equal(1);
    });

    it('forgets a removed row everywhere, and takes it back', async () => {
      const source = await create(PEOPLE, { locale: 'hr' });
      const sort = { key: 'name', descending: false } as const;
      source.view({ sort, search: 'example' });
      source.remove('d');
      source.remove('nobody');
      expect(source.size).to.equal(3);
      expect(source.get('d')).to.equal(undefined);
      expect(ids(source.view({ sort, search: 'example' }))).to.deep.equal(['c', 'a', 'b']);
      expect(source.counts({}).status.get('provisioning')).to.equal(undefined);
      source.upsert([PEOPLE[2]!]);
      expect(ids(source.view({ sort }))).to.deep.equal(['d', 'c', 'a', 'b']);
    });

    it('shows newer states through an older view, whose order stays', async () => {
      const source = await create(PEOPLE);
      const view = source.view({ status: ['error'] });
      source.upsert([{ ...PEOPLE[1]!, status: 'provisioned' }]);
      expect(view.length).to.equal(1);
      expect(view.at(0)?.status).to.equal('provisioned');
      expect(view.at(1)).to.equal(undefined);
      expect(view.indexOf('a')).to.equal(0);
      expect(view.indexOf('c')).to.equal(-1);
      expect(view.indexOf('nobody')).to.equal(-1);
    });

    it('freezes its rows and leaves those of the host alone', async () => {
      const row = { ...PEOPLE[0]! };
      const source = await create([row]);
      expect(Object.isFrozen(source.get('c'))).to.equal(true);
      expect(Object.isFrozen(row)).to.equal(false);
      row.status = 'error';
      expect(source.get('c')?.status).to.equal('provisioned');
    });

    it('gives all selected rows in order, in parts', async () => {
      const source = await create(subscribers(2_500));
      const parts: (readonly Subscriber[])[] = [];
      for await (const part of source.all({ sort: { key: 'broadworksId', descending: true } })) parts.push(part);
      expect(parts.map(({ length }) => length)).to.deep.equal([1_000, 1_000, 500]);
      expect(parts[0]?.[0]?.id).to.equal('u2499');
    });

    it('holds 100,000 rows', async () => {
      const source = await create(
        subscribers(100_000, (index) => ({
          lastName: `Name ${index % 900}`,
          status: index % 3 ? 'error' : 'provisioned',
        })),
      );
      const filter = { sort: { key: 'name', descending: true }, exclude: ['provisioned'], search: 'horvat' } as const;
      expect(source.view({ ...filter, search: 'name 17' }).length).to.be.greaterThan(0);
      expect(source.counts(filter).status.size).to.equal(0);
      expect(source.view({ exclude: ['provisioned'] }).length).to.equal(66_666);
    });
  });
}

describe('a search', () => {
  const PARTS = [
    ...Array.from('aAbčĆđßẞσςΣIıİiéñ中村𐐨😀ﬁＡ´’-_.@ \u00a0\u2011\u0301\u0307\u200b\u202e\u3164\ufeff\ufffd\n\t\0'),
    ...halves('\ud800', '\udc00', '\ud83d'),
    'o\u0308',
  ];

  it('finds the same among a few rows, among many, and row by row', async () => {
    const random = createRandom(7);
    const text = (most: number) =>
      Array.from({ length: Math.floor(random() * most) }, () => PARTS[Math.floor(random() * PARTS.length)]).join('');
    const rows = subscribers(FEW_ROWS + 1_000, () => ({
      broadworksId: text(4),
      firstName: text(6),
      lastName: text(6),
      email: text(3),
      errors: [{ code: text(2), text: text(5) }],
    }));
    const [plain, indexed] = [createArraySource(rows), await createIndexedSource(rows)];
    const few = createArraySource(rows.slice(0, 500));
    for (let round = 0; round < 150; round += 1) {
      const filter = { search: text(4) };
      const found = ids(plain.view(filter));
      const matches = createMatcher(filter);
      expect(ids(indexed.view(filter)), JSON.stringify(filter.search)).to.deep.equal(found);
      expect(rows.filter(matches).map(({ id }) => id)).to.deep.equal(found);
      expect(ids(few.view(filter))).to.deep.equal(found.filter((id) => few.get(id ?? '')));
    }
  });

  it('finds each row by what it shows, whole and in part', async () => {
    const random = createRandom(11);
    const rows = subscribers(FEW_ROWS + 500, () => ({
      lastName: Array.from({ length: 5 }, () => PARTS[Math.floor(random() * PARTS.length)]).join(''),
    }));
    const source = await createIndexedSource(rows);
    for (const { id, lastName } of rows.slice(0, 300)) {
      expect(ids(source.view({ search: lastName })), JSON.stringify(lastName)).to.include(id);
    }
  });
});
