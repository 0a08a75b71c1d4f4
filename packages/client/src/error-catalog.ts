/** What kind of trouble an error code stands for; texts are kept by category, in the user's language. */
export const ERROR_CATEGORIES = [
  'email-in-use',
  'email-invalid',
  'already-associated',
  'other-organization',
  'credentials',
  'locked',
  'session',
  'mail-delivery',
  'template-config',
  'entitlement-conflict',
  'duplicate-pending',
  'missing-parameter',
  'invalid-parameter',
  'maintenance',
  'recently-sent',
  'unknown',
] as const;
export type ErrorCategory = (typeof ERROR_CATEGORIES)[number];

/** What an error means and who can do what about it. */
export interface ErrorExplanation {
  readonly category: ErrorCategory;
  /** Who can act on it. */
  readonly audience: 'user' | 'administrator' | 'support';
  /** When trying again can help. */
  readonly retry: 'now' | 'later' | 'after-change' | 'never';
  /** Milliseconds after the error before which trying again does not help, with `retry: 'later'`; left out where nobody knows. */
  readonly retryAfter?: number;
  /** The host's own words; left out, the text of the category is shown. */
  readonly title?: string;
  readonly explanation?: string;
  readonly recommendedAction?: string;
  readonly learnMoreUrl?: string;
}

export interface ErrorCatalog {
  /** What a code means; a code that nobody explained is of category `unknown`, and its own text is shown. */
  explain(code: string): ErrorExplanation;
}

/** What a host adds: only the parts that differ need to be given. */
export type ErrorCatalogEntries = Readonly<
  Record<string, Partial<ErrorExplanation> & Pick<ErrorExplanation, 'category'>>
>;

type Facts = Pick<ErrorExplanation, 'audience' | 'retry' | 'retryAfter'>;

const MINUTE = 60_000;
const can = (audience: Facts['audience'], retry: Facts['retry']): Facts => ({ audience, retry });
const USER_CHANGES = can('user', 'after-change');
const ADMINISTRATOR_CHANGES = can('administrator', 'after-change');

const FACTS: Readonly<Record<ErrorCategory, Facts>> = {
  'email-in-use': USER_CHANGES,
  'email-invalid': USER_CHANGES,
  'already-associated': ADMINISTRATOR_CHANGES,
  'other-organization': ADMINISTRATOR_CHANGES,
  credentials: USER_CHANGES,
  locked: { ...can('user', 'later'), retryAfter: 10 * MINUTE },
  session: can('user', 'now'),
  'mail-delivery': can('administrator', 'later'),
  'template-config': ADMINISTRATOR_CHANGES,
  'entitlement-conflict': ADMINISTRATOR_CHANGES,
  'duplicate-pending': ADMINISTRATOR_CHANGES,
  'missing-parameter': ADMINISTRATOR_CHANGES,
  'invalid-parameter': ADMINISTRATOR_CHANGES,
  maintenance: can('support', 'later'),
  'recently-sent': { ...can('user', 'later'), retryAfter: 1_440 * MINUTE },
  unknown: can('administrator', 'now'),
};

/**
 * Codes whose meaning a public source confirms: 1001 and 1002 the BroadWorks developer guide, 10022 and ATLAS-600199
 * the Webex OpenAPI description, 2560 its wholesale part. Other vendor codes are left to the host on purpose.
 */
const VERIFIED: Readonly<Record<string, ErrorCategory>> = {
  '1001': 'missing-parameter',
  '1002': 'invalid-parameter',
  '10022': 'already-associated',
  '2560': 'maintenance',
  'ATLAS-600199': 'recently-sent',
};

/** Makes a catalogue of the verified codes, extended and overridden by the host's entries. A category is a code, too. */
export function createErrorCatalog(entries: ErrorCatalogEntries = {}): ErrorCatalog {
  return {
    explain(code) {
      const own = Object.hasOwn(entries, code) ? entries[code] : undefined;
      const category =
        own?.category ??
        (Object.hasOwn(VERIFIED, code) ? VERIFIED[code] : undefined) ??
        (Object.hasOwn(FACTS, code) ? (code as ErrorCategory) : 'unknown');
      return { category, ...FACTS[category], ...own };
    },
  };
}
