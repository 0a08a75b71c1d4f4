import { expect } from 'chai';
import { createTemplateStore, ProvisioningError } from '@flowthrough/client';
import { createTemplateWorld, settled, template, type TemplateWorld } from '../../support/harness/template-backend.js';

const WRONG = template({ untrustedEmails: false, shareLink: '' });

async function begun(world: TemplateWorld) {
  const store = createTemplateStore(world.client, { templateId: 'main' });
  store.start();
  await settled();
  return store;
}

const unanswered = () => new ProvisioningError('timeout', 'No answer.', { outcome: 'unknown' });

describe('createTemplateStore', () => {
  it('requests nothing before it is started', async () => {
    const world = createTemplateWorld();
    createTemplateStore(world.client, { templateId: 'main' });
    await settled();
    expect(world.received).to.deep.equal([]);
  });

  it('reads and checks the template once when started, however often', async () => {
    const world = createTemplateWorld([WRONG]);
    const store = await begun(world);
    store.start();
    await settled();
    const { report } = store.$state.get();
    expect(world.received).to.deep.equal(['getTemplate main']);
    expect(report.state).to.equal('ready');
    expect(report.value).to.include({ passed: false, checkedAt: world.now });
    expect(report.value?.checks.map(({ outcome }) => outcome)).to.deep.equal(['fail', 'fail']);
  });

  it('keeps the old report while checking again, and when that fails', async () => {
    const world = createTemplateWorld();
    const store = await begun(world);
    const old = store.$state.get().report.value;
    const held = world.hold('getTemplate');
    const checking = store.check();
    expect(store.$state.get().report).to.deep.equal({ state: 'loading', value: old });
    held[0]?.fail(new ProvisioningError('server', 'Broken.'));
    await checking;
    const { report } = store.$state.get();
    expect(report.state).to.equal('failed');
    expect(report.value).to.equal(old);
    expect(report.error?.kind).to.equal('server');
  });

  it('shows the answer of the check that was asked last', async () => {
    const world = createTemplateWorld();
    const store = await begun(world);
    const held = world.hold('getTemplate');
    const checks = [store.check(), store.check()];
    world.change('main', { name: 'Newest' });
    held[1]?.release();
    world.change('main', { name: 'Late' });
    held[0]?.release();
    await Promise.all(checks);
    expect(store.$state.get().report.value?.template.name).to.equal('Newest');
    expect(held[0]?.signal?.aborted).to.equal(true);
  });

  it('turns an error of the host into one of its own', async () => {
    const world = createTemplateWorld();
    world.failNext('getTemplate', new Error('Boom'));
    const store = await begun(world);
    expect(store.$state.get().report.error?.kind).to.equal('refused');
  });

  it('mends a setting with a key of its own and checks the answer', async () => {
    const world = createTemplateWorld([WRONG]);
    const store = await begun(world);
    const first = await store.mend({ untrustedEmails: true });
    await store.mend({ shareLink: WRONG.activationLink });
    expect(first.outcome).to.equal('done');
    expect(world.received).to.deep.equal([
      'getTemplate main',
      'updateTemplate main {"untrustedEmails":true}',
      `updateTemplate main {"shareLink":"${WRONG.activationLink}"}`,
    ]);
    expect(world.keys).to.satisfy(([one, other]: string[]) => Boolean(one && other && one !== other));
    expect(store.$state.get().report.value?.passed).to.equal(true);
    expect(store.$state.get().mending).to.equal(undefined);
  });

  it('sends one write for a double click', async () => {
    const world = createTemplateWorld([WRONG]);
    const store = await begun(world);
    const held = world.hold('updateTemplate');
    const first = store.mend({ untrustedEmails: true });
    const second = await store.mend({ untrustedEmails: true });
    held[0]?.release();
    expect(second.outcome).to.equal('busy');
    expect((await first).outcome).to.equal('done');
    expect(held).to.have.length(1);
  });

  it('does not read while a change runs, whose answer is newer', async () => {
    const world = createTemplateWorld([WRONG]);
    const store = await begun(world);
    const reads = world.hold('getTemplate');
    const writes = world.hold('updateTemplate');
    const checking = store.check();
    const mending = store.mend({ untrustedEmails: true });
    await store.check();
    expect(reads).to.have.length(1);
    expect(reads[0]?.signal?.aborted).to.equal(true);
    writes[0]?.release();
    await Promise.all([checking, mending]);
    expect(store.$state.get().report.value?.template.untrustedEmails).to.equal(true);
  });

  it('keeps a refusal until the next check', async () => {
    const world = createTemplateWorld([WRONG]);
    const store = await begun(world);
    world.failNext('updateTemplate', new ProvisioningError('forbidden', 'No.'));
    const result = await store.mend({ untrustedEmails: true });
    expect(result.outcome).to.equal('failed');
    expect(store.$state.get().mending).to.include({ state: 'failed' });
    expect(world.received).to.have.length(2);
    await store.check();
    expect(store.$state.get().mending).to.equal(undefined);
  });

  it('reads again after a conflict and keeps saying that the change failed', async () => {
    const world = createTemplateWorld([WRONG]);
    const store = await begun(world);
    world.failNext('updateTemplate', new ProvisioningError('conflict', 'Changed.'));
    world.change('main', { name: 'Renamed' });
    const result = await store.mend({ untrustedEmails: true });
    expect(result.outcome).to.equal('failed');
    expect(store.$state.get().report.value?.template.name).to.equal('Renamed');
    expect(store.$state.get().mending).to.include({ state: 'failed' });
  });

  it('finds out by reading that an unanswered change took effect', async () => {
    const world = createTemplateWorld([WRONG]);
    const store = await begun(world);
    world.failNext('updateTemplate', unanswered());
    world.change('main', { untrustedEmails: true });
    const result = await store.mend({ untrustedEmails: true });
    expect(result).to.deep.equal({ outcome: 'done', value: world.template('main') });
    expect(store.$state.get().mending).to.equal(undefined);
    expect(world.received.at(-1)).to.equal('getTemplate main');
  });

  it('finds out by reading that an unanswered change did not take effect, and does not repeat it', async () => {
    const world = createTemplateWorld([WRONG]);
    const store = await begun(world);
    world.failNext('updateTemplate', unanswered());
    const result = await store.mend({ untrustedEmails: true });
    expect(result.outcome).to.equal('failed');
    expect(store.$state.get().mending).to.include({ state: 'failed' });
    expect(world.received.filter((call) => call.startsWith('updateTemplate'))).to.have.length(1);
  });

  it('leaves an unanswered change unknown while reading fails, until a check succeeds', async () => {
    const world = createTemplateWorld([WRONG]);
    const store = await begun(world);
    world.failNext('updateTemplate', unanswered());
    world.failNext('getTemplate', new ProvisioningError('network', 'Down.'));
    const result = await store.mend({ untrustedEmails: true });
    expect(result.outcome).to.equal('unknown');
    expect(store.$state.get().mending).to.include({ state: 'unknown' });
    world.change('main', { untrustedEmails: true });
    await store.check();
    expect(store.$state.get().mending).to.equal(undefined);
    expect(store.$state.get().report.value?.checks[0]?.outcome).to.equal('pass');
  });

  it('takes a share link that the backend spelled differently for done', async () => {
    const world = createTemplateWorld([WRONG]);
    const store = await begun(world);
    world.failNext('updateTemplate', unanswered());
    world.change('main', { shareLink: `${WRONG.activationLink}/` });
    expect((await store.mend({ shareLink: WRONG.activationLink })).outcome).to.equal('done');
  });

  it('aborts everything when stopped, and finds out about a lost change when started again', async () => {
    const world = createTemplateWorld([WRONG]);
    const store = await begun(world);
    const writes = world.hold('updateTemplate');
    const mending = store.mend({ untrustedEmails: true });
    store.stop();
    expect((await mending).outcome).to.equal('unknown');
    expect(writes[0]?.signal?.aborted).to.equal(true);
    expect(store.$state.get().mending).to.include({ state: 'unknown' });
    world.change('main', { untrustedEmails: true });
    store.start();
    await settled();
    expect(store.$state.get().mending).to.equal(undefined);
    expect(world.received.filter((call) => call.startsWith('updateTemplate'))).to.have.length(1);
  });

  it('keeps its report over a stop in the middle of a check, and asks for nothing when started again', async () => {
    const world = createTemplateWorld();
    const store = await begun(world);
    world.hold('getTemplate');
    const checking = store.check();
    store.stop();
    await checking;
    expect(store.$state.get().report.state).to.equal('ready');
    store.start();
    await settled();
    expect(world.received).to.have.length(2);
  });

  it('reads again when another store of the same client has changed the template', async () => {
    const world = createTemplateWorld([WRONG]);
    const [one, other] = [await begun(world), await begun(world)];
    await one.mend({ untrustedEmails: true });
    await settled();
    expect(other.$state.get().report.value?.template.untrustedEmails).to.equal(true);
    expect(world.received.filter((call) => call.startsWith('getTemplate'))).to.have.length(3);
  });

  it('knows whether the backend can change templates', async () => {
    expect((await begun(createTemplateWorld())).$state.get().mendable).to.equal(true);
    expect((await begun(createTemplateWorld(undefined, { verbs: [] }))).$state.get().mendable).to.equal(false);
    const without = await begun(createTemplateWorld(undefined, { without: 'updateTemplate' }));
    expect(without.$state.get().mendable).to.equal(false);
    expect(await without.mend({ untrustedEmails: true })).to.have.nested.property('error.kind', 'unsupported');
  });
});
