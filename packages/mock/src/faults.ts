import type { Environment } from '@flowthrough/client';
import type { Handler } from '@flowthrough/server';

/** Something that stands between a page and its backend, and does harm. */
export type Fault = (request: Request, next: Handler) => Promise<Response>;

/** Every nth request is answered by 503, before it has any effect. */
export function failEvery(nth: number): Fault {
  let count = 0;
  return (request, next) => {
    count += 1;
    return count % nth === 0 ? refuse(503, 'unavailable') : next(request);
  };
}

/** Every nth request is answered by 429, with the seconds to wait. */
export function limitEvery(nth: number, seconds: number): Fault {
  let count = 0;
  return (request, next) => {
    count += 1;
    return count % nth === 0 ? refuse(429, 'rate-limited', { 'retry-after': String(seconds) }) : next(request);
  };
}

/** Every answer takes some milliseconds longer. */
export function delayBy(milliseconds: number, environment: Environment): Fault {
  return async (request, next) => {
    await environment.sleep(milliseconds, request.signal);
    return next(request);
  };
}

/** No connection at all. */
export function cutOff(): Fault {
  return () => Promise.reject(new TypeError('Failed to fetch'));
}

/** The first token that is shown has expired; any other one is good. */
export function expireFirstToken(): Fault {
  let expired: string | undefined;
  return (request, next) => {
    const token = request.headers.get('authorization') ?? '';
    expired ??= token;
    return token === '' || token === expired
      ? refuse(401, 'unauthorized', { 'www-authenticate': 'Bearer error="invalid_token"' })
      : next(request);
  };
}

/** Puts faults in front of a handler; the first one is outermost. */
export function withFaults(handler: Handler, faults: readonly Fault[]): Handler {
  return faults.reduceRight<Handler>((next, fault) => (request) => fault(request, next), handler);
}

function refuse(status: number, code: string, headers: Record<string, string> = {}): Promise<Response> {
  const body = { type: 'about:blank', title: code, status, code, errors: [] };
  return Promise.resolve(
    new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/problem+json', ...headers } }),
  );
}
