import { createTemplateStore, createUserStatusStore } from '@flowthrough/client';
import { expect } from 'chai';
import { answer, redirect, reset, stall, type FaultHandle, type Harm } from '../../support/fault-server.js';
import { createFaultWorld, passUntilSettled, type FaultWorld } from '../../support/fault-world.js';
import { waitFor } from '../../support/wait.js';

const ACTIONS = 100;
const DEAD: Readonly<Record<string, () => Harm>> = {
  'resets every connection': reset,
  'answers nothing': stall,
  'answers 502': () => answer(502, 'Bad gateway'),
  'answers 503': () => answer(503, {}),
};

describe('a dead backend', () => {
  let world: FaultWorld;
  beforeEach(async () => {
    world = await createFaultWorld({ users: 20, mix: { error: 1 } });
  });
  afterEach(() => world.stop());

  for (const [what, harm] of Object.entries(DEAD)) {
    it(`gets at most 1.2 requests for each action on a row: ${what}`, async () => {
      const store = await world.openUsers();
      const rows = await world.users();
      world.server.fault({}, harm());
      world.asked();
      for (let action = 0; action < ACTIONS; action += 1) {
        const { id } = rows[action % rows.length]!;
        const result = await passUntilSettled(store.retryActivation(id, 'new@example.com'), world, 2_000);
        expect(result.outcome).to.be.oneOf(['failed', 'unknown']);
      }
      expect(world.asked().length).to.be.at.most(ACTIONS * 1.2);
    });
  }

  it('gets at most 1.2 requests for each change of a template', async () => {
    const store = createTemplateStore(world.client, { templateId: world.templateId });
    await store.check();
    world.server.fault({}, reset());
    world.asked();
    for (let action = 0; action < ACTIONS; action += 1) {
      await passUntilSettled(store.mend({ untrustedEmails: action % 2 === 0 }), world);
    }
    expect(world.asked().length).to.be.at.most(ACTIONS * 1.2);
  });

  it('is found alive again without anybody doing anything, and what is unknown is found out', async () => {
    const store = await world.openUsers();
    const rows = await world.users();
    const lost = world.server.fault({ method: 'POST', when: 'after' }, reset());
    const dead: FaultHandle = world.server.fault({ method: 'GET' }, reset());
    for (const { id } of rows) await passUntilSettled(store.retryActivation(id, 'new@example.com'), world);
    await world.environment.advance(60_000);
    expect([...store.$activities.get().values()].map(({ state }) => state)).to.have.members(rows.map(() => 'unknown'));
    lost.lift();
    dead.lift();
    const settled = (async () => {
      while (store.$activities.get().size > 0)
        await new Promise<void>((next) => store.$activities.listen(() => next()));
    })();
    await passUntilSettled(settled, world, 5_000);
    expect(world.server.effects.byVerb).to.deep.equal({ retryActivation: rows.length });
  });

  it('F32: a redirect loop gets one request for a call, and at most three for an opened list', async () => {
    world.server.fault({}, redirect('{self}'));
    const failed = await passUntilSettled(
      world.backend.getTemplate(world.templateId, {}).catch((error: unknown) => error),
      world,
    );
    expect(failed).to.include({ kind: 'unexpected-content', outcome: 'failed' });
    expect(world.asked()).to.have.length(1);
    const store = createUserStatusStore(world.client, { templateId: world.templateId });
    store.start();
    await waitFor(() => store.$state.get().load.state === 'failed', 'the failure');
    await world.environment.advance(120_000);
    store.stop();
    expect(world.asked().length).to.be.at.most(3);
  });
});
