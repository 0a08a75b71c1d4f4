import { ProvisioningError } from '../errors.js';
import { readText } from './body.js';
import { toHttpError } from './problem.js';

export interface TransportAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON; undefined for an empty body. */
  readonly body: unknown;
}

export interface ReadOptions {
  readonly isWrite: boolean;
  readonly maxBytes: number;
  /** Epoch milliseconds. */
  readonly wallClock: number;
}

/** Reads an answer of the API to its end; anything else that came is an error. */
export async function readAnswer(
  response: Response,
  { isWrite, maxBytes, wallClock }: ReadOptions,
): Promise<TransportAnswer> {
  const { status, headers } = response;
  const isRedirect = response.type === 'opaqueredirect' || (status >= 300 && status < 400);
  // A fetch of the host's own may have followed: what answered was asked something else.
  if (isRedirect || (isWrite && response.redirected)) {
    void response.body?.cancel().catch(() => undefined);
    throw new ProvisioningError(
      'unexpected-content',
      'Could not read the answer: the backend redirects, perhaps to a sign-in page, which is never followed.',
      { needsSignIn: status !== 304 },
    );
  }
  // What a service worker or a fetch of the host's own gives for a connection that failed.
  if (status === 0) throw new ProvisioningError('network', 'Could not reach the backend.');
  const text = status === 204 ? '' : await readText(response, maxBytes);
  let body: unknown;
  try {
    body = text.trim() === '' ? undefined : (JSON.parse(text) as unknown);
  } catch (cause) {
    if (response.ok) throw unreadable(response, text, cause);
  }
  if (!response.ok) throw toHttpError(response, body, { isWrite, wallClock });
  return { status, headers, body };
}

function unreadable({ headers, redirected }: Response, text: string, cause: unknown): ProvisioningError {
  const type = headers.get('content-type') ?? '';
  if (type === '' || /json/i.test(type)) {
    return new ProvisioningError('parse', 'Could not read the answer: its JSON is broken.', { cause });
  }
  return new ProvisioningError(
    'unexpected-content',
    'Could not read the answer: it is not JSON, perhaps a sign-in page.',
    { needsSignIn: redirected || /type=["']?password/i.test(text) },
  );
}
