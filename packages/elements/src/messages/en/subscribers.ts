import type { CommonMessages } from '../common.js';

/** What statuses and package types are called. */
export const subscribers: Pick<CommonMessages, 'status' | 'package'> = {
  status: {
    pending_email_input: 'Pending: email needed',
    pending_email_validation: 'Pending: email not confirmed',
    pending_user_migration: 'Pending: account move',
    pending_first_admin: 'Pending: first administrator',
    provisioning: 'Provisioning',
    provisioned: 'Provisioned',
    updating: 'Updating',
    error: 'Error',
  },
  package: { softphone: 'Softphone', basic: 'Basic', standard: 'Standard', premium: 'Premium' },
};
