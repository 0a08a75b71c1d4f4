import { ProvisioningError } from '@flowthrough/client';

/** A parsed JSON object of which nothing is known yet. */
export type Fields = Readonly<Record<string, unknown>>;

/** Most levels of a body; the contract has three, and what goes deeper ends in a stack overflow sooner or later. */
const MOST_LEVELS = 32;

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
  if (isDeeper(value, MOST_LEVELS)) throw unreadable(400);
  return value as Fields;
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1));
}

async function readText(request: Request, maxBytes: number): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let bytes = 0;
  const decode = (chunk?: Uint8Array) => {
    try {
      text += decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      throw unreadable(400);
    }
  };
  for await (const chunk of chunksOf(request)) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw unreadable(413);
    decode(chunk);
  }
  decode();
  return text;
}

async function* chunksOf(request: Request): AsyncGenerator<Uint8Array> {
  // Firefox does not stream the body of a request; there the handler serves a mock at most.
  const reader = (request.body as ReadableStream<Uint8Array> | null | undefined)?.getReader();
  if (!reader) {
    yield new Uint8Array(await request.arrayBuffer());
    return;
  }
  // A reader that stops early does not cancel: in Node that would cut the connection before the refusal has been sent.
  for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
}

function unreadable(status: 400 | 413 | 415): ProvisioningError {
  const code = { 400: 'malformed-json', 413: 'too-large', 415: 'not-json' }[status];
  return new ProvisioningError('invalid', 'Could not read the body of the request.', { status, code });
}
