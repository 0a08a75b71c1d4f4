import type { CommonMessages } from '../common.js';
import { createPlural } from '../plural.js';
import type { errors } from './errors.js';

const plural = createPlural('en');

/** Without the texts of errors, which most pages need only once something failed. */
export const common: Omit<CommonMessages, keyof typeof errors> = {
  notConnected: 'Not connected',
  notConnectedHint: 'This part of the page has no connection to the provisioning service yet.',
  loading: 'Loading',
  partFailed: 'A part of this page could not be loaded',
  partFailedHint: 'Nothing was sent. Check your connection and try again, or reload the page.',
  cancel: 'Cancel',
  close: 'Close',
  retry: 'Try again',
  copied: 'Copied',
  copyByHand: 'Copying was not possible here. The text is selected: copy it with your keyboard.',
  status: {
    pending_email_input: 'Pending: email needed',
    pending_email_validation: 'Pending: email not confirmed',
    pending_user_migration: 'Pending: account move',
    pending_first_admin: 'Pending: first administrator',
    provisioning: 'Provisioning',
    provisioned: 'Provisioned',
    updating: 'Updating',
    error: 'Error',
  },
  package: { softphone: 'Softphone', basic: 'Basic', standard: 'Standard', premium: 'Premium' },
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
    'rate-limited': 'Too many requests at once. Wait a moment and try again.',
    unavailable: 'The service is not available at the moment. Try again later.',
    server: 'The service had a problem of its own. Try again later.',
    unsupported: 'The service does not offer this.',
    'too-large': 'The answer was too large to show.',
    refused: 'The service refused this.',
  },
  unknownOutcome: 'No answer came, so it is not known yet whether this was done.',
  retryAfter: (seconds) => `Try again in ${plural(seconds, { one: '# second', other: '# seconds' })}.`,
  errorCode: (code) => `Code ${code}`,
  trackingId: (id) => `Tracking ID ${id}`,
  email: {
    empty: 'Enter an email address.',
    'missing-at': 'Enter an address with an @ sign, like name@example.com.',
    'several-at': 'Enter one address with a single @ sign, like name@example.com.',
    'local-part': 'Enter the part before the @ sign as well, like name@example.com.',
    'local-too-long': 'The part before the @ sign is too long: 64 characters at most.',
    domain: 'Check the part after the @ sign: it should look like example.com.',
    'too-long': 'The address is too long: 254 characters at most.',
    'illegal-characters': 'The address has a character that is not allowed, such as a space or a comma.',
    plusSign: 'Addresses with a + sign can cause trouble later when starting a personal meeting.',
  },
};
