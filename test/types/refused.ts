/**
 * Mistakes that the compiler has to refuse. Nothing here runs: `npm run types` fails when one of these lines compiles,
 * because its `@ts-expect-error` is then in vain.
 */
import {
  createProvisioningClient,
  failed,
  idle,
  loading,
  ready,
  type ActionResult,
  type ErrorKind,
  type ProvisioningBackend,
  type ProvisioningError,
  type Remote,
  type RowAction,
  type Subscriber,
} from '@flowthrough/client';
import type { Messages, Permissions } from '@flowthrough/elements';
import { createScenario } from '@flowthrough/mock';
import { createHandler } from '@flowthrough/server';

declare const error: ProvisioningError;
declare const backend: ProvisioningBackend;
declare const subscriber: Subscriber;

export function remote(value: Remote<string>): void {
  // @ts-expect-error a value may be missing while it loads
  value.value.length;
  if (value.state === 'ready') value.value.length;
  // @ts-expect-error only a failure has an error
  if (value.state === 'ready') value.error.kind;
  if (value.state === 'failed') value.error.kind;
  // @ts-expect-error there is no such state
  if (value.state === 'done') return;
  // @ts-expect-error the states are told apart by the functions that make them
  value.state = 'ready';
}

// @ts-expect-error a ready value needs one
export const empty: Remote<string> = { state: 'ready' };
// @ts-expect-error a failure says why
export const silent: Remote<string> = { state: 'failed' };
// @ts-expect-error a failure is a ProvisioningError
export const foreign: Remote<string> = failed(new Error('no'));
// @ts-expect-error of another type
export const other: Remote<string> = ready(1);
export const fine: Remote<string>[] = [idle, loading(), ready(''), failed(error)];

export function result(given: ActionResult<number>): number {
  // @ts-expect-error an action may have failed
  given.value.toFixed();
  return given.outcome === 'done' ? given.value : 0;
}

// @ts-expect-error kinds are a closed list
export const kind: ErrorKind = 'oops';
// @ts-expect-error so are actions
export const action: RowAction = 'explode';
// @ts-expect-error permissions are for known actions
export const permissions: Permissions = { explode: 'hidden' };
// @ts-expect-error and have three values
export const permission: Permissions = { retry: 'maybe' };

// @ts-expect-error a client needs a backend
createProvisioningClient({});
// @ts-expect-error a backend has all verbs that are not optional
createProvisioningClient({ backend: { listTemplates: () => Promise.resolve([]) } });
// @ts-expect-error verbs are asynchronous
export const eager: ProvisioningBackend['deleteSubscriber'] = () => undefined as never as number;
// @ts-expect-error a handler stands over a backend
createHandler({});
// @ts-expect-error scenarios are named
createScenario('sunny');

export async function verbs(): Promise<void> {
  // @ts-expect-error every verb takes options, last
  await backend.getTemplate('main-office');
  // @ts-expect-error a retry needs an address
  await backend.retryActivation('1', {}, {});
  // @ts-expect-error an optional verb may be missing
  await backend.resendConsent('1', {});
  await backend.resendConsent?.('1', {});
}

// @ts-expect-error rows are never changed in place
subscriber.email = 'new@example.com';
// @ts-expect-error nor are their errors
subscriber.errors.push({ text: '' });
// Statuses and packages stay open: the vendor may add some.
export const later: Subscriber['status'] = 'a_status_of_next_year';

// @ts-expect-error a language has all texts
export const half: Messages = { locale: 'de' };

export function listen(page: HTMLElement): void {
  page.addEventListener('ft-user-deleted', (event) => event.subscriber.id);
  // @ts-expect-error the fact names the user, not an id
  page.addEventListener('ft-user-deleted', (event) => event.id);
  page.addEventListener('ft-template-selected', (event) => event.template.id);
  // @ts-expect-error events have fields of their own
  page.addEventListener('ft-template-selected', (event) => event.detail);
  page.addEventListener('ft-retry-request', (event) => event.email);
  // @ts-expect-error what was asked for cannot be changed on the way
  page.addEventListener('ft-retry-request', (event) => (event.email = ''));
  document.querySelector('ft-user-status')?.toggleAttribute('selectable', true);
  // @ts-expect-error properties are typed
  document.createElement('ft-template-picker').templateId = 1;
}
