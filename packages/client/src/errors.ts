/**
 * Every way in which a call can fail.
 *
 * - `aborted` the caller gave up; `offline` no connection; `network` no answer (DNS, TLS, CORS, reset);
 * - `timeout` no complete answer within the time limit; `parse` broken JSON; `unexpected-content` not an answer of this API;
 * - `invalid` the input was refused (400, 422); `unauthorized` 401; `forbidden` 403; `not-found` 404, 410;
 * - `conflict` 409, 412, 423, 428; `rate-limited` 429; `unavailable` 502, 503, 504; `server` other 5xx; `unsupported` 405, 501, a missing verb;
 * - `too-large` a limit of the client; `refused` any other refusal, by the backend or by the client for safety.
 */
export const ERROR_KINDS = [
  'aborted',
  'offline',
  'network',
  'timeout',
  'parse',
  'unexpected-content',
  'invalid',
  'unauthorized',
  'forbidden',
  'not-found',
  'conflict',
  'rate-limited',
  'unavailable',
  'server',
  'unsupported',
  'too-large',
  'refused',
] as const;

export type ErrorKind = (typeof ERROR_KINDS)[number];

/** One reason in a refusal; `field` names the input it belongs to. */
export interface ProblemItem {
  readonly text: string;
  readonly code?: string;
  readonly field?: string;
}

export interface ProvisioningErrorOptions {
  readonly status?: number | undefined;
  /** Milliseconds until another try can help, as the backend asked: at most a year is believed, and nothing below 0. */
  readonly retryAfter?: number | undefined;
  readonly code?: string | undefined;
  readonly errors?: readonly ProblemItem[] | undefined;
  readonly trackingId?: string | undefined;
  /** `unknown` when a write may or may not have taken effect. @default 'failed' */
  readonly outcome?: 'failed' | 'unknown' | undefined;
  /** @default whether the kind is `unauthorized` */
  readonly needsSignIn?: boolean | undefined;
  /** @default false */
  readonly needsReload?: boolean | undefined;
  readonly cause?: unknown;
}

/** Milliseconds of a year, the longest wait that is believed: more overflows dates, and nobody waits for it. */
export const LONGEST_WAIT = 31_536_000_000;

const TRANSIENT: readonly ErrorKind[] = [
  'offline',
  'network',
  'timeout',
  'parse',
  'rate-limited',
  'unavailable',
  'server',
];

const BRAND = Symbol.for('flowthrough.error');

/** The one error that the client throws; users see the text for its `kind` or `errors`, developers its `message`. */
export class ProvisioningError extends Error {
  /** Tells by a mark: on a page with two copies of this module, the errors of one are those of the other as well. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return this === ProvisioningError
      ? typeof value === 'object' && value !== null && BRAND in value
      : Function.prototype[Symbol.hasInstance].call(this, value);
  }

  readonly [BRAND] = true;
  override readonly name = 'ProvisioningError';
  readonly kind: ErrorKind;
  readonly status: number | undefined;
  /** Milliseconds until another try can help, as the backend asked; from 0 to a year. */
  readonly retryAfter: number | undefined;
  /** The backend's own code for the refusal. */
  readonly code: string | undefined;
  readonly errors: readonly ProblemItem[];
  readonly trackingId: string | undefined;
  /** `unknown` when a write may or may not have taken effect: find out by reading, never by writing again. */
  readonly outcome: 'failed' | 'unknown';
  /** Whether a new sign-in is what can help: after a 401, or where a sign-in page stands in front of the backend. */
  readonly needsSignIn: boolean;
  /** Whether a part of the code could not be loaded: Firefox asks for it again only when the page is loaded anew. */
  readonly needsReload: boolean;

  constructor(kind: ErrorKind, message: string, options: ProvisioningErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.kind = kind;
    this.status = options.status;
    const { retryAfter = NaN } = options;
    this.retryAfter = retryAfter >= 0 ? Math.min(retryAfter, LONGEST_WAIT) : undefined;
    this.code = options.code;
    this.errors = options.errors ?? [];
    this.trackingId = options.trackingId;
    this.outcome = options.outcome ?? 'failed';
    this.needsSignIn = options.needsSignIn ?? kind === 'unauthorized';
    this.needsReload = options.needsReload ?? false;
  }

  /** Whether the same call can succeed later without anybody changing anything. */
  get retryable(): boolean {
    return TRANSIENT.includes(this.kind);
  }
}

/** Whether a thrown value means that the caller gave up. */
export function isAborted(error: unknown): boolean {
  return error instanceof ProvisioningError ? error.kind === 'aborted' : isAbortError(error);
}

/** The thrown value as a `ProvisioningError`; a stranger's error (from a host's own backend) becomes `refused` or `aborted`. */
export function toProvisioningError(error: unknown): ProvisioningError {
  if (error instanceof ProvisioningError) return error;
  if (isAbortError(error))
    return new ProvisioningError('aborted', 'The call was aborted by its caller.', { cause: error });
  return new ProvisioningError('refused', 'The backend failed with an error of its own: see cause.', { cause: error });
}

function isAbortError(error: unknown): boolean {
  // By name: what another window throws is no instance of this one's classes.
  return (error as { readonly name?: unknown } | undefined | null)?.name === 'AbortError';
}
