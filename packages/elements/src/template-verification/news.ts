import type { ProvisioningError, TemplateState } from '@flowthrough/client';

/** The failure that a state brings, if it does; one of a change says more than that of the reading after it. */
export function failureOf(
  before: TemplateState | undefined,
  { mending, report: { error } }: TemplateState,
): { readonly of: 'mending' | 'reading'; readonly error: ProvisioningError } | undefined {
  if (mending?.state === 'failed' && mending !== before?.mending) return { of: 'mending', error: mending.error };
  return error && error !== before?.report.error ? { of: 'reading', error } : undefined;
}
