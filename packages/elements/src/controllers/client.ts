import type { ProvisioningClient } from '@flowthrough/client';
import type { ReactiveElement } from 'lit';
import { clientContext } from '../context.js';
import { followContext } from './follow-context.js';

/** An element that can be given a client directly. */
export type ClientHost = ReactiveElement & { client?: ProvisioningClient | undefined };

/** Milliseconds without a client after which something is wrong with the page. */
const PATIENCE = 1_000;

const warned = new Set<string>();

/** Reads the client an element works with: its own property, else the nearest provider's, else none. */
export function followClient(host: ClientHost): () => ProvisioningClient | undefined {
  const provided = followContext(host, clientContext);
  const client = () => host.client ?? provided();
  let timer: ReturnType<typeof setTimeout> | undefined;
  host.addController({
    hostConnected() {
      timer = setTimeout(() => !client() && warnOnce(host.localName), PATIENCE);
    },
    hostDisconnected: () => clearTimeout(timer),
  });
  return client;
}

/** The element says on the page that it is not connected; who made the page reads the console, and needs to know why. */
function warnOnce(tag: string): void {
  if (warned.has(tag)) return;
  warned.add(tag);
  console.warn(
    `[flowthrough] <${tag}> has no client. Is it inside a provider, is that element defined, and has it a base-url ` +
      'or a client (set as a property, not as an attribute)? See docs/embedding.md, "The connection".',
  );
}
