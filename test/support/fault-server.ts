/**
 * A real HTTP server on loopback around a scenario's handler, for tests of what happens on the wire. Without a fault it
 * is a plain server. Node only.
 *
 *     const server = await startFaultServer(createScenario('errors'));
 *     const lost = server.fault({ method: 'POST', path: /retry-activation$/, when: 'after', times: 1 }, reset());
 *     … createHttpBackend({ baseUrl: server.baseUrl }) …
 *     expect(server.effects.byVerb['retryActivation']).to.equal(1);
 *     await server.stop();
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Effect, Scenario } from '@flowthrough/mock';
import type { Exchange, Harm } from './faults.js';

export * from './faults.js';

/** Which requests meet a fault, and when; what is left out does not restrict. */
export interface FaultMatch {
  /** @default every method */
  readonly method?: string | RegExp;
  /** Tested against path and query, the base included. @default every path below the base */
  readonly path?: RegExp;
  /** Whether the request has taken effect when the harm is done. @default 'before' */
  readonly when?: 'before' | 'after';
  /** How many requests meet it; those after them pass. @default Infinity */
  readonly times?: number;
}

/** A fault that was ordered. */
export interface FaultHandle {
  /** How many requests have met it so far. */
  readonly met: number;
  /** Lets what it holds back go on: a stalled request, or the next byte of a dripping one. */
  go(): void;
  /** Lets all further requests pass. */
  lift(): void;
}

/** One request as it came over the wire. */
export interface ReceivedRequest {
  readonly method: string;
  /** Path and query, the base included. */
  readonly path: string;
  readonly headers: Headers;
  readonly body: string;
  /** How it ended, as the server saw it: answered whole, cut by a fault, or left by the client. Undefined while it lasts. */
  readonly end: 'answered' | 'cut' | 'left' | undefined;
}

/** What took effect behind the handler, counted where it happens and not where it is asked for. */
export interface EffectCounts {
  readonly all: readonly Effect[];
  /** Effects by verb of the port. */
  readonly byVerb: Readonly<Record<string, number>>;
  /** Effects by idempotency key; those without one stand under ''. */
  readonly byKey: Readonly<Record<string, number>>;
}

export interface FaultServerOptions {
  /** Answers what lies outside of the scenario's base path: pages, say. @default 404 */
  readonly fallback?: RequestListener;
}

export interface FaultServer {
  /** `http://127.0.0.1:…` */
  readonly origin: string;
  /** Where the contract is served. */
  readonly baseUrl: string;
  /** Every request so far, those outside of the base included, oldest first. */
  readonly requests: readonly ReceivedRequest[];
  readonly effects: EffectCounts;
  /** Orders a fault. Of several that match, the one ordered first is met. */
  fault(match: FaultMatch, harm: Harm): FaultHandle;
  /** Cuts every open connection, as a network that goes away does. */
  disconnect(): void;
  stop(): Promise<void>;
}

interface Order extends Required<Omit<FaultMatch, 'method'>> {
  readonly method: RegExp;
  readonly harm: Harm;
  readonly waiting: (() => void)[];
  met: number;
  isLifted: boolean;
}

export async function startFaultServer(
  { handler, backend, basePath }: Pick<Scenario, 'handler' | 'backend' | 'basePath'>,
  { fallback = notFound }: FaultServerOptions = {},
): Promise<FaultServer> {
  const orders: Order[] = [];
  const requests: { -readonly [Key in keyof ReceivedRequest]: ReceivedRequest[Key] }[] = [];

  async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const { method = 'GET', url: path = '/' } = incoming;
    const headers = new Headers(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]));
    const isOurs = path.startsWith(`${basePath}/`);
    const seen: (typeof requests)[number] = { method, path, headers, body: '', end: undefined };
    requests.push(seen);
    const gone = new AbortController();
    let isCut = false;
    outgoing.once('close', () => {
      seen.end = outgoing.writableFinished ? 'answered' : isCut ? 'cut' : 'left';
      gone.abort();
    });
    // A sandboxed frame has an origin of its own, which no server can name.
    if (headers.get('origin') === 'null') {
      for (const what of ['origin', 'methods', 'headers']) outgoing.setHeader(`access-control-allow-${what}`, '*');
      if (method === 'OPTIONS') {
        outgoing.end();
        return;
      }
    }
    if (!isOurs) {
      fallback(incoming, outgoing);
      return;
    }

    const body = (seen.body = await text(incoming));
    const init = { method, headers, signal: gone.signal, ...(method !== 'GET' && method !== 'HEAD' && { body }) };
    const proceed = onceOnly(() => handler(new Request(origin + path, init)));
    const order = orders.find((one) => isMet(one, method, path));
    if (!order) {
      await send(outgoing, await proceed());
      return;
    }
    order.met += 1;
    const hasAnswer = order.when === 'after' || method === 'GET';
    const answer = hasAnswer ? await proceed() : standIn();
    const exchange: Exchange = {
      incoming,
      outgoing,
      answer,
      gone: gone.signal,
      proceed,
      released: () => new Promise((resolve) => order.waiting.push(resolve)),
      send: (response) => send(outgoing, response),
      cut: (how) => {
        isCut = true;
        if (how === 'reset') outgoing.socket?.resetAndDestroy();
        else outgoing.destroy();
      },
    };
    await order.harm(exchange);
  }

  const server = createServer((incoming, outgoing) => {
    // The scenario's own faults reject where a connection would be cut.
    serve(incoming, outgoing).catch(() => outgoing.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    origin,
    baseUrl: origin + basePath,
    requests,
    effects: {
      get all() {
        return backend.effects;
      },
      get byVerb() {
        return tally(backend.effects.map(({ verb }) => verb));
      },
      get byKey() {
        return tally(backend.effects.map(({ idempotencyKey = '' }) => idempotencyKey));
      },
    },
    fault({ method = /./, path = /./, when = 'before', times = Infinity }, harm) {
      const order: Order = {
        method: typeof method === 'string' ? new RegExp(`^${method}$`) : method,
        path,
        when,
        times,
        harm,
        waiting: [],
        met: 0,
        isLifted: false,
      };
      orders.push(order);
      return {
        get met() {
          return order.met;
        },
        go: () => order.waiting.splice(0).forEach((resolve) => resolve()),
        lift: () => (order.isLifted = true),
      };
    },
    disconnect: () => server.closeAllConnections(),
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function isMet({ method, path, times, met, isLifted }: Order, itsMethod: string, itsPath: string): boolean {
  return !isLifted && met < times && method.test(itsMethod) && path.test(itsPath);
}

/** Writes an answer as it is; nothing when the client has gone. */
async function send(outgoing: ServerResponse, response: Response): Promise<void> {
  const body = Buffer.from(await response.arrayBuffer());
  if (outgoing.destroyed) return;
  outgoing.statusCode = response.status;
  outgoing.setHeaders(response.headers);
  outgoing.end(outgoing.req.method === 'HEAD' ? undefined : body);
}

/** What a harm that spoils answers is given before the effect, when there is none yet. */
function standIn(): Response {
  return Response.json({ id: 'nobody', status: 'provisioning' });
}

function notFound(_: IncomingMessage, outgoing: ServerResponse): void {
  outgoing.writeHead(404, { 'content-type': 'text/plain' }).end('Nothing here.');
}

function onceOnly<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function tally(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
