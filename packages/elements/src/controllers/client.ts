import { ContextConsumer } from '@lit/context';
import type { ProvisioningClient } from '@flowthrough/client';
import type { ReactiveElement } from 'lit';
import { clientContext } from '../context.js';

/** An element that can be given a client directly. */
export type ClientHost = ReactiveElement & { client?: ProvisioningClient | undefined };

/** Reads the client an element works with: its own property, else the nearest provider's, else none. */
export function followClient(host: ClientHost): () => ProvisioningClient | undefined {
  const consumer = new ContextConsumer(host, { context: clientContext, subscribe: true });
  return () => host.client ?? consumer.value;
}
