import type { ErrorCategory } from '@flowthrough/client';
import type { ErrorTexts } from '../common.js';

/** What errors are called and what to do about them, by category; `explanations.ts` has the rest. */
export const errors: Readonly<Record<ErrorCategory, Omit<ErrorTexts, 'explanation'>>> = {
  'email-in-use': {
    title: 'Email address already in use',
    action: 'Use another address, or free this one first.',
    withoutEmail: {
      title: 'The address tried was already in use',
      explanation: 'Another account already used the address that was tried.',
      action: 'Retry with another address.',
    },
  },
  'email-invalid': {
    title: 'Email address not accepted',
    action: 'Check the address, or use another one.',
    withoutEmail: {
      title: 'The address tried was not accepted',
      explanation: 'The address that was tried could not be used for activation.',
      action: 'Retry with another address.',
    },
  },
  'already-associated': {
    title: 'User already linked to another account',
    action: 'Find the other link and remove or change it, then try again.',
  },
  'other-organization': {
    title: 'Account belongs to another organization',
    action: 'Use another address, or have the account moved first.',
    withoutEmail: { explanation: 'The account with the address that was tried is part of another organization.' },
  },
  credentials: {
    title: 'Sign-in not accepted',
    action: 'Check the BroadWorks ID and the password, then try again.',
  },
  locked: {
    title: 'User locked for now',
    action: 'Wait some minutes, then try again.',
    over: { title: 'User was locked', action: 'The lock should be over by now: try again.' },
  },
  session: {
    title: 'Session ended',
    action: 'Start the activation again.',
  },
  'mail-delivery': {
    title: 'Email could not be sent',
    action: 'Check the address and the mail settings, then try again.',
    withoutEmail: {
      explanation: 'The message to the address that was tried could not be delivered.',
      action: 'Retry with an address that receives email.',
    },
  },
  'template-config': {
    title: 'Onboarding template not set up for this',
    action: 'Check the template under User Verification, then try again.',
  },
  'entitlement-conflict': {
    title: 'Conflicting services on the account',
    action: 'Remove the conflicting services or change the package type, then try again.',
  },
  'duplicate-pending': {
    title: 'Several pending entries for one user',
    action: 'Delete the entries that are not needed, then try again.',
  },
  'missing-parameter': {
    title: 'Required detail missing',
    action: 'Find out which detail is missing and add it, then try again.',
    named: {
      title: (detail) => `Required detail missing: ${detail}`,
      action: 'Add this detail to the user’s settings, then try again.',
    },
  },
  'invalid-parameter': {
    title: 'Detail not accepted',
    action: 'Find out which detail is wrong and correct it, then try again.',
    named: {
      title: (detail) => `Detail not accepted: ${detail}`,
      action: 'Correct this detail in the user’s settings, then try again.',
    },
  },
  maintenance: {
    title: 'Service under maintenance',
    action: 'Check the status page and try again later.',
    over: {
      title: 'Service was under maintenance',
      explanation: 'Calling services were down for maintenance.',
      action: 'Check that the maintenance is over, then try again.',
    },
  },
  'recently-sent': {
    title: 'Invitation not sent again',
    action: 'Wait a day before sending another one.',
    over: {
      explanation: 'Another one had been sent within the 24 hours before.',
      action: 'More than a day has passed since: try again.',
    },
  },
  unknown: {
    title: 'Provisioning failed',
    action: 'Try again. If the error comes back, copy the error text for support.',
  },
};
