import { createProvisioningClient, type Environment, type ProvisioningClient } from '@flowthrough/client';
import type { SubscriberWorld } from './subscriber-world.js';

/** A clock that goes on by some milliseconds whenever it is read, so that work of any size takes many slices. */
export function ticking(environment: Environment, milliseconds = 3): Environment {
  let read = 0;
  return { ...environment, now: () => environment.now() + (read += milliseconds) };
}

/** The client of a world in which all work takes many slices. */
export function slowClient({ backend, environment }: SubscriberWorld): ProvisioningClient {
  return createProvisioningClient({ backend, environment: ticking(environment) });
}
