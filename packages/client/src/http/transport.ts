import { systemEnvironment, type Environment } from '../environment.js';
import { ProvisioningError } from '../errors.js';
import { isOffline } from '../platform.js';
import { parseJson, readText } from './body.js';
import { withLimit } from './limits.js';
import { toHttpError } from './problem.js';
import { createRetryBudget, type RetryBudget } from './retry-budget.js';
import { DEFAULT_RETRY_POLICY, isTwinRunning, nextDelay, type RetryPolicy } from './retry-policy.js';
import { createTokenSource, type TokenCallback } from './token.js';

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
  /** Shared by all transports that talk to one backend. @default a budget of its own */
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
}

export interface TransportAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON; undefined for an empty body. */
  readonly body: unknown;
}

/** Sends a request under the retry policy; rejects with `ProvisioningError` only. */
export type Transport = (request: TransportRequest) => Promise<TransportAnswer>;

export function createTransport(options: TransportOptions = {}): Transport {
  const environment = options.environment ?? systemEnvironment;
  const policy = { ...DEFAULT_RETRY_POLICY, ...options.retry };
  const budget = options.budget ?? createRetryBudget();
  const tokens = createTokenSource(options.token);
  // Looked up at call time, so that a host (or a service worker mock) may replace the global one later.
  const doFetch: typeof fetch = (input, init) => (options.fetch ?? fetch)(input, init);
  const maxBytes = options.maxBytes ?? 50_000_000;

  async function send(request: TransportRequest, token: string | undefined, signal: AbortSignal, sent: () => void) {
    const isWrite = request.method !== 'GET';
    const headers = new Headers({ accept: 'application/json', ...options.headers });
    if (request.body !== undefined) headers.set('content-type', 'application/json');
    if (request.idempotencyKey) headers.set('idempotency-key', request.idempotencyKey);
    if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
    sent();
    const response = await doFetch(request.url, {
      method: request.method,
      headers,
      signal,
      credentials: options.credentials ?? 'same-origin',
      // fetch would turn a redirected POST into a GET, and its success would be mistaken for ours.
      redirect: isWrite ? 'manual' : 'follow',
      ...(request.body !== undefined && { body: JSON.stringify(request.body) }),
    });
    if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) {
      throw new ProvisioningError(
        'refused',
        'Could not write: the backend redirects, which is not followed for writes.',
      );
    }
    return readAnswer(response, isWrite);
  }

  async function readAnswer(response: Response, isWrite: boolean): Promise<TransportAnswer> {
    const { status, headers } = response;
    const text = status === 204 ? '' : await readText(response, maxBytes);
    let body: unknown;
    try {
      body = text.trim() === '' ? undefined : parseJson(text);
    } catch (cause) {
      if (response.ok) throw unreadable(headers, cause);
    }
    if (!response.ok) throw toHttpError(response, body, { isWrite, wallClock: environment.wallClock() });
    return { status, headers, body };
  }

  /** One try: a request, and its one replay with a newer token after a 401. */
  async function attempt(request: TransportRequest, signal: AbortSignal, sent: () => void): Promise<TransportAnswer> {
    const token = await tokens.current();
    try {
      return await send(request, token, signal, sent);
    } catch (error) {
      if (!(error instanceof ProvisioningError) || error.status !== 401 || token === undefined) throw error;
      return send(request, await tokens.renew(token), signal, sent);
    }
  }

  return async (request) => {
    const begun = environment.now();
    const isWrite = request.method !== 'GET';
    const mayRepeat =
      !isWrite || request.method === 'DELETE' || (options.retryWrites === true && request.idempotencyKey !== undefined);
    let wasUnclear = false;
    for (let tried = 1; ; tried += 1) {
      let hasLeft = false;
      const remaining = policy.totalLimit - (environment.now() - begun);
      try {
        const answer = await withLimit(environment, Math.min(policy.tryLimit, remaining), request.signal, (signal) =>
          attempt(request, signal, () => (hasLeft = true)),
        );
        budget.reward();
        return answer;
      } catch (thrown) {
        const described = describe(thrown, isWrite && hasLeft);
        wasUnclear ||= described.outcome === 'unknown';
        // A refusal of the last try says nothing about an earlier one that may have taken effect.
        const error = wasUnclear ? toUnclear(described) : described;
        const elapsed = environment.now() - begun;
        const delay = nextDelay(error, { tried, elapsed, random: environment.random() }, policy);
        const goOn = delay !== undefined && (mayRepeat || isTwinRunning(error));
        if (!goOn || !budget.take(error.kind === 'timeout' ? 'timeout' : 'retry')) throw error;
        await environment.sleep(delay, request.signal);
      }
    }
  };
}

function unreadable(headers: Headers, cause: unknown): ProvisioningError {
  const type = headers.get('content-type') ?? '';
  return type !== '' && !/json/i.test(type)
    ? new ProvisioningError('unexpected-content', 'Could not read the answer: it is not JSON, perhaps a sign-in page.')
    : new ProvisioningError('parse', 'Could not read the answer: its JSON is broken.', { cause });
}

/** Gives every failure its kind, and a write that had left without a clear answer its unknown outcome. */
function describe(thrown: unknown, isWriteUnderWay: boolean): ProvisioningError {
  const offline = isOffline();
  const error =
    thrown instanceof ProvisioningError
      ? thrown
      : new ProvisioningError(
          offline ? 'offline' : 'network',
          offline ? 'Could not reach the backend: the device is offline.' : 'Could not reach the backend.',
          { cause: thrown },
        );
  const isUnclear = ['network', 'timeout', 'parse', 'unexpected-content', 'aborted', 'too-large'].includes(error.kind);
  if (!isWriteUnderWay || error.status !== undefined || !isUnclear) return error;
  return toUnclear(error);
}

/** The same failure, of a write that may have taken effect. */
function toUnclear(error: ProvisioningError): ProvisioningError {
  const { kind, message, status, code, errors, trackingId, retryAfter, cause } = error;
  return new ProvisioningError(kind, message, {
    status,
    code,
    errors,
    trackingId,
    retryAfter,
    cause,
    outcome: 'unknown',
  });
}
