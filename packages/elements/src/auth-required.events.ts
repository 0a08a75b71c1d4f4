import type { ProvisioningError } from '@flowthrough/client';

/** The backend refused the sign-in, also after a new token was asked for: the host has to sign the user in again. */
export class AuthRequiredEvent extends Event {
  static readonly eventName = 'ft-auth-required';
  readonly error: ProvisioningError;

  constructor(error: ProvisioningError) {
    super(AuthRequiredEvent.eventName, { bubbles: true, composed: true });
    this.error = error;
  }
}

declare global {
  interface HTMLElementEventMap {
    'ft-auth-required': AuthRequiredEvent;
  }
}
