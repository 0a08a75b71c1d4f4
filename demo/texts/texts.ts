import type { en } from './en.js';

/** The demo's own texts; those of the elements come with the library. */
export type Texts = Readonly<Record<keyof typeof en, string>>;
