import { activation } from './hr/activation.js';
import { batch } from './hr/batch.js';
import { columns } from './hr/columns.js';
import { common } from './hr/common.js';
import { history } from './hr/history.js';
import { insight } from './hr/insight.js';
import { exporting } from './hr/exporting.js';
import { importing } from './hr/importing.js';
import { template } from './hr/template.js';
import { userStatus } from './hr/user-status.js';
import { views } from './hr/views.js';
import type { Messages } from './messages.js';

/** Croatian. */
export const hr: Messages = {
  locale: 'hr',
  common,
  activation,
  template,
  userStatus,
  columns,
  batch,
  history,
  insight,
  views,
  importing,
  exporting,
};
