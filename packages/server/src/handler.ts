import { ProvisioningError, type ProvisioningBackend } from '@flowthrough/client';
import { createMemoryStore, type IdempotencyStore, type RememberedAnswer } from './idempotency.js';
import { readFields } from './input.js';
import { errorResponse, problemResponse } from './problem.js';
import { ROUTES, type Action, type Route } from './routes.js';

/** Who is asking, as far as the host cares: keys of one principal are unknown to another. */
export interface Principal {
  readonly id: string;
}

export interface HandlerOptions {
  /** Path under which the contract is served. @default '' */
  readonly basePath?: string;
  /**
   * Decides on every request: true or a principal lets it pass, false is answered by 403, a Response is sent as it is (a
   * 401 with its challenge, say). Left out, everything passes: put your own authentication in front.
   */
  readonly authorize?: (request: Request, action: Action, id: string) => Verdict | Promise<Verdict>;
  /** Where idempotency keys are remembered. @default createMemoryStore() */
  readonly idempotency?: IdempotencyStore;
  /** Largest body of a request in bytes. @default 1,000,000 */
  readonly maxBytes?: number;
  /** Told of every error that is not a `ProvisioningError`; its text is never sent. */
  readonly onError?: (error: unknown, request: Request) => void;
}

export type Verdict = boolean | Principal | Response;

/** The contract over any backend: a Fetch-API handler that never rejects. */
export type Handler = (request: Request) => Promise<Response>;

export function createHandler(backend: ProvisioningBackend, options: HandlerOptions = {}): Handler {
  const base = (options.basePath ?? '').replace(/\/+$/, '');
  const keys = options.idempotency ?? createMemoryStore();
  const maxBytes = options.maxBytes ?? 1_000_000;

  async function answer(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const routes = url.pathname.startsWith(base) ? matchPath(url.pathname.slice(base.length)) : [];
    if (routes.length === 0) return problemResponse({ status: 404, code: 'not-found' });
    const allow = [...new Set(routes.map(({ route }) => route.method))].join(', ');
    const found = routes.find(({ route }) => route.method === request.method);
    if (!found) return problemResponse({ status: 405, code: 'method-not-allowed', headers: { allow } });
    const { route, id } = found;

    const verdict = (await options.authorize?.(request, route.action, id)) ?? true;
    if (verdict instanceof Response) return verdict;
    if (verdict === false) return problemResponse({ status: 403, code: 'forbidden' });

    const fields = route.hasBody ? await readFields(request, maxBytes) : {};
    const key = request.headers.get('idempotency-key');
    const run = async () => {
      const { status, body, headers } = await route.run(backend, {
        id,
        fields,
        parameters: url.searchParams,
        path: url.pathname,
        options: { signal: request.signal, idempotencyKey: key ?? undefined },
      });
      return { status, headers: headers ?? {}, body: body === undefined ? '' : JSON.stringify(body) };
    };
    if (route.method === 'GET' || !key) return toResponse(await run());
    const principal = typeof verdict === 'object' ? verdict.id : '';
    return once(`${principal} ${route.method} ${url.pathname} ${key}`, JSON.stringify(fields), run);
  }

  /** Runs a write once per key; a repeat gets the first answer. */
  async function once(key: string, fingerprint: string, run: () => Promise<RememberedAnswer>): Promise<Response> {
    const known = await keys.claim(key, { fingerprint });
    if (known && known.fingerprint !== fingerprint) {
      return problemResponse({ status: 422, code: 'idempotency-key-reused' });
    }
    if (known && !known.answer) {
      return problemResponse({ status: 409, code: 'idempotency-in-progress', headers: { 'retry-after': '1' } });
    }
    if (known?.answer) return toResponse(known.answer, { 'idempotency-replayed': 'true' });
    try {
      const result = await run();
      await keys.finish(key, { fingerprint, answer: result });
      return toResponse(result);
    } catch (error) {
      // Nothing is remembered of a failure: the same key may try again.
      await keys.release(key);
      throw error;
    }
  }

  return async (request) => {
    try {
      return await answer(request);
    } catch (error) {
      if (!(error instanceof ProvisioningError)) options.onError?.(error, request);
      return errorResponse(error);
    }
  };
}

function matchPath(path: string): { readonly route: Route; readonly id: string }[] {
  return ROUTES.flatMap((route) => {
    const id = matchRoute(route.path, path);
    return id === undefined ? [] : [{ route, id }];
  });
}

/** The variable part of a path that a pattern matches; empty when it has none, undefined when it does not match. */
function matchRoute(pattern: string, path: string): string | undefined {
  const wanted = pattern.split('/');
  const given = path.replace(/\/$/, '').split('/');
  if (wanted.length !== given.length) return undefined;
  let id = '';
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    if (part === ':id' && value !== '') id = decode(value);
    else if (part !== value) return undefined;
  }
  return id;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function toResponse({ status, headers, body }: RememberedAnswer, more: Record<string, string> = {}): Response {
  return new Response(status === 204 ? null : body, {
    status,
    headers: { 'cache-control': 'no-store', ...(body && { 'content-type': 'application/json' }), ...headers, ...more },
  });
}
