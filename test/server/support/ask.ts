import type { Handler } from '@flowthrough/server';

export interface Question {
  readonly method?: string;
  readonly path: string;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it is. */
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON; an empty object for an empty body. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** Sends one request to a handler and reads the answer to its end. */
export async function ask(
  handler: Handler,
  { method = 'GET', path, json, body, headers, signal }: Question,
): Promise<Reply> {
  const content = json === undefined ? body : JSON.stringify(json);
  const response = await handler(
    new Request(`http://backend.example${path}`, {
      method,
      headers: { ...(json !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(content !== undefined && { body: content }),
      ...(signal && { signal }),
    }),
  );
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: (text === '' ? {} : JSON.parse(text)) as Reply['body'],
  };
}

/** The first reason of a problem. */
export function firstError({ body }: Reply): unknown {
  return (body['errors'] as readonly unknown[])[0];
}
