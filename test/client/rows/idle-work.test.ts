import { expect } from 'chai';
import { workWhenIdle, type Idle } from '../../../packages/client/src/rows/idle-work.js';
import { createSlicer, type Work } from '../../../packages/client/src/slices.js';
import { createFakeEnvironment } from '../../support/fake-environment.js';
import { turn } from '../../support/wait.js';
import { ticking } from '../support/ticking.js';

interface Given {
  /** Steps of work; three fit into one slice. */
  readonly steps: number;
  /** Slices for which each idle time has room. */
  readonly room?: number;
  /** The first idle time in which nobody waits for rows. */
  readonly free?: number;
}

/** Work in idle times that are counted. */
function begin({ steps, room = 1, free = 1 }: Given) {
  const controller = new AbortController();
  const seen = { steps: 0, idleTimes: 0, ended: false };
  function* work(): Work<void> {
    try {
      for (let step = 0; step < steps; step += 1) {
        seen.steps += 1;
        yield;
      }
    } finally {
      seen.ended = true;
    }
  }
  const idle: Idle = () => {
    seen.idleTimes += 1;
    let slices = 0;
    return Promise.resolve(() => (slices += 1) < room);
  };
  const slicer = createSlicer(ticking(createFakeEnvironment()));
  const isBusy = () => seen.idleTimes < free;
  const done = workWhenIdle(work(), { signal: controller.signal, slicer, isBusy, idle });
  return { seen, done, abort: () => controller.abort() };
}

describe('workWhenIdle', () => {
  it('does one slice in an idle time that has room for no more', async () => {
    const { seen, done } = begin({ steps: 30 });
    await done;
    expect(seen).to.deep.equal({ steps: 30, idleTimes: 11, ended: true });
  });

  it('does as many slices in an idle time as it has room for', async () => {
    const { seen, done } = begin({ steps: 30, room: 5 });
    await done;
    expect(seen).to.deep.equal({ steps: 30, idleTimes: 3, ended: true });
  });

  it('lets messages through between two slices of the same idle time', async () => {
    const { seen, done } = begin({ steps: 30, room: 100 });
    let before = 0;
    void turn().then(() => {
      before = seen.steps;
    });
    await done;
    expect(before).to.be.lessThan(30);
  });

  it('waits for another idle time while somebody waits for rows', async () => {
    const { seen, done } = begin({ steps: 30, room: 100, free: 4 });
    await done;
    expect(seen).to.deep.equal({ steps: 30, idleTimes: 4, ended: true });
  });

  it('ends between two slices once it is aborted, and lets the work clean up', async () => {
    const { seen, done, abort } = begin({ steps: 30, room: 100 });
    void turn().then(abort);
    await done;
    expect(seen.steps).to.be.lessThan(30);
    expect(seen.ended).to.equal(true);
  });
});
