import { createUserStatusStore as createStore } from '../../../packages/client/src/index.ts';

export * from '../../../packages/client/src/index.ts';

/** More rows than any run has. */
const ROW_CAP = 2_000_000;

/**
 * The client as the benchmark's view gets it: all rows are held in memory, however many there are. Stands in for a
 * property of the element, which leaves the cap at its default.
 */
export const createUserStatusStore = (client, options) => createStore(client, { ...options, rowCap: ROW_CAP });
