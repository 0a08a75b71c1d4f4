import { createHttpBackend, createProvisioningClient, type BatchJournal, type BatchRecord } from '@flowthrough/client';
import '@flowthrough/elements/user-status/define';
import { hr } from '@flowthrough/elements/messages/hr';
import { createMockFetch, onWrites } from '@flowthrough/mock';
import { expect } from 'chai';
import { expectNoViolations } from '../../support/axe.js';
import { openBatches, type UserWorld } from '../../support/harness/batch.js';
import { createUserWorld } from '../../support/harness/user-status.js';
import { findByRole, focused } from '../../support/roles.js';
import { waitFor } from '../../support/wait.js';

function createJournal() {
  let stored: string | undefined;
  const journal: BatchJournal = {
    load: () => (stored === undefined ? undefined : (JSON.parse(stored) as BatchRecord)),
    save: (record) => {
      stored = record && JSON.stringify(record);
    },
  };
  return { journal, holds: () => stored !== undefined };
}

/** The same backend after the page was loaded anew. */
function reloaded(world: UserWorld): UserWorld {
  const { scenario, environment } = world;
  const backend = createHttpBackend({
    baseUrl: scenario.basePath,
    fetch: createMockFetch(scenario),
    token: scenario.token,
    environment,
  });
  return { ...world, client: createProvisioningClient({ backend, environment }) };
}

/** Leaves the page when some writes have been answered and others are under way. */
async function interrupt() {
  const { journal, holds } = createJournal();
  let answered = 0;
  const never = new Promise<never>(() => undefined);
  const world = createUserWorld('errors', {
    users: 120,
    faults: [
      onWrites(async (request, next) => {
        const answer = await next(request);
        answered += 1;
        // They take effect, and nobody hears of it.
        return answered > 8 && answered <= 12 ? never : answer;
      }),
    ],
  });
  const first = await openBatches(world, (element) => {
    element.status = ['error'];
    element.batchJournal = journal;
  });
  await first.bulk.selectAll();
  await first.bulk.press('Retry activation');
  await first.view.dialog();
  const active = Number(/Retry (\d+) users/.exec(first.view.text)?.[1]);
  await first.view.confirm(`Retry ${active} users`);
  await waitFor(() => answered === 12, 'the writes under way');
  first.element.remove();
  await first.element.updateComplete;
  const second = await openBatches(reloaded(world), (element) => (element.batchJournal = journal));
  return { ...second, world, active, holds };
}

const timesWritten = ({ scenario }: UserWorld) => {
  const ids = scenario.backend.effects.map(({ input }) => String(input[0]));
  return ids.length - new Set(ids).size;
};

describe('ft-user-status, a batch that was left in the middle', () => {
  it('offers to go on, finds out what was under way, and writes nothing twice', async () => {
    const { bulk, active, world, announced, element, holds } = await interrupt();
    await bulk.passUntil(/A batch was interrupted: 12 of/);
    expect(announced.filter((text) => text.startsWith('A batch was interrupted'))).to.have.lengthOf(1);
    await expectNoViolations(element);
    await bulk.press('Continue');
    await bulk.passUntil(`${active} done`);
    expect(timesWritten(world)).to.equal(0);
    expect(world.scenario.backend.effects).to.have.lengthOf(active);
    await waitFor(() => !holds(), 'the record to go');
  });

  it('can be given up: the rest is not sent, and the record goes', async () => {
    const { bulk, world, holds } = await interrupt();
    await bulk.passUntil(/A batch was interrupted: 12 of/);
    await bulk.press('Discard');
    await bulk.gone();
    await waitFor(() => !holds(), 'the record to go');
    expect(world.scenario.backend.effects).to.have.lengthOf(12);
  });

  it('goes on by itself in an element that is only moved on the page', async () => {
    const world = createUserWorld('errors');
    const { bulk, element, view } = await openBatches(world, (given) => (given.status = ['error']));
    await bulk.selectAll();
    await bulk.press('Retry activation');
    await view.dialog();
    await view.confirm(/^Retry \d/);
    const elsewhere = document.createElement('div');
    element.parentElement!.append(elsewhere);
    elsewhere.append(element);
    await bulk.passUntil('Show results');
    expect(bulk.text).not.to.include('unknown');
  });
});

