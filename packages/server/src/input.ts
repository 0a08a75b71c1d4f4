import {
  checkEmail,
  ProvisioningError,
  safeLink,
  type ActivationInput,
  type BatchAction,
  type BatchItemInput,
  type TemplateChanges,
} from '@flowthrough/client';
import type { Fields } from './body.js';

/** Longest text of one field; no value of the domain comes near it. */
const LONGEST = 2_000;

export function readActivation(fields: Fields): ActivationInput {
  return {
    email: readEmail(fields),
    ...optionalText(fields, 'broadworksId'),
    ...optionalText(fields, 'password'),
  };
}

/** The address as it was checked: trimmed, its domain in ASCII. */
export function readEmail(fields: Fields, at = ''): string {
  const { email } = fields;
  const verdict = checkEmail(typeof email === 'string' ? email : '');
  if (!verdict.ok) throw invalid(`${at}email`, verdict.problem, 'is not an email address that can be used');
  return verdict.email;
}

export function readPackage(fields: Fields, at = ''): string {
  return text(fields['package'], `${at}package`);
}

export function readPrecheck(fields: Fields): { email: string; subscriberId?: string } {
  return { email: readEmail(fields), ...optionalText(fields, 'subscriberId') };
}

const CHANGES = {
  untrustedEmails: 'boolean',
  shareLink: 'string',
  flowThroughProvisioning: 'boolean',
  defaultPackage: 'string',
  adminInviteEmails: 'boolean',
} as const;

export function readTemplateChanges(fields: Fields): TemplateChanges {
  for (const [key, value] of Object.entries(fields)) {
    if (!Object.hasOwn(CHANGES, key)) throw invalid(key, 'unknown-field', 'cannot be changed');
    if (typeof value !== CHANGES[key as keyof typeof CHANGES]) throw invalid(key, 'wrong-type', 'is of the wrong type');
  }
  const changes = fields as TemplateChanges;
  if (changes.shareLink && !safeLink(changes.shareLink)) throw invalid('shareLink', 'unsafe-link', 'is not a web link');
  return changes;
}

const BATCH_ACTIONS: readonly BatchAction[] = ['retry', 'delete', 'changePackage', 'resendConsent'];

/** Many writes, each checked as its own route would check it. */
export function readBatchItems(fields: Fields): BatchItemInput[] {
  const { items } = fields;
  if (!Array.isArray(items) || items.length === 0) throw invalid('items', 'missing', 'must hold at least one item');
  return items.map((value: unknown, index) => {
    const at = `items[${index}].`;
    const item = (typeof value === 'object' && value !== null ? value : {}) as Fields;
    const action = BATCH_ACTIONS.find((known) => known === item['action']);
    if (!action) throw invalid(`${at}action`, 'unknown', 'is not an action that a batch can run');
    return {
      subscriberId: text(item['subscriberId'], `${at}subscriberId`),
      action,
      // Left out, the address on record is tried again.
      ...(item['email'] !== undefined && { email: readEmail(item, at) }),
      ...(action === 'changePackage' && { package: readPackage(item, at) }),
    };
  });
}

function optionalText<Key extends string>(fields: Fields, key: Key): { [K in Key]?: string } {
  const value = fields[key];
  if (value === undefined || value === null) return {};
  return { [key]: text(value, key) } as { [K in Key]?: string };
}

function text(value: unknown, field: string): string {
  if (value === undefined || value === null || value === '') throw invalid(field, 'missing', 'is required');
  if (typeof value !== 'string') throw invalid(field, 'wrong-type', 'must be text');
  if (value.length > LONGEST) throw invalid(field, 'too-long', `must not be longer than ${LONGEST} characters`);
  return value;
}

/** The refusal of one field: 422. */
export function invalid(field: string, code: string, what: string): ProvisioningError {
  const item = { field, code, text: `${field} ${what}.` };
  return new ProvisioningError('invalid', item.text, { status: 422, code: 'invalid', errors: [item] });
}
