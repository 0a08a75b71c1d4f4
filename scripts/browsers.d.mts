/** Path of an engine's program, or undefined where it is not installed. */
export function findBrowser(engine: 'chromium' | 'firefox' | 'webkit'): string | undefined;
/** What Chromium needs in order to start quietly, as root as well. */
export const chromiumArgs: string[];
