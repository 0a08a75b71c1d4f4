import { createErrorCatalog, checkEmail } from '@flowthrough/client';
import { createPeople, SAMPLE_ERRORS } from '@flowthrough/mock';
import { expect } from 'chai';

const now = Date.UTC(2026, 10, 23, 12);
const mix = { provisioned: 60, error: 30, pending_email_input: 5, updating: 5 };

describe('made-up people', () => {
  it('are the same for the same options, and others for another seed', () => {
    const people = (seed: number) => createPeople({ count: 50, seed, now, mix });
    expect(people(7)).to.deep.equal(people(7));
    expect(people(8)).not.to.deep.equal(people(7));
  });

  it('have each status of the mix, however few they are', () => {
    const statuses = createPeople({ count: 4, now, mix }).map(({ status }) => status);
    expect(statuses).to.have.members(Object.keys(mix));
  });

  it('follow the mix when they are many', () => {
    const people = createPeople({ count: 5_000, now, mix });
    const share = people.filter(({ status }) => status === 'error').length / people.length;
    expect(share).to.be.closeTo(0.3, 0.03);
  });

  it('have ids and addresses of their own, which are well formed', () => {
    const people = createPeople({ count: 2_000, now, mix });
    for (const key of ['id', 'broadworksId'] as const)
      expect(new Set(people.map((row) => row[key]))).to.have.length(2_000);
    const emails = people.flatMap(({ email }) => email ?? []);
    expect(new Set(emails)).to.have.length(emails.length);
    for (const { broadworksId, email } of people) {
      expect(broadworksId).to.match(/^\d{10}@example\.com$/);
      if (email !== undefined) expect(checkEmail(email).ok, email).to.equal(true);
    }
  });

  it('have what their status demands', () => {
    for (const { status, errors, email, personId } of createPeople({ count: 500, now, mix })) {
      expect(errors.length > 0).to.equal(status === 'error');
      expect(personId !== undefined).to.equal(status === 'provisioned');
      if (status === 'pending_email_input') expect(email).to.equal(undefined);
    }
  });

  it('have a past that lies before the present', () => {
    for (const { created, lastStatusChange } of createPeople({ count: 500, now, mix })) {
      expect(Date.parse(created)).to.be.at.most(Date.parse(lastStatusChange));
      expect(Date.parse(lastStatusChange)).to.be.at.most(now);
    }
  });

  it('meet errors that the catalogue knows, and some that it does not', () => {
    const { explain } = createErrorCatalog();
    const categories = SAMPLE_ERRORS.map(({ code }) => explain(code).category);
    expect(categories).to.include('unknown');
    expect(categories).to.include('already-associated');
    expect(categories.filter((category) => category !== 'unknown')).to.have.length(6);
  });

  it('come 100,000 at a time', () => {
    const people = createPeople({ count: 100_000, now, mix });
    expect(people).to.have.length(100_000);
    expect(new Set(people.map(({ broadworksId }) => broadworksId))).to.have.length(100_000);
  });
});
