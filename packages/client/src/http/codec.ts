import { ProvisioningError } from '../errors.js';
import type {
  Activation,
  HistoryEvent,
  OnboardingTemplate,
  PrecheckResult,
  Subscriber,
  SubscriberError,
} from '../model.js';
import type { Batch, BatchItem, SubscriberPage } from '../backend.js';
import { isRecord, optional, toBoolean, toText } from '../json.js';

/** Reads the wire's JSON into the model: tolerant of what is missing or new, strict about what a row cannot be without. */
export function toSubscriber(value: unknown): Subscriber {
  const wire = record(value, 'a subscriber');
  return Object.freeze({
    id: required(wire['id'], 'id'),
    broadworksId: toText(wire['broadworksId']) ?? toText(wire['userId']) ?? '',
    spEnterpriseId: toText(wire['spEnterpriseId']) ?? '',
    firstName: toText(wire['firstName']) ?? '',
    lastName: toText(wire['lastName']) ?? '',
    package: toText(wire['package']) ?? '',
    status: toText(wire['status']) ?? '',
    errors: toErrors(wire['errors']),
    created: toText(wire['created']) ?? '',
    lastStatusChange: toText(wire['lastStatusChange']) ?? toText(wire['created']) ?? '',
    ...optional('email', toText(wire['email'])),
    ...optional('personId', toText(wire['personId'])),
    ...optional('selfActivated', toBoolean(wire['selfActivated'])),
  });
}

/** A page; rows that cannot be told from others are left out and counted, unless that leaves none. */
export function toPage(value: unknown): SubscriberPage {
  const wire = record(value, 'a page of subscribers');
  const total = wire['total'];
  const { read: items, unreadable } = readable(list(wire['items'], 'items'), toSubscriber);
  return {
    items,
    ...optional('next', toCursor(wire['next'])),
    ...optional('total', typeof total === 'number' && Number.isSafeInteger(total) && total >= 0 ? total : undefined),
    ...optional('unreadable', unreadable || undefined),
  };
}

/** Anything but a cursor or nothing would end the list early, as if it were whole. */
function toCursor(value: unknown): string | undefined {
  if (value === undefined || value === null || value === '' || value === false) return undefined;
  return toText(value) ?? fail('next');
}

export function toTemplate(value: unknown): OnboardingTemplate {
  const wire = record(value, 'a template');
  return Object.freeze({
    id: required(wire['id'], 'id'),
    name: toText(wire['name']) ?? '',
    untrustedEmails: toBoolean(wire['untrustedEmails']) ?? false,
    shareLink: toText(wire['shareLink']) ?? '',
    activationLink: toText(wire['activationLink']) ?? '',
    ...strings(wire, ['provisioningId', 'customerName', 'defaultPackage', 'partnerAdmin', 'provisioningAdapterUrl']),
    ...booleans(wire, ['flowThroughProvisioning', 'provisionAdminFirst', 'firstAdminActive', 'adminInviteEmails']),
  });
}

export function toTemplates(value: unknown): OnboardingTemplate[] {
  return readable(list(isRecord(value) ? value['items'] : value, 'templates'), toTemplate).read;
}

export function toActivation(value: unknown): Activation {
  const wire = record(value, 'an activation');
  return Object.freeze({
    id: required(wire['id'], 'id'),
    email: toText(wire['email']) ?? '',
    status: toText(wire['status']) ?? '',
    errors: toErrors(wire['errors']),
    ...strings(wire, ['broadworksId', 'resendAvailableAt', 'trackingId']),
  });
}

export function toPrecheck(value: unknown): PrecheckResult {
  const wire = record(value, 'a precheck');
  const findings = Array.isArray(wire['findings']) ? wire['findings'].filter(isRecord) : [];
  return {
    ok: toBoolean(wire['ok']) ?? findings.length === 0,
    findings: findings.map((finding) => ({ ...toError(finding), ...strings(finding, ['field']) })),
  };
}

export function toHistory(value: unknown): HistoryEvent[] {
  return list(isRecord(value) ? value['items'] : value, 'events')
    .filter(isRecord)
    .map((event) => ({
      at: toText(event['at']) ?? '',
      status: toText(event['status']) ?? '',
      ...strings(event, ['actor', 'text']),
    }));
}

const BATCH_STATES = ['running', 'finished', 'cancelled'] as const;
const ACTIONS = ['retry', 'delete', 'changePackage', 'resendConsent'] as const;
const OUTCOMES = ['waiting', 'running', 'done', 'failed', 'skipped', 'unknown'] as const;

export function toBatch(value: unknown): Batch {
  const wire = record(value, 'a batch');
  return {
    id: required(wire['id'], 'id'),
    state: oneOf(BATCH_STATES, wire['state']) ?? 'running',
    items: list(wire['items'], 'items')
      .filter(isRecord)
      .filter((item) => toText(item['subscriberId']))
      .map(toBatchItem),
  };
}

/** An outcome that nobody has heard of is found out by reading the row. */
function toBatchItem(wire: Record<string, unknown>): BatchItem {
  const { error } = wire;
  return {
    subscriberId: required(wire['subscriberId'], 'subscriberId'),
    action: oneOf(ACTIONS, wire['action']) ?? 'retry',
    outcome: oneOf(OUTCOMES, wire['outcome']) ?? 'unknown',
    ...strings(wire, ['email', 'package']),
    ...(isRecord(error) && { error: { ...toError(error), ...strings(error, ['field']) } }),
  };
}

function oneOf<T>(known: readonly T[], value: unknown): T | undefined {
  return known.find((each) => each === value);
}

/** The vendor's `{ errorCode, description }` as well as ours; nothing else is taken for an error. */
function toErrors(value: unknown): SubscriberError[] {
  return Array.isArray(value) ? value.filter(isRecord).map(toError) : [];
}

function toError(wire: Record<string, unknown>): SubscriberError {
  return {
    code: toText(wire['code']) ?? toText(wire['errorCode']) ?? '',
    text: toText(wire['text']) ?? toText(wire['description']) ?? '',
  };
}

/** What can be read of a list; rejects it when nothing can. */
function readable<T>(values: readonly unknown[], read: (value: unknown) => T): { read: T[]; unreadable: number } {
  const found: T[] = [];
  let problem: unknown;
  for (const value of values) {
    try {
      found.push(read(value));
    } catch (error) {
      problem = error;
    }
  }
  if (problem && found.length === 0) throw problem as Error;
  return { read: found, unreadable: values.length - found.length };
}

function record(value: unknown, what: string): Record<string, unknown> {
  if (isRecord(value)) return value;
  return fail(what);
}

function list(value: unknown, what: string): unknown[] {
  if (Array.isArray(value)) return value;
  return fail(what);
}

function required(value: unknown, what: string): string {
  const found = toText(value);
  if (found) return found;
  return fail(what);
}

function fail(what: string): never {
  throw new ProvisioningError('parse', `Could not read the answer: ${what} is missing or of the wrong type.`);
}

function strings<Key extends string>(wire: Record<string, unknown>, keys: readonly Key[]): { [K in Key]?: string } {
  return Object.assign({}, ...keys.map((key) => optional(key, toText(wire[key])))) as { [K in Key]?: string };
}

function booleans<Key extends string>(wire: Record<string, unknown>, keys: readonly Key[]): { [K in Key]?: boolean } {
  return Object.assign({}, ...keys.map((key) => optional(key, toBoolean(wire[key])))) as { [K in Key]?: boolean };
}
