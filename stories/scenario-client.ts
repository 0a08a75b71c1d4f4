import { createHttpBackend, createProvisioningClient, type ProvisioningClient } from '@flowthrough/client';
import { createMockFetch, createScenario, type ScenarioName, type ScenarioOptions } from '@flowthrough/mock';

/** A client over HTTP, answered by a named world of the mock without a network. */
export function scenarioClient(name: ScenarioName, options?: ScenarioOptions): ProvisioningClient {
  const scenario = createScenario(name, options);
  const backend = createHttpBackend({
    baseUrl: scenario.basePath,
    fetch: createMockFetch(scenario),
    token: scenario.token,
  });
  return createProvisioningClient({ backend });
}
