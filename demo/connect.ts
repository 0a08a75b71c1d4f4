import { createHttpBackend, createProvisioningClient } from '@flowthrough/client';
import type { ProviderElement } from '@flowthrough/elements';
import { BASE_URL, type Mock } from './mock-worker.js';

/** Completes a provider that names its base URL in the markup: with a token, and without a service worker with a client. */
export function connect(provider: ProviderElement, { connection, hasWorker }: Mock): void {
  provider.token = connection.token;
  if (hasWorker) return;
  provider.client = createProvisioningClient({ backend: createHttpBackend({ baseUrl: BASE_URL, ...connection }) });
}
