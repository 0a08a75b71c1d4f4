import type { ErrorCatalog, ErrorExplanation, Subscriber, SubscriberError } from '@flowthrough/client';
import { plain } from './foreign-text.js';
import type { CommonMessages, ErrorTexts } from './messages/common.js';
import { vendorCode } from './vendor-code.js';

/** What decides which words fit an error; what is left out is not known. */
export interface Circumstances {
  /** Milliseconds since the error came. */
  readonly age?: number;
  readonly hasEmail?: boolean;
}

/** An error in plain words. */
export interface Explained extends Pick<ErrorTexts, 'title' | 'explanation' | 'action'> {
  /** The service's own code, as support needs it; '' where it has none but one of ours. */
  readonly code: string;
  /** Milliseconds until trying again can help; 0 when it can now, or nobody knows. */
  readonly wait: number;
  /** Whether the address may be what has to change. */
  readonly isOfAddress: boolean;
}

/** After so long nothing is spoken of as if it were going on. */
const DAY = 86_400_000;

/** An error in plain words: the host's own explanation, else the text of its category; unknown codes speak for themselves. */
export function explainInWords(
  { code, text }: Partial<SubscriberError>,
  catalog: ErrorCatalog,
  common: CommonMessages,
  { age = 0, hasEmail = true }: Circumstances = {},
): Explained {
  const explained = catalog.explain(code || 'unknown');
  const { category, title, explanation, recommendedAction, retryAfter = DAY } = explained;
  const words = common.errorCategory[category];
  const isOver = age >= retryAfter;
  const fitting = { ...words, ...(isOver && words.over), ...(!hasEmail && words.withoutEmail) };
  const detail = text ? plain(text) : undefined;
  const named = detail === undefined ? undefined : words.named;
  return {
    title: title ?? named?.title(detail ?? '') ?? (category === 'unknown' ? detail : undefined) ?? fitting.title,
    explanation: explanation ?? fitting.explanation,
    action: recommendedAction ?? named?.action ?? fitting.action,
    code: vendorCode(code),
    wait: waitAt(explained, age),
    isOfAddress: words.withoutEmail !== undefined,
  };
}

/** Why a user is in error, in words that fit what the row shows. */
export function explainRow(
  { errors: [error], email, lastStatusChange }: Subscriber,
  catalog: ErrorCatalog,
  common: CommonMessages,
  now: number,
): Explained {
  return explainInWords(error ?? {}, catalog, common, circumstancesOf({ email, lastStatusChange }, now));
}

export function circumstancesOf(
  { email, lastStatusChange }: Pick<Subscriber, 'lastStatusChange'> & { readonly email: string | undefined },
  now: number,
): Circumstances {
  return { hasEmail: Boolean(email), age: ageAt(lastStatusChange, now) };
}

/** Milliseconds for which the error of a user asks to wait still; 0 when another try can help now. */
export function waitOfRow(
  { status, errors: [error], lastStatusChange }: Subscriber,
  catalog: ErrorCatalog,
  now: number,
): number {
  if (status !== 'error' || !error) return 0;
  return waitAt(catalog.explain(error.code), ageAt(lastStatusChange, now));
}

/** A moment that nobody can read holds nobody up. */
function ageAt(moment: string, now: number): number {
  const age = now - Date.parse(moment);
  return Number.isNaN(age) ? Infinity : Math.max(0, age);
}

function waitAt({ retry, retryAfter = 0 }: Pick<ErrorExplanation, 'retry' | 'retryAfter'>, age: number): number {
  return retry === 'later' ? Math.max(0, retryAfter - age) : 0;
}
