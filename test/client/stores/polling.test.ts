import { createPoller, systemEnvironment, type Environment } from '@flowthrough/client';
import { expect } from 'chai';
import { createFakeEnvironment } from '../../support/fake-environment.js';
import { turn } from '../../support/wait.js';

function begun(options: { first?: number; longest?: number; whenWatched?: Environment['whenWatched'] } = {}) {
  const { whenWatched, ...waits } = options;
  const environment = createFakeEnvironment();
  const looks: number[] = [];
  const world = { changed: false };
  const poller = createPoller({
    environment: { ...environment, ...(whenWatched && { whenWatched }) },
    ...waits,
    task: () => {
      looks.push(environment.now());
      return Promise.resolve(world.changed);
    },
  });
  poller.start();
  return { environment, looks, poller, world };
}

describe('createPoller', () => {
  it('looks less and less often while nothing changes', async () => {
    const { environment, looks, poller } = begun();
    await environment.advance(60_000);
    expect(looks).to.deep.equal([2_000, 5_000, 9_500, 16_250, 26_375, 41_375, 56_375]);
    poller.stop();
  });

  it('looks often again after a change', async () => {
    const { environment, looks, poller, world } = begun({ first: 1_000, longest: 4_000 });
    await environment.advance(10_000);
    world.changed = true;
    await environment.advance(8_000);
    expect(looks.slice(-4).map((at, index, all) => at - (all[index - 1] ?? at))).to.deep.equal([
      0, 1_000, 1_000, 1_000,
    ]);
    poller.stop();
  });

  it('begins anew when started again, with one look at a time', async () => {
    const { environment, looks, poller } = begun();
    await environment.advance(1_500);
    poller.start();
    await environment.advance(1_500);
    expect(looks).to.deep.equal([]);
    await environment.advance(500);
    expect(looks).to.deep.equal([3_500]);
    expect(environment.waiting).to.equal(1);
    poller.stop();
  });

  it('leaves no timer behind when stopped', async () => {
    const { environment, looks, poller } = begun();
    poller.stop();
    poller.stop();
    expect(environment.waiting).to.equal(0);
    await environment.advance(60_000);
    expect(looks).to.deep.equal([]);
  });

  it('does not look while nobody watches, and looks once when somebody does again', async () => {
    let wake: () => void = () => undefined;
    let asleep = true;
    const whenWatched = (signal: AbortSignal) =>
      new Promise<void>((resolve, reject) => {
        wake = resolve;
        signal.addEventListener('abort', () => reject(new Error('Aborted.')));
        if (!asleep) resolve();
      });
    const { environment, looks, poller } = begun({ whenWatched });
    await environment.advance(7_200_000);
    expect(looks).to.deep.equal([]);
    asleep = false;
    wake();
    await environment.advance(0);
    expect(looks).to.deep.equal([7_200_000]);
    await environment.advance(3_000);
    expect(looks.length).to.equal(2);
    asleep = true;
    await environment.advance(60_000);
    expect(looks.length).to.equal(2);
    poller.stop();
    wake();
    await environment.advance(60_000);
    expect(looks.length).to.equal(2);
  });
});

if (typeof document !== 'undefined') {
  describe('systemEnvironment.whenWatched', () => {
    const setHidden = (hidden: boolean) => {
      Object.defineProperty(document, 'hidden', { configurable: true, value: hidden });
      document.dispatchEvent(new Event('visibilitychange'));
    };
    afterEach(() => Reflect.deleteProperty(document, 'hidden'));

    it('resolves at once while the page is shown', async () => {
      setHidden(false);
      await systemEnvironment.whenWatched?.(new AbortController().signal);
    });

    it('waits while the page is hidden', async () => {
      setHidden(true);
      let isAwake = false;
      const waiting = systemEnvironment.whenWatched?.(new AbortController().signal).then(() => (isAwake = true));
      window.dispatchEvent(new Event('online'));
      await turn();
      expect(isAwake).to.equal(false);
      setHidden(false);
      await waiting;
      expect(isAwake).to.equal(true);
    });

    it('rejects when given up', async () => {
      setHidden(true);
      const controller = new AbortController();
      const waiting = systemEnvironment.whenWatched?.(controller.signal).catch((error: unknown) => error);
      controller.abort();
      expect(await waiting).to.have.property('name', 'AbortError');
    });
  });
}
