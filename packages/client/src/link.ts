const SAFE = ['http:', 'https:', 'mailto:'];

/**
 * A link that may stand in an `href`: absolute http, https or mailto, whatever the spelling; undefined for anything else.
 *
 * The URL parser decides, because it drops tabs, line breaks and leading controls that a pattern would be fooled by.
 */
export function safeLink(text: string, base?: string): string | undefined {
  if (!URL.canParse(text, base)) return undefined;
  const url = new URL(text, base);
  return SAFE.includes(url.protocol) ? url.href : undefined;
}

/** Whether two web links lead to the same place, apart from the case of the host, a default port or a closing slash. */
export function sameLink(one: string, other: string): boolean {
  const first = normalized(one);
  return first !== undefined && first === normalized(other);
}

function normalized(text: string): string | undefined {
  const link = safeLink(text.trim());
  if (!link || link.startsWith('mailto:')) return undefined;
  const { protocol, username, password, host, pathname, search, hash } = new URL(link);
  let end = pathname.length;
  while (pathname[end - 1] === '/') end -= 1;
  return [protocol, username, password, host, pathname.slice(0, end), search, hash].join(' ');
}
