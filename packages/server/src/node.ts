import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { pipeline } from 'node:stream/promises';
import type { Handler } from './handler.js';
import { problemResponse } from './problem.js';

/** Mounts a handler in Node's http: `createServer(toNodeListener(createHandler(backend)))`. */
export function toNodeListener(handler: Handler): (incoming: IncomingMessage, outgoing: ServerResponse) => void {
  return (incoming, outgoing) => {
    const gone = new AbortController();
    outgoing.once('close', () => {
      if (!outgoing.writableFinished) gone.abort();
    });
    answer(handler, incoming, gone.signal)
      .then((response) => send(response, incoming, outgoing))
      .catch(() => {
        if (outgoing.headersSent || outgoing.destroyed) throw new Error('Nothing more can be sent.');
        for (const name of outgoing.getHeaderNames()) outgoing.removeHeader(name);
        return send(problemResponse({ status: 500, code: 'internal' }), incoming, outgoing);
      })
      // There is nobody left to tell, or half an answer was sent: an end would make it look whole.
      .catch(() => outgoing.destroy());
  };
}

async function answer(handler: Handler, incoming: IncomingMessage, signal: AbortSignal): Promise<Response> {
  const request = toRequest(incoming, signal);
  return request ? handler(request) : problemResponse({ status: 400, code: 'malformed-request' });
}

/** The request as the Fetch API sees it; undefined when it cannot be one: a broken Host or target, or TRACE. */
function toRequest(incoming: IncomingMessage, signal: AbortSignal): Request | undefined {
  const { method = 'GET', headers } = incoming;
  const url = toUrl(incoming);
  const hasBody = method !== 'GET' && method !== 'HEAD';
  if (url === undefined) return undefined;
  try {
    return new Request(url, {
      method,
      signal,
      headers: Object.entries(headers).flatMap(([name, value]) =>
        [value ?? []].flat().map((one): [string, string] => [name, one]),
      ),
      ...(hasBody && { body: Readable.toWeb(incoming) as unknown as ReadableStream, duplex: 'half' }),
    });
  } catch {
    return undefined;
  }
}

/**
 * The URL of a request; undefined for a Host that is more than a host, and for a target that the URL parser reads as
 * another path than it says. What stands in front of the handler, such as a guard, looks at the target as it came.
 */
function toUrl({ url: target = '/', headersDistinct: { host = ['localhost'] } }: IncomingMessage): string | undefined {
  const [path = ''] = target.split('?', 1);
  const url = `http://${host.join()}${target}`;
  const isHost = host.length === 1 && /^[^\s/\\?#@]+$/.test(host[0] ?? '');
  return isHost && URL.canParse(url) && new URL(url).pathname === path && !target.includes('#') ? url : undefined;
}

async function send(response: Response, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  outgoing.statusCode = response.status;
  outgoing.setHeaders(response.headers);
  // A body that nobody read to its end would otherwise stand in front of the next request.
  if (!incoming.complete) outgoing.setHeader('connection', 'close');
  if (!response.body) outgoing.end();
  else await pipeline(Readable.fromWeb(response.body as NodeReadableStream), outgoing);
}
