import type { ProvisioningBackend } from './backend.js';
import { createRetryBudget, type RetryBudget } from './http/retry-budget.js';
import { currentPage } from './platform.js';
import { createServerClock, type ServerClock } from './server-clock.js';
import { createWriteGate, type WriteGate } from './write-gate.js';

/** What everybody on a page shares who talks to one backend, through whichever client, provider or copy of this module. */
export interface FarSide {
  /** Lets one write per subject run at a time. */
  readonly writes: WriteGate;
  /** Ends retries once the backend has used them up. */
  readonly budget: RetryBudget;
  /** What time it is there. */
  readonly clock: ServerClock;
}

const FAR_SIDE = Symbol.for('flowthrough.far-side');
const FAR_SIDES = Symbol.for('flowthrough.far-sides');

/** Where a copy of this module finds what another one has made: by who carries the calls, then by where they go. */
type FarSides = WeakMap<object, Map<string, FarSide>>;

/** The far side of a base URL, however it is written; another `fetch` leads elsewhere. */
export function farSideAt(baseUrl: string, fetch: object = globalThis): FarSide {
  return farSide(fetch, addressOf(baseUrl));
}

/** The far side of a backend: what it was made with, also where a host has spread it into an object of its own. */
export function farSideOf(backend: ProvisioningBackend & { readonly [FAR_SIDE]?: FarSide }): FarSide {
  return backend[FAR_SIDE] ?? farSide(backend, '');
}

/** What a backend carries so that `farSideOf` finds its far side. */
export function carryFarSide(side: FarSide): object {
  return { [FAR_SIDE]: side };
}

function farSide(carrier: object, place: string): FarSide {
  const page = globalThis as unknown as Record<symbol, FarSides | undefined>;
  const all = (page[FAR_SIDES] ??= new WeakMap());
  const places = all.get(carrier) ?? new Map<string, FarSide>();
  all.set(carrier, places);
  const side = places.get(place) ?? {
    writes: createWriteGate(),
    budget: createRetryBudget(),
    clock: createServerClock(),
  };
  places.set(place, side);
  return side;
}

function addressOf(baseUrl: string): string {
  try {
    return new URL(baseUrl, currentPage()?.baseURI).href;
  } catch {
    return baseUrl;
  }
}
