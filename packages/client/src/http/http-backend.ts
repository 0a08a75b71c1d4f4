import type { BackendCapabilities, CallOptions, ProvisioningBackend, SubscriberQuery } from '../backend.js';
import { OPTIONAL_VERBS } from '../backend.js';
import { readCapabilities } from '../capabilities.js';
import { ProvisioningError, toProvisioningError } from '../errors.js';
import { carryFarSide, farSideAt } from '../far-side.js';
import {
  toActivation,
  toBatch,
  toHistory,
  toPage,
  toPrecheck,
  toSubscriber,
  toTemplate,
  toTemplates,
} from './codec.js';
import { cursorOfLink } from './paging.js';
import { createTransport, type TransportOptions, type TransportRequest } from './transport.js';

export interface HttpBackendOptions extends TransportOptions {
  /** Where the HTTP contract is served, absolute or relative to the document. */
  readonly baseUrl: string;
  /** What the far side can do. @default asked by `GET /capabilities` */
  readonly capabilities?: BackendCapabilities | undefined;
}

/** A backend without `GET /capabilities` keeps the contract, of which only the batches are optional. */
const CONTRACT: BackendCapabilities = { verbs: OPTIONAL_VERBS.filter((verb) => !verb.endsWith('Batch')) };

/** The port over the HTTP contract. */
export function createHttpBackend({
  baseUrl,
  capabilities,
  ...options
}: HttpBackendOptions): Required<ProvisioningBackend> {
  const base = baseUrl.replace(/(?<!\/)\/+$/, '');
  const farSide = farSideAt(base, options.fetch);
  const transport = createTransport({ ...options, budget: options.budget ?? farSide.budget }, farSide.clock);
  /** An id as a segment of a path; one that a URL would resolve away names something else. */
  const id = (name: string) => {
    if (/^\.{1,2}$/.test(name))
      throw new ProvisioningError('invalid', 'Could not ask: the id cannot stand in an address.');
    return encodeURIComponent(name);
  };

  const call = async <T>(
    method: TransportRequest['method'],
    path: string,
    read: (body: unknown, headers: Headers) => T,
    { signal, idempotencyKey, isFollowUp }: CallOptions,
    body?: unknown,
  ): Promise<T> => {
    const answer = await transport({ method, url: base + path, signal, idempotencyKey, isFollowUp, body });
    try {
      return read(answer.body, answer.headers);
    } catch (error) {
      // The backend said yes to a write, but not in words we can read: whether it did what we asked is open.
      if (method === 'GET' || !(error instanceof ProvisioningError)) throw error;
      throw new ProvisioningError(error.kind, error.message, { outcome: 'unknown', cause: error });
    }
  };
  const nothing = () => undefined;

  return {
    ...carryFarSide(farSide),
    capabilities: async (options) => {
      if (capabilities) return capabilities;
      try {
        return await call('GET', '/capabilities', readCapabilities, options);
      } catch (error) {
        // A backend that refuses the question has no such route, or a guard in front of it.
        const { retryable, needsSignIn, kind } = toProvisioningError(error);
        if (retryable || needsSignIn || kind === 'aborted') throw error;
        return CONTRACT;
      }
    },

    // Async where an id stands in the path, so that one which cannot be written there rejects.
    activate: (input, options) => call('POST', '/activations', toActivation, options, input),
    getActivation: async (activation, options) => call('GET', `/activations/${id(activation)}`, toActivation, options),
    resendVerification: async (activation, options) =>
      call('POST', `/activations/${id(activation)}/resend`, toActivation, options),

    listTemplates: (options) => call('GET', '/templates', toTemplates, options),
    getTemplate: async (template, options) => call('GET', `/templates/${id(template)}`, toTemplate, options),
    updateTemplate: async (template, changes, options) =>
      call('PATCH', `/templates/${id(template)}`, toTemplate, options, changes),

    listSubscribers: async (query, options) =>
      call(
        'GET',
        `/templates/${id(query.templateId)}/subscribers${toSearch(query)}`,
        (body, headers) => {
          const page = toPage(Array.isArray(body) ? { items: body } : body);
          const next = page.next ?? cursorOfLink(headers.get('link'), base);
          return next === undefined ? page : { ...page, next };
        },
        options,
      ),
    getSubscriber: async (subscriber, options) => call('GET', `/subscribers/${id(subscriber)}`, toSubscriber, options),
    retryActivation: async (subscriber, input, options) =>
      call('POST', `/subscribers/${id(subscriber)}/retry-activation`, toSubscriber, options, input),
    changePackage: async (subscriber, packageType, options) =>
      call('PATCH', `/subscribers/${id(subscriber)}`, toSubscriber, options, { package: packageType }),
    deleteSubscriber: async (subscriber, options) => call('DELETE', `/subscribers/${id(subscriber)}`, nothing, options),
    // A question, sent by POST only because addresses do not belong into URLs: asking twice does no harm.
    precheck: (input, options) => call('POST', '/precheck', toPrecheck, options, input),
    resendConsent: async (subscriber, options) =>
      call('POST', `/subscribers/${id(subscriber)}/resend-consent`, nothing, options),
    listHistory: async (subscriber, options) =>
      call('GET', `/subscribers/${id(subscriber)}/history`, toHistory, options),

    startBatch: (items, options) => call('POST', '/batches', toBatch, options, { items }),
    getBatch: async (batch, options) => call('GET', `/batches/${id(batch)}`, toBatch, options),
    cancelBatch: async (batch, options) => call('DELETE', `/batches/${id(batch)}`, toBatch, options),
  };
}

function toSearch({ status, package: packages, search, sort, limit, cursor, changedSince }: SubscriberQuery): string {
  const parameters = new URLSearchParams();
  if (status?.length) parameters.set('status', status.join());
  if (packages?.length) parameters.set('package', packages.join());
  if (search) parameters.set('search', search);
  if (sort) parameters.set('sort', (sort.descending ? '-' : '') + sort.key);
  if (limit !== undefined) parameters.set('limit', String(limit));
  if (changedSince) parameters.set('changedSince', changedSince);
  if (cursor) parameters.set('cursor', cursor);
  const text = parameters.toString();
  return text && `?${text}`;
}
