const name = (globalThis as { navigator?: Navigator }).navigator?.userAgent ?? '';

/** Which engine runs the tests; in Node none of them. */
export const isChromium = /Chrom/.test(name);
export const isWebKit = /AppleWebKit/.test(name) && !isChromium;
