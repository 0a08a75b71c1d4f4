import { ProvisioningError } from '@flowthrough/client';
import { expect } from 'chai';
import { ask, type Question, type Reply } from '../../server/support/ask.js';
import { createSmallWorld, without, withVerb, type SmallWorld } from '../../server/support/small-world.js';
import { bodyFaults, faultsOf, operationOf, OPERATIONS } from './contract.js';

/** Which operation gave which status so far. */
const seen = new Set<string>();

/** Asks, and expects what is answered to be what the contract describes. */
async function askChecked({ handler }: Pick<SmallWorld, 'handler'>, question: Question): Promise<Reply> {
  const reply = await ask(handler, question);
  const { method = 'GET' } = question;
  const path = question.path.split('?')[0] ?? '';
  expect(faultsOf(method, path, reply), `${method} ${path} ${reply.status} ${reply.text.slice(0, 300)}`).to.deep.equal(
    [],
  );
  if (reply.status < 300) expect(bodyFaults(method, path, question.json), `${method} ${path}`).to.deep.equal([]);
  seen.add(`${operationOf(method, path)} ${reply.status}`);
  return reply;
}

const post = (path: string, json?: unknown): Question => ({
  method: 'POST',
  path,
  ...(json !== undefined && { json }),
});
const patch = (path: string, json: unknown): Question => ({ method: 'PATCH', path, json });

/** One request of every operation that succeeds, in an order in which it can. */
async function everySuccess(world: SmallWorld): Promise<void> {
  const { templateId, user, environment } = world;
  const go = (question: Question) => askChecked(world, question);
  await go({ path: '/capabilities' });
  await go({ path: '/templates' });
  await go({ path: `/templates/${templateId}` });
  await go(patch(`/templates/${templateId}`, { untrustedEmails: false, shareLink: '' }));
  await go({ path: `/templates/${templateId}/subscribers?limit=2&sort=-name&status=error,updating` });
  await go({ path: `/templates/${templateId}/subscribers?limit=2` });
  const { id } = user('error');
  await go({ path: `/subscribers/${id}` });
  await go(post('/precheck', { email: user('provisioned').email, subscriberId: id }));
  await go(post(`/subscribers/${id}/retry-activation`, { email: 'new@example.com' }));
  await go({ path: `/subscribers/${id}/history` });
  await go(patch(`/subscribers/${user('pending_email_validation').id}`, { package: 'basic' }));
  await go(post(`/subscribers/${user('pending_user_migration').id}/resend-consent`));
  await go({ method: 'DELETE', path: `/subscribers/${user('pending_email_input').id}` });
  const items = [
    { subscriberId: user('provisioned').id, action: 'changePackage', package: 'premium' },
    { subscriberId: 'nobody', action: 'delete' },
    { subscriberId: 'nobody', action: 'retry', email: 'a@example.com' },
  ];
  const batch = `/batches/${String((await go(post('/batches', { items }))).body['id'])}`;
  await environment.advance(450);
  await go({ path: batch });
  await go({ method: 'DELETE', path: batch });
  const input = { email: 'fail@example.com', broadworksId: '5551234567@example.com', password: 'secret' };
  const activation = `/activations/${String((await go(post('/activations', input))).body['id'])}`;
  await go({ path: activation });
  await environment.advance(60_000);
  await go({ path: activation });
}

