/** Looks that follow each other without a frame between them. */
const QUICK = 20;
/** Milliseconds of real time; a test that needs more hangs. */
const LIMIT = 20_000;

/** Lets messages, microtasks and rendering run. */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

/** The next frame; in a page that is not drawn, such as a tab in the background, the time that two frames would take. */
function frame(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestAnimationFrame' in globalThis) requestAnimationFrame(() => resolve());
    // eslint-disable-next-line no-restricted-globals -- the one place where tests let real time pass
    setTimeout(resolve, 33);
  });
}

/** Lets what observes sizes have its say, and what that brings about be laid out. */
export async function settle(): Promise<void> {
  for (let frames = 0; frames < 4; frames += 1) await frame();
}

/**
 * Resolves with the first value that is not undefined, null or false: looks again after a few turns, then after each frame,
 * in which the page scrolls, draws and answers. Throws once the limit has passed without one; a condition that throws has
 * not come true yet.
 */
export async function waitFor<T>(condition: () => T | undefined | null | false, what = 'the condition'): Promise<T> {
  const begun = performance.now();
  let last: unknown;
  for (let round = 0; performance.now() - begun < LIMIT; round += 1) {
    try {
      const value = condition();
      if (value !== undefined && value !== null && value !== false) return value;
      last = undefined;
    } catch (error) {
      last = error;
    }
    await (round < QUICK ? turn() : frame());
  }
  throw new Error(`Waited too long for ${what}.${last instanceof Error ? ` Last: ${last.message}` : ''}`);
}

/** The next event of a name on a target. */
export function nextEvent<T extends Event>(target: EventTarget, name: string): Promise<T> {
  return new Promise((resolve) => {
    target.addEventListener(name, (event) => resolve(event as T), { once: true });
  });
}
