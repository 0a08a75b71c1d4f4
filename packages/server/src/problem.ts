import { ProvisioningError, type ErrorKind, type ProblemItem } from '@flowthrough/client';
import { toResponse, type Answer } from './answer.js';

/** The status by which a client of the contract reads the kind again, as far as HTTP has one for it. */
const STATUSES: Readonly<Record<ErrorKind, number>> = {
  aborted: 499,
  offline: 503,
  network: 502,
  timeout: 504,
  parse: 502,
  'unexpected-content': 502,
  invalid: 422,
  unauthorized: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'rate-limited': 429,
  unavailable: 503,
  server: 500,
  unsupported: 501,
  'too-large': 413,
  refused: 424,
};

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  413: 'Content too large',
  415: 'Unsupported media type',
  422: 'Unprocessable content',
  424: 'Failed dependency',
  429: 'Too many requests',
  499: 'Client closed request',
  500: 'Internal server error',
  501: 'Not implemented',
  502: 'Bad gateway',
  503: 'Service unavailable',
  504: 'Gateway timeout',
};

/** Statuses after which a client knows that a write may have taken effect all the same. */
const UNCLEAR = [408, 500, 502, 504];

/** What a refusal tells the client. */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly errors?: readonly ProblemItem[];
  readonly trackingId?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A refusal in the form of RFC 9457. */
export function problemAnswer({ status, code, errors = [], trackingId, headers }: Problem): Answer {
  const body = {
    type: 'about:blank',
    title: TITLES[status] ?? 'Error',
    status,
    code,
    errors,
    ...(trackingId !== undefined && { trackingId }),
  };
  return { status, body: JSON.stringify(body), headers: { 'content-type': 'application/problem+json', ...headers } };
}

/** A refusal in the form of RFC 9457, for an `authorize` hook or a server in front. */
export function problemResponse(problem: Problem): Response {
  return toResponse(problemAnswer(problem));
}

/** The answer to a call that failed. Its message is for developers and stays here; `errors` are for users and are sent. */
export function errorAnswer(error: ProvisioningError): Answer {
  const { kind, code = kind, errors, trackingId, retryAfter = NaN } = error;
  return problemAnswer({
    status: statusOf(error),
    code,
    errors,
    trackingId,
    headers: Number.isFinite(retryAfter) ? { 'retry-after': toSeconds(retryAfter) } : {},
  });
}

/** Whole seconds in digits, up to a year: larger numbers would come out as powers of ten. */
function toSeconds(milliseconds: number): string {
  return String(Math.ceil(Math.min(Math.max(0, milliseconds), 31_536_000_000) / 1_000));
}

function statusOf({ kind, status, outcome }: ProvisioningError): number {
  const isStatus = Number.isInteger(status) && status !== undefined && status >= 400 && status < 600;
  const wanted = isStatus ? status : Object.hasOwn(STATUSES, kind) ? STATUSES[kind] : 500;
  return outcome === 'unknown' && !UNCLEAR.includes(wanted) ? STATUSES.timeout : wanted;
}

/** An error that the host did not foresee; only its tracking id leaves the server. */
export function internalError(cause: unknown, trackingId: string): ProvisioningError {
  return new ProvisioningError('server', 'Could not answer: the backend failed with an error of its own.', {
    status: 500,
    code: 'internal',
    trackingId,
    cause,
  });
}
