import { atom } from 'nanostores';
import type { ProvisioningClient } from '../client.js';
import { ProvisioningError, toProvisioningError } from '../errors.js';
import { createIdempotencyKey } from '../idempotency-key.js';
import type { Activation, ActivationInput } from '../model.js';
import { checkActivationInput, isCorrectable } from './activation-input.js';
import type { ActivationPhase, ActivationState, Resend, Trouble } from './activation-state.js';
import { createPoller } from './polling.js';
import type { ActionResult, Store } from './store.js';

/** Looked at when needed, so that an object whose values change can be given. */
export interface ActivationStoreOptions {
  /** Failed attempts after which the user is sent to the administrator. @default 2 */
  readonly maxAttempts?: number | undefined;
  /** An activation that was begun earlier: it is looked up on `start`. */
  readonly activationId?: string | undefined;
  /** Whether BroadWorks ID and password are required as well. @default false */
  readonly credentials?: boolean | undefined;
}

/** One user's way through the activation, without its looks. */
export interface ActivationStore extends Store<ActivationState> {
  /** Sends the address; the same call begins, corrects and tries again. The password is passed on and not kept. */
  submit(input: ActivationInput): Promise<ActionResult<Activation>>;
  /** Reads the activation now; it is read from time to time anyway. */
  refresh(): Promise<void>;
  /** Sends the verification mail again; `busy` before the cool-down is over. */
  resend(): Promise<ActionResult<Activation>>;
  /** Looks up an activation that was begun earlier and follows it. */
  resume(activationId: string): Promise<void>;
  /** Goes back to the form; the activation is no longer followed. */
  changeAddress(): void;
  /** Goes back to the form and forgets the attempts, after an administrator has helped. */
  startOver(): void;
}

/** Milliseconds between two mails, where the backend does not say. */
const COOL_DOWN = 30_000;

/** Failures of a call that say nothing about the user's activation, beyond those that can pass by themselves. */
const NO_ATTEMPT = ['aborted', 'unauthorized', 'unexpected-content'];

