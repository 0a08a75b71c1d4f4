import type { ActivationProcessMessages } from '../activation.js';

export const activationProcess: ActivationProcessMessages = {
  confirm: {
    title: 'Check your email',
    text: 'We sent a message to {email}. Open it and confirm your address. This page then goes on by itself.',
    hint: 'Nothing there after a few minutes? Look in your spam folder too.',
  },
  move: {
    title: 'Confirm the account move',
    text: 'There is already an account for {email}. We sent a message there: open it and choose Activate Account to move the account. This page then goes on by itself.',
    hint: 'Nothing there after a few minutes? Look in your spam folder too.',
  },
  firstAdmin: {
    title: 'Waiting for your first administrator',
    text: 'The first administrator of your organization has to be active before anyone else can finish. There is nothing left for you to do.',
    hint: 'You can close this page. Your activation goes on without it.',
  },
  setup: {
    title: 'Setting up your account',
    text: 'This can take a few minutes. This page goes on by itself.',
  },
  statusNow: (status) => `Status: ${status}`,
  succeeded: {
    title: 'Your account is ready',
    text: 'Welcome. Everything is set up for {email}.',
    hint: 'Next, open the Webex app and sign in with this address.',
  },
  exhausted: {
    title: 'Your administrator can help',
    text: 'The activation did not work, and trying again is not likely to change that. Give your administrator these details. They find you under User Status, where they can retry your activation or change the setup.',
  },

  checkNow: 'Check now',
  checkFailed: 'The newest state could not be read.',
  changeAddress: 'Change address',
  sendAgain: 'Send again',
  sendAgainIn: (time) => `You can send it again in ${time}.`,
  sendAgainAfter: (moment) => `You can send it again after ${moment}.`,
  canSendAgain: 'You can send the message again now.',
  resent: 'The message was sent again.',
  recentlySent: 'A message was already sent within the last 24 hours. Look in your inbox and your spam folder.',
  resendUnknown: 'No answer came, so it is not known whether the message was sent again. Look in your inbox first.',

  failed: 'The activation did not work',
  failedHint: 'What you entered is still here: change it if needed, then try again.',
  forAdministrator:
    'This is for your administrator to change. If another try fails too, you get the details to pass on.',
  learnMore: 'Learn more',
  trouble: 'That did not go through',
  notFound: { title: 'This activation no longer exists', text: 'Enter your address to start again.' },
  unknown: {
    title: 'Did the message arrive?',
    text: 'No answer came, so we cannot tell whether your address was received. Look for a message to {email}: if it is there, open it and confirm. If not, send your address again.',
  },

  detail: {
    code: 'Code',
    text: 'Error',
    user: 'BroadWorks ID',
    email: 'Email',
    time: 'Time',
    trackingId: 'Tracking ID',
  },
  copyDetails: 'Copy details',
  detailsCopied: 'Details copied',
  startOver: 'Start again',
};
