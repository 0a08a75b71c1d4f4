import { ProvisioningError, type ErrorKind, type ProblemItem } from '../errors.js';
import { isRecord, toText } from '../json.js';
import { readRetryAfter } from './retry-after.js';

const KINDS: Readonly<Record<number, ErrorKind>> = {
  400: 'invalid',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  405: 'unsupported',
  408: 'timeout',
  409: 'conflict',
  410: 'not-found',
  412: 'conflict',
  422: 'invalid',
  423: 'conflict',
  428: 'conflict',
  429: 'rate-limited',
  501: 'unsupported',
  502: 'unavailable',
  503: 'unavailable',
  504: 'unavailable',
};

/** Whether a write may have been carried out all the same: the backend did not say in its own words that it was not. */
function isUnclear(status: number, { code }: Readonly<Record<string, unknown>>, isOwnAnswer: boolean): boolean {
  if (code === 'idempotency-in-progress' || status === 408 || status === 499) return true;
  // Proxies answer 503 as well when the backend is lost to them in the middle of a request.
  return status === 503 ? !isOwnAnswer : status >= 500 && ![501, 505].includes(status);
}

/**
 * The error that a refusing answer stands for. Reads RFC 9457 problem details and the vendor's
 * `{ message, errors, trackingId }`; anything else, such as a proxy's HTML page, is never shown.
 */
export function toHttpError(
  response: Response,
  body: unknown,
  { isWrite, wallClock }: { readonly isWrite: boolean; readonly wallClock: number },
): ProvisioningError {
  const { status } = response;
  const kind = KINDS[status] ?? (status >= 500 ? 'server' : 'refused');
  const problem = isRecord(body) ? body : {};
  const retryAfter = readRetryAfter(response.headers, wallClock);
  return new ProvisioningError(kind, `The backend answered with status ${status}.`, {
    status,
    code: toText(problem['code']) ?? toText(problem['errorCode']),
    errors: readItems(problem['errors']),
    trackingId: toText(problem['trackingId']) ?? response.headers.get('trackingid') ?? undefined,
    retryAfter,
    outcome: isWrite && isUnclear(status, problem, isRecord(body) || retryAfter !== undefined) ? 'unknown' : 'failed',
  });
}

function readItems(value: unknown): ProblemItem[] {
  if (!Array.isArray(value)) return [];
  return value.filter(isRecord).flatMap((item) => {
    const words = toText(item['text']) ?? toText(item['description']) ?? toText(item['detail']);
    const code = toText(item['code']) ?? toText(item['errorCode']);
    const field = toText(item['field']) ?? toText(item['fieldName']);
    if (words === undefined && code === undefined) return [];
    return [{ text: words ?? '', ...(code !== undefined && { code }), ...(field !== undefined && { field }) }];
  });
}
