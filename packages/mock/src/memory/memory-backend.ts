import {
  SORT_KEYS,
  systemEnvironment,
  type BackendCapabilities,
  type Environment,
  type OnboardingTemplate,
  type ProvisioningBackend,
  type Subscriber,
} from '@flowthrough/client';
import { createActivations } from './activations.js';
import { createBatches } from './batches.js';
import { countingEffects, type Effect } from './effects.js';
import { notFound } from './refusals.js';
import { DEMO_PACE, friendlyScript, type Pace, type Script } from './script.js';
import { createSubscribers, MAX_PAGE } from './subscribers.js';

export interface MemoryBackendOptions {
  readonly templates: readonly OnboardingTemplate[];
  /** The people of each template, by the template's id. */
  readonly people?: ReadonlyMap<string, readonly Subscriber[]> | undefined;
  /** @default systemEnvironment */
  readonly environment?: Environment | undefined;
  /** How an administrator's attempts to onboard go. @default friendlyScript */
  readonly script?: Script | undefined;
  /** How users' own activations go. @default `script` */
  readonly activationScript?: Script | undefined;
  /** How long stages last. @default DEMO_PACE */
  readonly pace?: Partial<Pace> | undefined;
}

/** A backend in memory with every verb of the port, and what a person does outside of it. */
export interface MemoryBackend extends Required<ProvisioningBackend> {
  /** Every write that took effect, oldest first. */
  readonly effects: readonly Effect[];
  /** Does what the user does in the verification mail. */
  confirmEmail(activationId: string): void;
}

const CAPABILITIES: BackendCapabilities = {
  filters: ['status', 'package', 'changedSince'],
  sorts: SORT_KEYS,
  search: true,
  totals: true,
  offsetCursors: true,
  maxPageSize: MAX_PAGE,
};

/**
 * The domain's state machine in memory: activations move through the confirmation of the address, provisioning and its
 * end; users in motion settle. Nothing runs by itself: what is due happens when somebody looks.
 */
export function createMemoryBackend({
  templates: initial,
  people = new Map(),
  environment = systemEnvironment,
  script = friendlyScript,
  activationScript = script,
  pace: ownPace,
}: MemoryBackendOptions): MemoryBackend {
  const pace = { ...DEMO_PACE, ...ownPace };
  const templates = new Map(initial.map((template) => [template.id, template]));
  const activations = createActivations(environment, activationScript, pace);
  const subscribers = createSubscribers(people, environment, script, pace);
  const batches = createBatches(subscribers, environment, pace);

  const template = (id: string) => {
    const found = templates.get(id);
    if (!found) throw notFound('template');
    return found;
  };

  // Async, so that a refusal rejects as it does over a network, and answers come in a later turn.
  const backend: Omit<MemoryBackend, 'effects'> = {
    capabilities: async () => CAPABILITIES,
    activate: async (input) => activations.activate(input),
    getActivation: async (id) => activations.get(id),
    resendVerification: async (id) => activations.resend(id),
    listTemplates: async () => [...templates.values()],
    getTemplate: async (id) => template(id),
    updateTemplate: async (id, changes) => {
      const changed = { ...template(id), ...changes };
      templates.set(id, changed);
      return changed;
    },
    listSubscribers: async (query) => subscribers.list(query),
    getSubscriber: async (id) => subscribers.get(id),
    retryActivation: async (id, { email }) => subscribers.retry(id, email),
    changePackage: async (id, packageType) => subscribers.changePackage(id, packageType),
    deleteSubscriber: async (id) => subscribers.delete(id),
    precheck: async ({ email, subscriberId }) => subscribers.precheck(email, subscriberId),
    resendConsent: async (id) => subscribers.resendConsent(id),
    listHistory: async (id) => subscribers.history(id),
    startBatch: async (items) => batches.start(items),
    getBatch: async (id) => batches.get(id),
    cancelBatch: async (id) => batches.cancel(id),
    confirmEmail: (id) => activations.confirmEmail(id),
  };
  return countingEffects(backend);
}
