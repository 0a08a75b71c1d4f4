import { ProvisioningError, type BackendCapabilities } from '@flowthrough/client';
import { expect } from 'chai';
import { createPageReader, type PageReaderOptions } from '../../../packages/client/src/rows/page-reader.js';
import { createSubscriberWorld, settled, subscriber, subscribers } from '../support/subscriber-world.js';

const OFFSETS: BackendCapabilities = { totals: true, offsetCursors: true };

function begun(count: number, options: PageReaderOptions = {}, capabilities = OFFSETS) {
  const world = createSubscriberWorld(subscribers(count), { capabilities, pageSize: 2 });
  const reader = createPageReader(world.backend, { templateId: 'main' }, { parallel: 4, ...options });
  return { world, reader };
}

async function readAll({ reader }: Pick<ReturnType<typeof begun>, 'reader'>): Promise<string[]> {
  const ids: string[] = [];
  while (!reader.done) ids.push(...(await reader.next()).map(({ id }) => id));
  return ids;
}

describe('createPageReader: reading ahead', () => {
  it('asks for one page first, then for four at a time', async () => {
    const { world, reader } = begun(40);
    await reader.next();
    expect(world.received).to.deep.equal(['list 0']);
    const held = world.hold('list');
    const second = reader.next();
    expect(held.map(({ what }) => what)).to.deep.equal(['list 2', 'list 4', 'list 6', 'list 8']);
    await held[1]?.release();
    await held[0]?.release();
    expect((await second).map(({ id }) => id)).to.deep.equal(['u002', 'u003']);
    expect((await reader.next()).map(({ id }) => id)).to.deep.equal(['u004', 'u005']);
    expect(held.length).to.equal(5);
  });

  it('asks for each page once, and for none behind the end', async () => {
    const { world, reader } = begun(11);
    expect((await readAll({ reader })).length).to.equal(11);
    expect(world.received).to.deep.equal(['list 0', 'list 2', 'list 4', 'list 6', 'list 8', 'list 10']);
  });

  it('gives pages in order, in whatever order the answers come', async () => {
    const { world, reader } = begun(9);
    const held = world.hold('list');
    const ids: string[] = [];
    const reading = (async () => {
      while (!reader.done) ids.push(...(await reader.next()).map(({ id }) => id));
    })();
    await held[0]?.release();
    for (const call of held.slice(1).reverse()) await call.release();
    await reading;
    expect(ids).to.deep.equal(subscribers(9).map(({ id }) => id));
  });

  it('reads one page after the other without a total, and unless it is told otherwise', async () => {
    const { world, reader } = begun(8, {}, { offsetCursors: true });
    await reader.next();
    const held = world.hold('list');
    void reader.next();
    expect(held.length).to.equal(1);
    const plain = begun(8, { parallel: undefined });
    await plain.reader.next();
    const one = plain.world.hold('list');
    void plain.reader.next();
    expect(one.length).to.equal(1);
  });

  it('asks for the page that failed again, and for those after it', async () => {
    const { world, reader } = begun(10);
    await reader.next();
    world.failNext('list 4', new ProvisioningError('network', 'Broken.'));
    await reader.next();
    expect(await reader.next().catch((error: unknown) => error)).to.include({ kind: 'network' });
    world.received.length = 0;
    expect((await readAll({ reader })).length).to.equal(6);
    expect(world.received).to.deep.equal(['list 4', 'list 6', 'list 8']);
  });

  it('forgets what was asked for by a reader that gave up', async () => {
    const { world, reader } = begun(10);
    await reader.next();
    const controller = new AbortController();
    const held = world.hold('list');
    const given = reader.next(controller.signal).catch((error: unknown) => error);
    controller.abort();
    for (const call of [...held]) await call.release();
    expect(await given).to.include({ kind: 'aborted' });
    const next = reader.next();
    await held[4]?.release();
    expect((await next).map(({ id }) => id)).to.deep.equal(['u002', 'u003']);
  });

  it('goes back when users went meanwhile, so that none is passed over', async () => {
    const { world, reader } = begun(12);
    const ids = (await reader.next()).map(({ id }) => id);
    const held = world.hold('list');
    const second = reader.next();
    await held[0]?.release();
    ids.push(...(await second).map(({ id }) => id));
    world.rows.delete('u000');
    const rest = (async () => {
      while (!reader.done) ids.push(...(await reader.next()).map(({ id }) => id));
    })();
    for (let place = 1; !reader.done && place < 50; place += 1) {
      await held[place]?.release();
      await settled();
    }
    await rest;
    expect([...new Set(ids)]).to.have.members(subscribers(12).map(({ id }) => id));
  });

  it('follows the backend where its pages are shorter than they were', async () => {
    const { world, reader } = begun(0);
    const rows = subscribers(10);
    const asked: (string | undefined)[] = [];
    world.list = ({ cursor }) => {
      asked.push(cursor);
      const start = Number(cursor ?? 0);
      const items = rows.slice(start, start + (start >= 4 ? 1 : 2));
      const end = start + items.length;
      return { items, total: rows.length, ...(end < rows.length && { next: String(end) }) };
    };
    expect(await readAll({ reader })).to.deep.equal(rows.map(({ id }) => id));
  });

  it('marks each page as of when it was asked for', async () => {
    let mark = 0;
    const { reader } = begun(8, { mark: () => (mark += 1) });
    await reader.next();
    expect(reader.asked).to.equal(1);
    await reader.next();
    expect(reader.asked).to.equal(2);
    await reader.next();
    expect(reader.asked).to.equal(3);
    expect(mark).to.equal(4);
  });

  it('ends an endless list whose total grows', async () => {
    const { world, reader } = begun(0, { pageCap: 30 });
    let pages = 0;
    world.list = () => ({ items: [subscriber({ id: `r${pages}` })], total: 1e6 + pages, next: String((pages += 1)) });
    await readAll({ reader });
    expect(reader.notice).to.equal('page-cap');
    expect(pages).to.be.lessThan(40);
  });
});

