import { ProvisioningError } from '@flowthrough/client';
import type { Action, Verdict } from '@flowthrough/server';
import { expect } from 'chai';
import { ask } from './support/ask.js';
import { createSmallWorld } from './support/small-world.js';

describe('authorize', () => {
  it('is asked with the verb and the id before anything else happens', async () => {
    const asked: [Action, string][] = [];
    const { handler, backend, user } = createSmallWorld({
      authorize: (_, action, id) => {
        asked.push([action, id]);
        return false;
      },
    });
    const { id } = user('error');
    for (const [method, path] of [
      ['GET', '/templates'],
      ['DELETE', `/subscribers/${id}`],
      ['POST', `/subscribers/${id}/retry-activation`],
    ] as const) {
      const { status, body } = await ask(handler, { method, path });
      expect([status, body['code']]).to.deep.equal([403, 'forbidden']);
    }
    expect(asked).to.deep.equal([
      ['listTemplates', ''],
      ['deleteSubscriber', id],
      ['retryActivation', id],
    ]);
    expect(backend.effects).to.deep.equal([]);
  });

  it('lets a principal pass', async () => {
    const { handler } = createSmallWorld({ authorize: async () => ({ id: 'ana' }) });
    expect((await ask(handler, { path: '/templates' })).status).to.equal(200);
  });

  it('sends an answer of the host as it is', async () => {
    const { handler } = createSmallWorld({
      authorize: () => new Response('{}', { status: 401, headers: { 'www-authenticate': 'Bearer' } }),
    });
    const { status, headers } = await ask(handler, { path: '/templates' });
    expect([status, headers.get('www-authenticate')]).to.deep.equal([401, 'Bearer']);
  });

  it('refuses when the hook forgets to answer', async () => {
    const { handler } = createSmallWorld({ authorize: () => undefined as unknown as Verdict });
    expect((await ask(handler, { path: '/templates' })).status).to.equal(403);
  });

  it('refuses when the hook fails', async () => {
    const broken = createSmallWorld({ authorize: () => Promise.reject(new Error('no session store')) });
    expect((await ask(broken.handler, { path: '/templates' })).status).to.equal(500);
    const expired = createSmallWorld({
      authorize: () => Promise.reject(new ProvisioningError('unauthorized', 'expired')),
    });
    expect((await ask(expired.handler, { path: '/templates' })).status).to.equal(401);
  });

  it('is asked for every item of a batch, so that a batch allows nothing more', async () => {
    const { handler, backend, user } = createSmallWorld({ authorize: (_, action) => action !== 'deleteSubscriber' });
    const retry = { subscriberId: user('error').id, action: 'retry', email: 'a@example.com' };
    const items = [retry, { subscriberId: user('pending_email_input').id, action: 'delete' }];
    const refused = await ask(handler, { method: 'POST', path: '/batches', json: { items } });
    expect([refused.status, refused.body['code']]).to.deep.equal([403, 'forbidden']);
    expect(backend.effects).to.deep.equal([]);
    expect((await ask(handler, { method: 'POST', path: '/batches', json: { items: [retry] } })).status).to.equal(202);
  });
});
