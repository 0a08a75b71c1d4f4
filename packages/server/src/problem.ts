import { ProvisioningError, toProvisioningError, type ErrorKind, type ProblemItem } from '@flowthrough/client';

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
  refused: 409,
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
  429: 'Too many requests',
  499: 'Client closed request',
  500: 'Internal server error',
  501: 'Not implemented',
  502: 'Bad gateway',
  503: 'Service unavailable',
  504: 'Gateway timeout',
};

export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly errors?: readonly ProblemItem[];
  readonly trackingId?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer in the form of RFC 9457. */
export function problemResponse({ status, code, errors = [], trackingId, headers }: Problem): Response {
  const body = {
    type: 'about:blank',
    title: TITLES[status] ?? 'Error',
    status,
    code,
    errors,
    ...(trackingId !== undefined && { trackingId }),
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
  });
}

/**
 * The answer to a call that failed. A `ProvisioningError` says what the client may know; any other error is the
 * backend's own affair, so its message stays here.
 */
export function errorResponse(thrown: unknown): Response {
  const error = toProvisioningError(thrown);
  const isOurs = thrown instanceof ProvisioningError;
  const status = isOurs ? (error.status ?? STATUSES[error.kind]) : error.kind === 'aborted' ? 499 : 500;
  return problemResponse({
    status,
    code: error.code ?? (isOurs ? error.kind : 'internal'),
    errors: error.errors,
    trackingId: error.trackingId,
    headers: error.retryAfter === undefined ? {} : { 'retry-after': String(Math.ceil(error.retryAfter / 1000)) },
  });
}
