import type { BatchMessages } from '../batch.js';
import { createPlural } from '../plural.js';

const plural = createPlural('en');
const users = (count: number) => plural(count, { one: '# user', other: '# users' });

export const batch: BatchMessages = {
  bar: 'Selected users',
  selected: (count) => plural(count, { one: '# user selected', other: '# users selected' }),
  notShown: (count) => plural(count, { one: '# not shown by the filter', other: '# not shown by the filter' }),
  selecting: 'Selecting all users…',
  selectFailed: 'Not all users could be selected',
  clear: 'Clear selection',
  actions: 'Actions',
  action: {
    retry: 'Retry activation',
    changePackage: 'Change package type',
    resendConsent: 'Resend consent email',
    delete: 'Delete users',
  },
  forSome: (action, count) => `${action} (${count})`,
  oneAtATime: 'These users wait until the running batch has ended.',
  starting: 'Starting the batch…',
  notStarted: 'The batch could not be started',

  question: {
    retry: (count) => `Retry activation for ${users(count)}`,
    changePackage: (count) => `Change package type for ${users(count)}`,
    resendConsent: (count) => `Resend consent email to ${users(count)}`,
    delete: (count) => `Delete ${users(count)}`,
  },
  consequence: {
    retry: 'Each user is onboarded again with the address that the table shows.',
    changePackage: 'The users are updated in the background; the table shows when each is done.',
    resendConsent: 'Each user gets the email again that asks to agree to the account move.',
    delete:
      'This removes the link between these BroadWorks users and Webex. Once the configuration is corrected, they can be onboarded again.',
  },
  confirm: {
    retry: (count) => `Retry ${users(count)}`,
    changePackage: (count) => `Change ${users(count)}`,
    resendConsent: (count) => plural(count, { one: 'Send # email', other: 'Send # emails' }),
    delete: (count) => `Delete ${users(count)}`,
  },
  withoutAddress: (count) =>
    plural(count, {
      one: '# user has no email address and is skipped',
      other: '# users have no email address and are skipped',
    }),
  withoutAddressHint: 'Give them addresses by Retry activation in their rows, or import addresses from a file.',
  heldBack: (count) =>
    plural(count, {
      one: '# user has to wait still and is left out',
      other: '# users have to wait still and are left out',
    }),
  heldBackHint: 'Their errors say for how long. Until then another try would fail the same way.',
  andMore: (count) => plural(count, { one: 'and # more', other: 'and # more' }),

  running: {
    retry: (ended, total) => `Retrying ${ended} of ${total}`,
    changePackage: (ended, total) => `Changing the package type, ${ended} of ${total}`,
    resendConsent: (ended, total) => `Sending consent emails, ${ended} of ${total}`,
    delete: (ended, total) => `Deleting ${ended} of ${total}`,
    mixed: (ended, total) => `Working on users, ${ended} of ${total}`,
  },
  started: {
    retry: (count) => `Retrying activation for ${users(count)}`,
    changePackage: (count) => `Changing the package type of ${users(count)}`,
    resendConsent: (count) => `Sending the consent email to ${users(count)}`,
    delete: (count) => `Deleting ${users(count)}`,
    mixed: (count) => `Working on ${users(count)}`,
  },
  progress: (ended, total) => `${ended} of ${total}`,
  progressName: 'Progress of the batch',
  pausedFor: (seconds) =>
    plural(seconds, {
      one: 'The service asked to wait; going on in # second',
      other: 'The service asked to wait; going on in # seconds',
    }),
  pausedUntil: (moment) => `The service asked to wait until ${moment}`,
  paused: {
    'rate-limited': 'The service asked to wait',
    unreachable: 'Paused: the service does not answer',
    unauthorized: 'Paused: your sign-in has ended. Sign in again, then continue',
    journal: 'Paused: the progress could not be saved',
  },
  journalSilent: 'Paused: what keeps the progress does not answer',
  journalFull: 'Paused: the storage of the browser is full, so the progress could not be saved',
  journalUnread: 'The record of an earlier batch could not be read',
  journalUnreadHint:
    'If a batch was left in the middle, the table shows how far it came. Look at its users before you go on.',
  resume: 'Continue',
  cancelling: (count) =>
    plural(count, { one: 'Cancelling; # is still under way', other: 'Cancelling; # are still under way' }),
  interrupted: (sent, total) => `A batch was interrupted: ${sent} of ${total} sent`,
  interruptedHint: 'Nothing is sent twice: what was under way is looked up first.',
  discard: 'Discard',

  count: {
    sent: (count) => plural(count, { one: '# sent', other: '# sent' }),
    done: (count) => plural(count, { one: '# done', other: '# done' }),
    pending: (count) => plural(count, { one: '# pending', other: '# pending' }),
    failed: (count) => plural(count, { one: '# failed', other: '# failed' }),
    'failed-again': (count) => plural(count, { one: '# failed again', other: '# failed again' }),
    cancelled: (count) => plural(count, { one: '# cancelled', other: '# cancelled' }),
    skipped: (count) => plural(count, { one: '# skipped', other: '# skipped' }),
    unknown: (count) => plural(count, { one: '# unknown', other: '# unknown' }),
    waiting: (count) => plural(count, { one: '# waiting', other: '# waiting' }),
    running: (count) => plural(count, { one: '# running', other: '# running' }),
  },
  nothingDone: 'Nothing was done',
  settling: (count) =>
    plural(count, { one: 'Waiting until # user has settled', other: 'Waiting until # users have settled' }),
  showResults: 'Show results',
  runAgain: 'Run the failed ones again',
  checkUnknown: 'Check unknown',
  stillUnknown: (count) => plural(count, { one: '# is still unknown', other: '# are still unknown' }),
  downloadReport: 'Download report',
  reportFailed: 'The report could not be written',
  reportWritten: 'The report was written',
  dismiss: 'Dismiss',

  results: 'Results',
  resultsFilter: 'Outcome',
  outcome: {
    sent: 'Sent',
    done: 'Done',
    pending: 'Pending',
    failed: 'Failed',
    'failed-again': 'Failed again',
    cancelled: 'Cancelled',
    skipped: 'Skipped',
    unknown: 'Unknown',
    waiting: 'Waiting',
    running: 'Running',
  },
  outcomeHint: {
    sent: 'The service is working on the user.',
    pending: 'Accepted; the user’s status waits for somebody.',
    cancelled: 'Cancelled before it was sent.',
  },
  skipped: {
    busy: 'Another action on this user was running.',
    'not-allowed': 'The status of the user no longer allows this.',
    duplicate: 'The batch names this user more than once.',
    'address-missing': 'The user has no email address. Give one in the row, or import it.',
  },
};
