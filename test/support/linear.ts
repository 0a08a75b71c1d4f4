/**
 * A length at which what takes each character once, or a few times, is done long before a second has passed, and what grows
 * with the square takes several.
 */
const LONG = 100_000;
const MILLION = 1_000_000;
/** Milliseconds that are generous, for a machine that does other things as well. */
const MOST = { [LONG]: 1_500, [MILLION]: 8_000 };

/** A text of a part many times, with an end. */
export interface Pumped {
  readonly prefix?: string;
  readonly pump: string;
  readonly suffix?: string;
}

/** Says that a piece of work takes too long for a long text, or throws; undefined when it does neither. */
export function findOverlong(work: (text: string) => unknown, pumped: Pumped): string | undefined {
  return tryLength(work, pumped, LONG);
}

/** As above, and then for a million characters, where engines may run out of stack as well. */
export function findOverlongMillion(work: (text: string) => unknown, pumped: Pumped): string | undefined {
  return tryLength(work, pumped, LONG) ?? tryLength(work, pumped, MILLION);
}

/** A million characters alone. */
export function findTooLongMillion(work: (text: string) => unknown, pumped: Pumped): string | undefined {
  return tryLength(work, pumped, MILLION);
}

function tryLength(work: (text: string) => unknown, pumped: Pumped, length: keyof typeof MOST): string | undefined {
  const { prefix = '', pump, suffix = '\u0001' } = pumped;
  const text = prefix + pump.repeat(length / pump.length) + suffix;
  const most = MOST[length];
  let time = Infinity;
  // A bad moment of the machine is not met three times.
  for (let turn = 0; turn < 3 && time > most; turn += 1) {
    const begun = performance.now();
    try {
      work(text);
    } catch (error) {
      return `throws at ${length} characters: ${String(error)}`;
    }
    time = performance.now() - begun;
  }
  return time > most ? `takes ${Math.round(time)} ms for ${length} characters` : undefined;
}
