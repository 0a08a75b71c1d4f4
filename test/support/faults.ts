/** What the fault server can do to a request: each function orders one harm. */
import type { IncomingMessage, ServerResponse } from 'node:http';

/** One request that meets a fault, and what can be done about it. */
export interface Exchange {
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
  /** The answer to spoil: the handler's own after the effect and for reads, before it a stand-in that means nothing. */
  readonly answer: Response;
  /** Aborts when the connection has ended. */
  readonly gone: AbortSignal;
  /** Lets the request take effect, if it has not yet; resolves with the handler's answer. */
  proceed(): Promise<Response>;
  /** Resolves when the test says `go`. */
  released(): Promise<void>;
  send(answer: Response): Promise<void>;
  /** Ends the connection: in good order in the middle of an answer, or by a reset. */
  cut(how: 'reset' | 'end'): void;
}

export type Harm = (exchange: Exchange) => void | Promise<void>;

/** No answer until the test says `go`; then the request goes on as if nothing had been, its effect included. */
export function stall(): Harm {
  return async ({ released, proceed, send }) => {
    await released();
    await send(await proceed());
  };
}

/** The socket is reset and not a byte answered. */
export function reset(): Harm {
  return ({ cut }) => cut('reset');
}

/** Head and a part of the body come, then the connection ends. @default bytes: half of them */
export function cut(bytes?: number): Harm {
  return async (exchange) => {
    const body = await begin(exchange);
    exchange.outgoing.write(body.subarray(0, bytes ?? body.length / 2), () => exchange.cut('end'));
  };
}

/** Head and a part of the body come, the rest when the test says `go`. @default bytes: half of them */
export function stallBody(bytes?: number): Harm {
  return async (exchange) => {
    const body = await begin(exchange);
    const half = bytes ?? Math.floor(body.length / 2);
    exchange.outgoing.write(body.subarray(0, half));
    await exchange.released();
    exchange.outgoing.end(body.subarray(half));
  };
}

/** A well-formed answer whose body is a part of what it should be. @default bytes: half of them */
export function truncate(bytes?: number): Harm {
  return async ({ answer, send }) => {
    const body = new Uint8Array(await answer.arrayBuffer());
    await send(
      new Response(body.slice(0, bytes ?? body.length / 2), { status: answer.status, headers: answer.headers }),
    );
  };
}

/** The body comes one byte at a time: after each `go`, or after every `interval` milliseconds of real time. */
export function drip(interval?: number): Harm {
  return async (exchange) => {
    const body = await begin(exchange);
    for (let index = 0; index < body.length && !exchange.gone.aborted; index += 1) {
      // eslint-disable-next-line no-restricted-globals -- the server's time, for which no test waits
      await (interval === undefined ? exchange.released() : new Promise((next) => setTimeout(next, interval)));
      exchange.outgoing.write(body.subarray(index, index + 1));
    }
    exchange.outgoing.end();
  };
}

/** Another address is given; `{self}` in it stands for the path that was asked for. @default status: 302 */
export function redirect(location: string, status = 302): Harm {
  return ({ incoming, outgoing }) => {
    outgoing.writeHead(status, { location: location.replace('{self}', incoming.url ?? '/') }).end();
  };
}

/** Any answer at all; objects become JSON. */
export function answer(
  status: number,
  body: string | object = '',
  headers: Readonly<Record<string, string>> = {},
): Harm {
  return ({ outgoing }) => {
    const isText = typeof body === 'string';
    outgoing.writeHead(status, { 'content-type': isText ? 'text/plain' : 'application/json', ...headers });
    outgoing.end(isText ? body : JSON.stringify(body));
  };
}

/** The page of a proxy that stands in front of the backend, such as its sign-in page. */
export function page(status = 200, html = '<!doctype html><title>Sign in</title><form></form>'): Harm {
  return answer(status, html, { 'content-type': 'text/html; charset=utf-8' });
}

/** Sends the head of the answer with its whole length; resolves with the body. */
async function begin({ answer: response, outgoing }: Exchange): Promise<Buffer> {
  const body = Buffer.from(await response.arrayBuffer());
  outgoing.statusCode = response.status;
  outgoing.setHeaders(response.headers);
  outgoing.setHeader('content-length', body.length);
  outgoing.flushHeaders();
  return body;
}
