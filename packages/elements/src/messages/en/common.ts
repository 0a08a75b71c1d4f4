import type { CommonMessages } from '../common.js';
import { createPlural } from '../plural.js';

const plural = createPlural('en');

export const common: CommonMessages = {
  notConnected: 'Not connected',
  notConnectedHint: 'This part of the page has no connection to the provisioning service yet.',
  loading: 'Loading',
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
  errorCategory: {
    'email-in-use': {
      title: 'Email address already in use',
      explanation: 'Another account already uses this address.',
      action: 'Use another address, or free this one first.',
    },
    'email-invalid': {
      title: 'Email address not accepted',
      explanation: 'The address could not be used for activation.',
      action: 'Check the address, or use another one.',
    },
    'already-associated': {
      title: 'User already linked to another account',
      explanation: 'This BroadWorks user ID is linked to a different user.',
      action: 'Find the other link and remove or change it, then try again.',
    },
    'other-organization': {
      title: 'Account belongs to another organization',
      explanation: 'The account with this address is part of another organization.',
      action: 'Use another address, or have the account moved first.',
    },
    credentials: {
      title: 'Sign-in not accepted',
      explanation: 'The BroadWorks user ID or the password was not accepted.',
      action: 'Check both and try again.',
    },
    locked: {
      title: 'User locked for now',
      explanation: 'There were too many failed attempts.',
      action: 'Wait some minutes, then try again.',
    },
    session: {
      title: 'Session ended',
      explanation: 'The activation session is no longer valid.',
      action: 'Reload the page and try again.',
    },
    'mail-delivery': {
      title: 'Email could not be sent',
      explanation: 'The message to this address could not be delivered.',
      action: 'Check the address and the mail settings, then try again.',
    },
    'template-config': {
      title: 'Onboarding template not set up for this',
      explanation: 'A setting of the onboarding template prevents the activation.',
      action: 'Check the template under User Verification, then try again.',
    },
    'entitlement-conflict': {
      title: 'Conflicting services on the account',
      explanation: 'The account already has services that conflict with the package.',
      action: 'Remove the conflicting services or change the package type, then try again.',
    },
    'duplicate-pending': {
      title: 'Several pending entries for one user',
      explanation: 'More than one pending entry shares this BroadWorks ID.',
      action: 'Delete the entries that are not needed, then try again.',
    },
    'missing-parameter': {
      title: 'Required detail missing',
      explanation: 'A detail that is required for provisioning was not given.',
      action: 'Add the missing detail, then try again.',
    },
    'invalid-parameter': {
      title: 'Detail not accepted',
      explanation: 'A detail has a length or form that is not accepted.',
      action: 'Correct the detail, then try again.',
    },
    maintenance: {
      title: 'Service under maintenance',
      explanation: 'Calling services are down for maintenance.',
      action: 'Check the status page and try again later.',
    },
    'recently-sent': {
      title: 'Invitation sent recently',
      explanation: 'An invitation was already sent within the last 24 hours.',
      action: 'Wait a day before sending another one.',
    },
    unknown: {
      title: 'Provisioning failed',
      explanation: 'The service reported an error that is not explained here.',
      action: 'Try again. If the error comes back, copy the error text for support.',
    },
  },
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
