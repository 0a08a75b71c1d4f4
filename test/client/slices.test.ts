import { expect } from 'chai';
import { createSlicer, finish, type Work } from '../../packages/client/src/slices.js';
import { createFakeEnvironment } from '../support/fake-environment.js';
import { turn } from '../support/wait.js';
import { ticking } from './support/ticking.js';

function* steps(count: number, done: number[] = [], ended: () => void = () => undefined): Work<number> {
  try {
    for (let step = 0; step < count; step += 1) {
      done.push(step);
      yield;
    }
    return done.length;
  } finally {
    ended();
  }
}

describe('createSlicer', () => {
  it('gives at once what is done within a slice', () => {
    expect(createSlicer(createFakeEnvironment()).run(steps(10_000))).to.equal(10_000);
  });

  it('breathes after each slice, and goes on', async () => {
    const done: number[] = [];
    const result = createSlicer(ticking(createFakeEnvironment())).run(steps(20, done));
    expect(result).to.be.instanceOf(Promise);
    // Eight milliseconds at three a step.
    expect(done.length).to.equal(3);
    expect(await result).to.equal(20);
  });

  it('lets messages that came before it through between two slices', async () => {
    const done: number[] = [];
    const result = createSlicer(ticking(createFakeEnvironment())).run(steps(20, done));
    let seen = 0;
    void turn().then(() => {
      seen = done.length;
    });
    await result;
    expect(seen).to.be.greaterThan(0);
    expect(seen).to.be.lessThan(20);
  });

  it('gives up between two slices once it is aborted, and lets the work clean up', async () => {
    const controller = new AbortController();
    const done: number[] = [];
    let ends = 0;
    const work = steps(20, done, () => (ends += 1));
    const result = createSlicer(ticking(createFakeEnvironment())).run(work, controller.signal);
    controller.abort();
    const error: unknown = await Promise.resolve(result).catch((thrown: unknown) => thrown);
    expect(error).to.include({ kind: 'aborted' });
    expect(done.length).to.equal(3);
    expect(ends).to.equal(1);
  });

  it('rejects with what the work throws', async () => {
    function* failing(): Work<never> {
      yield* steps(20);
      throw new Error('Broken.');
    }
    const error: unknown = await Promise.resolve(createSlicer(ticking(createFakeEnvironment())).run(failing())).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).to.include({ message: 'Broken.' });
  });

  it('breathes in a loop only when a slice has passed', async () => {
    const environment = createFakeEnvironment();
    const slicer = createSlicer(environment);
    expect(slicer.pace()).to.equal(undefined);
    await environment.advance(9);
    const breath = slicer.pace();
    expect(breath).to.be.instanceOf(Promise);
    await breath;
    expect(slicer.pace()).to.equal(undefined);
  });

  it('can do all of the work at once', () => {
    expect(finish(steps(7))).to.equal(7);
  });
});
