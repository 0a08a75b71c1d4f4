import type { ProvisioningBackend, Subscriber } from '@flowthrough/client';
import { createMemoryBackend, createPeople, SAMPLE_TEMPLATES, type MemoryBackend } from '@flowthrough/mock';
import { createHandler, type Handler, type HandlerOptions } from '@flowthrough/server';
import { createFakeEnvironment, type FakeEnvironment } from '../../support/fake-environment.js';

export interface SmallWorld {
  readonly backend: MemoryBackend;
  readonly handler: Handler;
  readonly environment: FakeEnvironment;
  readonly templateId: string;
  /** One user of every status, first of all one with an error. */
  readonly users: readonly Subscriber[];
  user(status: string): Subscriber;
}

const [template] = SAMPLE_TEMPLATES;

/** A handler over a backend with one user of each status, one template and a clock that stands still. */
export function createSmallWorld(
  options: HandlerOptions = {},
  change: (backend: MemoryBackend) => ProvisioningBackend = (backend) => backend,
): SmallWorld {
  const environment = createFakeEnvironment();
  const users = createPeople({
    count: 7,
    now: environment.wallClock(),
    templateId: template.id,
    mix: {
      error: 1,
      pending_email_input: 1,
      pending_email_validation: 1,
      pending_user_migration: 1,
      provisioning: 1,
      provisioned: 1,
      updating: 1,
    },
  });
  const backend = createMemoryBackend({
    templates: [template],
    people: new Map([[template.id, users]]),
    environment,
  });
  return {
    backend,
    environment,
    users,
    templateId: template.id,
    handler: createHandler(change(backend), { environment, ...options }),
    user: (status) => users.find((user) => user.status === status)!,
  };
}

/** A backend whose verb is done by a function of the test. */
export function withVerb<Verb extends keyof ProvisioningBackend>(
  verb: Verb,
  run: Required<ProvisioningBackend>[Verb],
): (backend: MemoryBackend) => ProvisioningBackend {
  return (backend) => ({ ...backend, [verb]: run });
}

/** A backend without some optional verbs. */
export function without(
  ...verbs: readonly (keyof ProvisioningBackend)[]
): (backend: MemoryBackend) => ProvisioningBackend {
  return (backend) =>
    Object.fromEntries(
      Object.entries(backend).filter(([verb]) => !verbs.some((left) => left === verb)),
    ) as unknown as ProvisioningBackend;
}

/** Resolves and rejects from outside. */
export interface Deferred<T> {
  readonly promise: Promise<T>;
  resolve(value: T): void;
  reject(error: unknown): void;
}

export function defer<T>(): Deferred<T> {
  let resolve: Deferred<T>['resolve'] = () => undefined;
  let reject: Deferred<T>['reject'] = () => undefined;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}
