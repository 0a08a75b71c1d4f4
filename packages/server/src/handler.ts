import {
  createIdempotencyKey,
  isAborted,
  ProvisioningError,
  systemEnvironment,
  type Environment,
  type ProvisioningBackend,
} from '@flowthrough/client';
import { toResponse, type Answer } from './answer.js';
import { readFields } from './body.js';
import { createMemoryStore, type IdempotencyStore } from './idempotency.js';
import { runOnce } from './once.js';
import { matchPath, type RouteMatch } from './paths.js';
import { errorAnswer, internalError, problemAnswer } from './problem.js';
import type { Action } from './routes.js';

/** Who is asking, as far as the host cares: keys of one principal are unknown to another. */
export interface Principal {
  readonly id: string;
}

/** What an `authorize` hook decides. */
export type Verdict = boolean | Principal | Response;

export interface HandlerOptions {
  /** Path under which the contract is served. @default '' */
  readonly basePath?: string | undefined;
  /**
   * Decides on every request, and on every item of a batch, by the verb of the port and the id in the path: true or a
   * principal lets it pass, false is answered by 403, a Response is sent as it is (a 401 with its challenge, say). Left
   * out, everything passes: put your own authentication in front.
   */
  readonly authorize?: ((request: Request, action: Action, id: string) => Verdict | Promise<Verdict>) | undefined;
  /** Where idempotency keys are remembered. @default createMemoryStore() */
  readonly idempotencyStore?: IdempotencyStore | undefined;
  /** Largest body of a request in bytes. @default 1,000,000 */
  readonly maxBodyBytes?: number | undefined;
  /** Told of every error that is not a `ProvisioningError`; the client gets nothing but the tracking id. */
  readonly onError?: ((error: unknown, request: Request, trackingId: string) => void) | undefined;
  /** The clock by which keys grow old and answers are dated. @default systemEnvironment */
  readonly environment?: Pick<Environment, 'wallClock'> | undefined;
}

/** The contract over any backend, as a Fetch-API handler. */
export type Handler = (request: Request) => Promise<Response>;

/** Makes a handler that serves the HTTP contract. It answers every request, whatever the backend throws. */
export function createHandler(backend: ProvisioningBackend, options: HandlerOptions = {}): Handler {
  const { authorize, onError, environment = systemEnvironment, maxBodyBytes = 1_000_000 } = options;
  const base = (options.basePath ?? '').replace(/(?<!\/)\/+$/, '');
  const store = options.idempotencyStore ?? createMemoryStore({ environment });

  async function answer(request: Request, url: URL, { route, id }: RouteMatch): Promise<Answer | Response> {
    const ask = (action: Action, about: string) => (authorize ? authorize(request, action, about) : true);
    const verdict = await ask(route.action, id);
    if (verdict instanceof Response) return verdict;
    if (!verdict) return problemAnswer({ status: 403, code: 'forbidden' });

    const fields = route.hasBody ? await readFields(request, maxBodyBytes) : {};
    const idempotencyKey = (!route.isSafe && request.headers.get('idempotency-key')) || undefined;
    const run = () =>
      route.run(backend, {
        id,
        fields,
        parameters: url.searchParams,
        path: url.pathname,
        // A write is carried to its end when the client goes away, so that a repeat with its key finds the answer.
        options: route.isSafe ? { signal: request.signal } : { idempotencyKey },
        permit: async (action, about) => {
          const allowed = await ask(action, about);
          if (!allowed || allowed instanceof Response) {
            throw new ProvisioningError('forbidden', `Could not do all of this: ${action} is not allowed.`);
          }
        },
      });
    if (idempotencyKey === undefined) return run();
    if (idempotencyKey.length > 255) return problemAnswer({ status: 400, code: 'idempotency-key-invalid' });
    const principal = typeof verdict === 'object' ? verdict.id : '';
    return runOnce(store, {
      key: JSON.stringify([principal, route.method, url.pathname, idempotencyKey]),
      content: JSON.stringify(fields),
      isRepeatable: route.method === 'DELETE',
      run,
    });
  }

  async function dispatch(request: Request): Promise<Answer | Response> {
    const url = new URL(request.url);
    const matches = matchPath(base, url.pathname);
    if (matches.length === 0) return problemAnswer({ status: 404, code: 'not-found' });
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    const match = matches.find(({ route }) => route.method === method);
    if (match) return answer(request, url, match);
    const methods = matches.map(({ route }) => route.method);
    const allow = [...(methods.includes('GET') ? ['HEAD'] : []), ...methods, 'OPTIONS'].join(', ');
    if (method === 'OPTIONS') return { status: 204, headers: { allow }, body: '' };
    return problemAnswer({ status: 405, code: 'method-not-allowed', headers: { allow } });
  }

  function describe(thrown: unknown, request: Request): ProvisioningError {
    if (thrown instanceof ProvisioningError) return thrown;
    // A body breaks off with an error of the platform's own when its client goes away.
    if (isAborted(thrown) || request.signal.aborted) return new ProvisioningError('aborted', 'The client went away.');
    const trackingId = createIdempotencyKey();
    // A log that fails, at once or later, is no reason to leave the client without an answer.
    const tell = async () => onError?.(thrown, request, trackingId);
    tell().catch(() => undefined);
    return internalError(thrown, trackingId);
  }

  function send(result: Answer | Response, { method }: Request): Response {
    const response = result instanceof Response ? result : toResponse(result, environment.wallClock());
    // What is no answer, such as `Response.error()`, cannot be sent.
    if (response.status < 200) throw new TypeError(`Could not answer with the status ${response.status}.`);
    return method === 'HEAD' ? new Response(null, response) : response;
  }

  return async (request) => {
    try {
      return send(await dispatch(request), request);
    } catch (thrown) {
      try {
        return send(errorAnswer(describe(thrown, request)), request);
      } catch {
        return send(problemAnswer({ status: 500, code: 'internal' }), request);
      }
    }
  };
}
