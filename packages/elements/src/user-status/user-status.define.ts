import { defineElement } from '../registration.js';
import { UserStatusElement } from './user-status.js';

defineElement('user-status', UserStatusElement);
