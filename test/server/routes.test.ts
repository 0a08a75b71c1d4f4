import { expect } from 'chai';
import { ask, firstError } from './support/ask.js';
import { createSmallWorld, without, withVerb } from './support/small-world.js';

describe('the routes of the contract', () => {
  it('answers the templates and one of them', async () => {
    const { handler, templateId } = createSmallWorld();
    const all = await ask(handler, { path: '/templates' });
    const one = await ask(handler, { path: `/templates/${templateId}` });
    expect(all.status).to.equal(200);
    expect(one.body).to.include({ id: templateId, untrustedEmails: true });
    expect(JSON.parse(all.text)).to.deep.equal([one.body]);
  });

  it('mends a template', async () => {
    const { handler, templateId } = createSmallWorld();
    const path = `/templates/${templateId}`;
    const mended = await ask(handler, { method: 'PATCH', path, json: { untrustedEmails: false } });
    expect(mended.status).to.equal(200);
    expect((await ask(handler, { path })).body).to.include({ untrustedEmails: false });
  });

  it('answers a page of users with its total', async () => {
    const { handler, templateId, users } = createSmallWorld();
    const { status, body } = await ask(handler, { path: `/templates/${templateId}/subscribers` });
    expect(status).to.equal(200);
    expect(body['total']).to.equal(users.length);
    expect(body).not.to.have.property('next');
  });

  it('leads from page to page by the body and by Link alike', async () => {
    const { handler, templateId, users } = createSmallWorld({ basePath: '/api' });
    const seen: unknown[] = [];
    let path = `/api/templates/${templateId}/subscribers?limit=3&sort=-name`;
    for (let page = 1; page <= 3; page += 1) {
      const { body, headers } = await ask(handler, { path });
      seen.push(...(body['items'] as { id: string }[]).map(({ id }) => id));
      const link = /^<([^>]+)>; rel="next"$/.exec(headers.get('link') ?? '')?.[1];
      expect(link === undefined).to.equal(body['next'] === undefined);
      if (link === undefined) break;
      expect(new URL(link, 'http://x').searchParams.get('cursor')).to.equal(body['next']);
      path = link;
    }
    expect(seen).to.have.length(users.length);
    expect(new Set(seen)).to.have.length(users.length);
  });

  it('hands every part of the query to the backend', async () => {
    let query: unknown;
    const world = createSmallWorld(
      {},
      withVerb('listSubscribers', async (given) => {
        query = given;
        return { items: [] };
      }),
    );
    await ask(world.handler, {
      path: '/templates/a%2Fb/subscribers?status=error,updating&status=new&package=basic&search=ana%20h&sort=-email&limit=5000&cursor=c&changedSince=2026-11-23T10:00:00Z',
    });
    expect(query).to.deep.equal({
      templateId: 'a/b',
      status: ['error', 'updating', 'new'],
      package: ['basic'],
      search: 'ana h',
      sort: { key: 'email', descending: true },
      limit: 1000,
      cursor: 'c',
      changedSince: '2026-11-23T10:00:00Z',
    });
  });

  it('reads, moves and deletes a user', async () => {
    const { handler, user } = createSmallWorld();
    const { id } = user('error');
    const path = `/subscribers/${id}`;
    expect((await ask(handler, { path })).body).to.include({ id, status: 'error' });
    const moved = await ask(handler, { method: 'PATCH', path, json: { package: 'basic' } });
    expect(moved.status).to.equal(202);
    expect(moved.body).to.include({ package: 'basic', status: 'updating' });
    const other = `/subscribers/${user('pending_email_input').id}`;
    const gone = await ask(handler, { method: 'DELETE', path: other });
    expect([gone.status, gone.text]).to.deep.equal([204, '']);
    expect((await ask(handler, { path: other })).status).to.equal(404);
  });

  it('onboards a user again with the checked address', async () => {
    const { handler, user } = createSmallWorld();
    const path = `/subscribers/${user('error').id}/retry-activation`;
    const { status, body } = await ask(handler, { method: 'POST', path, json: { email: ' Ana@BÜCHER.example ' } });
    expect(status).to.equal(202);
    expect(body).to.include({ email: 'Ana@xn--bcher-kva.example', status: 'provisioning' });
  });

  it('sends the consent mail again', async () => {
    const { handler, user } = createSmallWorld();
    const path = `/subscribers/${user('pending_user_migration').id}/resend-consent`;
    expect((await ask(handler, { method: 'POST', path })).status).to.equal(204);
  });

  it('tells what happened to a user', async () => {
    const { handler, user } = createSmallWorld();
    const { status, body } = await ask(handler, { path: `/subscribers/${user('error').id}/history` });
    expect(status).to.equal(200);
    expect((body['items'] as { status: string }[]).map((event) => event.status)).to.deep.equal([
      'error',
      'pending_email_input',
    ]);
  });

  it('judges an address beforehand', async () => {
    const { handler, user } = createSmallWorld();
    const { email } = user('provisioned');
    const taken = await ask(handler, { method: 'POST', path: '/precheck', json: { email } });
    expect(taken.status).to.equal(200);
    expect(taken.body).to.deep.include({ ok: false });
    const free = await ask(handler, { method: 'POST', path: '/precheck', json: { email: 'new@example.com' } });
    expect(free.body).to.deep.equal({ ok: true, findings: [] });
  });

  it('starts, shows and cancels a batch', async () => {
    const { handler, user, environment } = createSmallWorld();
    const items = ['error', 'pending_email_input'].map((status) => ({
      subscriberId: user(status).id,
      action: 'delete',
    }));
    const started = await ask(handler, { method: 'POST', path: '/batches', json: { items } });
    expect(started.status).to.equal(202);
    await environment.advance(250);
    const path = `/batches/${String(started.body['id'])}`;
    const outcomes = ({ body }: { body: Readonly<Record<string, unknown>> }) =>
      (body['items'] as { outcome: string }[]).map(({ outcome }) => outcome);
    expect(outcomes(await ask(handler, { path }))).to.deep.equal(['done', 'waiting']);
    const cancelled = await ask(handler, { method: 'DELETE', path });
    expect(cancelled.status).to.equal(202);
    expect(outcomes(cancelled)).to.deep.equal(['done', 'skipped']);
  });

  it('starts an activation, shows it and sends the mail again', async () => {
    const { handler, environment } = createSmallWorld();
    const json = { email: 'ana@example.com', broadworksId: '5551234567@example.com', password: 'secret' };
    const started = await ask(handler, { method: 'POST', path: '/activations', json });
    expect(started.status).to.equal(202);
    expect(started.body).to.include({ status: 'pending_email_validation', broadworksId: json.broadworksId });
    expect(started.text).not.to.contain('secret');
    const path = `/activations/${String(started.body['id'])}`;
    expect((await ask(handler, { path })).body).to.deep.equal(started.body);
    const early = await ask(handler, { method: 'POST', path: `${path}/resend` });
    expect([early.status, early.headers.get('retry-after')]).to.deep.equal([429, '30']);
    await environment.advance(10_000);
    expect((await ask(handler, { path })).body).to.include({ status: 'provisioned' });
  });

  it('tells what the backend can do, and only the optional verbs that it has', async () => {
    const { handler } = createSmallWorld({}, without('precheck', 'startBatch', 'getBatch', 'cancelBatch'));
    const { body } = await ask(handler, { path: '/capabilities' });
    expect(body).to.deep.include({ search: true, totals: true, filters: ['status', 'package', 'changedSince'] });
    expect(body['verbs']).to.deep.equal(['resendVerification', 'updateTemplate', 'resendConsent', 'listHistory']);
  });

  it('tells of no abilities when the backend names none', async () => {
    const { handler } = createSmallWorld({}, without('capabilities', 'listHistory'));
    const { body } = await ask(handler, { path: '/capabilities' });
    expect(Object.keys(body)).to.deep.equal(['verbs']);
    expect(body['verbs']).not.to.include('listHistory');
  });

  for (const [verb, method, path, json] of [
    ['updateTemplate', 'PATCH', '/templates/t', {}],
    ['precheck', 'POST', '/precheck', { email: 'a@example.com' }],
    ['resendConsent', 'POST', '/subscribers/s/resend-consent', undefined],
    ['listHistory', 'GET', '/subscribers/s/history', undefined],
    ['startBatch', 'POST', '/batches', { items: [{ subscriberId: 's', action: 'delete' }] }],
    ['getBatch', 'GET', '/batches/b', undefined],
    ['cancelBatch', 'DELETE', '/batches/b', undefined],
    ['resendVerification', 'POST', '/activations/a/resend', undefined],
  ] as const) {
    it(`answers 501 where the backend has no ${verb}`, async () => {
      const { handler } = createSmallWorld({}, without(verb));
      const { status, body } = await ask(handler, { method, path, ...(json && { json }) });
      expect(status).to.equal(501);
      expect(body).to.include({ code: 'unsupported', title: 'Not implemented' });
    });
  }

  it('refuses a filter that the backend says it cannot do, instead of answering unfiltered rows', async () => {
    const world = createSmallWorld(
      {},
      withVerb('capabilities', async () => ({ filters: ['status'], sorts: ['email'] })),
    );
    const list = `/templates/${world.templateId}/subscribers`;
    expect((await ask(world.handler, { path: `${list}?status=error&sort=email` })).status).to.equal(200);
    for (const [query, field] of [
      ['package=basic', 'package'],
      ['search=ana', 'search'],
      ['sort=name', 'sort'],
      ['changedSince=2026-11-23', 'changedSince'],
    ]) {
      const refused = await ask(world.handler, { path: `${list}?${query}` });
      expect(refused.status, query).to.equal(422);
      expect(firstError(refused)).to.include({ field, code: 'unsupported' });
    }
  });
});

