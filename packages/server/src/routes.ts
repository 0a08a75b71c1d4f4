import {
  ProvisioningError,
  OPTIONAL_VERBS,
  type BackendCapabilities,
  type CallOptions,
  type OptionalVerb,
  type ProvisioningBackend,
} from '@flowthrough/client';
import { email, readActivation, readBatchItems, readPackage, readQuery, readTemplateChanges } from './input.js';

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** What a route is about to do, by the verb of the port: what an `authorize` hook decides on. */
export type Action = Exclude<keyof ProvisioningBackend, undefined>;

export interface RouteInput {
  /** The path's variable part. */
  readonly id: string;
  readonly parameters: URLSearchParams;
  /** The parsed body of a write. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly options: CallOptions;
  /** The path of the request, for links to the next page. */
  readonly path: string;
}

export interface RouteAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Route {
  readonly method: Method;
  /** Path below the base; `:id` stands for the variable part. */
  readonly path: string;
  readonly action: Action;
  /** Whether the request carries a JSON body. */
  readonly hasBody?: boolean;
  run(backend: ProvisioningBackend, input: RouteInput): Promise<RouteAnswer>;
}

const ok = (body: unknown): RouteAnswer => ({ status: 200, body });
const accepted = (body: unknown): RouteAnswer => ({ status: 202, body });
const done: RouteAnswer = { status: 204 };

/** The HTTP contract: one line per operation of the port. */
export const ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/capabilities',
    action: 'capabilities',
    run: async (backend, { options }) => ok(await capabilitiesOf(backend, options)),
  },
  {
    method: 'GET',
    path: '/templates',
    action: 'listTemplates',
    run: async (backend, { options }) => ok(await backend.listTemplates(options)),
  },
  {
    method: 'GET',
    path: '/templates/:id',
    action: 'getTemplate',
    run: async (backend, { id, options }) => ok(await backend.getTemplate(id, options)),
  },
  {
    method: 'PATCH',
    path: '/templates/:id',
    action: 'updateTemplate',
    hasBody: true,
    run: async (backend, { id, fields, options }) =>
      ok(await offered(backend, 'updateTemplate')(id, readTemplateChanges(fields), options)),
  },
  { method: 'GET', path: '/templates/:id/subscribers', action: 'listSubscribers', run: listSubscribers },
  {
    method: 'GET',
    path: '/subscribers/:id',
    action: 'getSubscriber',
    run: async (backend, { id, options }) => ok(await backend.getSubscriber(id, options)),
  },
  {
    method: 'PATCH',
    path: '/subscribers/:id',
    action: 'changePackage',
    hasBody: true,
    run: async (backend, { id, fields, options }) =>
      accepted(await backend.changePackage(id, readPackage(fields), options)),
  },
  {
    method: 'DELETE',
    path: '/subscribers/:id',
    action: 'deleteSubscriber',
    run: async (backend, { id, options }) => {
      await backend.deleteSubscriber(id, options);
      return done;
    },
  },
  {
    method: 'POST',
    path: '/subscribers/:id/retry-activation',
    action: 'retryActivation',
    hasBody: true,
    run: async (backend, { id, fields, options }) =>
      accepted(await backend.retryActivation(id, { email: email(fields) }, options)),
  },
  {
    method: 'POST',
    path: '/subscribers/:id/resend-consent',
    action: 'resendConsent',
    run: async (backend, { id, options }) => {
      await offered(backend, 'resendConsent')(id, options);
      return done;
    },
  },
  {
    method: 'GET',
    path: '/subscribers/:id/history',
    action: 'listHistory',
    run: async (backend, { id, options }) => ok({ items: await offered(backend, 'listHistory')(id, options) }),
  },
  {
    method: 'POST',
    path: '/precheck',
    action: 'precheck',
    hasBody: true,
    run: async (backend, { fields, options }) => {
      const subscriberId = typeof fields['subscriberId'] === 'string' ? fields['subscriberId'] : undefined;
      return ok(await offered(backend, 'precheck')({ email: email(fields), subscriberId }, options));
    },
  },
  {
    method: 'POST',
    path: '/batches',
    action: 'startBatch',
    hasBody: true,
    run: async (backend, { fields, options }) =>
      accepted(await offered(backend, 'startBatch')(readBatchItems(fields), options)),
  },
  {
    method: 'GET',
    path: '/batches/:id',
    action: 'getBatch',
    run: async (backend, { id, options }) => ok(await offered(backend, 'getBatch')(id, options)),
  },
  {
    method: 'DELETE',
    path: '/batches/:id',
    action: 'cancelBatch',
    run: async (backend, { id, options }) => accepted(await offered(backend, 'cancelBatch')(id, options)),
  },
  {
    method: 'POST',
    path: '/activations',
    action: 'activate',
    hasBody: true,
    run: async (backend, { fields, options }) => accepted(await backend.activate(readActivation(fields), options)),
  },
  {
    method: 'GET',
    path: '/activations/:id',
    action: 'getActivation',
    run: async (backend, { id, options }) => ok(await backend.getActivation(id, options)),
  },
  {
    method: 'POST',
    path: '/activations/:id/resend',
    action: 'resendVerification',
    run: async (backend, { id, options }) => accepted(await offered(backend, 'resendVerification')(id, options)),
  },
];

async function listSubscribers(
  backend: ProvisioningBackend,
  { id, parameters, options, path }: RouteInput,
): Promise<RouteAnswer> {
  const page = await backend.listSubscribers(readQuery(id, parameters), options);
  if (page.next === undefined) return ok(page);
  const next = new URLSearchParams(parameters);
  next.set('cursor', page.next);
  return { ...ok(page), headers: { link: `<${path}?${next.toString()}>; rel="next"` } };
}

/** What the backend says of itself, with the optional verbs that it really has. */
async function capabilitiesOf(backend: ProvisioningBackend, options: CallOptions): Promise<BackendCapabilities> {
  const own = (await backend.capabilities?.(options)) ?? {};
  const verbs = OPTIONAL_VERBS.filter((verb) => backend[verb] && (own.verbs?.includes(verb) ?? true));
  return { ...own, verbs };
}

/** An optional verb, bound to its backend; a missing one is answered by 501. */
function offered<Verb extends OptionalVerb>(
  backend: ProvisioningBackend,
  verb: Verb,
): NonNullable<ProvisioningBackend[Verb]> {
  const method = backend[verb];
  if (!method) throw new ProvisioningError('unsupported', `Could not do this: the backend has no ${verb}.`);
  return method.bind(backend) as NonNullable<ProvisioningBackend[Verb]>;
}
