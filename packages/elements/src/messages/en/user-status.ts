import type { UserStatusMessages } from '../user-status.js';

export const userStatus: UserStatusMessages = {
  heading: '',
};
