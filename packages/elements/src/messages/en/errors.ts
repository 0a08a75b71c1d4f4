import type { CommonMessages } from '../common.js';

/** What errors mean, by category. */
export const errors: Pick<CommonMessages, 'errorCategory'> = {
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
};
