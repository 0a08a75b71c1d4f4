import { expect } from 'chai';
import { ended, loaded, memoryJournal, retries, writesOf } from '../support/batch-world.js';
import { createRandom, createSubscriberWorld, settled, subscribers, unanswered } from '../support/subscriber-world.js';

const COUNT = 12;

describe('createBatchStore: reloads at any moment', () => {
  it('loses and doubles no write in 60 random sequences of answers, losses and reloads', async () => {
    const random = createRandom(3000);
    for (let sequence = 0; sequence < 60; sequence += 1) {
      const world = createSubscriberWorld(subscribers(COUNT));
      const journal = memoryJournal(random() < 0.5);
      const options = { journal, get: (id: string) => world.rows.get(id) };
      const held = world.hold('retry');
      const took = new Set<string>();
      let next = 0;
      /** Answers what is in flight, in its order: with an effect or none, and heard of or not. */
      const answer = async () => {
        const call = held[next];
        if (!call) return;
        next += 1;
        const fate = random();
        if (fate < 0.6) {
          took.add(call.what.slice(6, 10));
          await call.release();
        } else if (fate < 0.8) {
          const [, id = '', email = ''] = call.what.split(' ');
          took.add(id);
          world.change(id, { email, status: 'provisioning' });
          await call.fail(unanswered());
        } else await call.fail(unanswered());
      };

      let store = await loaded(world, options);
      let running = store.run(retries(COUNT));
      for (let reloads = 0; reloads < 3; reloads += 1) {
        await settled();
        for (let answers = Math.floor(random() * 5); answers > 0; answers -= 1) await answer();
        // A page that is closed says nothing: what it held in memory is gone, and the record is what it was.
        const { stored } = journal;
        store.stop();
        await settled();
        journal.stored = stored;
        store = await loaded(world, options);
        store.start();
        await settled();
        running = store.resume();
      }
      for (let rounds = 0; rounds < COUNT; rounds += 1) {
        await settled();
        await answer();
      }
      await ended(world, running);

      const writes = writesOf(world);
      expect(new Set(writes).size, `sequence ${sequence}`).to.equal(writes.length);
      const { counts, state } = store.$state.get();
      expect(['finished', 'idle']).to.include(state);
      if (state === 'finished') expect(counts).to.include({ waiting: 0, running: 0 });
      for (const { subscriberId, outcome } of store.items({ outcome: ['sent', 'done', 'skipped', 'failed'] })) {
        const isSent = outcome === 'sent' || outcome === 'done';
        expect(took.has(subscriberId), `sequence ${sequence}: ${subscriberId} ${outcome}`).to.equal(isSent);
      }
      store.stop();
      expect(world.environment.waiting).to.equal(0);
    }
  });
});
