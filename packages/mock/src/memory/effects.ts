import type { CallOptions, ProvisioningBackend } from '@flowthrough/client';

/** The verbs of the port that change something. */
const WRITES = [
  'activate',
  'resendVerification',
  'updateTemplate',
  'retryActivation',
  'changePackage',
  'deleteSubscriber',
  'resendConsent',
  'startBatch',
  'cancelBatch',
] as const satisfies readonly (keyof ProvisioningBackend)[];

/** One write that took effect. */
export interface Effect {
  readonly verb: (typeof WRITES)[number];
  /** What the verb was called with, without its options. */
  readonly input: readonly unknown[];
  readonly idempotencyKey: string | undefined;
}

type Write = (...given: unknown[]) => Promise<unknown>;

/** The same backend, noting each write that was not refused: what tells a write done twice from one that was sent twice. */
export function countingEffects<T extends Required<ProvisioningBackend>>(
  backend: T,
): T & { readonly effects: readonly Effect[] } {
  const effects: Effect[] = [];
  const writes = WRITES.map((verb) => {
    const write = backend[verb] as Write;
    const counted: Write = async (...given) => {
      const answer = await write(...given);
      const options = given.at(-1) as CallOptions;
      effects.push({ verb, input: given.slice(0, -1), idempotencyKey: options.idempotencyKey });
      return answer;
    };
    return [verb, counted] as const;
  });
  return { ...backend, ...(Object.fromEntries(writes) as Partial<T>), effects };
}
