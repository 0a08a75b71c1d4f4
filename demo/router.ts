/** A place in the portal, kept in the hash so that back, forward and shared links work. */
export interface Route {
  readonly view: 'customers' | 'templates' | 'status' | 'settings' | 'calling';
  /** The template in view; `templates` may have none yet, `status` always has one. */
  readonly templateId: string | undefined;
  readonly query: URLSearchParams;
}

export const HOME = '#/templates';

export const templateHref = (templateId: string): string => `${HOME}/${encodeURIComponent(templateId)}`;
export const statusHref = (templateId: string): string => `${templateHref(templateId)}/users`;

/** Reads a hash; anything unknown leads home. */
export function parseRoute(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const [first, second, third] = path.split('/').map(decode);
  const templateId = first === 'templates' && second ? second : undefined;
  return { view: viewOf(first, second, third), templateId, query: new URLSearchParams(search) };
}

function viewOf(first?: string, second?: string, third?: string): Route['view'] {
  if (first === 'customers') return 'customers';
  if (first === 'settings') return second === 'broadworks-calling' ? 'calling' : 'settings';
  return second && third === 'users' ? 'status' : 'templates';
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
