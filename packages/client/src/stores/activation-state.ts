import type { ErrorExplanation } from '../error-catalog.js';
import type { ProvisioningError } from '../errors.js';
import type { Activation, ActivationInput } from '../model.js';
import type { ActionResult, Store } from './store.js';

/** A call that failed without saying anything about the user's activation, such as for want of a connection. */
export interface Trouble {
  readonly error: ProvisioningError;
  readonly explanation: ErrorExplanation;
  /** When the backend wants to be asked again at the earliest, epoch milliseconds. */
  readonly retryAt: number | undefined;
}

/** Why an attempt failed, with everything that an administrator needs to know. */
export interface ActivationFailure {
  /** The refusal; for an activation that ended in an error, its reasons stand in `errors`. */
  readonly error: ProvisioningError;
  readonly explanation: ErrorExplanation;
  readonly code: string | undefined;
  /** The backend's own words. */
  readonly text: string | undefined;
  readonly email: string;
  readonly broadworksId: string | undefined;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** Whether and when the verification mail can be sent again, and how the last time ended. */
export interface Resend {
  /** Whether the backend can, and the activation waits for it. */
  readonly offered: boolean;
  readonly state: 'idle' | 'sending' | 'sent' | 'recently-sent' | 'failed' | 'unknown';
  readonly error?: ProvisioningError;
  /** Epoch milliseconds. */
  readonly availableAt: number;
}

/**
 * Where a user stands.
 *
 * `form` nothing is under way · `submitting` the address is being sent · `unknown` it was sent, no answer came ·
 * `resuming` an activation is looked up by its id · `following` it is under way, see its status · `succeeded` ·
 * `failed` it can be tried again · `exhausted` it failed too often: an administrator has to help.
 */
export type ActivationPhase =
  | { readonly phase: 'form'; readonly trouble?: Trouble | undefined }
  | { readonly phase: 'submitting' }
  | { readonly phase: 'unknown'; readonly error: ProvisioningError }
  | {
      readonly phase: 'resuming';
      readonly id: string;
      readonly refreshing: boolean;
      readonly trouble?: Trouble | undefined;
    }
  | {
      readonly phase: 'following';
      readonly activation: Activation;
      /** Whether it is being read because the user asked. */
      readonly refreshing: boolean;
      /** Why it could not be read the last time. */
      readonly trouble?: Trouble | undefined;
      readonly resend: Resend;
    }
  | { readonly phase: 'succeeded'; readonly activation: Activation }
  | {
      readonly phase: 'failed' | 'exhausted';
      readonly failure: ActivationFailure;
      /** The activation that ended in the error; undefined when none was begun. */
      readonly activation: Activation | undefined;
    };

export type ActivationState = ActivationPhase & {
  /** Attempts that failed so far. */
  readonly attempts: number;
};

/** One user's way through the activation, without its looks. */
export interface ActivationStore extends Store<ActivationState> {
  /** Sends the address, for the first time or again. The password is passed on and not kept. */
  submit(input: ActivationInput): Promise<ActionResult<Activation>>;
  /** Reads the activation now; it is read from time to time anyway. */
  refresh(): Promise<void>;
  /** Sends the verification mail again; `busy` before the cool-down is over. */
  resend(): Promise<ActionResult<Activation>>;
  /** Looks up an activation that was begun earlier and follows it. */
  resume(activationId: string): Promise<void>;
  /** Goes back to the form; the activation is no longer followed. */
  changeAddress(): void;
  /** Goes back to the form and forgets the attempts, after an administrator has helped. */
  startOver(): void;
}
