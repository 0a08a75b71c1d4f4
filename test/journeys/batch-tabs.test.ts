import type { BatchChange, BatchJournal, BatchRecord } from '@flowthrough/client';
import { expect } from 'chai';
import type * as BatchJournals from '../../demo/batch-journal.js';
import { waitFor } from '../support/wait.js';

type Journals = typeof BatchJournals;

/** Another tab of the portal: a page of its own, on the same origin and the same storage. */
async function openTab() {
  const frame = document.createElement('iframe');
  document.body.append(frame);
  const page = frame.contentWindow as Window & { journals?: Journals };
  const script = frame.contentDocument!.createElement('script');
  script.type = 'module';
  script.textContent = `import * as journals from '${location.origin}/demo/batch-journal.ts'; window.journals = journals;`;
  frame.contentDocument!.body.append(script);
  const { createJournals } = await waitFor(() => page.journals, 'the journals of the tab');
  const journalOf = createJournals(world);
  return { journalOf, close: () => frame.remove() };
}

let runs = 0;
let world = { scenario: '', users: undefined, seed: undefined };

const toRecord = (key: string, count = 3): BatchRecord => ({
  version: 1,
  key,
  items: Array.from({ length: count }, (_, index) => ({ subscriberId: `u${index}`, action: 'retry' })),
  withAddresses: true,
  progress: 'w'.repeat(count),
  reasons: [],
});

const keyOf = async (journal: BatchJournal) => (await journal.load())?.key;

describe('the journal of the demo, in several tabs', () => {
  const tabs: { close(): void }[] = [];
  const open = async (template = 'adria') => {
    const tab = await openTab();
    tabs.push(tab);
    return { ...tab, journal: tab.journalOf(template)! };
  };

  beforeEach(() => {
    runs += 1;
    world = { scenario: `test ${runs} ${performance.timeOrigin}`, users: undefined, seed: undefined };
  });

  afterEach(() => {
    for (const { close } of tabs.splice(0)) close();
  });

  it('gives each tab a record of its own, a duplicated one as well', async () => {
    const first = await open();
    expect(await first.journal.load()).to.equal(undefined);
    await first.journal.save(toRecord('first'));
    const second = await open();
    expect(await second.journal.load()).to.equal(undefined);
    await second.journal.save(toRecord('second'));
    expect(await keyOf(first.journal)).to.equal('first');
    expect(await keyOf(second.journal)).to.equal('second');
    await second.journal.save(undefined);
    expect(await keyOf(first.journal)).to.equal('first');
    expect(await second.journal.load()).to.equal(undefined);
  });

  it('offers what a closed tab has left to the next one, with all that was appended, and to one alone', async () => {
    const first = await open();
    await first.journal.save(toRecord('left'));
    const changes: BatchChange[] = [
      [0, 'running'],
      [0, 'sent'],
      [1, 'failed', { kind: 'forbidden' }],
    ];
    for (const change of changes) await first.journal.append!([change]);
    first.close();
    const second = await open();
    const third = await open();
    // A page that has gone lets go of its locks a little later.
    let found: BatchRecord | undefined;
    for (let looks = 0; looks < 1_000 && !found; looks += 1) found = await second.journal.load();
    expect(found).to.deep.include({ key: 'left', changes });
    expect(await third.journal.load()).to.equal(undefined);
    await second.journal.save(undefined);
    expect(await (await open()).journal.load()).to.equal(undefined);
  });

  it('keeps the records of two templates apart', async () => {
    const tab = await open('adria');
    const other = tab.journalOf('baltic')!;
    await tab.journal.save(toRecord('adria'));
    expect(await other.load()).to.equal(undefined);
    await other.save(toRecord('baltic'));
    expect(await keyOf(tab.journal)).to.equal('adria');
    expect(tab.journalOf('adria')).to.equal(tab.journal);
  });

  it('begins anew with a record that is saved again, as after a reload', async () => {
    const { journal } = await open();
    await journal.save(toRecord('before'));
    await journal.append!([[0, 'running']]);
    await journal.save({ ...toRecord('after'), progress: 'uww' });
    await journal.append!([[1, 'running']]);
    expect(await journal.load()).to.deep.include({ key: 'after', progress: 'uww', changes: [[1, 'running']] });
  });

  it('keeps nothing where the browser has no locks', async () => {
    const { createJournals } = await import('../../demo/batch-journal.js');
    const locks = Object.getOwnPropertyDescriptor(Navigator.prototype, 'locks')!;
    Reflect.deleteProperty(Navigator.prototype, 'locks');
    try {
      expect(createJournals(world)('adria')).to.equal(undefined);
    } finally {
      Object.defineProperty(Navigator.prototype, 'locks', locks);
    }
  });
});

describe('the journal of the documentation', () => {
  it('does what it says', async () => {
    const text = await (await fetch('/docs/backends.md')).text();
    const [, example = ''] = /```js\n(const openDatabase[\s\S]*?)```/.exec(text) ?? [];
    const source = new Blob([example, 'export { createJournal, openDatabase };'], { type: 'text/javascript' });
    const { createJournal, openDatabase } = (await import(URL.createObjectURL(source))) as {
      createJournal(database: IDBDatabase, name: string): Required<BatchJournal>;
      openDatabase(): Promise<IDBDatabase>;
    };
    const database = await openDatabase();
    const name = `test ${performance.timeOrigin}`;
    const journal = createJournal(database, name);
    expect(await journal.load()).to.equal(undefined);
    await journal.save(toRecord('kept'));
    for (let index = 0; index < 20; index += 1) await journal.append([[index % 3, 'running']]);
    const again = createJournal(database, name);
    const { changes, ...record } = (await again.load()) ?? {};
    expect(record).to.deep.equal(toRecord('kept'));
    expect(changes).to.have.length(20);
    expect(changes?.[19]).to.deep.equal([1, 'running']);
    await again.save({ ...toRecord('kept'), progress: 'ddd' });
    expect(await again.load()).to.deep.include({ progress: 'ddd', changes: [] });
    await again.save(undefined);
    expect(await journal.load()).to.equal(undefined);
    expect(await createJournal(database, `${name} other`).load()).to.equal(undefined);
    database.close();
  });
});
