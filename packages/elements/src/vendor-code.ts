import { ERROR_CATEGORIES, ERROR_KINDS } from '@flowthrough/client';

const OURS: readonly string[] = [...ERROR_CATEGORIES, ...ERROR_KINDS, 'internal'];

/** A code as it is shown; '' for one of ours, which is no code of the service and names nothing that support could look up. */
export function vendorCode(code: string | undefined): string {
  return code === undefined || OURS.includes(code) ? '' : code;
}
