import { acting } from './en/acting.js';
import { activation } from './en/activation.js';
import { activationProcess } from './en/activation-process.js';
import { batch } from './en/batch.js';
import { columns } from './en/columns.js';
import { common } from './en/common.js';
import { email } from './en/email.js';
import { explained } from './en/explanations.js';
import { failures } from './en/failures.js';
import { filters } from './en/filters.js';
import { history } from './en/history.js';
import { insight } from './en/insight.js';
import { rows } from './en/rows.js';
import { subscribers } from './en/subscribers.js';
import { exporting } from './en/exporting.js';
import { importing } from './en/importing.js';
import { picker } from './en/picker.js';
import { template } from './en/template.js';
import { userStatus } from './en/user-status.js';
import { unreadList, unreadTemplate } from './en/unread.js';
import { views } from './en/views.js';
import type { Messages } from './messages.js';

/** English, the language that is always there. */
export const en: Messages = {
  locale: 'en',
  common: { ...common, ...subscribers, ...failures, ...explained, ...email },
  activation: { ...activation, ...activationProcess },
  template: { ...unreadList, ...picker, ...unreadTemplate, ...template },
  userStatus: { ...userStatus, ...rows, ...filters, ...acting },
  columns,
  batch,
  history,
  insight,
  views,
  importing,
  exporting,
};
