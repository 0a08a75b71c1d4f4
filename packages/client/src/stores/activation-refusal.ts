import type { ProblemItem, ProvisioningError } from '../errors.js';
import type { ActivationField } from './activation-input.js';

/** The part of a refusal that a field is named for, and that the user can correct there. */
export function problemAt(
  error: ProvisioningError,
  field: ActivationField,
  credentials = false,
): ProblemItem | undefined {
  if (error.kind !== 'invalid' || (field !== 'email' && !credentials)) return undefined;
  return error.errors.find((item) => item.field === field);
}

/** Whether correcting fields is all that a refusal asks for. */
export function isCorrectable(error: ProvisioningError, credentials = false): boolean {
  return (
    error.errors.length > 0 &&
    error.errors.every(({ field }) => problemAt(error, field as ActivationField, credentials) !== undefined)
  );
}
