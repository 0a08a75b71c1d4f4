import { ProvisioningError } from '@flowthrough/client';

export function notFound(what: string): ProvisioningError {
  return new ProvisioningError('not-found', `There is no such ${what}.`, { status: 404, code: 'not-found' });
}

export function emailInUse(): ProvisioningError {
  const item = { field: 'email', code: 'email-in-use', text: 'The email address is already used by another account.' };
  return new ProvisioningError('invalid', item.text, { status: 422, code: 'email-in-use', errors: [item] });
}

export function inMotion(): ProvisioningError {
  return new ProvisioningError('conflict', 'The user is being changed already.', { status: 409, code: 'in-motion' });
}

export function tooSoon(milliseconds: number): ProvisioningError {
  return new ProvisioningError('rate-limited', 'The mail was sent moments ago.', {
    status: 429,
    code: 'recently-sent',
    retryAfter: milliseconds,
  });
}