describe('createPageReader: users who go while the list is read', () => {
  const TOTALS: BackendCapabilities = { totals: true };
  const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);

  /** Backends whose cursors mean a place in the list, and one whose cursors mean a user. */
  const CURSORS = {
    offsets: { to: (offset: number) => String(offset), from: (cursor: string) => Number(cursor) },
    'offsets in disguise': {
      to: (offset: number) => btoa(`o:${offset}`),
      from: (cursor: string) => Number(atob(cursor).slice(2)),
    },
    'numbers of pages': {
      to: (offset: number) => `p${offset / 2}`,
      from: (cursor: string) => 2 * Number(cursor.slice(1)),
    },
  };

  for (const [what, { to, from }] of Object.entries(CURSORS)) {
    for (const gone of [1, 2, 3, 5]) {
      it(`passes nobody over where cursors are ${what} and ${gone} of those that were read went`, async () => {
        const { world, reader } = begun(14, { parallel: 1 }, TOTALS);
        world.list = ({ cursor, limit = 2 }) => {
          const rows = [...world.rows.values()];
          const start = cursor === undefined ? 0 : from(cursor);
          const end = start + Math.min(2, limit);
          return { items: rows.slice(start, end), total: rows.length, ...(end < rows.length && { next: to(end) }) };
        };
        const read: string[] = [];
        while (!reader.done) {
          read.push(...ids(await reader.next()));
          if (read.length === 6) for (const id of ids(subscribers(gone))) world.rows.delete(id);
        }
        expect([...new Set(read)]).to.have.members(ids(subscribers(14)));
        expect([reader.notice, reader.hasChanged]).to.deep.equal([undefined, false]);
      });
    }
  }

  for (const gone of [1, 2, 3, 4]) {
    it(`passes nobody over in pages that were asked for ahead, whenever ${gone} of those that were read went`, async () => {
      for (let at = 1; at <= 12; at += 1) {
        const { world, reader } = begun(24);
        const read: string[] = [];
        let pages = 0;
        world.list = ({ cursor }) => {
          pages += 1;
          // Twice, so that the page that is read anew tells of others that went.
          if (pages === at || pages === at + 2) {
            for (const id of read.slice(0, gone)) world.rows.delete(id);
          }
          const rows = [...world.rows.values()];
          const start = Number(cursor ?? 0);
          const end = start + 2;
          return { items: rows.slice(start, end), total: rows.length, ...(end < rows.length && { next: String(end) }) };
        };
        while (!reader.done) read.unshift(...ids(await reader.next()));
        expect([...new Set(read)].sort(), `at page ${at}`).to.deep.equal(ids(subscribers(24)));
        expect(reader.notice, `at page ${at}`).to.equal(undefined);
      }
    });
  }

  it('asks for no more than a page anew where a cursor means a user', async () => {
    const { world, reader } = begun(20, { parallel: 1 }, TOTALS);
    const asked: (string | undefined)[] = [];
    world.list = ({ cursor }) => {
      asked.push(cursor);
      const rows = [...world.rows.values()];
      const rest = rows.filter(({ id }) => id > (cursor ?? ''));
      const items = rest.slice(0, 2);
      return { items, total: rows.length, ...(rest.length > 2 && { next: items.at(-1)!.id }) };
    };
    const read: string[] = [];
    while (!reader.done) {
      read.push(...ids(await reader.next()));
      if (read.length === 6) world.rows.delete('u001');
    }
    expect([...new Set(read)]).to.have.members(ids(subscribers(20)));
    expect(asked.length).to.equal(10 + 2);
    expect(reader.notice).to.equal(undefined);
  });

  it('goes back as far as the start', async () => {
    const { world, reader } = begun(8, { parallel: 1 }, TOTALS);
    const read = ids(await reader.next());
    world.rows.delete('u000');
    while (!reader.done) read.push(...ids(await reader.next()));
    expect([...new Set(read)]).to.have.members(ids(subscribers(8)));
    expect(world.received.slice(0, 3)).to.deep.equal(['list 0', 'list 2', 'list 0']);
  });

  it('takes a page without a total for no news of those who went', async () => {
    const { world, reader } = begun(8, { parallel: 1 }, TOTALS);
    const list = ({ cursor }: { readonly cursor?: string | undefined }) => {
      const start = Number(cursor ?? 0);
      const end = start + 2;
      const items = subscribers(8).slice(start, end);
      return { items, ...(start !== 4 && { total: 8 }), ...(end < 8 && { next: String(end) }) };
    };
    world.list = list;
    expect((await readAll({ reader })).length).to.equal(8);
    expect(world.received.length).to.equal(4);
  });

  it('ends where a total keeps falling, and says that the list has changed', async () => {
    const { world, reader } = begun(0, { parallel: 1 }, TOTALS);
    let total = 1_000;
    world.list = ({ cursor }) => {
      const start = Number(cursor ?? 0);
      total -= 1;
      return { items: subscribers(60).slice(start, start + 2), total, ...(start < 58 && { next: String(start + 2) }) };
    };
    expect(new Set(await readAll({ reader })).size).to.equal(60);
    expect(reader.hasChanged).to.equal(true);
    expect(world.received.length).to.be.lessThan(100);
  });
});
