import { ProvisioningError } from '@flowthrough/client';

/** A parsed JSON object of which nothing is known yet. */
export type Fields = Readonly<Record<string, unknown>>;

/** Reads a JSON object from a request, or refuses with 400, 413 or 415. Never holds more than the limit in memory. */
export async function readFields(request: Request, maxBytes: number): Promise<Fields> {
  if (!/^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(request.headers.get('content-type') ?? '')) {
    throw unreadable(415);
  }
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw unreadable(413);
  const text = await readText(request, maxBytes);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw unreadable(400);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw unreadable(400);
  return value as Fields;
}

async function readText(request: Request, maxBytes: number): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  // Firefox knows no `Request.body`, and a mock that runs there has small bodies only.
  const body = 'body' in request ? request.body : new Response(await (request as Request).blob()).body;
  const reader = body?.getReader();
  if (!reader) return '';
  let text = '';
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    bytes += value?.byteLength ?? 0;
    // The rest is not cancelled: in Node that would cut the connection before the refusal has been sent.
    if (bytes > maxBytes) throw unreadable(413);
    try {
      text += decoder.decode(value, { stream: !done });
    } catch {
      throw unreadable(400);
    }
    if (done) return text;
  }
}

function unreadable(status: 400 | 413 | 415): ProvisioningError {
  const code = { 400: 'malformed-json', 413: 'too-large', 415: 'not-json' }[status];
  return new ProvisioningError('invalid', 'Could not read the body of the request.', { status, code });
}
