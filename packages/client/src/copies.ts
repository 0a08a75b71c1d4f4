import { currentPage } from './platform.js';

const COPY = Symbol.for('flowthrough.client-copy');
const mine = {};

/** Called where this copy of the module is put to use: a page that has loaded another one is told so, once. */
export function noteCopy(): void {
  // A server has a copy for each of its layers, and means to.
  if (!currentPage()) return;
  const page = globalThis as unknown as Record<symbol, object | 'told' | undefined>;
  page[COPY] ??= mine;
  if (page[COPY] === mine || page[COPY] === 'told') return;
  page[COPY] = 'told';
  console.warn(
    '[flowthrough] This page has loaded @flowthrough/client twice. Both work together, but are loaded and kept twice, ' +
      'and may be of different versions: `npm ls @flowthrough/client` shows why.',
  );
}
