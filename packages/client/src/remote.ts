import type { ProvisioningError } from './errors.js';

/** A value that comes from elsewhere; the last value stays readable while a newer one loads or has failed. */
export type Remote<T> =
  | { readonly state: 'idle'; readonly value?: undefined; readonly error?: undefined }
  | { readonly state: 'loading'; readonly value?: T; readonly error?: undefined }
  | { readonly state: 'ready'; readonly value: T; readonly error?: undefined }
  | { readonly state: 'failed'; readonly error: ProvisioningError; readonly value?: T };

export const idle: Remote<never> = { state: 'idle' };

/** Loading, with the last value of `previous` still at hand. */
export function loading<T>(previous: Remote<T> = idle): Remote<T> {
  return previous.value === undefined ? { state: 'loading' } : { state: 'loading', value: previous.value };
}

export function ready<T>(value: T): Remote<T> {
  return { state: 'ready', value };
}

/** Failed, with the last value of `previous` still at hand. */
export function failed<T>(error: ProvisioningError, previous: Remote<T> = idle): Remote<T> {
  return previous.value === undefined ? { state: 'failed', error } : { state: 'failed', error, value: previous.value };
}
