import { fold, type Subscriber } from '@flowthrough/client';
import { createPeople } from '@flowthrough/mock';
import { expect } from 'chai';
import { createIndex } from '../bench/pages/limit-index.js';

const collator = new Intl.Collator('en');

/** More than one chunk of the search. */
const people = createPeople({ count: 10_000, now: Date.UTC(2026, 0, 1), mix: { provisioned: 60, error: 40 } }).map(
  (row): Subscriber => ({ ...row, email: row.email ?? `${row.id}@example.com` }),
);
const name = ({ lastName, firstName }: Subscriber) => `${lastName} ${firstName}`;

describe('the limit that the benchmark compares with', () => {
  const index = createIndex(people);
  const read = (query: Parameters<typeof index.select>[0]) =>
    Array.from(index.select(query), (place) => index.rows[place]!);

  it('sorts addresses exactly as the alphabet of the language does', () => {
    const emails = read({ sort: 'email', search: '' }).map(({ email = '' }) => email);
    expect(emails).to.deep.equal(people.map(({ email = '' }) => email).sort(collator.compare));
  });

  it('leaves addresses that need more than the first level of the alphabet to the collator', () => {
    const mixed = ['Zoë@example.com', 'zoe@example.com', 'Ana@example.com', 'ana@example.com', 'änne@example.com'];
    const rows = mixed.map((email, place): Subscriber => ({ ...people[place]!, email }));
    const small = createIndex(rows);
    const emails = Array.from(small.select({ sort: 'email', search: '' }), (place) => small.rows[place]!.email);
    expect(emails).to.deep.equal(mixed.toSorted(collator.compare));
  });

  it('sorts names by last name, then by first name', () => {
    const names = read({ sort: 'name', search: '' }).map(name);
    expect(names).to.deep.equal(people.map(name).sort(collator.compare));
  });

  it('finds what a search of every row finds, with and without the filter', () => {
    for (const search of ['smith', 'kovacevic', '10022', 'nobody has this']) {
      const expected = people.filter(({ broadworksId, firstName, lastName, email = '', errors }) =>
        fold([broadworksId, firstName, lastName, email, ...errors.flatMap((e) => [e.code, e.text])].join(' ')).includes(
          search,
        ),
      );
      expect(read({ search }), search).to.deep.equal(expected);
      const open = expected.filter(({ status }) => status !== 'provisioned');
      expect(read({ search, exclude: 'provisioned' }), search).to.deep.equal(open);
    }
  });

  it('finds a row by its new address, in its new place', () => {
    const [row] = people;
    const small = createIndex(people.slice(0, 100));
    small.select({ sort: 'email', search: 'smith' });
    small.update([{ ...row!, email: 'aaa@example.com' }]);
    expect([...small.select({ search: 'aaa@' })]).to.deep.equal([0]);
    expect(small.select({ sort: 'email', search: '' })[0]).to.equal(0);
  });
});
