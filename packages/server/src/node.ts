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
      // A handler that cannot answer, or a connection that broke: either way there is nobody left to tell.
      .catch(() => outgoing.destroy());
  };
}

async function answer(handler: Handler, incoming: IncomingMessage, signal: AbortSignal): Promise<Response> {
  const request = toRequest(incoming, signal);
  return request ? handler(request) : problemResponse({ status: 400, code: 'malformed-request' });
}

/** The request as the Fetch API sees it; undefined when it cannot be one: a broken Host, or TRACE. */
function toRequest(incoming: IncomingMessage, signal: AbortSignal): Request | undefined {
  const { method = 'GET', url = '/', headers } = incoming;
  const hasBody = method !== 'GET' && method !== 'HEAD';
  try {
    return new Request(url.startsWith('/') ? `http://${headers.host ?? 'localhost'}${url}` : url, {
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

async function send(response: Response, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  outgoing.statusCode = response.status;
  outgoing.setHeaders(response.headers);
  // A body that nobody read to its end would otherwise stand in front of the next request.
  if (!incoming.complete) outgoing.setHeader('connection', 'close');
  if (!response.body) outgoing.end();
  else await pipeline(Readable.fromWeb(response.body as NodeReadableStream), outgoing);
}