describe('the OpenAPI file', () => {
  it('describes every successful answer', async () => {
    const world = createSmallWorld();
    await everySuccess(world);
    // A mail can be sent again only while it was not confirmed and some time has passed: a backend of its own.
    const waiting = createSmallWorld(
      {},
      withVerb('resendVerification', (id) => world.backend.getActivation(id, {})),
    );
    await askChecked(waiting, post('/activations/activation-1/resend'));

    const promised = OPERATIONS.flatMap(({ operation }) =>
      Object.keys(operation.responses)
        .filter((status) => status.startsWith('2'))
        .map((status) => `${operation.operationId} ${status}`),
    );
    expect(promised.filter((each) => !seen.has(each))).to.deep.equal([]);
  });

  it('describes the answers of a backend with hardly anything to say', async () => {
    const bare = createSmallWorld({}, without('capabilities', 'precheck'));
    await askChecked(bare, { path: '/capabilities' });
    const lacking = createSmallWorld(
      {},
      withVerb('listSubscribers', async () => ({ items: [] })),
    );
    await askChecked(lacking, { path: `/templates/${lacking.templateId}/subscribers` });
  });

  it('describes every refusal of an operation', async () => {
    const path = (template: string) => template.replace('{id}', 'x');
    const SAMPLES: Readonly<Record<string, unknown>> = {
      updateTemplate: {},
      changePackage: { package: 'basic' },
      retryActivation: { email: 'a@example.com' },
      precheck: { email: 'a@example.com' },
      startBatch: { items: [{ subscriberId: 'x', action: 'delete' }] },
      activate: { email: 'a@example.com' },
    };
    const refusals = [
      new ProvisioningError('unauthorized', ''),
      new ProvisioningError('not-found', '', { trackingId: 'T1' }),
      new ProvisioningError('conflict', '', { code: 'in-motion', retryAfter: 5_000 }),
      new ProvisioningError('invalid', '', { errors: [{ field: 'email', code: '10022', text: 'Linked.' }] }),
      new ProvisioningError('rate-limited', '', { retryAfter: 1 }),
      new ProvisioningError('timeout', '', { outcome: 'unknown' }),
      new ProvisioningError('refused', '', { status: 418 }),
      new Error('not for clients'),
    ];
    for (const { method, path: template, operation } of OPERATIONS) {
      const { operationId } = operation;
      const question = {
        method,
        path: path(template),
        ...(SAMPLES[operationId] !== undefined && { json: SAMPLES[operationId] }),
      };
      for (const error of refusals) {
        const world = createSmallWorld(
          {},
          withVerb(operationId as 'getTemplate', () => Promise.reject(error)),
        );
        const { status } = await askChecked(world, question);
        expect(status, `${operationId} ${error.message}`).to.be.at.least(400);
      }
      await askChecked(createSmallWorld({ authorize: () => false }), question);
      if (operation.responses['501']) {
        const { status } = await askChecked(createSmallWorld({}, without(operationId as 'precheck')), question);
        expect(status, operationId).to.equal(501);
      }
      if (question.json !== undefined) {
        const bad = { method, path: question.path, body: '{', headers: { 'content-type': 'application/json' } };
        expect((await askChecked(createSmallWorld(), bad)).status).to.equal(400);
        expect((await askChecked(createSmallWorld(), { ...bad, headers: {} })).status).to.equal(415);
        expect((await askChecked(createSmallWorld({ maxBodyBytes: 1 }), question)).status).to.equal(413);
      }
      if (operation.responses['409']) {
        const keyed = { ...question, headers: { 'idempotency-key': 'k' } };
        const slow = createSmallWorld(
          {},
          withVerb(operationId as 'getTemplate', () => new Promise(() => undefined)),
        );
        if (operationId === 'precheck') continue;
        void ask(slow.handler, keyed);
        expect((await askChecked(slow, keyed)).body).to.include({ code: 'idempotency-in-progress' });
      }
    }
    const named = OPERATIONS.flatMap(({ operation }) =>
      Object.keys(operation.responses)
        .filter((status) => status !== 'default')
        .map((status) => `${operation.operationId} ${status}`),
    );
    expect(named.filter((each) => !seen.has(each))).to.deep.equal([]);
  });

  it('lists the methods that the handler has, and no others', async () => {
    const { handler } = createSmallWorld();
    const paths = new Set(OPERATIONS.map(({ path }) => path));
    for (const path of paths) {
      const { headers } = await ask(handler, { method: 'OPTIONS', path: path.replace('{id}', 'x') });
      const served = (headers.get('allow') ?? '').split(', ').filter((each) => !['HEAD', 'OPTIONS'].includes(each));
      const described = OPERATIONS.filter((each) => each.path === path).map(({ method }) => method);
      expect(served, path).to.have.members(described);
    }
  });

  it('tells a broken answer from a good one', () => {
    const headers = new Headers({ 'content-type': 'application/json' });
    const faults = (text: string, status = 200) => faultsOf('GET', '/subscribers/x', { status, headers, text });
    expect(faults('{"id":""}')).not.to.deep.equal([]);
    expect(faults('{}', 202)).to.deep.equal(['GET /subscribers/x answers 202, which is not described']);
    expect(faults('{}', 404)).to.deep.equal(['404 is application/json']);
  });
});