export function createActivationStore(
  client: ProvisioningClient,
  options: ActivationStoreOptions = {},
): ActivationStore {
  const { backend, environment, errorCatalog, writes } = client;
  const $state = atom<ActivationState>({ phase: 'form', attempts: 0 });
  const set = (next: ActivationPhase, attempts = $state.get().attempts) => $state.set({ ...next, attempts });
  let isStarted = false;
  let call: AbortController | undefined;

  const poller = createPoller({
    environment,
    task: async (signal) => {
      const hasChanged = await look(signal);
      const state = $state.get();
      const wait = 'trouble' in state ? state.trouble?.error.retryAfter : undefined;
      if (wait !== undefined && !signal.aborted) await environment.sleep(wait, signal);
      return hasChanged;
    },
  });

  /** Ends whatever runs, so that its late answer reaches nobody. */
  const begin = (): AbortSignal => {
    poller.stop();
    call?.abort();
    call = new AbortController();
    return call.signal;
  };

  const toTrouble = (error: ProvisioningError): Trouble => ({
    error,
    retryAt: error.retryAfter === undefined ? undefined : environment.wallClock() + error.retryAfter,
  });
  const explain = (error: ProvisioningError) => errorCatalog.explain(error.errors[0]?.code ?? error.code ?? 'unknown');
  const isResendOffered = ({ status }: Activation) =>
    status === 'pending_email_validation' && client.offers('resendVerification');

  function fail(error: ProvisioningError, { email, broadworksId }: ActivationInput, activation?: Activation): void {
    const attempts = $state.get().attempts + 1;
    const explanation = explain(error);
    const isFinal = attempts >= (options.maxAttempts || 2) || explanation.retry === 'never';
    const [reason] = error.errors;
    const failure = {
      error,
      explanation,
      code: reason?.code ?? error.code,
      text: reason?.text,
      email,
      broadworksId,
      at: environment.wallClock(),
    };
    set({ phase: isFinal ? 'exhausted' : 'failed', failure, activation }, attempts);
  }

  /** Takes over what the backend says about an activation; `mail` when a mail was sent with this answer. */
  function show(activation: Activation, mail?: 'idle' | 'sent'): void {
    const { status, errors, resendAvailableAt, trackingId } = activation;
    const state = $state.get();
    if (status === 'provisioned') return set({ phase: 'succeeded', activation });
    if (status === 'error') {
      const refusal = new ProvisioningError('refused', 'The activation ended in an error.', { errors, trackingId });
      return fail(refusal, activation, activation);
    }
    // The address is what is missing, so it is asked for.
    if (status === 'pending_email_input' && state.phase === 'resuming') return set({ phase: 'form' });
    const before: Resend =
      state.phase === 'following'
        ? state.resend
        : { offered: false, state: 'idle', availableAt: environment.wallClock() };
    const told = Date.parse(resendAvailableAt ?? '');
    const resend: Resend = {
      offered: isResendOffered(activation),
      state: mail ?? before.state,
      availableAt: told || (mail ? environment.wallClock() + COOL_DOWN : before.availableAt),
    };
    set({
      phase: 'following',
      activation,
      refreshing: false,
      resend: mail || !before.error ? resend : { ...before, ...resend },
    });
  }

  /** Reads the activation; resolves with whether its status is another one. */
  async function look(signal: AbortSignal): Promise<boolean> {
    const state = $state.get();
    if (state.phase !== 'following' && state.phase !== 'resuming') return false;
    const known = state.phase === 'following' ? state.activation : undefined;
    try {
      const activation = await backend.getActivation(known?.id ?? (state as { id: string }).id, { signal });
      if (signal.aborted) return false;
      show(activation);
      if ($state.get().phase !== 'following') poller.stop();
      return activation.status !== known?.status;
    } catch (thrown) {
      if (signal.aborted) return false;
      const error = toProvisioningError(thrown);
      const trouble = toTrouble(error);
      set(error.kind === 'not-found' ? { phase: 'form', trouble } : { ...state, refreshing: false, trouble });
      if (!error.retryable) poller.stop();
      return false;
    }
  }

  /** Goes on reading while that makes sense. */
  function follow(): void {
    const state = $state.get();
    if (!isStarted || (state.phase !== 'following' && state.phase !== 'resuming')) return;
    if (state.trouble && !state.trouble.error.retryable) return;
    poller.start();
    if (!backend.resendVerification) return;
    const know = () => {
      const now = $state.get();
      if (now.phase === 'following')
        set({ ...now, resend: { ...now.resend, offered: isResendOffered(now.activation) } });
    };
    client.capabilities().then(know, () => undefined);
  }

  async function read(): Promise<void> {
    const signal = begin();
    await look(signal);
    if (!signal.aborted) follow();
  }

  async function refresh(): Promise<void> {
    const state = $state.get();
    if (state.phase !== 'following' && state.phase !== 'resuming') return;
    if (state.phase === 'following' && state.resend.state === 'sending') return;
    set({ ...state, refreshing: true });
    await read();
  }

  async function resume(id: string): Promise<void> {
    set({ phase: 'resuming', id, refreshing: true });
    await read();
  }

  return {
    $state,
    refresh,
    resume,
    async submit(typed) {
      const { input, problems } = checkActivationInput(typed, options.credentials);
      const errors = Object.entries(problems).map(([field, code]) => ({ field, code: String(code), text: '' }));
      if (errors.length > 0) {
        const error = new ProvisioningError('invalid', 'Could not submit: fields are missing or malformed.', {
          errors,
        });
        return { outcome: 'failed', error };
      }
      const subject = `activation of ${input.email}`;
      if ($state.get().phase === 'submitting' || writes.$running.get().has(subject)) return { outcome: 'busy' };
      const signal = begin();
      set({ phase: 'submitting' });
      try {
        const idempotencyKey = createIdempotencyKey();
        const activation = await writes.run(subject, () => backend.activate(input, { signal, idempotencyKey }));
        if (!signal.aborted) {
          show(activation, 'idle');
          follow();
        }
        return { outcome: 'done', value: activation };
      } catch (thrown) {
        const error = toProvisioningError(thrown);
        if (signal.aborted) return { outcome: 'unknown', error };
        if (error.outcome === 'unknown') set({ phase: 'unknown', error });
        else if (error.retryable || NO_ATTEMPT.includes(error.kind) || isCorrectable(error, options.credentials)) {
          set({ phase: 'form', trouble: toTrouble(error) });
        } else fail(error, input);
        return { outcome: error.outcome, error };
      }
    },
    async resend() {
      const state = $state.get();
      if (state.phase !== 'following' || !state.resend.offered || state.resend.state === 'sending') {
        return { outcome: 'busy' };
      }
      const { activation, resend } = state;
      if (resend.availableAt > environment.wallClock()) return { outcome: 'busy' };
      const signal = begin();
      set({
        ...state,
        refreshing: false,
        resend: { offered: true, state: 'sending', availableAt: resend.availableAt },
      });
      try {
        if (!backend.resendVerification) throw new ProvisioningError('unsupported', 'The backend cannot send again.');
        const idempotencyKey = createIdempotencyKey();
        const value = await backend.resendVerification(activation.id, { signal, idempotencyKey });
        if (!signal.aborted) {
          show(value, 'sent');
          follow();
        }
        return { outcome: 'done', value };
      } catch (thrown) {
        const error = toProvisioningError(thrown);
        if (signal.aborted) return { outcome: 'unknown', error };
        const outcome = explain(error).category === 'recently-sent' ? 'recently-sent' : error.outcome;
        const availableAt = environment.wallClock() + (error.retryAfter ?? COOL_DOWN);
        set({ ...state, resend: { offered: error.kind !== 'unsupported', state: outcome, error, availableAt } });
        follow();
        return { outcome: error.outcome, error };
      }
    },
    changeAddress() {
      if ($state.get().phase === 'submitting') return;
      begin();
      set({ phase: 'form' });
    },
    startOver() {
      if ($state.get().phase === 'submitting') return;
      begin();
      set({ phase: 'form' }, 0);
    },
    start() {
      if (isStarted) return;
      isStarted = true;
      const state = $state.get();
      if (state.phase === 'form' && !state.trouble && options.activationId) void resume(options.activationId);
      else void refresh();
    },
    stop() {
      isStarted = false;
      begin();
      const state = $state.get();
      const error = new ProvisioningError('aborted', 'The answer was not waited for.', { outcome: 'unknown' });
      if (state.phase === 'submitting') set({ phase: 'unknown', error });
      else if (state.phase === 'following' || state.phase === 'resuming') {
        set({
          ...state,
          refreshing: false,
          ...('resend' in state &&
            state.resend.state === 'sending' && { resend: { ...state.resend, state: 'unknown', error } }),
        });
      }
    },
  };
}
