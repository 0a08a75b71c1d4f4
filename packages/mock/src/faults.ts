import { ProvisioningError, type Environment } from '@flowthrough/client';
import { problemResponse, type Handler } from '@flowthrough/server';

/** Something that stands between a page and its backend, and does harm. */
export type Fault = (request: Request, next: Handler) => Promise<Response>;

/** Every nth request is answered by a status, 503 unless another is given, before it has any effect. */
export function failEvery(nth: number, status = 503): Fault {
  return every(nth, () => refuse(status, 'unavailable'));
}

/** Every nth request is answered by 429, with the seconds to wait. */
export function limitEvery(nth: number, seconds: number): Fault {
  return every(nth, () => refuse(429, 'rate-limited', { 'retry-after': String(seconds) }));
}

/** Every nth request takes effect, and its answer is lost on the way back. */
export function loseEvery(nth: number): Fault {
  return every(nth, async (request, next) => {
    await next(request);
    throw cut();
  });
}

/** Every nth request is never answered; it ends when its caller gives up. */
export function stallEvery(nth: number): Fault {
  return every(
    nth,
    ({ signal }) =>
      new Promise((_, reject) => {
        const give = () => reject(new ProvisioningError('aborted', 'The caller gave up.'));
        if (signal.aborted) give();
        else signal.addEventListener('abort', give, { once: true });
      }),
  );
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
  return () => Promise.reject(cut());
}

/** The first token that is shown has expired; any other one is good. */
export function expireFirstToken(): Fault {
  let expired: string | undefined;
  return (request, next) => {
    const token = request.headers.get('authorization') ?? '';
    expired ??= token || undefined;
    return token === '' || token === expired
      ? refuse(401, 'unauthorized', { 'www-authenticate': 'Bearer error="invalid_token"' })
      : next(request);
  };
}

/** A fault for writes alone; reads pass. */
export function onWrites(fault: Fault): Fault {
  return (request, next) => (request.method === 'GET' ? next(request) : fault(request, next));
}

/** Puts faults in front of a handler; the first one is outermost. */
export function withFaults(handler: Handler, faults: readonly Fault[]): Handler {
  return faults.reduceRight<Handler>((next, fault) => (request) => fault(request, next), handler);
}

function every(nth: number, fault: Fault): Fault {
  let count = 0;
  return (request, next) => {
    count += 1;
    return count % nth === 0 ? fault(request, next) : next(request);
  };
}

function refuse(status: number, code: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  return Promise.resolve(problemResponse({ status, code, headers }));
}

/** What `fetch` rejects with when there is no connection. */
function cut(): TypeError {
  return new TypeError('Failed to fetch');
}
