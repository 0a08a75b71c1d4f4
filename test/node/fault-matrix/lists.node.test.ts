import { createUserStatusStore, type Subscriber, type UserStatusStore } from '@flowthrough/client';
import { expect } from 'chai';
import { createRandom, subscriber } from '../../client/support/subscriber-world.js';
import { answer, redirect, reset, stall, type Harm } from '../../support/fault-server.js';
import { createFaultWorld, failureOf, passUntilSettled, type FaultWorld } from '../../support/fault-world.js';
import { waitFor } from '../../support/wait.js';

const LIST = /\/subscribers(\?|$)/;

const row = (id: unknown, changes: Readonly<Record<string, unknown>> = {}) => ({
  ...subscriber({ id: 'x' }),
  id,
  ...changes,
});

describe('lists', () => {
  let world: FaultWorld;
  beforeEach(async () => {
    // Pages of five, so that lists have several.
    world = await createFaultWorld({ users: 20 });
    world.server.fault({ path: /capabilities/ }, answer(200, { filters: ['status'], maxPageSize: 5 }));
  });
  afterEach(() => world.stop());

  const list = () => world.backend.listSubscribers({ templateId: world.templateId }, {});
  const ids = ({ $state }: UserStatusStore) => {
    const { view } = $state.get();
    return Array.from({ length: view.length }, (_, index) => view.at(index)!.id);
  };
  /** Answers the pages of a list, by the cursor that is asked for. */
  const pages =
    (give: (cursor: string) => object, headers: Readonly<Record<string, string>> = {}): Harm =>
    (exchange) => {
      const cursor = new URL(exchange.incoming.url ?? '/', 'http://localhost').searchParams.get('cursor') ?? '';
      return answer(200, give(cursor), headers)(exchange);
    };

  it('F03: a connection lost half way keeps the rows so far, says so, and goes on from the last cursor', async () => {
    const lost = world.server.fault({ path: /cursor=10/ }, reset());
    const store = await world.openUsers();
    expect(store.$state.get().load).to.deep.include({ state: 'failed', loaded: 10 });
    expect(ids(store)).to.have.length(10);
    lost.lift();
    world.asked();
    await passUntilSettled(store.resume(), world);
    expect(store.$state.get().load).to.deep.include({ state: 'ready', loaded: 20 });
    expect(world.asked().every((path) => /cursor=1[05]/.test(path))).to.equal(true);
    expect(new Set(ids(store)).size).to.equal(20);
  });

  it('F39: answers out of order leave what was asked last, in 1,000 orders', async function () {
    this.timeout(180_000);
    await world.stop();
    world = await createFaultWorld({ users: 12 });
    const all = await world.backend.capabilities({});
    world.server.fault({ path: /capabilities/ }, answer(200, { ...all, maxPageSize: 5, offsetCursors: false }));
    // More rows than the cap, so that each search is a question to the backend.
    const store = await world.openUsers({ rowCap: 8 });
    expect(store.$state.get().scope).to.equal('paged');
    const rows = await world.users();
    const random = createRandom(7);
    const held: (() => void)[] = [];
    world.server.fault({ path: /search=/ }, async ({ released: _, proceed, send }) => {
      const response = await proceed();
      await new Promise<void>((resolve) => held.push(resolve));
      await send(response);
    });
    for (let order = 0; order < 1_000; order += 1) {
      const asked = Array.from({ length: 2 + Math.floor(random() * 2) }, () => rows[Math.floor(random() * 12)]!);
      // Each question is on its way before the next one, so that all of them are answered.
      for (const [index, { broadworksId }] of asked.entries()) {
        if (store.$state.get().query.search === broadworksId) continue;
        const before = held.length;
        store.setQuery({ search: broadworksId });
        if (index === asked.length - 1 || random() < 0.5) await waitFor(() => held.length > before, 'the question');
      }
      const wanted = asked.at(-1)!;
      while (held.length > 0) held.splice(Math.floor(random() * held.length), 1)[0]?.();
      await waitFor(() => {
        while (held.length > 0) held.pop()?.();
        return store.$state.get().view.length === 1 && store.$state.get().view.at(0)?.id === wanted.id;
      }, `the answer of order ${order}`);
    }
  });

  it('F44: a cursor that comes again ends the list with a notice, its rows once', async () => {
    const next: Readonly<Record<string, string>> = { '': 'a', a: 'b', b: 'a' };
    world.server.fault(
      { path: LIST },
      pages((cursor) => ({ items: [row(`u${cursor}`)], next: next[cursor] })),
    );
    const store = await world.openUsers();
    expect(store.$state.get().load).to.deep.include({ state: 'partial', notice: 'cyclic' });
    expect(ids(store)).to.deep.equal(['u', 'ua', 'ub']);
  });

  it('F45: a list without an end is ended at the cap of pages, with a notice', async function () {
    this.timeout(180_000);
    world.server.fault(
      { path: LIST },
      pages((cursor) => ({ items: [row('u1')], next: String(Number(cursor) + 1) })),
    );
    const store = await world.openUsers({ rowCap: 10 });
    expect(store.$state.get().load).to.deep.include({ state: 'partial', notice: 'page-cap' });
    expect(world.asked().length).to.be.at.most(1_002);
    expect(ids(store)).to.deep.equal(['u1']);
  });

  it('F46: a next link is followed within the origin, and elsewhere refused, with nothing sent there', async () => {
    const elsewhere = await createFaultWorld();
    try {
      for (const link of [
        `<${elsewhere.server.baseUrl}/templates/t/subscribers?cursor=2>; rel="next"`,
        '<javascript:alert(1)>; rel=next',
        '<data:text/plain,x?cursor=2>; rel=next',
        '<//evil.example/x?cursor=2>; rel=next',
        '<\\\\evil.example/x?cursor=2>; rel=next',
        `<${world.server.origin.replace('http://', 'http://me:pw@')}/x?cursor=2>; rel=next`,
      ]) {
        const linked = world.server.fault({ path: LIST }, answer(200, { items: [row('u1')] }, { link }));
        expect((await failureOf(list(), world)).kind, link).to.equal('refused');
        linked.lift();
      }
      expect(elsewhere.asked()).to.deep.equal([]);
      world.server.fault(
        { path: LIST },
        answer(200, { items: [row('u1')] }, { link: '<?limit=5&cursor=c%202>; rel = "next"' }),
      );
      expect((await list()).next).to.equal('c 2');
    } finally {
      await elsewhere.stop();
    }
  });

  it('F46: nothing of a read, its custom headers included, goes to another origin by a redirect', async () => {
    const elsewhere = await createFaultWorld();
    const backend = world.connect({ headers: { 'x-api-key': 'canary' }, token: () => 'canary' });
    for (const status of [301, 302, 303, 307, 308]) {
      world.server.fault({ path: LIST, times: 1 }, redirect(`${elsewhere.server.baseUrl}/templates`, status));
      await failureOf(backend.listSubscribers({ templateId: world.templateId }, {}), world);
    }
    expect(elsewhere.server.requests).to.deep.equal([]);
    await elsewhere.stop();
  });

  for (const [what, body, link] of [
    ['an object', { next: { a: 1 } }],
    ['an array', { next: ['2'] }],
    ['true', { next: true }],
    ['a number that is not exact', { next: 9007199254740993 }],
    ['a link without a cursor', {}, '</api/x?page=2>; rel="next"'],
    ['a link with an empty cursor', {}, '</api/x?cursor=>; rel="next"'],
    ['a link that does not end', {}, '</api/x?cursor=2; rel="next"'],
  ] as const) {
    it(`a next page that cannot be asked for is an error, never the end of a list: ${what}`, async () => {
      world.server.fault({ path: LIST }, answer(200, { items: [row('u1')], ...body }, { ...(link && { link }) }));
      const store = await world.openUsers();
      expect(store.$state.get().load.state).to.equal('failed');
      expect(store.$state.get().load.error?.kind).to.equal('parse');
    });
  }

  it('a next page may be a number, and nothing, null, false or an empty text ends a list', async () => {
    for (const [next, expected] of [
      [100, '100'],
      ['0', '0'],
      [undefined, undefined],
      [null, undefined],
      ['', undefined],
      [false, undefined],
    ]) {
      const given = world.server.fault({ path: LIST }, answer(200, { items: [row('u1')], next }));
      expect((await list()).next).to.equal(expected);
      given.lift();
    }
  });

  it('F47: a row that comes twice is shown once, in its newest state, whichever came first', async () => {
    const older = { status: 'error', lastStatusChange: '2026-11-20T09:00:00.000Z' };
    const newer = { status: 'provisioned', lastStatusChange: '2026-11-21T09:00:00.000Z' };
    for (const [one, other] of [
      [older, newer],
      [newer, older],
    ]) {
      const inPage = world.server.fault(
        { path: LIST },
        answer(200, { items: [row('u1', one), row('u2'), row('u1', other)] }),
      );
      const store = await world.openUsers();
      expect(ids(store)).to.deep.equal(['u1', 'u2']);
      expect(store.get('u1')?.status).to.equal('provisioned');
      expect(store.$state.get().load.loaded).to.equal(2);
      inPage.lift();
      const overPages = world.server.fault(
        { path: LIST },
        pages((cursor) =>
          cursor ? { items: [row('u1', other), row('u3')] } : { items: [row('u1', one), row('u2')], next: '2' },
        ),
      );
      const second = await world.openUsers();
      expect(ids(second)).to.deep.equal(['u1', 'u2', 'u3']);
      expect(second.get('u1')?.status).to.equal('provisioned');
      overPages.lift();
    }
  });

  it('F47: rows whose numbers JavaScript cannot tell apart are left out, and that is said', async () => {
    const items = '{"id":5551234567890123456},{"id":5551234567890123457},{"id":"5551234567890123458"},{"id":7}';
    world.server.fault({ path: LIST }, answer(200, `{"items":[${items}]}`, { 'content-type': 'application/json' }));
    const store = await world.openUsers();
    expect(ids(store)).to.deep.equal(['5551234567890123458', '7']);
    expect(store.$state.get().load).to.deep.include({ state: 'partial', notice: 'unreadable' });
  });

  it('rows without an id are left out, the others shown, and that is said', async () => {
    const bad = [row(undefined), row(null), row(''), row({}), row(true), null, 'u9', [], 3];
    world.server.fault({ path: LIST }, answer(200, { items: [row('u1'), ...bad, row('u2')], total: 11 }));
    const store = await world.openUsers();
    expect(ids(store)).to.deep.equal(['u1', 'u2']);
    expect(store.$state.get().load).to.deep.include({ state: 'partial', notice: 'unreadable', error: undefined });
  });

  it('a list of which no row can be read is a failure, not an empty table', async () => {
    world.server.fault({ path: LIST }, answer(200, { items: [row(undefined), row(null)] }));
    const store = await world.openUsers();
    expect(store.$state.get().load.error?.kind).to.equal('parse');
  });

  it('one template that cannot be read does not hide the others', async () => {
    world.server.fault({ path: /templates$/ }, answer(200, [{ id: 't1', name: 'One' }, { name: 'none' }, null]));
    expect((await world.backend.listTemplates({})).map(({ id }) => id)).to.deep.equal(['t1']);
  });

  it('F48: a row that goes or comes between two pages costs no other row', async () => {
    const store = createUserStatusStore(world.client, { templateId: world.templateId });
    const second = world.server.fault({ path: /cursor=5/, times: 1 }, stall());
    store.start();
    await waitFor(() => second.met === 1, 'the second page');
    const [first] = await world.users();
    await world.scenario.backend.deleteSubscriber(first!.id, {});
    second.go();
    await waitFor(() => store.$state.get().load.state === 'ready', 'the list');
    const left = (await world.users()).map(({ id }) => id);
    expect(ids(store)).to.include.members(left);
    store.stop();
  });

  it('F49: a count that is wrong, missing, negative or no number shows no nonsense', async () => {
    for (const total of [undefined, null, -1, 'many', '20', 1.5, 1e300, 0, {}, [], true]) {
      const counted = world.server.fault({ path: LIST }, answer(200, { items: [row('u1'), row('u2')], total }));
      const store = await world.openUsers();
      const { load, view } = store.$state.get();
      expect([load.state, load.loaded, view.length], JSON.stringify(total)).to.deep.equal(['ready', 2, 2]);
      expect(load.total === undefined || load.total >= 2, JSON.stringify(total)).to.equal(true);
      counted.lift();
    }
  });

  it('fields of any type become a row that can be shown', async () => {
    const strange = [null, 1, true, {}, [], ['a'], 'text', -0, 1e300];
    const keys = Object.keys(subscriber({ id: 'x' })).filter((key) => key !== 'id');
    const items = strange.flatMap((value, index) => keys.map((key) => row(`${key}${index}`, { [key]: value })));
    world.server.fault({ path: LIST }, answer(200, { items }));
    const store = await world.openUsers();
    expect(store.$state.get().load.state).to.equal('ready');
    const { view } = store.$state.get();
    for (let index = 0; index < view.length; index += 1) {
      const { errors, selfActivated, ...texts } = view.at(index) as Subscriber;
      for (const text of Object.values(texts)) expect(text).to.be.a('string');
      for (const { code, text } of errors) expect([typeof code, typeof text]).to.deep.equal(['string', 'string']);
      expect(selfActivated).to.be.oneOf([undefined, true, false]);
    }
    expect(view.length).to.equal(items.length);
  });
});
