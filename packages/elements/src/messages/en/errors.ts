import type { ErrorCategory } from '@flowthrough/client';
import type { ErrorTexts } from '../common.js';

/** What errors are called and what to do about them, by category; `explanations.ts` has the rest. */
export const errors: Readonly<Record<ErrorCategory, Omit<ErrorTexts, 'explanation'>>> = {
  'email-in-use': {
    title: 'Email address already in use',
    action: 'Use another address, or free this one first.',
  },
  'email-invalid': {
    title: 'Email address not accepted',
    action: 'Check the address, or use another one.',
  },
  'already-associated': {
    title: 'User already linked to another account',
    action: 'Find the other link and remove or change it, then try again.',
  },
  'other-organization': {
    title: 'Account belongs to another organization',
    action: 'Use another address, or have the account moved first.',
  },
  credentials: {
    title: 'Sign-in not accepted',
    action: 'Check both and try again.',
  },
  locked: {
    title: 'User locked for now',
    action: 'Wait some minutes, then try again.',
  },
  session: {
    title: 'Session ended',
    action: 'Reload the page and try again.',
  },
  'mail-delivery': {
    title: 'Email could not be sent',
    action: 'Check the address and the mail settings, then try again.',
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
    action: 'Add the missing detail, then try again.',
  },
  'invalid-parameter': {
    title: 'Detail not accepted',
    action: 'Correct the detail, then try again.',
  },
  maintenance: {
    title: 'Service under maintenance',
    action: 'Check the status page and try again later.',
  },
  'recently-sent': {
    title: 'Invitation sent recently',
    action: 'Wait a day before sending another one.',
  },
  unknown: {
    title: 'Provisioning failed',
    action: 'Try again. If the error comes back, copy the error text for support.',
  },
};
