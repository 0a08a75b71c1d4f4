import type { Activation, ProvisioningError } from '@flowthrough/client';

const outward = { bubbles: true, composed: true };

/** The backend took the address on: keep the activation's `id` to resume it later. */
export class ActivationStartedEvent extends Event {
  static readonly eventName = 'ft-activation-started';
  readonly activation: Activation;

  constructor(activation: Activation) {
    super(ActivationStartedEvent.eventName, outward);
    this.activation = activation;
  }
}

/** The activation has another status than before. */
export class ActivationChangedEvent extends Event {
  static readonly eventName = 'ft-activation-changed';
  readonly activation: Activation;

  constructor(activation: Activation) {
    super(ActivationChangedEvent.eventName, outward);
    this.activation = activation;
  }
}

/** The user is provisioned. */
export class ActivationSucceededEvent extends Event {
  static readonly eventName = 'ft-activation-succeeded';
  readonly activation: Activation;

  constructor(activation: Activation) {
    super(ActivationSucceededEvent.eventName, outward);
    this.activation = activation;
  }
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
    super(ActivationFailedEvent.eventName, outward);
    this.error = error;
    this.attempt = attempt;
    this.final = final;
  }
}

/** The verification mail was sent again. */
export class VerificationResentEvent extends Event {
  static readonly eventName = 'ft-verification-resent';
  readonly activation: Activation;

  constructor(activation: Activation) {
    super(VerificationResentEvent.eventName, outward);
    this.activation = activation;
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
