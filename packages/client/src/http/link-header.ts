/** The target of `rel="next"` in a `Link` header (RFC 8288); undefined when there is none. */
export function readNextLink(header: string | null): string | undefined {
  for (const [, target, parameters] of (header ?? '').matchAll(
    /<([^>]*)>((?:\s*;\s*[\w*-]+(?:=(?:"[^"]*"|[^\s",;]+))?)*)/g,
  )) {
    const relations = /;\s*rel=(?:"([^"]*)"|([^\s",;]+))/i.exec(parameters ?? '');
    if ((relations?.[1] ?? relations?.[2] ?? '').toLowerCase().split(/\s+/).includes('next')) return target;
  }
  return undefined;
}
