import type { CommonMessages } from '../common.js';
import type { FailureKey } from './failures.js';

/** What every element says; the rest of the common texts comes with what needs it. */
export const common: Omit<CommonMessages, FailureKey | 'status' | 'package' | 'errorCategory' | 'email'> = {
  notConnected: 'Not connected',
  notConnectedHint: 'This part of the page has no connection to the provisioning service yet.',
  loading: 'Loading',
  partFailed: 'A part of this page could not be loaded',
  partFailedHint: 'Nothing was sent. Check your connection and try again, or reload the page.',
  cancel: 'Cancel',
  close: 'Close',
  retry: 'Try again',
  copyByHand: 'Copying was not possible here. The text is selected: copy it with your keyboard.',
};
