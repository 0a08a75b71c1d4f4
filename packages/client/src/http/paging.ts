import { ProvisioningError } from '../errors.js';
import { currentPage } from '../platform.js';
import { readNextLink } from './link-header.js';

/**
 * The cursor that a `Link: rel="next"` carries in its `cursor` parameter.
 *
 * Only the cursor is taken and the URL is built anew from the base, so a link can never send credentials elsewhere; a
 * link to another origin, or one that is not a web address, is refused all the same, because its list is not ours. A next
 * link that cannot be followed is an error: without it a part of the list would be taken for the whole.
 */
export function cursorOfLink(header: string | null, base: string): string | undefined {
  const link = readNextLink(header);
  if (link === 'none') return undefined;
  if (link === 'malformed') {
    // Some other link may be broken; a next one must not be missed.
    if (!/next/i.test(header ?? '')) return undefined;
    throw new ProvisioningError('parse', 'Could not follow the next page: the Link header cannot be read.');
  }
  const origin = new URL(base || '/', currentPage()?.baseURI ?? 'http://localhost/');
  const target = URL.canParse(link.target, origin) ? new URL(link.target, origin) : undefined;
  if (!target || target.origin !== origin.origin || target.username || target.password) {
    throw new ProvisioningError(
      'refused',
      'Could not follow the next page: its link leaves the origin of the backend.',
    );
  }
  const cursor = target.searchParams.get('cursor');
  if (cursor) return cursor;
  throw new ProvisioningError('parse', 'Could not follow the next page: its link has no cursor.');
}
