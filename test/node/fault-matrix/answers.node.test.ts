import { expect } from 'chai';
import { answer, page, reset, truncate } from '../../support/fault-server.js';
import { createFaultWorld, failureOf, passUntilSettled, type FaultWorld } from '../../support/fault-world.js';

const JSON_TYPE = { 'content-type': 'application/json' };

describe('answers that are not what they should be', () => {
  let world: FaultWorld;
  let id: string;
  beforeEach(async () => {
    world = await createFaultWorld();
    id = (await world.users())[0]!.id;
  });
  afterEach(() => world.stop());

  const read = () => world.backend.getSubscriber(id, {});
  const list = () => world.backend.listSubscribers({ templateId: world.templateId }, {});

  it('F07: JSON cut off is `parse`, a read is tried once more, a write is unknown', async () => {
    const broken = world.server.fault({ method: 'GET' }, truncate());
    expect((await failureOf(read(), world)).kind).to.equal('parse');
    expect(broken.met).to.equal(2);
    broken.lift();
    world.server.fault({ method: 'GET', times: 1 }, truncate());
    expect((await passUntilSettled(read(), world)).id).to.equal(id);
    world.server.fault({ method: 'PATCH', when: 'after' }, truncate());
    expect(await failureOf(world.backend.changePackage(id, 'softphone', {}), world)).to.include({
      kind: 'parse',
      outcome: 'unknown',
    });
    expect(world.server.effects.all).to.have.length(1);
  });

  const MALFORMED: Readonly<Record<string, string | Buffer>> = {
    'deep nesting': '['.repeat(200_000),
    'deep nesting that ends': `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
    'deep nesting inside a row': `{"id":"x","errors":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
    'a bad escape': '{"id":"\\x"}',
    'a raw NUL': '{"id":"a\0b"}',
    'a lone surrogate': '{"id":"\\ud800"}',
    'bytes that are no UTF-8': Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]),
    'trailing junk': '{"id":"u1"} x',
    'two values': '{}{}',
    'a number too large': '{"id":1e999}',
    'a bare word': 'undefined',
    NaN: '{"id":NaN}',
    'a quote alone': '"',
    'blanks alone': ' \n\t',
    null: 'null',
    true: 'true',
    'a text': '"id"',
    'an empty array': '[]',
    'an empty object': '{}',
    'single quotes': "{'id':'u1'}",
  };
  for (const [what, body] of Object.entries(MALFORMED)) {
    it(`F08: malformed JSON ends in one typed error or a row, for every reader, and never hangs: ${what}`, async () => {
      world.server.fault({}, ({ outgoing }) => void outgoing.writeHead(200, JSON_TYPE).end(body));
      const calls: readonly (() => Promise<unknown>)[] = [
        read,
        list,
        () => world.backend.listTemplates({}),
        () => world.backend.getTemplate(world.templateId, {}),
        () => world.backend.getActivation('a', {}),
        () => world.backend.listHistory(id, {}),
        () => world.backend.getBatch('b', {}),
        () => world.backend.capabilities({}),
        () => world.backend.precheck({ email: 'a@example.com' }, {}),
        () => world.backend.changePackage(id, 'basic', {}),
      ];
      for (const call of calls) {
        const ended = call().then(
          () => undefined,
          (error: unknown) => error,
        );
        const error = await passUntilSettled(ended, world);
        if (error !== undefined) expect(error).to.include({ name: 'ProvisioningError', kind: 'parse' });
      }
    });
  }

  it('F09: 200 with a page of a proxy is `unexpected-content`, asked for once, with nothing of it in the error', async () => {
    world.server.fault({}, page(200, '<!doctype html><h1>Welcome to the proxy</h1>'));
    const error = await failureOf(read(), world);
    expect([error.kind, error.needsSignIn]).to.deep.equal(['unexpected-content', false]);
    expect(`${error.message}${JSON.stringify(error)}${String(error.cause)}`).not.to.include('Welcome');
    expect(world.asked()).to.have.length(1);
  });

  it('F10: 502 with a page is tried again by its status, with nothing of it in the error', async () => {
    const gateway = world.server.fault({}, page(502, '<h1>Bad gateway nginx</h1>'));
    const error = await failureOf(read(), world);
    expect([error.kind, error.status, gateway.met]).to.deep.equal(['unavailable', 502, 3]);
    expect(`${error.message}${JSON.stringify(error)}`).not.to.include('nginx');
  });

  it('F11: JSON is read whatever its content type says, when it parses', async () => {
    for (const type of [
      'application/json',
      'application/json; charset=utf-8',
      'application/problem+json',
      'application/vnd.example.user+json;v=1',
      'text/json',
      'text/plain',
      'application/octet-stream',
    ]) {
      const typed = world.server.fault(
        {},
        answer(200, JSON.stringify({ id, status: 'error' }), { 'content-type': type }),
      );
      expect((await read()).id, type).to.equal(id);
      typed.lift();
    }
    world.server.fault({}, ({ outgoing }) => void outgoing.writeHead(200).end(`\ufeff{"id":"${id}"}`));
    expect((await read()).id).to.equal(id);
  });

  it('F12: an empty answer to a delete is done, with 200, 202 and 204 alike', async () => {
    for (const status of [200, 202, 204]) {
      const empty = world.server.fault({ method: 'DELETE' }, answer(status));
      await world.backend.deleteSubscriber(id, {});
      empty.lift();
    }
  });

  it('F15: 403 fails, is not tried again, and carries its reason', async () => {
    world.server.fault({}, answer(403, { code: 'not-yours', errors: [{ text: 'Belongs to another partner.' }] }));
    for (const call of [read(), list(), world.backend.changePackage(id, 'basic', {})]) {
      const error = await failureOf(call, world);
      expect(error).to.include({
        kind: 'forbidden',
        status: 403,
        outcome: 'failed',
        retryable: false,
        code: 'not-yours',
      });
      expect(error.errors[0]?.text).to.equal('Belongs to another partner.');
    }
    expect(world.asked()).to.have.length(3);
  });

  it('asks for no other path than that of the id', async () => {
    for (const strange of ['.', '..', '\ud800']) {
      await failureOf(world.backend.deleteSubscriber(strange, {}), world).catch(() => undefined);
    }
    for (const strange of ['a/b', '../templates', '%2e%2e', 'a?b#c', ' ']) {
      await failureOf(world.backend.getSubscriber(strange, {}), world);
    }
    expect(world.asked()).to.deep.equal([
      'GET /subscribers/a%2Fb',
      'GET /subscribers/..%2Ftemplates',
      'GET /subscribers/%252e%252e',
      'GET /subscribers/a%3Fb%23c',
      'GET /subscribers/%20',
    ]);
  });

  it('F16, F20: 404 and 410 on a delete count as done, and the row goes', async () => {
    const store = await world.openUsers();
    for (const [index, status] of [404, 410].entries()) {
      const { id: gone } = (await world.users())[index]!;
      const answered = world.server.fault({ method: 'DELETE' }, answer(status, {}));
      expect((await passUntilSettled(store.deleteSubscriber(gone), world)).outcome).to.equal('done');
      expect(store.get(gone)).to.equal(undefined);
      answered.lift();
    }
    expect(store.$activities.get().size).to.equal(0);
  });

  it('F17: 404 on a list is a failure of the list, not an empty table, and is not tried again', async () => {
    const error = await failureOf(world.backend.listSubscribers({ templateId: 'nobody' }, {}), world);
    expect(error).to.include({ kind: 'not-found', status: 404 });
    expect(world.asked()).to.have.length(1);
  });

  it('F31: what no second try can mend is tried once', async () => {
    for (const status of [400, 402, 405, 413, 414, 415, 431, 501, 505]) {
      const final = world.server.fault({}, answer(status, {}));
      await failureOf(read(), world);
      await failureOf(world.backend.deleteSubscriber(id, {}), world);
      expect(final.met, String(status)).to.equal(2);
      final.lift();
    }
  });

  it('F43: an answer above the limit is a typed error, of which no more than the limit is read', async () => {
    const backend = world.connect({ maxBytes: 1_000_000 });
    world.server.fault({}, answer(200, `{"items":["${'x'.repeat(20_000_000)}"]}`, JSON_TYPE));
    const error = await failureOf(backend.listSubscribers({ templateId: world.templateId }, {}), world);
    expect(error.kind).to.equal('too-large');
    expect(await failureOf(backend.changePackage(id, 'basic', {}), world)).to.include({
      kind: 'too-large',
      outcome: 'unknown',
    });
  });

  it('F54: keys that name a prototype change none, in whatever answer they come', async () => {
    const evil = '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"prototype":{"polluted":1}';
    const row = `{${evil},"id":"u1","status":"error","errors":[{${evil},"code":"1"}]}`;
    const bodies = [row, `{${evil},"items":[${row}],"verbs":{${evil}}}`, `[${row}]`];
    for (const body of bodies) {
      const standing = world.server.fault({}, answer(200, body, JSON_TYPE));
      for (const call of [
        read,
        list,
        () => world.backend.listTemplates({}),
        () => world.backend.getTemplate('t', {}),
        () => world.backend.getActivation('a', {}),
        () => world.backend.listHistory('h', {}),
        () => world.backend.getBatch('b', {}),
        () => world.backend.capabilities({}),
        () => world.backend.precheck({ email: 'a@example.com' }, {}),
      ]) {
        const ended = call().then(
          (value: unknown) => value,
          () => ({}),
        );
        const value = await passUntilSettled(ended, world);
        expect(Object.assign({}, value)).not.to.have.property('polluted');
        expect(({} as { polluted?: number }).polluted).to.equal(undefined);
      }
      standing.lift();
    }
    world.server.fault({}, answer(422, `{${evil},"errors":[{${evil},"text":"No."}]}`, JSON_TYPE));
    const error = await failureOf(read(), world);
    expect(Object.assign({}, error)).not.to.have.property('polluted');
    expect(Object.assign({}, error.errors[0])).not.to.have.property('polluted');
  });

  for (const [what, harm] of Object.entries({
    '400': answer(400, {}),
    '403': answer(403, {}),
    '404': answer(404, ''),
    '405': answer(405, ''),
    '418': answer(418, ''),
    '500': answer(500, {}),
    'a page': page(200, '<!doctype html><title>App</title>'),
    'broken JSON': answer(200, '{"filters":[', JSON_TYPE),
    null: answer(200, 'null', JSON_TYPE),
    'an array': answer(200, '[]', JSON_TYPE),
    'fields of other types': answer(200, {
      filters: 'status',
      sorts: { a: 1 },
      search: 1,
      totals: 'yes',
      maxPageSize: -5,
      verbs: {},
      offsetCursors: null,
    }),
    'verbs that are null': answer(200, { verbs: null, filters: null, sorts: null, maxPageSize: '100' }),
    'words that nobody knows': answer(200, { verbs: ['fly', 7, null], filters: ['cause'], sorts: ['size'] }),
  })) {
    it(`shows the list with the defaults where /capabilities answers ${what}`, async () => {
      world.server.fault({ path: /capabilities/ }, harm);
      const store = await world.openUsers();
      expect(store.$state.get().load).to.include({ state: 'ready', loaded: 5 });
      for (const verb of ['precheck', 'listHistory'] as const) expect(world.client.offers(verb)).to.be.a('boolean');
      expect(world.client.offers('precheck')).to.equal(what !== 'words that nobody knows');
      expect(world.server.requests.filter(({ path }) => path.includes('limit=100'))).to.have.length(1);
    });
  }

  it('a batch with words and fields that nobody knows is one that can be followed', async () => {
    const outcome = (word: unknown) => ({ subscriberId: id, action: 'retry', outcome: word });
    const items = [null, {}, 'x', outcome('queued'), outcome('done'), { ...outcome(null), action: 5, error: 'no' }];
    for (const [state, expected] of [
      ['finished', 'finished'],
      ['sleeping', 'running'],
      [undefined, 'running'],
    ]) {
      const told = world.server.fault({ path: /batches/ }, answer(200, { id: 'b', state, items }));
      const batch = await world.backend.getBatch('b', {});
      expect(batch.state).to.equal(expected);
      expect(batch.items.map((item) => item.outcome)).to.deep.equal(['unknown', 'done', 'unknown']);
      expect(batch.items[2]).not.to.have.property('error');
      told.lift();
    }
  });

  it('does not go on to the list where /capabilities shows that nothing answers', async () => {
    world.server.fault({}, reset());
    const error = await failureOf(world.client.capabilities(), world);
    expect(error.kind).to.equal('network');
  });
});
