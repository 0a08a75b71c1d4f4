import { ProvisioningError } from '../errors.js';
import type {
  Activation,
  HistoryEvent,
  OnboardingTemplate,
  PrecheckResult,
  Subscriber,
  SubscriberError,
} from '../model.js';
import type { BackendCapabilities, Batch, BatchItem, SubscriberPage } from '../backend.js';
import { isRecord } from './problem.js';

/** Reads the wire's JSON into the model: tolerant of what is missing or new, strict about what a row cannot be without. */
export function toSubscriber(value: unknown): Subscriber {
  const wire = record(value, 'a subscriber');
  return Object.freeze({
    id: required(wire['id'], 'id'),
    broadworksId: string(wire['broadworksId']) ?? string(wire['userId']) ?? '',
    spEnterpriseId: string(wire['spEnterpriseId']) ?? '',
    firstName: string(wire['firstName']) ?? '',
    lastName: string(wire['lastName']) ?? '',
    package: string(wire['package']) ?? '',
    status: string(wire['status']) ?? '',
    errors: toErrors(wire['errors']),
    created: string(wire['created']) ?? '',
    lastStatusChange: string(wire['lastStatusChange']) ?? string(wire['created']) ?? '',
    ...optional('email', string(wire['email'])),
    ...optional('personId', string(wire['personId'])),
    ...optional('selfActivated', boolean(wire['selfActivated'])),
  });
}

export function toPage(value: unknown): SubscriberPage {
  const wire = record(value, 'a page of subscribers');
  const total = wire['total'];
  return {
    items: list(wire['items'], 'items').map(toSubscriber),
    ...optional('next', string(wire['next']) || undefined),
    ...optional('total', typeof total === 'number' && Number.isSafeInteger(total) && total >= 0 ? total : undefined),
  };
}

export function toTemplate(value: unknown): OnboardingTemplate {
  const wire = record(value, 'a template');
  return Object.freeze({
    id: required(wire['id'], 'id'),
    name: string(wire['name']) ?? '',
    untrustedEmails: boolean(wire['untrustedEmails']) ?? false,
    shareLink: string(wire['shareLink']) ?? '',
    activationLink: string(wire['activationLink']) ?? '',
    ...strings(wire, ['provisioningId', 'customerName', 'defaultPackage', 'partnerAdmin', 'provisioningAdapterUrl']),
    ...booleans(wire, ['flowThroughProvisioning', 'provisionAdminFirst', 'firstAdminActive', 'adminInviteEmails']),
  });
}

export function toTemplates(value: unknown): OnboardingTemplate[] {
  return list(isRecord(value) ? value['items'] : value, 'templates').map(toTemplate);
}

export function toActivation(value: unknown): Activation {
  const wire = record(value, 'an activation');
  return Object.freeze({
    id: required(wire['id'], 'id'),
    email: string(wire['email']) ?? '',
    status: string(wire['status']) ?? '',
    errors: toErrors(wire['errors']),
    ...strings(wire, ['broadworksId', 'resendAvailableAt', 'trackingId']),
  });
}

export function toPrecheck(value: unknown): PrecheckResult {
  const wire = record(value, 'a precheck');
  const findings = Array.isArray(wire['findings']) ? wire['findings'].filter(isRecord) : [];
  return {
    ok: boolean(wire['ok']) ?? findings.length === 0,
    findings: findings.map((finding) => ({ ...toError(finding), ...strings(finding, ['field']) })),
  };
}

export function toHistory(value: unknown): HistoryEvent[] {
  return list(isRecord(value) ? value['items'] : value, 'events')
    .filter(isRecord)
    .map((event) => ({
      at: string(event['at']) ?? '',
      status: string(event['status']) ?? '',
      ...strings(event, ['actor', 'text']),
    }));
}

export function toBatch(value: unknown): Batch {
  const wire = record(value, 'a batch');
  return {
    id: required(wire['id'], 'id'),
    state: (string(wire['state']) ?? 'running') as Batch['state'],
    items: list(wire['items'], 'items') as BatchItem[],
  };
}

export function toCapabilities(value: unknown): BackendCapabilities {
  return record(value, 'the capabilities');
}

/** The vendor's `{ errorCode, description }` as well as ours; nothing else is taken for an error. */
function toErrors(value: unknown): SubscriberError[] {
  return Array.isArray(value) ? value.filter(isRecord).map(toError) : [];
}

function toError(wire: Record<string, unknown>): SubscriberError {
  return {
    code: string(wire['code']) ?? string(wire['errorCode']) ?? '',
    text: string(wire['text']) ?? string(wire['description']) ?? '',
  };
}

function record(value: unknown, what: string): Record<string, unknown> {
  if (isRecord(value)) return value;
  throw unreadable(what);
}

function list(value: unknown, what: string): unknown[] {
  if (Array.isArray(value)) return value;
  throw unreadable(what);
}

function required(value: unknown, what: string): string {
  const found = string(value);
  if (found) return found;
  throw unreadable(what);
}

function unreadable(what: string): ProvisioningError {
  return new ProvisioningError('parse', `Could not read the answer: ${what} is missing or of the wrong type.`);
}

function string(value: unknown): string | undefined {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined;
}

/** The vendor declares some booleans and sends the strings "true" and "false". */
function boolean(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  return value === 'true' ? true : value === 'false' ? false : undefined;
}

function optional<Key extends string, T>(key: Key, value: T | undefined): { [K in Key]?: T } {
  return (value === undefined ? {} : { [key]: value }) as { [K in Key]?: T };
}

function strings<Key extends string>(wire: Record<string, unknown>, keys: readonly Key[]): { [K in Key]?: string } {
  return Object.assign({}, ...keys.map((key) => optional(key, string(wire[key])))) as { [K in Key]?: string };
}

function booleans<Key extends string>(wire: Record<string, unknown>, keys: readonly Key[]): { [K in Key]?: boolean } {
  return Object.assign({}, ...keys.map((key) => optional(key, boolean(wire[key])))) as { [K in Key]?: boolean };
}
