import type { ReadableAtom } from 'nanostores';
import type { ProvisioningError } from '../errors.js';

/** What every store offers to an element that follows it. */
export interface Store<State> {
  readonly $state: ReadableAtom<State>;
  /** Begins, or goes on after `stop`: loads what is missing and follows what moves. Does nothing while started. */
  start(): void;
  /** Aborts every request and wait; the last state stays readable, and a write whose answer was still out becomes unknown. */
  stop(): void;
}

/** How an action ended; actions never reject. `busy`: the same subject is being written already, nothing was sent. */
export type ActionResult<T> =
  | { readonly outcome: 'done'; readonly value: T }
  | { readonly outcome: 'failed' | 'unknown'; readonly error: ProvisioningError }
  | { readonly outcome: 'busy' };
