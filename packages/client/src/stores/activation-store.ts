import { atom } from 'nanostores';
import type { CallOptions } from '../backend.js';
import type { ProvisioningClient } from '../client.js';
import { noteCopy } from '../copies.js';
import { startWait } from '../environment.js';
import { ProvisioningError, toProvisioningError } from '../errors.js';
import { createIdempotencyKey } from '../idempotency-key.js';
import type { Activation, ActivationInput } from '../model.js';
import { explainError, toFailure, toRefusal, toTrouble, usesAttempt } from './activation-failure.js';
import { checkActivationInput } from './activation-input.js';
import { COOL_DOWN, toResend, type MailNews } from './activation-resend.js';
import type { ActivationPhase, ActivationState, ActivationStore, Resend } from './activation-state.js';
import { onReturn } from '../platform.js';
import { createPoller } from './polling.js';
import type { ActionResult } from './store.js';

/** Looked at when needed, so that an object whose values change can be given. */
export interface ActivationStoreOptions {
  /** Failed attempts after which the user is sent to the administrator. @default 2 */
  readonly maxAttempts?: number | undefined;
  /** An activation that was begun earlier: it is looked up on `start`. */
  readonly activationId?: string | undefined;
  /** Whether BroadWorks ID and password are required as well. @default false */
  readonly credentials?: boolean | undefined;
}

type Watching = Extract<ActivationState, { readonly phase: 'following' | 'resuming' }>;

/** Whether there is an activation to read. */
function isWatching(state: ActivationState): state is Watching {
  return state.phase === 'following' || state.phase === 'resuming';
}

function mailAt(state: ActivationState): number | undefined {
  return state.phase === 'following' ? state.resend.availableAt : undefined;
}

