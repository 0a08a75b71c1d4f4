import { ProvisioningError } from './errors.js';

/** A module that is loaded on use; loading that fails is of kind `network`, and may need the page to be loaded anew. */
export async function loaded<T>(module: Promise<T>): Promise<T> {
  try {
    return await module;
  } catch (cause) {
    throw new ProvisioningError('network', 'Could not load a part of the code: see cause.', {
      needsReload: true,
      cause,
    });
  }
}
