import {
  ProvisioningError,
  OPTIONAL_VERBS,
  type BackendCapabilities,
  type BatchAction,
  type CallOptions,
  type OptionalVerb,
  type ProvisioningBackend,
} from '@flowthrough/client';
import { jsonAnswer, type Answer } from './answer.js';
import type { Fields } from './body.js';
import { readActivation, readBatchItems, readEmail, readPackage, readPrecheck, readTemplateChanges } from './input.js';
import { checkQuery, isSelective, readQuery } from './query.js';

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** What a route is about to do, by the verb of the port: what an `authorize` hook decides on. */
export type Action = keyof ProvisioningBackend;

export interface RouteInput {
  /** The path's variable part. */
  readonly id: string;
  readonly parameters: URLSearchParams;
  /** The parsed body of a request that has one. */
  readonly fields: Fields;
  readonly options: CallOptions;
  /** The path of the request, for links to the next page. */
  readonly path: string;
  /** Throws unless the principal may also do this; a batch does many things. */
  permit(action: Action, id: string): Promise<void>;
}

export interface Route {
  readonly method: Method;
  /** Path below the base; `:id` stands for the variable part. */
  readonly path: string;
  readonly action: Action;
  /** Whether the request only asks, so that it can end when the client goes away. */
  readonly isSafe?: boolean;
  /** Whether the request carries a JSON body. */
  readonly hasBody?: boolean;
  run(backend: ProvisioningBackend, input: RouteInput): Promise<Answer>;
}

const ok = (body: unknown): Answer => jsonAnswer(200, body);
const accepted = (body: unknown): Answer => jsonAnswer(202, body);
const done: Answer = { status: 204, headers: {}, body: '' };

/** The HTTP contract: one line per operation of the port. */
export const ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/capabilities',
    action: 'capabilities',
    isSafe: true,
    run: async (backend, { options }) => ok(await capabilitiesOf(backend, options)),
  },
  {
    method: 'GET',
    path: '/templates',
    action: 'listTemplates',
    isSafe: true,
    run: async (backend, { options }) => ok(await backend.listTemplates(options)),
  },
  {
    method: 'GET',
    path: '/templates/:id',
    action: 'getTemplate',
    isSafe: true,
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
  { method: 'GET', path: '/templates/:id/subscribers', action: 'listSubscribers', isSafe: true, run: listSubscribers },
  {
    method: 'GET',
    path: '/subscribers/:id',
    action: 'getSubscriber',
    isSafe: true,
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
      accepted(await backend.retryActivation(id, { email: readEmail(fields) }, options)),
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
    isSafe: true,
    run: async (backend, { id, options }) => ok({ items: await offered(backend, 'listHistory')(id, options) }),
  },
  {
    method: 'POST',
    path: '/precheck',
    action: 'precheck',
    // A question, sent by POST only because addresses do not belong into URLs.
    isSafe: true,
    hasBody: true,
    run: async (backend, { fields, options }) => ok(await offered(backend, 'precheck')(readPrecheck(fields), options)),
  },
  {
    method: 'POST',
    path: '/batches',
    action: 'startBatch',
    hasBody: true,
    run: startBatch,
  },
  {
    method: 'GET',
    path: '/batches/:id',
    action: 'getBatch',
    isSafe: true,
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
    isSafe: true,
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
): Promise<Answer> {
  const query = readQuery(id, parameters);
  const capabilities = isSelective(query) ? await backend.capabilities?.(options) : undefined;
  if (capabilities) checkQuery(query, capabilities);
  const page = await backend.listSubscribers(query, options);
  if (page.next === undefined) return ok(page);
  const next = new URLSearchParams(parameters);
  next.set('cursor', page.next);
  return jsonAnswer(200, page, { link: `<${path}?${next.toString()}>; rel="next"` });
}

const BATCH_VERBS: Readonly<Record<BatchAction, Action>> = {
  retry: 'retryActivation',
  delete: 'deleteSubscriber',
  changePackage: 'changePackage',
  resendConsent: 'resendConsent',
};

/** Whoever may start batches may not, by that alone, do in a batch what is refused to them one by one. */
async function startBatch(backend: ProvisioningBackend, { fields, options, permit }: RouteInput): Promise<Answer> {
  const start = offered(backend, 'startBatch');
  const items = readBatchItems(fields);
  for (const { action, subscriberId } of items) await permit(BATCH_VERBS[action], subscriberId);
  return accepted(await start(items, options));
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
