import {
  createErrorCatalog,
  createProvisioningClient,
  ProvisioningError,
  type Activation,
  type ActivationInput,
  type CallOptions,
  type Environment,
  type ErrorCatalogEntries,
  type OptionalVerb,
  type ProvisioningBackend,
  type ProvisioningClient,
} from '@flowthrough/client';
import { createFakeEnvironment, type FakeEnvironment } from '../fake-environment.js';

type Verb = 'activate' | 'getActivation' | 'resendVerification';

/** A call as the backend received it. */
export interface ReceivedCall {
  readonly verb: Verb;
  readonly subject: ActivationInput | string;
  readonly key: string | undefined;
  readonly signal: AbortSignal | undefined;
}

/** A call that waits until the test decides how it ends. */
export interface HeldCall {
  release(): void;
  fail(error: unknown): void;
}

export interface ActivationWorld {
  readonly backend: ProvisioningBackend;
  readonly client: ProvisioningClient;
  readonly environment: FakeEnvironment;
  readonly received: readonly ReceivedCall[];
  /** How often a verb was called. */
  count(verb: Verb): number;
  /** How the activation stands from now on, as answers tell. */
  becomes(changes: Partial<Activation>): void;
  /** The next call of a verb fails. */
  failNext(verb: Verb, error: unknown): void;
  /** Holds every later call of a verb, oldest first in the list that is returned. */
  hold(verb: Verb): HeldCall[];
  /** Lets a verb answer at once again. */
  unhold(verb: Verb): void;
}

export interface ActivationWorldOptions {
  /** A backend without the verb. */
  readonly without?: 'resendVerification';
  /** What the far side says it offers. */
  readonly verbs?: readonly OptionalVerb[];
  readonly errors?: ErrorCatalogEntries;
  /** @default the fake one that the world carries */
  readonly environment?: Environment;
  /** How the activation stands at first. */
  readonly activation?: Partial<Activation>;
}

export const ADDRESS = 'ana.horvat@example.com';

export const refusal = (code: string, text = 'The address is used by another user.') =>
  new ProvisioningError('refused', 'Refused.', { status: 409, errors: [{ code, text }], trackingId: 'ROUTER_1A2B' });

export const refusedField = (field: string, text: string, code?: string) =>
  new ProvisioningError('invalid', 'Refused.', { status: 422, errors: [{ field, text, ...(code && { code }) }] });

export const unanswered = () => new ProvisioningError('timeout', 'No answer.', { outcome: 'unknown' });

/** What an activation looks like that ended in an error. */
export const ended = (code = '10022', text = 'User already linked.'): Partial<Activation> => ({
  status: 'error',
  errors: [{ code, text }],
  trackingId: 'ROUTER_3C4D',
});

/** A backend with one activation at a time, its clock and every answer in the test's hands. */
export function createActivationWorld({
  without,
  verbs,
  errors,
  environment: given,
  activation = {},
}: ActivationWorldOptions = {}): ActivationWorld {
  const environment = createFakeEnvironment();
  const received: ReceivedCall[] = [];
  const failures = new Map<Verb, unknown[]>();
  const held = new Map<Verb, HeldCall[]>();
  let begun = 0;
  let now: Activation = {
    id: 'activation-0',
    email: ADDRESS,
    status: 'pending_email_validation',
    errors: [],
    ...activation,
  };

  async function call(
    verb: Verb,
    subject: ActivationInput | string,
    options: CallOptions,
    effect: () => void = () => undefined,
  ): Promise<Activation> {
    received.push({ verb, subject, key: options.idempotencyKey, signal: options.signal });
    const failure = failures.get(verb)?.shift();
    if (failure) throw failure;
    const answer = () => {
      effect();
      return Object.freeze({ ...now });
    };
    const waiting = held.get(verb);
    if (!waiting) return answer();
    return new Promise((resolve, reject) => {
      waiting.push({ release: () => resolve(answer()), fail: reject });
      options.signal?.addEventListener('abort', () => reject(new DOMException('Aborted.', 'AbortError')));
    });
  }

  const unused = () => Promise.reject(new Error('Activations do not need this verb.'));
  const backend: ProvisioningBackend = {
    ...(verbs && { capabilities: () => Promise.resolve({ verbs }) }),
    activate: (input, options) =>
      call('activate', input, options, () => {
        begun += 1;
        now = { ...now, id: `activation-${begun}`, email: input.email };
      }),
    getActivation: (id, options) => call('getActivation', id, options),
    ...(without !== 'resendVerification' && {
      resendVerification: (id: string, options: CallOptions) => call('resendVerification', id, options),
    }),
    listTemplates: unused,
    getTemplate: unused,
    listSubscribers: unused,
    getSubscriber: unused,
    retryActivation: unused,
    changePackage: unused,
    deleteSubscriber: unused,
  };

  return {
    backend,
    environment,
    received,
    client: createProvisioningClient({
      backend,
      environment: given ?? environment,
      errorCatalog: createErrorCatalog(errors),
    }),
    count: (verb) => received.filter((one) => one.verb === verb).length,
    becomes(changes) {
      now = { ...now, errors: [], ...changes };
    },
    failNext: (verb, error) => failures.set(verb, [...(failures.get(verb) ?? []), error]),
    hold(verb) {
      const waiting: HeldCall[] = [];
      held.set(verb, waiting);
      return waiting;
    },
    unhold: (verb) => held.delete(verb),
  };
}
