const ADDRESS = /([^\s"'<>()@])[^\s"'<>()@]*@([^\s"'<>()@]+)/g;
const SECRETS = new Set(['password', 'token']);

/** A value as one line for the logs, with addresses shortened and secrets left out. */
export function toLogText(value: unknown): string {
  return JSON.stringify(value, replace).replace(ADDRESS, '$1•••@$2');
}

function replace(key: string, value: unknown): unknown {
  if (SECRETS.has(key)) return '•••';
  if (value instanceof Blob) return `${value.type || 'file'}, ${value.size} bytes`;
  if (value instanceof Error) return { name: value.name, kind: 'kind' in value ? value.kind : undefined };
  if (value instanceof Map) return Object.fromEntries(value);
  if (value instanceof Element) return `<${value.localName}>`;
  return value;
}
