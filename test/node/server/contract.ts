import { createRequire } from 'node:module';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

interface Described {
  readonly content?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, unknown>>;
}
interface Operation {
  readonly operationId: string;
  readonly requestBody?: Described;
  readonly responses: Readonly<Record<string, Described & { readonly $ref?: string }>>;
}
type Methods = Readonly<Record<string, Operation | undefined>>;
interface OpenApi {
  readonly paths: Readonly<Record<string, Methods>>;
}

const METHODS = ['get', 'post', 'patch', 'delete', 'put'] as const;
const contract = createRequire(import.meta.url)('@flowthrough/server/openapi.json') as OpenApi;

const ajv = new Ajv2020({ strict: false, allErrors: true });
ajv.addFormat(
  'date-time',
  (text: string) => /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) && !Number.isNaN(Date.parse(text)),
);
ajv.addSchema(contract, 'contract');

/** Every operation of the contract with the statuses that it promises by name. */
export const OPERATIONS = Object.entries(contract.paths).flatMap(([path, methods]) =>
  METHODS.flatMap((method) => {
    const operation = methods[method];
    return operation ? [{ path, method: method.toUpperCase(), operation }] : [];
  }),
);

/** What an answer breaks of the contract; empty when it keeps it. */
export function faultsOf(
  method: string,
  path: string,
  { status, headers, text }: { readonly status: number; readonly headers: Headers; readonly text: string },
): string[] {
  const place = placeOf(method, path);
  if (!place) return [`${method} ${path} is not described`];
  const key = place.operation.responses[status] ? String(status) : 'default';
  if (status < 400 && key === 'default') return [`${method} ${path} answers ${status}, which is not described`];
  const pointer = follow(`${place.pointer}/responses/${key}`);
  const { content, headers: described = {} } = at(pointer) as Described;
  const type = headers.get('content-type');
  if (!content) return text === '' && type === null ? [] : [`${status} has a body`];
  if (type === null || !(type in content)) return [`${status} is ${type}`];
  const faults = check(`${pointer}/content/${escape(type)}/schema`, JSON.parse(text));
  for (const name of Object.keys(described)) {
    const value = headers.get(name);
    const schema = `${follow(`${pointer}/headers/${escape(name)}`)}/schema`;
    const isNumber = (at(schema) as { type?: string }).type === 'integer';
    if (value !== null)
      faults.push(...check(schema, isNumber ? Number(value) : value).map((fault) => `${name}: ${fault}`));
  }
  return faults;
}

/** What a request body breaks of the contract; empty when it keeps it. */
export function bodyFaults(method: string, path: string, body: unknown): string[] {
  const place = placeOf(method, path);
  if (!place?.operation.requestBody) return body === undefined ? [] : ['has a body'];
  return check(`${place.pointer}/requestBody/content/application~1json/schema`, body);
}

/** The id of the operation that a request calls. */
export function operationOf(method: string, path: string): string | undefined {
  return placeOf(method, path)?.operation.operationId;
}

function placeOf(method: string, path: string) {
  const found = OPERATIONS.find(
    (each) => each.method === method && new RegExp(`^${each.path.replace('{id}', '[^/]+')}$`).test(path),
  );
  return found && { ...found, pointer: `/paths/${escape(found.path)}/${method.toLowerCase()}` };
}

const escape = (part: string) => part.replaceAll('~', '~0').replaceAll('/', '~1');

function at(pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((value, part) => (value as Record<string, unknown>)[part], contract);
}

/** Follows references that stand for a whole response or header, which JSON Schema knows nothing of. */
function follow(pointer: string): string {
  const { $ref } = at(pointer) as { readonly $ref?: string };
  return $ref === undefined ? pointer : $ref.slice(1);
}

const validators = new Map<string, ValidateFunction>();

function check(pointer: string, value: unknown): string[] {
  const validate = validators.get(pointer) ?? ajv.compile({ $ref: `contract#${encodeURI(pointer)}` });
  validators.set(pointer, validate);
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}
