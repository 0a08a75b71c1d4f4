import { expect } from 'chai';
import { ask, firstError } from './support/ask.js';
import { createSmallWorld } from './support/small-world.js';

describe('what the handler accepts', () => {
  const activation = (json: unknown) => ({ method: 'POST', path: '/activations', json });

  for (const [email, code] of [
    ['', 'empty'],
    ['ana', 'missing-at'],
    ['ana@b@example.com', 'several-at'],
    ['ana@exa mple.com', 'domain'],
    [`${'a'.repeat(65)}@example.com`, 'local-too-long'],
    [42, 'empty'],
    [undefined, 'empty'],
  ] as const) {
    it(`refuses the address ${String(email).slice(0, 20)} as ${code}`, async () => {
      const { handler, backend } = createSmallWorld();
      const reply = await ask(handler, activation({ email }));
      expect(reply.status).to.equal(422);
      expect(reply.body).to.include({ code: 'invalid' });
      expect(firstError(reply)).to.include({ field: 'email', code });
      expect(backend.effects).to.deep.equal([]);
    });
  }

  it('names the field that is wrong', async () => {
    const { handler, user, templateId } = createSmallWorld();
    const { id } = user('error');
    const patch = (path: string, json: unknown) => ({ method: 'PATCH', path, json });
    const batch = (item: unknown) => ({ method: 'POST', path: '/batches', json: { items: [item] } });
    for (const [question, field, code] of [
      [patch(`/subscribers/${id}`, {}), 'package', 'missing'],
      [patch(`/subscribers/${id}`, { package: '' }), 'package', 'missing'],
      [patch(`/subscribers/${id}`, { package: ['basic'] }), 'package', 'wrong-type'],
      [patch(`/subscribers/${id}`, { package: 'x'.repeat(3000) }), 'package', 'too-long'],
      [patch(`/templates/${templateId}`, { name: 'New' }), 'name', 'unknown-field'],
      [patch(`/templates/${templateId}`, { shareLink: true }), 'shareLink', 'wrong-type'],
      [patch(`/templates/${templateId}`, { shareLink: 'java\nscript:alert(1)' }), 'shareLink', 'unsafe-link'],
      [activation({ email: 'a@example.com', password: 1 }), 'password', 'wrong-type'],
      [{ method: 'POST', path: '/batches', json: {} }, 'items', 'missing'],
      [batch(null), 'items[0].action', 'unknown'],
      [batch({ action: 'delete' }), 'items[0].subscriberId', 'missing'],
      [batch({ subscriberId: id, action: 'retry', email: 'no' }), 'items[0].email', 'missing-at'],
      [batch({ subscriberId: id, action: 'changePackage' }), 'items[0].package', 'missing'],
    ] as const) {
      const reply = await ask(handler, question);
      expect(reply.status, `${field} ${code}`).to.equal(422);
      expect(firstError(reply)).to.include({ field, code });
    }
  });

  for (const [what, json] of [
    ['objects', (levels: number) => '{"a":'.repeat(levels) + '1' + '}'.repeat(levels)],
    ['lists', (levels: number) => '['.repeat(levels) + ']'.repeat(levels)],
    ['both in turn', (levels: number) => '{"a":['.repeat(levels / 2) + ']}'.repeat(levels / 2)],
  ] as const) {
    it(`refuses a body of ${what} within each other as malformed, with and without a key`, async () => {
      const { handler, backend } = createSmallWorld();
      for (const levels of [100, 5_000, 100_000]) {
        for (const headers of [{}, { 'idempotency-key': `k${levels}` }]) {
          const reply = await ask(handler, {
            method: 'POST',
            path: '/activations',
            headers: { 'content-type': 'application/json', ...headers },
            body: `{"email":"ana@example.com","more":${json(levels)}}`,
          });
          expect([reply.status, reply.body['code']], `${levels}`).to.deep.equal([400, 'malformed-json']);
        }
      }
      expect(backend.effects).to.deep.equal([]);
    });
  }

  it('takes a body with a field that the contract does not know, a few levels deep', async () => {
    const { handler } = createSmallWorld();
    const json = { email: 'ana@example.com', more: { a: [{ b: [1] }] } };
    expect((await ask(handler, { ...activation(json), headers: { 'idempotency-key': 'k' } })).status).to.equal(202);
  });

  it('takes a package and a status that nobody has heard of', async () => {
    const { handler, user, templateId } = createSmallWorld();
    const path = `/subscribers/${user('error').id}`;
    expect((await ask(handler, { method: 'PATCH', path, json: { package: 'platinum' } })).status).to.equal(202);
    const list = await ask(handler, { path: `/templates/${templateId}/subscribers?status=dormant` });
    expect(list.body).to.deep.include({ items: [], total: 0 });
  });

  it('refuses a query that it cannot read, and ignores what the contract does not know', async () => {
    const { handler, templateId } = createSmallWorld();
    const list = `/templates/${templateId}/subscribers`;
    for (const [query, field] of [
      ['sort=age', 'sort'],
      ['sort=', 'sort'],
      ['limit=0', 'limit'],
      ['limit=-1', 'limit'],
      ['limit=ten', 'limit'],
      ['changedSince=yesterday', 'changedSince'],
      ['changedSince=1', 'changedSince'],
    ]) {
      const reply = await ask(handler, { path: `${list}?${query}` });
      expect(reply.status, query).to.equal(422);
      expect(firstError(reply)).to.include({ field });
    }
    expect((await ask(handler, { path: `${list}?colour=red` })).status).to.equal(200);
  });

  it('refuses a body that is not JSON by its type', async () => {
    const { handler } = createSmallWorld();
    for (const type of ['text/plain', 'application/jsonp', 'application/x-www-form-urlencoded', '']) {
      const reply = await ask(handler, {
        method: 'POST',
        path: '/activations',
        body: '{"email":"a@example.com"}',
        headers: { 'content-type': type },
      });
      expect([reply.status, reply.body['code']], type).to.deep.equal([415, 'not-json']);
    }
    for (const type of ['application/json; charset=utf-8', 'application/merge-patch+json', 'Application/JSON']) {
      const reply = await ask(handler, {
        method: 'POST',
        path: '/activations',
        body: '{"email":"a@example.com"}',
        headers: { 'content-type': type },
      });
      expect(reply.status, type).to.equal(202);
    }
  });

  it('refuses broken JSON, and JSON that is not an object', async () => {
    const { handler } = createSmallWorld();
    for (const body of ['', '{', '{"email":"a"', 'null', '[]', '"text"', '7', '{"a":1}x', '['.repeat(50_000)]) {
      const reply = await ask(handler, {
        method: 'POST',
        path: '/activations',
        body,
        headers: { 'content-type': 'application/json' },
      });
      expect([reply.status, reply.body['code']], body.slice(0, 10)).to.deep.equal([400, 'malformed-json']);
    }
  });

  it('changes no prototype by a body', async () => {
    const { handler, templateId } = createSmallWorld();
    const reply = await ask(handler, {
      method: 'PATCH',
      path: `/templates/${templateId}`,
      body: '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
      headers: { 'content-type': 'application/json' },
    });
    expect(reply.status).to.equal(422);
    expect(({} as Record<string, unknown>)['polluted']).to.equal(undefined);
  });

  it('refuses a body above its limit without handing it on', async () => {
    const { handler, backend } = createSmallWorld({ maxBodyBytes: 100 });
    const large = await ask(handler, activation({ email: 'a@example.com', broadworksId: 'ž'.repeat(60) }));
    expect([large.status, large.body['code']]).to.deep.equal([413, 'too-large']);
    expect(backend.effects).to.deep.equal([]);
    expect((await ask(handler, activation({ email: 'a@example.com' }))).status).to.equal(202);
  });
});
