import type { ErrorCategory } from '@flowthrough/client';
import type { CommonMessages, ErrorTexts } from '../common.js';
import { errors } from './errors.js';

const EXPLANATIONS: Readonly<Record<ErrorCategory, string>> = {
  'email-in-use': 'Another account already uses this address.',
  'email-invalid': 'The address could not be used for activation.',
  'already-associated': 'This BroadWorks user ID is linked to a different user.',
  'other-organization': 'The account with this address is part of another organization.',
  credentials: 'The BroadWorks user ID or the password was not accepted.',
  locked: 'There were too many failed attempts.',
  session: 'The activation session is no longer valid.',
  'mail-delivery': 'The message to this address could not be delivered.',
  'template-config': 'A setting of the onboarding template prevents the activation.',
  'entitlement-conflict': 'The account already has services that conflict with the package.',
  'duplicate-pending': 'More than one pending entry shares this BroadWorks ID.',
  'missing-parameter': 'A detail that is required for provisioning was not given.',
  'invalid-parameter': 'A detail has a length or form that is not accepted.',
  maintenance: 'Calling services are down for maintenance.',
  'recently-sent': 'An invitation was already sent within the last 24 hours.',
  unknown: 'The service reported an error that is not explained here.',
};

/** What errors mean, by category. */
export const explained: Pick<CommonMessages, 'errorCategory'> = {
  errorCategory: Object.fromEntries(
    Object.entries(errors).map(([category, texts]) => [
      category,
      { ...texts, explanation: EXPLANATIONS[category as ErrorCategory] },
    ]),
  ) as Record<ErrorCategory, ErrorTexts>,
};
