import type { CommonMessages } from '../common.js';
import { createPlural, spanOf } from '../plural.js';

const plural = createPlural('en');

const SPANS = {
  second: { one: '# second', other: '# seconds' },
  minute: { one: '# minute', other: '# minutes' },
  hour: { one: '# hour', other: '# hours' },
  day: { one: '# day', other: '# days' },
};

/** The texts that come with what can fail. */
export type FailureKey =
  | 'errorKind'
  | 'signInPage'
  | 'notServed'
  | 'unknownOutcome'
  | 'retryAfter'
  | 'tryAgainIn'
  | 'tryAgainAfter'
  | 'canTryAgain'
  | 'errorCode'
  | 'trackingId';

/** What is said of a call that failed. */
export const failures: Pick<CommonMessages, FailureKey> = {
  errorKind: {
    offline: 'You are offline. Check your connection and try again.',
    network: 'The service could not be reached. Check your connection and try again.',
    timeout: 'The service took too long to answer. Try again in a moment.',
    parse: 'The service sent an answer that could not be read. Try again in a moment.',
    'unexpected-content':
      'Something other than the service answered, perhaps a sign-in page. Reload the page and try again.',
    invalid: 'The service did not accept this. Check what you entered.',
    unauthorized: 'Your sign-in has ended. Sign in again to go on.',
    forbidden: 'You do not have permission to do this.',
    'not-found': 'This no longer exists. It may have been deleted.',
    conflict: 'Somebody else changed this at the same time. Look at the newest state and try again.',
    'rate-limited': 'Too many requests at once. Try again later.',
    unavailable: 'The service is not available at the moment. Try again later.',
    server: 'The service had a problem of its own. Try again later.',
    unsupported: 'The service does not offer this.',
    'too-large': 'The answer was too large to show.',
    refused: 'The service refused this.',
  },
  signInPage: 'A sign-in page may have answered in place of the service. Sign in again to go on.',
  notServed:
    'The service has nothing at this address. Whoever set up this page should check its base URL and template id.',
  unknownOutcome: 'No answer came, so it is not known yet whether this was done.',
  retryAfter: (seconds) => `Try again in ${plural(...spanOf(seconds, SPANS))}.`,
  tryAgainIn: (time) => `You can try again in ${time}.`,
  tryAgainAfter: (moment) => `You can try again after ${moment}.`,
  canTryAgain: 'You can try again now.',
  errorCode: (code) => `Code ${code}`,
  trackingId: (id) => `Tracking ID ${id}`,
};
