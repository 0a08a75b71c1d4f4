import {
  statusGroup,
  type KnownPackage,
  type KnownStatus,
  type StatusGroup,
  type Subscriber,
} from '@flowthrough/client';
import { plain } from '../foreign-text.js';
import type { icons } from '../icons.js';
import type { CommonMessages } from '../messages/common.js';

/** Icon and hue of each group of statuses; the word stands beside them, so that neither carries the meaning alone. */
export const LOOKS: Readonly<Record<StatusGroup, { readonly icon: keyof typeof icons; readonly tone: string }>> = {
  provisioned: { icon: 'good', tone: 'good' },
  moving: { icon: 'moving', tone: 'moving' },
  pending: { icon: 'waiting', tone: 'waiting' },
  error: { icon: 'failed', tone: 'failed' },
  unknown: { icon: 'unknown', tone: '' },
};

/** A status in the user's language; one that nobody has named is shown as it is. */
export function statusLabel(status: string, common: CommonMessages): string {
  return Object.hasOwn(common.status, status) ? common.status[status as KnownStatus] : plain(status);
}

export function packageLabel(packageType: string, common: CommonMessages): string {
  return Object.hasOwn(common.package, packageType) ? common.package[packageType as KnownPackage] : plain(packageType);
}

export function fullName({ firstName, lastName }: Subscriber): string {
  return plain(`${firstName} ${lastName}`.trim());
}

/** Whether somebody has to do something about a row, so that it matters how long it has been so. */
export function isStuck({ status }: Subscriber): boolean {
  const group = statusGroup(status);
  return group === 'error' || group === 'pending';
}
