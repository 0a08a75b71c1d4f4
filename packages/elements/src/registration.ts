export interface DefineOptions {
  /** First part of the tags. @default 'ft' */
  readonly prefix?: string;
  /** Where the tags are registered. @default the page's own registry */
  readonly registry?: CustomElementRegistry;
}

const warned = new Set<string>();

/**
 * Registers one element. A second copy of the library on a page never throws: the first one keeps the tag, and another
 * class under the same tag is told once in the console.
 */
export function defineElement(
  name: string,
  elementClass: CustomElementConstructor,
  { prefix = 'ft', registry = customElements }: DefineOptions = {},
): void {
  const tag = `${prefix}-${name}`;
  const existing = registry.get(tag);
  if (!existing) {
    // A class can stand in a registry once; a second prefix gets a class of its own.
    const isTaken = isRegistered(registry, elementClass);
    registry.define(tag, isTaken ? class extends (elementClass as typeof HTMLElement) {} : elementClass);
  } else if (existing !== elementClass && !warned.has(tag) && 'document' in globalThis) {
    // Only on a page: a server has a copy for each of its layers, and means to.
    warned.add(tag);
    console.warn(`[flowthrough] <${tag}> is registered already by another copy; this one is not used.`);
  }
}

function isRegistered(registry: CustomElementRegistry, elementClass: CustomElementConstructor): boolean {
  // `getName` came to the registries after the elements themselves.
  const { getName } = registry as { getName?: (constructor: CustomElementConstructor) => string | null };
  return Boolean(getName?.call(registry, elementClass));
}
