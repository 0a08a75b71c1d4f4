import type { ErrorCategory, ErrorKind, KnownPackage, KnownStatus } from '@flowthrough/client';

/** Title, explanation and recommended action of one category of error. */
export interface ErrorTexts {
  readonly title: string;
  readonly explanation: string;
  readonly action: string;
  /** What reads differently once the time has passed that the error asked for, or a day. */
  readonly over?: Partial<ErrorTexts>;
  /** What reads differently of a user who has no address; given where the address is the cause. */
  readonly withoutEmail?: Partial<ErrorTexts>;
  /** The title with what the service says is missing or wrong; `action` is that of an error that does not say it. */
  readonly named?: { readonly title: (detail: string) => string; readonly action: string };
}

/** Texts that several elements show. */
export interface CommonMessages {
  readonly notConnected: string;
  readonly notConnectedHint: string;
  readonly loading: string;
  /** Code that an action needs could not be loaded. */
  readonly partFailed: string;
  readonly partFailedHint: string;
  readonly cancel: string;
  readonly close: string;
  readonly retry: string;
  /** Shown with the text selected in a field, when the clipboard cannot be written. */
  readonly copyByHand: string;
  readonly status: Readonly<Record<KnownStatus | 'pending_first_admin', string>>;
  readonly package: Readonly<Record<KnownPackage, string>>;
  /** What a failed call means to the person who made it, by kind. */
  readonly errorKind: Readonly<Record<Exclude<ErrorKind, 'aborted'>, string>>;
  /** Where a sign-in page stands in front of the service. */
  readonly signInPage: string;
  /** Shown for a list or a template that is not found: the page asks in the wrong place. */
  readonly notServed: string;
  /** Shown for a write whose answer never came. */
  readonly unknownOutcome: string;
  /** How long to wait before another try, as it is said once. */
  readonly retryAfter: (seconds: number) => string;
  /** `time` is minutes and seconds that are counted down, such as `0:28`. */
  readonly tryAgainIn: (time: string) => string;
  /** For waits that are too long to count down. */
  readonly tryAgainAfter: (moment: string) => string;
  readonly canTryAgain: string;
  readonly errorCategory: Readonly<Record<ErrorCategory, ErrorTexts>>;
  readonly errorCode: (code: string) => string;
  readonly trackingId: (id: string) => string;
  /** What is wrong with an e-mail address, by the reason that the client gives. */
  readonly email: {
    readonly empty: string;
    readonly 'missing-at': string;
    readonly 'several-at': string;
    readonly 'local-part': string;
    readonly 'local-too-long': string;
    readonly domain: string;
    readonly 'too-long': string;
    readonly 'illegal-characters': string;
    readonly 'not-ascii': string;
    readonly 'control-characters': string;
    /** A warning, not an error: the address is allowed. */
    readonly plusSign: string;
  };
}
