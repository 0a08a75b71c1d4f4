import {
  createProvisioningClient,
  systemEnvironment,
  type CallOptions,
  type OnboardingTemplate,
  type OptionalVerb,
  type ProvisioningBackend,
  type ProvisioningClient,
  type TemplateChanges,
} from '@flowthrough/client';

type Verb = 'listTemplates' | 'getTemplate' | 'updateTemplate';

/** A call that waits until the test decides how it ends. */
export interface HeldCall {
  /** Answers as the backend would have; for a write the change takes effect now. */
  release(): void;
  fail(error: unknown): void;
  readonly signal: AbortSignal | undefined;
}

export interface TemplateWorld {
  readonly backend: ProvisioningBackend;
  readonly client: ProvisioningClient;
  /** What the backend received, in order, such as `getTemplate main`. */
  readonly received: string[];
  /** Idempotency keys of the writes, in order. */
  readonly keys: (string | undefined)[];
  /** Milliseconds since 1970 that the client's clock shows. */
  now: number;
  template(id: string): OnboardingTemplate;
  /** Changes a template behind the client's back. */
  change(id: string, changes: Partial<OnboardingTemplate>): void;
  remove(id: string): void;
  /** Holds every later call of a verb, oldest first in the list that is returned. */
  hold(verb: Verb): HeldCall[];
  /** Lets a verb answer at once again. */
  unhold(verb: Verb): void;
  /** The next call of a verb fails. */
  failNext(verb: Verb, error: Error): void;
}

/** A template that passes every check, apart from what the test changes. */
export function template(changes: Partial<OnboardingTemplate> = {}): OnboardingTemplate {
  return Object.freeze({
    id: 'main',
    name: 'Main office',
    customerName: 'Northwind Traders',
    untrustedEmails: true,
    shareLink: 'https://activate.example.com/northwind',
    activationLink: 'https://activate.example.com/northwind',
    ...changes,
  });
}

/** A world of templates in memory, with every answer in the test's hands. */
export function createTemplateWorld(
  templates: readonly OnboardingTemplate[] = [template()],
  { without, verbs }: { readonly without?: 'updateTemplate'; readonly verbs?: readonly OptionalVerb[] } = {},
): TemplateWorld {
  const store = new Map(templates.map((one) => [one.id, one]));
  const held = new Map<Verb, HeldCall[]>();
  const failures = new Map<Verb, Error[]>();
  const received: string[] = [];
  const keys: (string | undefined)[] = [];

  const get = (id: string): OnboardingTemplate => {
    const found = store.get(id);
    if (!found) throw new Error(`The test has no template ${id}.`);
    return found;
  };
  const change = (id: string, changes: Partial<OnboardingTemplate>) =>
    store.set(id, Object.freeze({ ...get(id), ...changes }));

  async function call<T>(verb: Verb, subject: string, answer: () => T, options: CallOptions): Promise<T> {
    received.push(subject ? `${verb} ${subject}` : verb);
    if (verb === 'updateTemplate') keys.push(options.idempotencyKey);
    const failure = failures.get(verb)?.shift();
    if (failure) throw failure;
    const waiting = held.get(verb);
    if (!waiting) return answer();
    return new Promise<T>((resolve, reject) => {
      waiting.push({ release: () => resolve(answer()), fail: reject, signal: options.signal });
      options.signal?.addEventListener('abort', () => reject(new DOMException('Aborted.', 'AbortError')));
    });
  }

  const backend: ProvisioningBackend = {
    ...(verbs && { capabilities: () => Promise.resolve({ verbs }) }),
    listTemplates: (options) => call('listTemplates', '', () => [...store.values()], options),
    getTemplate: (id, options) => call('getTemplate', id, () => get(id), options),
    ...(without !== 'updateTemplate' && {
      updateTemplate: (id: string, changes: TemplateChanges, options: CallOptions) =>
        call(
          'updateTemplate',
          `${id} ${JSON.stringify(changes)}`,
          () => {
            change(id, changes);
            return get(id);
          },
          options,
        ),
    }),
    activate: unused,
    getActivation: unused,
    listSubscribers: unused,
    getSubscriber: unused,
    retryActivation: unused,
    changePackage: unused,
    deleteSubscriber: unused,
  };

  const world: TemplateWorld = {
    backend,
    client: createProvisioningClient({ backend, environment: { ...systemEnvironment, wallClock: () => world.now } }),
    received,
    keys,
    now: Date.UTC(2026, 10, 23, 9, 30),
    template: get,
    change,
    remove: (id) => store.delete(id),
    hold: (verb) => {
      const waiting: HeldCall[] = [];
      held.set(verb, waiting);
      return waiting;
    },
    unhold: (verb) => held.delete(verb),
    failNext: (verb, error) => failures.set(verb, [...(failures.get(verb) ?? []), error]),
  };
  return world;
}

function unused(): Promise<never> {
  return Promise.reject(new Error('Templates do not need this verb.'));
}

/** Lets every promise settle that can settle without the test doing anything more. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
}
