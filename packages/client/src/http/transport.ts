import { throwIfAborted } from '../abort.js';
import { systemEnvironment, type Environment } from '../environment.js';
import { ProvisioningError, toProvisioningError } from '../errors.js';
import { isOffline } from '../platform.js';
import { createServerClock } from '../server-clock.js';
import { readAnswer, type TransportAnswer } from './answer.js';
import { describeFailure, toUnclear } from './failures.js';
import { withLimit } from './limits.js';
import { createRetryBudget, type RetryBudget } from './retry-budget.js';
import { readDate } from './retry-after.js';
import { DEFAULT_RETRY_POLICY, isTwinRunning, nextDelay, type RetryPolicy } from './retry-policy.js';
import { createTokenSource, type Token, type TokenCallback } from './token.js';

export interface TransportOptions {
  /** @default the platform's fetch */
  readonly fetch?: typeof fetch | undefined;
  /** Gives the bearer token; called once for all calls that wait, and once more when a token is refused. */
  readonly token?: TokenCallback | undefined;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** @default 'same-origin' */
  readonly credentials?: RequestCredentials | undefined;
  /** Whether writes other than DELETE are tried again by themselves when they carry an idempotency key. @default false */
  readonly retryWrites?: boolean | undefined;
  readonly retry?: Partial<RetryPolicy> | undefined;
  /** Shared by all transports that talk to one backend. @default one for all backends with the same base URL and fetch */
  readonly budget?: RetryBudget | undefined;
  /** Largest answer in bytes. @default 50,000,000 */
  readonly maxBytes?: number | undefined;
  readonly environment?: Environment | undefined;
}

export interface TransportRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
  readonly idempotencyKey?: string | undefined;
  readonly isFollowUp?: boolean | undefined;
}

/** How far one try has come. */
interface Progress {
  /** Whether the request may have been sent. */
  hasLeft: boolean;
}

/** Sends a request under the retry policy; rejects with `ProvisioningError` only. */
export type Transport = (request: TransportRequest) => Promise<TransportAnswer>;

/** Makes a transport; `clock` is told the dates of its answers. */
export function createTransport(options: TransportOptions = {}, clock = createServerClock()): Transport {
  const environment = options.environment ?? systemEnvironment;
  const policy = { ...DEFAULT_RETRY_POLICY, ...options.retry };
  const budget = options.budget ?? createRetryBudget();
  const tokens = createTokenSource(options.token, { now: environment.now, limit: policy.tryLimit });
  // Looked up at call time, so that a host (or a service worker mock) may replace the global one later.
  const doFetch: typeof fetch = (input, init) => (options.fetch ?? fetch)(input, init);
  const maxBytes = options.maxBytes ?? 50_000_000;
  /** Whether the device does not know: it says that it is offline, and answers come. */
  let answersOffline = false;

  async function send(request: TransportRequest, { value }: Token, signal: AbortSignal, state: Progress) {
    const isWrite = request.method !== 'GET';
    const headers = new Headers({ accept: 'application/json', ...options.headers });
    if (request.body !== undefined) headers.set('content-type', 'application/json');
    if (request.idempotencyKey) headers.set('idempotency-key', request.idempotencyKey);
    if (value !== undefined) headers.set('authorization', `Bearer ${value}`);
    const body = request.body !== undefined && JSON.stringify(request.body);
    // Given up while the token was waited for: a fetch that ignores signals would send it all the same.
    throwIfAborted(signal);
    const isAway = isOffline();
    if (isWrite && isAway && !answersOffline) {
      throw new ProvisioningError('offline', 'Did not write: the device is offline.');
    }
    state.hasLeft = true;
    const response = await doFetch(request.url, {
      method: request.method,
      headers,
      signal,
      credentials: options.credentials ?? 'same-origin',
      // fetch would turn a redirected POST into a GET, take our headers to other origins, and run through a loop.
      redirect: 'manual',
      // What a cache holds is neither how things stand now nor what time it is.
      cache: 'no-cache',
      ...(body !== false && { body }),
    });
    const date = readDate(response.headers);
    if (date !== undefined) clock.told(date, environment);
    const answer = await readAnswer(response, { isWrite, maxBytes, wallClock: clock.read(environment) });
    answersOffline ||= isAway && isOffline();
    return answer;
  }

  /** One try: a request, and its one replay with a newer token after a 401. */
  async function attempt(request: TransportRequest, signal: AbortSignal, state: Progress): Promise<TransportAnswer> {
    const token = await tokens.current();
    try {
      return await send(request, token, signal, state);
    } catch (error) {
      if (!isRefusedToken(error)) throw error;
      // What the backend refused has not left, whatever becomes of the question for another token.
      state.hasLeft = false;
      const newer = await tokens.renew(token);
      if (!newer) {
        tokens.refuse(token);
        throw error;
      }
      return await send(request, newer, signal, state).catch((again: unknown) => {
        if (isRefusedToken(again)) tokens.refuse(newer);
        throw again;
      });
    }
  }

  return async (request) => {
    const begun = environment.now();
    const isWrite = request.method !== 'GET';
    const mayRepeat =
      !isWrite || request.method === 'DELETE' || (options.retryWrites === true && request.idempotencyKey !== undefined);
    let wasUnclear = false;
    if (request.isFollowUp && !budget.take('retry')) {
      throw new ProvisioningError(
        'unavailable',
        'Did not ask what became of a write: the backend has not answered for long.',
      );
    }
    for (let tried = 1; ; tried += 1) {
      const state: Progress = { hasLeft: false };
      const remaining = policy.totalLimit - (environment.now() - begun);
      try {
        const answer = await withLimit(environment, Math.min(policy.tryLimit, remaining), request.signal, (signal) =>
          attempt(request, signal, state),
        );
        budget.reward();
        return answer;
      } catch (thrown) {
        const described = describeFailure(thrown, isWrite && state.hasLeft);
        wasUnclear ||= described.outcome === 'unknown';
        // A refusal of the last try says nothing about an earlier one that may have taken effect.
        const error = wasUnclear ? toUnclear(described) : described;
        const elapsed = environment.now() - begun;
        const delay = nextDelay(error, { tried, elapsed, random: environment.random() }, policy);
        const goOn = delay !== undefined && (mayRepeat || isTwinRunning(error));
        if (!goOn || !budget.take(error.kind === 'timeout' ? 'timeout' : 'retry')) throw error;
        await environment.sleep(delay, request.signal).catch((stopped: unknown) => {
          throw wasUnclear ? toUnclear(toProvisioningError(stopped)) : stopped;
        });
      }
    }
  };
}

function isRefusedToken(error: unknown): boolean {
  return error instanceof ProvisioningError && error.status === 401;
}
