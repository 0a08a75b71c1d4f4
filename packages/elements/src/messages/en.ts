import { activation } from './en/activation.js';
import { batch } from './en/batch.js';
import { columns } from './en/columns.js';
import { common } from './en/common.js';
import { exporting } from './en/exporting.js';
import { importing } from './en/importing.js';
import { template } from './en/template.js';
import { userStatus } from './en/user-status.js';
import type { Messages } from './messages.js';

/** English, the language that is always there. */
export const en: Messages = {
  locale: 'en',
  common,
  activation,
  template,
  userStatus,
  columns,
  batch,
  importing,
  exporting,
};
