import { LONGEST_WAIT } from '../errors.js';

/**
 * Milliseconds until a `Retry-After` header allows another try; undefined when there is none or it is malformed.
 *
 * A date is measured against the answer's own `Date`, where it can be read, so that a wrong local clock does no harm.
 */
export function readRetryAfter(headers: Headers, wallClock: number): number | undefined {
  const value = headers.get('retry-after')?.trim();
  if (!value) return undefined;
  if (/^\d+$/.test(value)) return Math.min(Number(value) * 1000, LONGEST_WAIT);
  const until = parseHttpDate(value);
  if (until === undefined) return undefined;
  const now = readDate(headers) ?? wallClock;
  return Math.min(Math.max(0, until - now), LONGEST_WAIT);
}

/** The moment at which an answer left the backend or the cache that gives it, epoch milliseconds, where that can be read. */
export function readDate(headers: Headers): number | undefined {
  const date = parseHttpDate(headers.get('date') ?? '');
  const age = headers.get('age') ?? '';
  return date === undefined ? undefined : date + (/^\d{1,9}$/.test(age) ? Number(age) * 1000 : 0);
}

// RFC 9110, 5.6.7: IMF-fixdate, and the obsolete RFC 850 and asctime forms that recipients must accept.
const FORMS = [
  /^\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} GMT$/,
  /^\w{6,9}, \d{2}-\w{3}-\d{2} \d{2}:\d{2}:\d{2} GMT$/,
  /^\w{3} \w{3} [\d ]\d \d{2}:\d{2}:\d{2} \d{4}$/,
];

/** Epoch milliseconds of an HTTP date; `Date.parse` alone would take "1.5" or "-3" for a date as well. */
export function parseHttpDate(text: string): number | undefined {
  const form = FORMS.findIndex((pattern) => pattern.test(text));
  if (form < 0) return undefined;
  const time = Date.parse(form === 2 ? `${text} GMT` : text.replace(/-/g, ' '));
  return Number.isNaN(time) ? undefined : time;
}
