import { atom, type WritableAtom } from 'nanostores';
import type { BackendCapabilities, OptionalVerb, ProvisioningBackend } from './backend.js';
import { readCapabilities } from './capabilities.js';
import { noteCopy } from './copies.js';
import { systemEnvironment, type Environment } from './environment.js';
import { createErrorCatalog, type ErrorCatalog } from './error-catalog.js';
import { toProvisioningError, type ErrorKind } from './errors.js';
import { farSideOf } from './far-side.js';
import type { Subscriber } from './model.js';
import type { WriteGate } from './write-gate.js';

/** A subscriber as a write left it; without `subscriber` it was deleted. */
export interface SubscriberChange {
  readonly id: string;
  readonly subscriber: Subscriber | undefined;
}

/** What all stores of one page share: the backend, time, what errors mean, and which writes are running. */
export interface ProvisioningClient {
  readonly backend: ProvisioningBackend;
  /** The one that was given, with the backend's time for its wall clock as soon as an answer tells it. */
  readonly environment: Environment;
  readonly errorCatalog: ErrorCatalog;
  /** Lets one write per subscriber run at a time, whichever store starts it; shared by all clients of one backend. */
  readonly writes: WriteGate;
  /** The newest change that a store of this client made, for the other stores that hold the row. */
  readonly $change: WritableAtom<SubscriberChange | undefined>;
  /** What the backend can do by itself; asked once, and again after a failure or where a page comes back (`isAnew`). */
  capabilities(isAnew?: boolean): Promise<BackendCapabilities>;
  /** Whether an optional verb can be offered: its method is there, and the far side has not left it out. */
  offers(verb: OptionalVerb): boolean;
}

export interface ClientOptions {
  /** The port implementation to work with. */
  readonly backend: ProvisioningBackend;
  /** Clock, timers and random source. @default systemEnvironment */
  readonly environment?: Environment;
  /** What error codes mean. @default createErrorCatalog() */
  readonly errorCatalog?: ErrorCatalog;
}

/** Failures that any other question would meet as well. */
const UNANSWERED: readonly ErrorKind[] = ['aborted', 'offline', 'network', 'timeout', 'rate-limited'];

/** Makes the client that elements and stores work with. Nothing is requested until a store asks. */
export function createProvisioningClient({
  backend,
  environment = systemEnvironment,
  errorCatalog = createErrorCatalog(),
}: ClientOptions): ProvisioningClient {
  noteCopy();
  const { writes, clock } = farSideOf(backend);
  let pending: Promise<BackendCapabilities> | undefined;
  let isAsking = false;
  let known: BackendCapabilities = {};

  async function ask(): Promise<BackendCapabilities> {
    isAsking = true;
    try {
      known = readCapabilities(await backend.capabilities?.({}));
    } catch (thrown) {
      const { kind, retryable, needsSignIn } = toProvisioningError(thrown);
      const isUnanswered = needsSignIn || UNANSWERED.includes(kind);
      if (retryable || isUnanswered) pending = undefined;
      if (isUnanswered) throw thrown;
      // Only this question is refused: what nobody says the backend can do, the client does.
    } finally {
      isAsking = false;
    }
    return known;
  }

  return {
    backend,
    environment: {
      now: () => environment.now(),
      wallClock: () => clock.read(environment),
      random: () => environment.random(),
      sleep: (milliseconds, signal) => environment.sleep(milliseconds, signal),
      whenWatched: (signal) => environment.whenWatched?.(signal) ?? Promise.resolve(),
    },
    errorCatalog,
    writes,
    $change: atom(),
    capabilities: (isAnew = false) => {
      if (isAnew && !isAsking) pending = undefined;
      pending ??= ask();
      return pending;
    },
    offers: (verb) => backend[verb] !== undefined && (known.verbs?.includes(verb) ?? true),
  };
}
