/** What one request of a fake network looks like to a test. */
export interface FakeCall {
  readonly request: Request;
  /** Ends the call as the network would. */
  answer(response: Response): void;
  fail(error?: Error): void;
}

export interface FakeFetch {
  readonly fetch: typeof fetch;
  /** Every call so far, oldest first. */
  readonly calls: readonly FakeCall[];
}

export type Answer = Response | Error | ((request: Request) => Response | Promise<Response>);

export function json(body: unknown, init: ResponseInit = {}): Response {
  return new Response(JSON.stringify(body), {
    ...init,
    headers: new Headers([['content-type', 'application/json'], ...new Headers(init.headers)]),
  });
}

export function problem(status: number, body: object = {}, headers: Record<string, string> = {}): Response {
  return json({ status, ...body }, { status, headers });
}

/** A `fetch` that gives prepared answers in order; beyond them it never answers, until a test does it by hand. */
export function createFakeFetch(...answers: readonly Answer[]): FakeFetch {
  const calls: FakeCall[] = [];
  return {
    calls,
    fetch: (input, init) =>
      new Promise((resolve, reject) => {
        const url = input instanceof Request ? input.url : new URL(String(input), 'http://localhost/');
        const { redirect: _, ...rest } = init ?? {};
        const request = new Request(url, rest);
        const answer = answers[calls.length];
        calls.push({
          request,
          answer: resolve,
          fail: (error = new TypeError('Failed to fetch')) => reject(error),
        });
        init?.signal?.addEventListener('abort', () => reject(new DOMException('Aborted.', 'AbortError')), {
          once: true,
        });
        if (answer instanceof Error) reject(answer);
        else if (typeof answer === 'function') Promise.resolve(answer(request)).then(resolve, reject);
        else if (answer) resolve(answer);
      }),
  };
}
