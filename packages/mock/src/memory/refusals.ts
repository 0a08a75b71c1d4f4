import { ProvisioningError } from '@flowthrough/client';

export function notFound(what: string): ProvisioningError {
  return new ProvisioningError('not-found', `There is no such ${what}.`, { status: 404, code: 'not-found' });
}

export function emailInUse(): ProvisioningError {
  const item = { field: 'email', code: 'email-in-use', text: 'The email address is already used by another account.' };
  return new ProvisioningError('invalid', item.text, { status: 422, code: 'email-in-use', errors: [item] });
}

/** The user's status does not allow what was asked. */
export function conflict(code: 'in-motion' | 'already-provisioned' | 'not-pending', text: string): ProvisioningError {
  return new ProvisioningError('conflict', text, { status: 409, code, errors: [{ code, text }] });
}

export function tooSoon(milliseconds: number): ProvisioningError {
  return new ProvisioningError('rate-limited', 'The mail was sent moments ago.', {
    status: 429,
    code: 'recently-sent',
    retryAfter: milliseconds,
  });
}
