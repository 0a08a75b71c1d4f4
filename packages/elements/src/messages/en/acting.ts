import { createPlural } from '../plural.js';
import type { ActingMessages } from '../user-status.js';

const plural = createPlural('en');

/** What menus, dialogs and actions say. */
export const acting: ActingMessages = {
  exporting: (rows) => `Exporting, ${rows} rows so far`,
  cancelExport: 'Cancel export',
  exported: (rows) => plural(rows, { one: '# user exported', other: '# users exported' }),
  exportFailed: 'The export did not finish',
  noDownloads: 'The frame in which this page is shown does not allow downloads.',

  tool: { importing: 'Import emails', exporting: 'Export options', views: 'Saved views', columns: 'Columns' },

  action: {
    retry: 'Retry activation',
    resendConsent: 'Resend consent email',
    changePackage: 'Change package type',
    delete: 'Delete user',
    copyError: 'Copy error text',
  },
  history: 'History',
  running: {
    retry: 'Retrying activation…',
    resendConsent: 'Sending the consent email…',
    changePackage: 'Changing the package type…',
    delete: 'Deleting…',
  },
  done: {
    retry: (id) => `Activation started again for ${id}`,
    resendConsent: (id) => `Consent email sent again for ${id}`,
    changePackage: (id) => `Package type of ${id} is being changed`,
    delete: (id) => `${id} deleted`,
  },
  failed: {
    retry: 'The activation was not started.',
    resendConsent: 'The consent email was not sent.',
    changePackage: 'The package type was not changed.',
    delete: 'The user was not deleted.',
  },
  busy: 'Another action on this user is still running.',
  noLongerAllowed: (id, status) => `${id} is now ${status}, which does not allow this. Nothing was sent.`,
  gone: (id) => `${id} no longer exists. Nothing was sent.`,
  packageUnchanged: (id) => `The package type of ${id} stays as it is.`,
  stillUnknown: (id) => `It is still not known whether this was done for ${id}.`,
  errorCopied: (id) => `Error text of ${id} copied`,
  checkNow: 'Check now',
  dismiss: 'Dismiss',
  settled: (id, status) => `${id}: ${status}`,

  retryTitle: (id) => `Retry activation for ${id}`,
  giveAddresses: 'Give them addresses',
  reported: 'The service reported',
  retryHint: 'The user is onboarded again with this address. It must be one that the user can read.',
  failedAddress: 'This is the address that failed.',
  email: 'Email address',
  onboard: 'Onboard',
  checking: 'Checking the address…',
  onboardAnyway: 'Choose Onboard again to try all the same.',
  deleteTitle: (id) => `Delete user ${id}`,
  deleteHint: (name) =>
    `This removes the link between the BroadWorks user${name ? ` ${name}` : ''} and Webex. Once the configuration is corrected, the user can be onboarded again.`,
  packageTitle: (id) => `Change package type for ${id}`,
  packageHint: 'The user is updated in the background; the status shows when it is done.',
  change: 'Change',

  copiedUser: (user) => `User: ${user}`,
  copiedTemplate: (template) => `Template: ${template}`,
  copiedSince: (time) => `Since: ${time}`,
};
