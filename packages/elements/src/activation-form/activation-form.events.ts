import type { Activation, ProvisioningError } from '@flowthrough/client';

/** A fact about one activation; its name is that of the class it is made of. */
class ActivationEvent extends Event {
  static readonly eventName: string;
  readonly activation: Activation;

  constructor(activation: Activation) {
    super(new.target.eventName, { bubbles: true, composed: true });
    this.activation = activation;
  }
}

/** The backend took the address on: keep the activation's `id` to resume it later. */
export class ActivationStartedEvent extends ActivationEvent {
  static override readonly eventName = 'ft-activation-started';
}

/** The activation has another status than before. */
export class ActivationChangedEvent extends ActivationEvent {
  static override readonly eventName = 'ft-activation-changed';
}

/** The user is provisioned. */
export class ActivationSucceededEvent extends ActivationEvent {
  static override readonly eventName = 'ft-activation-succeeded';
}

/** The verification mail was sent again. */
export class VerificationResentEvent extends ActivationEvent {
  static override readonly eventName = 'ft-verification-resent';
}

/** An attempt failed. */
export class ActivationFailedEvent extends Event {
  static readonly eventName = 'ft-activation-failed';
  readonly error: ProvisioningError;
  /** Which attempt it was, from 1. */
  readonly attempt: number;
  /** Whether the user was sent to the administrator. */
  readonly final: boolean;

  constructor(error: ProvisioningError, attempt: number, final: boolean) {
    super(ActivationFailedEvent.eventName, { bubbles: true, composed: true });
    this.error = error;
    this.attempt = attempt;
    this.final = final;
  }
}

declare global {
  interface HTMLElementEventMap {
    'ft-activation-started': ActivationStartedEvent;
    'ft-activation-changed': ActivationChangedEvent;
    'ft-activation-succeeded': ActivationSucceededEvent;
    'ft-activation-failed': ActivationFailedEvent;
    'ft-verification-resent': VerificationResentEvent;
  }
}
