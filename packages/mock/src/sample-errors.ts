import type { SubscriberError } from '@flowthrough/client';

/**
 * Errors of made-up users: codes that a public source confirms, our own category codes, and some that nobody explains,
 * because the library must show any code and any text as they are. The wording is ours.
 */
export const SAMPLE_ERRORS: readonly [SubscriberError, ...SubscriberError[]] = [
  { code: '10022', text: 'The BroadWorks user ID is already associated with another user.' },
  { code: '1002', text: 'Parameter extension has an invalid size.' },
  { code: '2560', text: 'Calling services are down for maintenance and could not be started.' },
  { code: 'ATLAS-600199', text: 'The user was invited less than 24 hours ago.' },
  { code: 'email-in-use', text: 'The email address is already used by another account.' },
  { code: 'other-organization', text: 'The account belongs to another organization.' },
  { code: 'X-9001', text: 'The provisioning worker gave up after three attempts.' },
  {
    code: 'X-9417',
    text: 'Step 7 of 9 (entitlements) ended with an answer that the provisioning adapter did not expect; the steps before it have been undone. Reference 5f0c-22e1-9b.',
  },
];
