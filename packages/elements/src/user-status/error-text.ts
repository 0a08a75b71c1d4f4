import type { Subscriber } from '@flowthrough/client';
import { spellOutControls } from '../clipboard.js';
import { vendorCode } from '../vendor-code.js';
import type { UserStatusMessages } from '../messages/user-status.js';

/** What support needs: the errors as they came, then whom, where and since when they concern. */
export function errorText(row: Subscriber, templateId: string, own: UserStatusMessages): string {
  const { broadworksId, errors, firstName, lastName, lastStatusChange } = row;
  const name = spellOutControls(`${firstName} ${lastName}`.trim());
  const user = spellOutControls(broadworksId);
  return [
    ...errors.map(({ code, text }) => spellOutControls([vendorCode(code), text].filter(Boolean).join(': '))),
    own.copiedUser(name ? `${user} (${name})` : user),
    own.copiedTemplate(spellOutControls(templateId)),
    own.copiedSince(spellOutControls(lastStatusChange)),
  ].join('\n');
}
