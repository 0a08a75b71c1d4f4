import { ProvisioningError } from '../errors.js';
import { currentPage } from '../platform.js';
import { readNextLink } from './link-header.js';

/**
 * The cursor that a `Link: rel="next"` carries in its `cursor` parameter.
 *
 * Only the cursor is taken and the URL is built anew from the base, so a link can never send credentials elsewhere; a
 * link to another origin, or one that is not a web address, is refused all the same, because its list is not ours.
 */
export function cursorOfLink(header: string | null, base: string): string | undefined {
  const link = readNextLink(header);
  if (link === undefined) return undefined;
  const origin = new URL(base || '/', currentPage()?.baseURI ?? 'http://localhost/');
  const target = URL.canParse(link, origin) ? new URL(link, origin) : undefined;
  if (!target || target.origin !== origin.origin || target.username || target.password) {
    throw new ProvisioningError(
      'refused',
      'Could not follow the next page: its link leaves the origin of the backend.',
    );
  }
  return target.searchParams.get('cursor') ?? undefined;
}
