import {
  checkEmail,
  ProvisioningError,
  SORT_KEYS,
  type ActivationInput,
  type BatchItemInput,
  type ProblemItem,
  type SortKey,
  type SubscriberQuery,
  type TemplateChanges,
} from '@flowthrough/client';

type Fields = Readonly<Record<string, unknown>>;

/** Reads a JSON object from a request, or refuses with 400, 413 or 415. */
export async function readFields(request: Request, maxBytes: number): Promise<Fields> {
  if (!/^application\/(?:[\w.+-]+\+)?json\b/i.test(request.headers.get('content-type') ?? '')) throw malformed(415);
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw malformed(413);
  const bytes = new Uint8Array(await request.arrayBuffer());
  if (bytes.byteLength > maxBytes) throw malformed(413);
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw malformed(400);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw malformed(400);
  return value as Fields;
}

export function readActivation(fields: Fields): ActivationInput {
  return {
    email: email(fields),
    ...optionalText(fields, 'broadworksId'),
    ...optionalText(fields, 'password'),
  };
}

/** The address as it was checked: trimmed, its domain in ASCII. */
export function email(fields: Fields): string {
  const value = fields['email'];
  const verdict = checkEmail(typeof value === 'string' ? value : '');
  if (!verdict.ok) throw invalid('email', verdict.problem, 'is not an email address that can be used');
  return verdict.email;
}

export function readPackage(fields: Fields): string {
  const value = fields['package'];
  if (typeof value !== 'string' || value === '') throw invalid('package', 'missing', 'is required');
  return value;
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
  return fields as TemplateChanges;
}

export function readBatchItems(fields: Fields): BatchItemInput[] {
  const items = fields['items'];
  if (!Array.isArray(items) || items.length === 0) throw invalid('items', 'missing', 'must hold at least one item');
  return items.map((item: Partial<BatchItemInput> | null) => {
    const { subscriberId, action } = item ?? {};
    const isKnown = ['retry', 'delete', 'changePackage', 'resendConsent'].includes(action ?? '');
    if (!subscriberId || !action || !isKnown)
      throw invalid('items', 'wrong-type', 'holds an item without a known action');
    return { ...item, subscriberId, action };
  });
}

const MOST_ROWS = 1000;

/** The list query; a part that the contract does not know is ignored, one that it knows and cannot read is refused. */
export function readQuery(templateId: string, parameters: URLSearchParams): SubscriberQuery {
  const list = (name: string) => parameters.get(name)?.split(',').filter(Boolean);
  const status = list('status');
  const packages = list('package');
  const search = parameters.get('search');
  const sort = parameters.get('sort');
  const limit = parameters.get('limit');
  const cursor = parameters.get('cursor');
  const changedSince = parameters.get('changedSince');
  const key = sort?.replace(/^-/, '') as SortKey | undefined;
  if (key !== undefined && !SORT_KEYS.includes(key))
    throw invalid('sort', 'unknown', 'is not a column that can be sorted');
  if (limit !== null && !/^[1-9]\d{0,8}$/.test(limit))
    throw invalid('limit', 'wrong-type', 'must be a positive number');
  if (changedSince !== null && Number.isNaN(Date.parse(changedSince))) {
    throw invalid('changedSince', 'wrong-type', 'must be a moment in ISO 8601');
  }
  return {
    templateId,
    ...(status?.length && { status }),
    ...(packages?.length && { package: packages }),
    ...(search && { search }),
    ...(key && { sort: { key, descending: sort?.startsWith('-') ?? false } }),
    ...(limit !== null && { limit: Math.min(Number(limit), MOST_ROWS) }),
    ...(cursor && { cursor }),
    ...(changedSince && { changedSince }),
  };
}

function optionalText<Key extends string>(fields: Fields, key: Key): { [K in Key]?: string } {
  const value = fields[key];
  if (value === undefined || value === null) return {};
  if (typeof value !== 'string') throw invalid(key, 'wrong-type', 'must be text');
  return { [key]: value } as { [K in Key]?: string };
}

function invalid(field: string, code: string, what: string): ProvisioningError {
  const item: ProblemItem = { field, code, text: `${field} ${what}.` };
  return new ProvisioningError('invalid', item.text, { status: 422, code: 'invalid', errors: [item] });
}

function malformed(status: 400 | 413 | 415): ProvisioningError {
  const code = { 400: 'malformed-json', 413: 'too-large', 415: 'not-json' }[status];
  return new ProvisioningError('invalid', 'Could not read the body of the request.', { status, code });
}
