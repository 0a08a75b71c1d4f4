import type { CommonMessages } from '../messages/common.js';
import { failures } from '../messages/en/failures.js';
import { subscribers } from '../messages/en/subscribers.js';

export { userStatus as english } from '../messages/en/user-status.js';

/** The common texts that the table needs beside those of every element; explanations come with what shows them. */
export const englishCommon: Partial<CommonMessages> = {
  ...subscribers,
  ...failures,
};
