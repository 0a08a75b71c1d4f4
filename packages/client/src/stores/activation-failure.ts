import type { ProvisioningClient } from '../client.js';
import type { ErrorExplanation } from '../error-catalog.js';
import { ProvisioningError } from '../errors.js';
import type { Activation } from '../model.js';
import { isCorrectable } from './activation-refusal.js';
import type { ActivationFailure, Trouble } from './activation-state.js';

/** Failures of a call that say nothing about the user's activation, beyond those that can pass by themselves. */
const BESIDE_THE_POINT = ['aborted', 'unauthorized', 'unexpected-content'];

/** What a refusal means, by the code of its first reason. */
export function explainError({ errorCatalog }: ProvisioningClient, error: ProvisioningError): ErrorExplanation {
  return errorCatalog.explain(error.errors[0]?.code ?? error.code ?? 'unknown');
}

/** Whether a call that failed uses up one of the user's attempts: only a refusal of the activation as such does. */
export function usesAttempt(client: ProvisioningClient, error: ProvisioningError, credentials?: boolean): boolean {
  return (
    !error.retryable &&
    !BESIDE_THE_POINT.includes(error.kind) &&
    !isCorrectable(error, credentials) &&
    explainError(client, error).category !== 'recently-sent'
  );
}

export function toTrouble(client: ProvisioningClient, error: ProvisioningError): Trouble {
  return {
    error,
    explanation: explainError(client, error),
    retryAt: error.retryAfter === undefined ? undefined : client.environment.wallClock() + error.retryAfter,
  };
}

/** The refusal that an activation which ended in an error stands for. */
export function toRefusal({ errors, trackingId }: Activation): ProvisioningError {
  return new ProvisioningError('refused', 'The activation ended in an error.', { errors, trackingId });
}

export function toFailure(
  client: ProvisioningClient,
  error: ProvisioningError,
  { email, broadworksId }: Pick<ActivationFailure, 'email' | 'broadworksId'>,
): ActivationFailure {
  const [reason] = error.errors;
  return {
    error,
    explanation: explainError(client, error),
    code: reason?.code ?? error.code,
    text: reason?.text,
    email,
    broadworksId,
    at: client.environment.wallClock(),
  };
}