describe('ft-user-status, a journal that does not do its part', () => {
  async function retryWith(journal: BatchJournal) {
    const opened = await openBatches(createUserWorld('errors'), (element) => {
      element.status = ['error'];
      element.batchJournal = journal;
    });
    const retry = async () => {
      await opened.bulk.selectAll();
      await opened.bulk.press('Retry activation');
      await opened.view.dialog();
      await opened.view.confirm(/^Retry \d/);
    };
    return { ...opened, retry };
  }

  it('says that the record of an earlier batch cannot be read, and lets a new one begin', async () => {
    const journals: BatchJournal[] = [
      { load: () => JSON.parse('{"version":1,"items":[null]}') as BatchRecord, save: () => undefined },
      { load: () => Promise.reject(new Error('No storage.')), save: () => undefined },
    ];
    for (const journal of journals) {
      const { bulk, announced, element, retry } = await retryWith(journal);
      await bulk.says('The record of an earlier batch could not be read');
      expect(announced.filter((text) => text.includes('could not be read'))).to.have.lengthOf(1);
      await expectNoViolations(element);
      await retry();
      await bulk.passUntil(/\d+ done/);
      expect(bulk.text).to.include('could not be read');
      await bulk.press('Dismiss');
      await bulk.gone();
    }
  });

  it('forgets a record that it cannot read when that is dismissed', async () => {
    let stored: unknown = { version: 7 };
    const journal = { load: () => stored as BatchRecord, save: (record?: BatchRecord) => void (stored = record) };
    const { bulk, element } = await retryWith(journal);
    await bulk.says('could not be read');
    await bulk.press('Dismiss');
    await bulk.gone();
    expect(stored).to.equal(undefined);
    expect(focused()).to.equal(findByRole(element, 'region', 'User Status'));
  });

  it('waits for somebody when the journal does not answer, and shows the batch meanwhile', async () => {
    const { bulk, announced, element, environment, retry, writes } = await retryWith({
      load: () => new Promise<never>(() => undefined),
      save: () => undefined,
    });
    await retry();
    await bulk.says('Starting');
    await environment.advance(60_000);
    await bulk.says('what keeps the progress does not answer');
    expect(announced.filter((text) => text.includes('does not answer'))).to.have.lengthOf(1);
    expect(writes()).to.have.lengthOf(0);
    await expectNoViolations(element);
    await bulk.press('Continue');
    await bulk.passUntil(/\d+ done/);
  });

  it('says that the storage is full, and can be cancelled', async () => {
    const { bulk, retry, writes } = await retryWith({
      load: () => undefined,
      save: () => Promise.reject(new DOMException('Full.', 'QuotaExceededError')),
    });
    await retry();
    await bulk.passUntil('the storage of the browser is full');
    expect(writes()).to.have.lengthOf(0);
    await bulk.press('Cancel');
    await bulk.passUntil(/\d+ cancelled/);
    expect(writes()).to.have.lengthOf(0);
  });
});

describe('the Croatian texts of bulk work', () => {
  it('count in the three forms of the language', () => {
    const { selected, notShown, withoutAddress, count } = hr.batch;
    expect([1, 2, 5, 21].map(selected)).to.deep.equal([
      'Odabran je 1 korisnik',
      'Odabrana su 2 korisnika',
      'Odabrano je 5 korisnika',
      'Odabran je 21 korisnik',
    ]);
    expect([1, 3, 11].map(count.failed)).to.deep.equal(['1 neuspješan', '3 neuspješna', '11 neuspješno']);
    expect([1, 4, 12].map(notShown)[1]).to.equal('4 nisu prikazana zbog filtra');
    expect([1, 4, 12].map(withoutAddress)[1]).to.equal('4 korisnika nemaju adresu e-pošte i preskaču se');
  });
});
