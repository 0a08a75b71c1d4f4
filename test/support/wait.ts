const ROUNDS = 4_000;

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

/**
 * Resolves with the first value that is not undefined, null or false, looking again after each turn. Throws once too
 * many turns have passed without one; a condition that throws has not come true yet.
 */
export async function waitFor<T>(condition: () => T | undefined | null | false, what = 'the condition'): Promise<T> {
  let last: unknown;
  for (let round = 0; round < ROUNDS; round += 1) {
    try {
      const value = condition();
      if (value !== undefined && value !== null && value !== false) return value;
      last = undefined;
    } catch (error) {
      last = error;
    }
    await turn();
    // Rendering and real answers need real time now and then; a frame is the smallest honest unit of it.
    if (round % 20 === 19 && 'requestAnimationFrame' in globalThis) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  }
  throw new Error(`Waited too long for ${what}.${last instanceof Error ? ` Last: ${last.message}` : ''}`);
}

/** The next event of a name on a target. */
export function nextEvent<T extends Event>(target: EventTarget, name: string): Promise<T> {
  return new Promise((resolve) => {
    target.addEventListener(name, (event) => resolve(event as T), { once: true });
  });
}