describe('paths and methods', () => {
  it('serves below its base path alone', async () => {
    const { handler } = createSmallWorld({ basePath: '/api/' });
    expect((await ask(handler, { path: '/api/templates' })).status).to.equal(200);
    expect((await ask(handler, { path: '/api/templates/' })).status).to.equal(200);
    for (const path of ['/templates', '/apix/templates', '/api', '/api/', '/api//templates', '/api/templates/a/b/c']) {
      const { status, body } = await ask(handler, { path });
      expect(status, path).to.equal(404);
      expect(body).to.include({ code: 'not-found', status: 404 });
    }
  });

  it('reads ids as they were before they were put into a path', async () => {
    const ids: string[] = [];
    const world = createSmallWorld(
      {},
      withVerb('getSubscriber', async (id) => {
        ids.push(id);
        return world.users[0]!;
      }),
    );
    for (const id of ['a/b', 'ä?#', '%zz', '..%2f']) {
      await ask(world.handler, { path: `/subscribers/${id === '%zz' ? id : encodeURIComponent(id)}` });
    }
    expect(ids).to.deep.equal(['a/b', 'ä?#', '%zz', '..%2f']);
  });

  it('names the methods that a path has', async () => {
    const { handler } = createSmallWorld();
    const wrong = await ask(handler, { method: 'PUT', path: '/subscribers/x', json: {} });
    expect([wrong.status, wrong.headers.get('allow')]).to.deep.equal([405, 'HEAD, GET, PATCH, DELETE, OPTIONS']);
    expect(wrong.body).to.include({ code: 'method-not-allowed' });
    const asked = await ask(handler, { method: 'OPTIONS', path: '/precheck' });
    expect([asked.status, asked.headers.get('allow'), asked.text]).to.deep.equal([204, 'POST, OPTIONS', '']);
  });

  it('answers HEAD as GET, without a body', async () => {
    const { handler } = createSmallWorld();
    const { status, headers, text } = await ask(handler, { method: 'HEAD', path: '/templates' });
    expect([status, headers.get('content-type'), text]).to.deep.equal([200, 'application/json', '']);
    expect((await ask(handler, { method: 'HEAD', path: '/batches' })).status).to.equal(405);
  });

  it('lets no cache keep an answer', async () => {
    const { handler } = createSmallWorld();
    for (const path of ['/templates', '/nothing', '/subscribers/unknown']) {
      const { headers } = await ask(handler, { path });
      expect(headers.get('cache-control')).to.equal('no-store');
      expect(headers.get('x-content-type-options')).to.equal('nosniff');
    }
  });
});