/** Makes the state machine behind one activation form; see `ActivationPhase` for its states. */
export function createActivationStore(
  client: ProvisioningClient,
  options: ActivationStoreOptions = {},
): ActivationStore {
  noteCopy();
  const { backend, environment, writes } = client;
  const $state = atom<ActivationState>({ phase: 'form', attempts: 0 });
  const set = (next: ActivationPhase, attempts = $state.get().attempts) => {
    if (next.phase === 'following' && next.resend.availableAt !== mailAt($state.get())) {
      mailWait = startWait(environment, next.resend.availableAt - environment.wallClock());
    }
    $state.set({ ...next, attempts });
  };
  /** Ends with `stop`. */
  let life: AbortController | undefined;
  let call: AbortController | undefined;
  let sentId: string | undefined;
  /** Milliseconds until the mail can be sent again. */
  let mailWait = () => 0;

  const poller = createPoller({
    environment,
    task: async (signal) => {
      const hasChanged = await look(signal);
      const state = $state.get();
      const wait = isWatching(state) ? state.trouble?.error.retryAfter : undefined;
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

  function fail(error: ProvisioningError, { email, broadworksId = sentId }: ActivationInput, activation?: Activation) {
    const attempts = $state.get().attempts + 1;
    const failure = toFailure(client, error, { email, broadworksId });
    const isFinal = attempts >= (options.maxAttempts || 2) || failure.explanation.retry === 'never';
    set({ phase: isFinal ? 'exhausted' : 'failed', failure, activation }, attempts);
  }

  /** Takes over what the backend says about an activation. */
  function show(activation: Activation, answer: MailNews['answer']): void {
    const state = $state.get();
    if (activation.status === 'provisioned') set({ phase: 'succeeded', activation });
    else if (activation.status === 'error') fail(toRefusal(activation), activation, activation);
    // What is missing is the address, so it is asked for.
    else if (activation.status === 'pending_email_input' && state.phase === 'resuming') set({ phase: 'form' });
    else {
      const before = state.phase === 'following' ? state : undefined;
      const canResend = client.offers('resendVerification');
      const resend = toResend(activation, { answer, before, canResend, now: environment.wallClock() });
      set({ phase: 'following', activation, refreshing: false, resend });
    }
  }

  /** Reads the activation; resolves with whether its status is another one. */
  async function look(signal: AbortSignal): Promise<boolean> {
    const state = $state.get();
    if (!isWatching(state)) return false;
    const known = state.phase === 'following' ? state.activation : { id: state.id, status: undefined };
    try {
      const activation = await backend.getActivation(known.id, { signal });
      if (signal.aborted) return false;
      show(activation, 'read');
      if (!isWatching($state.get())) poller.stop();
      return activation.status !== known.status;
    } catch (thrown) {
      if (signal.aborted) return false;
      const error = toProvisioningError(thrown);
      const trouble = toTrouble(client, error);
      set(error.kind === 'not-found' ? { phase: 'form', trouble } : { ...state, refreshing: false, trouble });
      if (!error.retryable) poller.stop();
      return false;
    }
  }

  /** Goes on reading while there is something to find out. */
  function follow(): void {
    const state = $state.get();
    if (!life || !isWatching(state) || state.trouble?.error.retryable === false) return;
    poller.start();
    const learn = () => {
      const now = $state.get();
      if (now.phase !== 'following' || !now.resend.offered || client.offers('resendVerification')) return;
      set({ ...now, resend: { ...now.resend, offered: false } });
    };
    if (backend.resendVerification) client.capabilities().then(learn, learn);
  }

  async function read(): Promise<void> {
    const signal = begin();
    await look(signal);
    if (!signal.aborted) follow();
  }

  async function refresh(): Promise<void> {
    const state = $state.get();
    if (!isWatching(state) || (state.phase === 'following' && state.resend.state === 'sending')) return;
    set({ ...state, refreshing: true });
    await read();
  }

  async function resume(id: string): Promise<void> {
    set({ phase: 'resuming', id, refreshing: true });
    await read();
  }

  /** Runs a write; its answer is dropped when something else was begun meanwhile. */
  async function write(
    answer: 'submit' | 'resend',
    call: (options: CallOptions) => Promise<Activation>,
    failed: (error: ProvisioningError) => void,
  ): Promise<ActionResult<Activation>> {
    const signal = begin();
    try {
      const value = await call({ signal, idempotencyKey: createIdempotencyKey() });
      if (!signal.aborted) {
        show(value, answer);
        follow();
      }
      return { outcome: 'done', value };
    } catch (thrown) {
      const error = toProvisioningError(thrown);
      if (signal.aborted) return { outcome: 'unknown', error };
      failed(error);
      return { outcome: error.outcome, error };
    }
  }

  /** Nothing but stopping takes a write that runs away from the user. */
  function leave(attempts?: number): void {
    if ($state.get().phase === 'submitting') return;
    begin();
    set({ phase: 'form' }, attempts);
  }

  return {
    $state,
    refresh,
    resume,
    async submit(typed) {
      const { input, problems } = checkActivationInput(typed, options.credentials);
      const errors = Object.entries(problems).map(([field, code]) => ({ field, code: String(code), text: '' }));
      if (errors.length > 0) {
        const error = new ProvisioningError('invalid', 'Could not submit: see errors.', { errors });
        return { outcome: 'failed', error };
      }
      const subject = `activation of ${input.email}`;
      if ($state.get().phase === 'submitting' || writes.$running.get().has(subject)) return { outcome: 'busy' };
      sentId = input.broadworksId;
      set({ phase: 'submitting' });
      return write(
        'submit',
        (options) => writes.run(subject, () => backend.activate(input, options)),
        (error) => {
          if (error.outcome === 'unknown') set({ phase: 'unknown', error });
          else if (usesAttempt(client, error, options.credentials)) fail(error, input);
          else set({ phase: 'form', trouble: toTrouble(client, error) });
        },
      );
    },
    async resend() {
      const state = $state.get();
      const sendAgain = backend.resendVerification;
      if (state.phase !== 'following' || !sendAgain) return { outcome: 'busy' };
      const { offered, state: last, availableAt } = state.resend;
      if (!offered || last === 'sending' || mailWait() > 0) return { outcome: 'busy' };
      const tell = (resend: Resend) => {
        set({ ...state, refreshing: false, resend });
      };
      tell({ offered, state: 'sending', availableAt });
      return write(
        'resend',
        (options) => sendAgain.call(backend, state.activation.id, options),
        (error) => {
          const { category, retryAfter } = explainError(client, error);
          const wasSent = category === 'recently-sent';
          tell({
            offered: error.kind !== 'unsupported',
            state: wasSent ? 'recently-sent' : error.outcome,
            error,
            availableAt:
              environment.wallClock() + (error.retryAfter ?? (wasSent ? retryAfter : undefined) ?? COOL_DOWN),
          });
          follow();
        },
      );
    },
    changeAddress: () => leave(),
    startOver: () => leave(0),
    start() {
      if (life) return;
      life = new AbortController();
      onReturn((isRestored) => {
        if (isRestored) void refresh();
      }, life.signal);
      const state = $state.get();
      if (state.phase === 'form' && !state.trouble && options.activationId) void resume(options.activationId);
      else void refresh();
    },
    stop() {
      life?.abort();
      life = undefined;
      begin();
      const state = $state.get();
      const error = new ProvisioningError('aborted', 'The answer was not waited for.', { outcome: 'unknown' });
      if (state.phase === 'submitting') set({ phase: 'unknown', error });
      else if (state.phase === 'following') {
        const { resend } = state;
        set({
          ...state,
          refreshing: false,
          resend: resend.state === 'sending' ? { ...resend, state: 'unknown', error } : resend,
        });
      }
    },
  };
}
