import type { Subscriber } from '@flowthrough/client';
import { spellOutControls } from '../clipboard.js';
import type { UserStatusMessages } from '../messages/user-status.js';
import { fullName } from './labels.js';

/** What support needs: the errors as they came, then whom, where and since when they concern. */
export function errorText(row: Subscriber, templateId: string, own: UserStatusMessages): string {
  const name = fullName(row);
  return spellOutControls(
    [
      ...row.errors.map(({ code, text }) => `${code}: ${text}`),
      own.copiedUser(name ? `${row.broadworksId} (${name})` : row.broadworksId),
      own.copiedTemplate(templateId),
      own.copiedSince(row.lastStatusChange),
    ].join('\n'),
  );
}
