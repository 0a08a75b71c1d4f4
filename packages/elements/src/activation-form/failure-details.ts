import type { ActivationFailure } from '@flowthrough/client';
import { spellOutControls } from '../clipboard.js';
import type { ActivationMessages } from '../messages/activation.js';
import type { CommonMessages } from '../messages/common.js';
import { toIso, type Format } from '../messages/format.js';
import { failureText } from '../notices.js';
import { vendorCode } from '../vendor-code.js';

/** A label with its value. */
export type Detail = readonly [label: string, value: string];

/** What an administrator needs in order to find the user and the cause; what is not known is left out. */
export function failureDetails(
  { error, code, text, email, broadworksId, at }: ActivationFailure,
  {
    common,
    own,
    format,
  }: { readonly common: CommonMessages; readonly own: ActivationMessages; readonly format: Format },
): Detail[] {
  const { detail } = own;
  const { errors } = error;
  const codes = new Set(errors.length > 0 ? errors.map((one) => one.code) : [code]);
  const all: readonly (readonly [string, string | undefined])[] = [
    [
      detail.text,
      errors
        .map((one) => one.text)
        .join(' ')
        .trim() ||
        text ||
        failureText(error, common),
    ],
    [detail.code, Array.from(codes, vendorCode).filter(Boolean).join(', ')],
    [detail.user, broadworksId],
    [detail.email, email],
    [detail.time, format.moment(at)],
    [detail.trackingId, error.trackingId],
  ];
  return all.flatMap(([label, value]) => (value ? [[label, spellOutControls(value)] as const] : []));
}

/** The details as plain lines; the time is exact and in UTC, because it is compared with logs. */
export function detailsText(details: readonly Detail[], { at }: ActivationFailure, own: ActivationMessages): string {
  return details.map(([label, value]) => `${label}: ${label === own.detail.time ? toIso(at) : value}`).join('\n');
}
