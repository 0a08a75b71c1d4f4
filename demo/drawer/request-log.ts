import { createLog, type Log } from './log.js';
import { toLogText } from './mask.js';

/** One request as the mock received it. */
export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly body: string;
  /** 0 when the connection was cut. */
  readonly status: number;
}

/** A log of what the mock received and how it answered. */
export interface RequestLog extends Log {
  note(request: SeenRequest): void;
}

export function createRequestLog(): RequestLog {
  const log = createLog();
  const note = ({ method, url, body, status }: SeenRequest) => {
    const { pathname, search } = new URL(url);
    log.add({
      title: `${status || '–'} ${method} ${pathname}`,
      text: [search && toLogText(Object.fromEntries(new URLSearchParams(search))), readable(body)].join(' ').trim(),
      failed: status === 0 || status >= 400,
    });
  };
  return Object.assign(log, { note });
}

function readable(body: string): string {
  try {
    return body && toLogText(JSON.parse(body));
  } catch {
    return `${body.length} characters`;
  }
}
