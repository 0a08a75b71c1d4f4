/** What is sent back, as plain data, so that it can be remembered and sent again. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** An answer that carries JSON. */
export function jsonAnswer(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } };
}

/**
 * Personal data is in nearly every answer, so none may be kept by a cache or taken for something other than data. The date
 * lets a client count by this clock; servers add it by themselves, a mock in the page has none that would. Left out, an
 * answer says nothing of the time.
 */
export function toResponse({ status, headers, body }: Answer, wallClock?: number): Response {
  return new Response(body || null, {
    status,
    headers: {
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      ...(wallClock !== undefined && { date: new Date(wallClock).toUTCString() }),
      ...headers,
    },
  });
}
