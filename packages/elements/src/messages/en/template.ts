import { createPlural } from '../plural.js';
import type { PickerMessages, TemplateMessages } from '../template.js';
import type { unreadTemplate } from './unread.js';

const plural = createPlural('en');

const atTemplate = (...steps: readonly string[]) =>
  [
    'In Partner Hub, open Settings, scroll to BroadWorks Calling, choose View Templates and open this template.',
    ...steps,
    'Save, come back here and choose Check again.',
  ].join('\n');

/** What the verification says once it knows the template. */
export const template: Omit<TemplateMessages, keyof PickerMessages | keyof typeof unreadTemplate> = {
  loadFailed: 'The template could not be checked',
  checkFailed: 'The template could not be checked again',
  checkAgain: 'Check again',
  checkedAt: (moment) => `Checked ${moment}`,
  summaryPassed: 'Ready: users can activate themselves',
  summaryWaiting: 'Not ready yet: users cannot finish before the first administrator is active',
  summaryFailed: (problems) =>
    plural(problems, {
      one: '# problem keeps users from activating',
      other: '# problems keep users from activating',
    }),
  summaryUnknown: (checks) =>
    plural(checks, { one: '# setting could not be checked', other: '# settings could not be checked' }),
  summaryAdvice: (recommendations) => plural(recommendations, { one: '# recommendation', other: '# recommendations' }),
  outcome: { pass: 'Pass', fail: 'Needs fixing', advice: 'Advice', waiting: 'Waiting', unknown: 'Unknown' },
  check: {
    untrustedEmails: {
      label: 'Untrusted emails',
      pass: 'Selected: users give and confirm their own email address.',
      problem: 'Untrusted Emails is not selected, so users cannot give their own email address.',
      steps: atTemplate('Under User Verification, select Untrusted Emails.'),
      mend: 'Select untrusted emails',
    },
    shareLink: {
      label: 'Share link',
      pass: 'The share link points to the activation link.',
      problem: 'The share link does not point to the activation link.',
      steps: atTemplate('Under User Verification, copy the activation link into the Share Link field.'),
      mend: 'Use the activation link as share link',
    },
    flowThroughProvisioning: {
      label: 'Flow-through provisioning',
      pass: 'New BroadWorks users are handed over to Webex.',
      problem: 'Flow-through provisioning is off, so new BroadWorks users are not handed over to Webex.',
      steps: atTemplate('Turn on Enable BroadWorks Flow Through Provisioning and choose the provisioning account.'),
      mend: 'Turn on flow-through provisioning',
    },
    provisionAdminFirst: {
      label: 'Provision admin first',
      problem: 'Recommended when users give their own email address: provision the administrator before the others.',
      steps: atTemplate('Turn on Provision Admin First.'),
    },
    firstAdminActive: {
      label: 'First administrator',
      problem: 'The first administrator is not active yet; the other users cannot finish until then.',
      steps:
        'Find the first administrator under Show user status.\nHelp them finish their activation.\nCome back here and choose Check again.',
    },
    defaultPackage: {
      label: 'Default package',
      problem: 'No default package is set for new users.',
      steps: atTemplate('Choose a Default Package.'),
    },
    partnerAdmin: {
      label: 'Partner Admin',
      problem: 'No Partner Admin is set, so messages to users name no contact.',
      steps: atTemplate('Choose a Partner Admin.'),
    },
    adminInviteEmails: {
      label: 'Admin invites',
      problem: 'Administrators of an existing organization are not invited by email.',
      steps: atTemplate('Turn on the admin invite emails.'),
      mend: 'Turn on admin invites',
    },
    provisioningAdapterUrl: {
      label: 'Provisioning adapter',
      problem: 'The template has no Provisioning Adapter URL, which BroadWorks needs to hand users over.',
      steps: atTemplate('Copy the Provisioning Adapter URL and enter it in BroadWorks.'),
    },
  },
  shareLink: {
    spelling: 'Spelled differently, but it leads to the activation link.',
    empty: 'The Share Link field is empty, so users are not led to the User Activation Portal.',
    'not-a-link': 'The Share Link field does not hold a web link.',
    different: 'The share link leads somewhere else than the activation link.',
    'no-activation-link': 'The template has no activation link to compare the share link with.',
  },
  shareLinkNow: 'Share link now:',
  howToMend: 'How to fix it',
  mendNotAllowed: 'You do not have permission to change the template.',
  mendFailed: 'The template was not changed',
  mendUnchanged: 'No answer came. The template was read again and is unchanged, so you can try again.',
  mended: (label) => `${label}: changed.`,
  activationLink: 'Activation link',
  activationLinkHint: 'Users open this link to activate themselves.',
  activationLinkMissing: 'The template has no activation link yet.',
  copyLink: 'Copy activation link',
  linkCopied: 'Activation link copied',
  showUserStatus: 'Show user status',
};
