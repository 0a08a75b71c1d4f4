import { createBatchStore } from '@flowthrough/client';
import { expect } from 'chai';
import { createRandom } from '../../client/support/subscriber-world.js';
import { answer, cut, page, redirect, reset, truncate, type Harm } from '../../support/fault-server.js';
import { createFaultWorld, passUntilSettled } from '../../support/fault-world.js';
import { turn } from '../../support/wait.js';

const ROWS = 200;
/** After these nobody can know whether the write took effect. */
const LOST: readonly Harm[] = [
  reset(),
  cut(),
  truncate(),
  page(502),
  page(503),
  redirect('/moved', 308),
  answer(500, {}),
];
/** By these the backend says itself that it did not. */
const REFUSED: readonly Harm[] = [
  answer(503, {}, { 'retry-after': '1' }),
  answer(429, {}, { 'retry-after': '1' }),
  answer(422, { code: 'invalid' }),
];

describe('a batch under faults', function () {
  this.timeout(180_000);

  it('F55: of 200 rows with 30 % faults at most 4 are in flight, each ends in a named state, none lost, none doubled', async () => {
    const world = await createFaultWorld({ users: ROWS });
    const store = await world.openUsers();
    const random = createRandom(55);
    let inFlight = 0;
    let most = 0;
    const pick = (harms: readonly Harm[]) => harms[Math.floor(random() * harms.length)];
    world.server.fault({ method: 'POST' }, async (exchange) => {
      most = Math.max(most, (inFlight += 1));
      // Long enough for others to come at the same time.
      for (let turns = 0; turns < 10; turns += 1) await turn();
      const isHarmed = random() < 0.3;
      const isRefused = random() < 0.3;
      const isDone = random() < 0.5;
      try {
        if (isHarmed && isRefused) await pick(REFUSED)?.(exchange);
        else if (isHarmed) {
          if (isDone) await exchange.proceed();
          await pick(LOST)?.(exchange);
        } else await exchange.send(await exchange.proceed());
      } finally {
        inFlight -= 1;
      }
    });
    const batch = createBatchStore(world.client, { get: store.get });
    const running = batch.run(
      (await world.users()).map(({ id }) => ({ subscriberId: id, action: 'retry', email: `${id}@new.example.com` })),
    );
    // A redirect asks for a sign-in, and the batch waits for somebody to say that it may go on.
    const unbind = batch.$state.listen(({ state, pause }) => {
      if (state === 'paused' && pause === 'unauthorized') void batch.resume();
    });
    await passUntilSettled(running, world, 1_000);
    unbind();
    const done = new Map<string, number>();
    for (const { verb, input } of world.server.effects.all) {
      if (verb === 'retryActivation') done.set(String(input[0]), (done.get(String(input[0])) ?? 0) + 1);
    }
    expect(Math.max(...done.values())).to.equal(1);
    const items = batch.items();
    expect(items).to.have.length(ROWS);
    for (const { subscriberId, outcome } of items) {
      expect(outcome, subscriberId).to.be.oneOf(['done', 'failed', 'unknown', 'sent', 'pending']);
      if (outcome === 'failed') expect(done.get(subscriberId), subscriberId).to.equal(undefined);
      if (['done', 'sent', 'pending'].includes(outcome)) expect(done.get(subscriberId), subscriberId).to.equal(1);
    }
    expect(most).to.be.within(2, 4);
    batch.stop();
    await world.stop();
  });
});
