export { createHandler, type Handler, type HandlerOptions, type Principal, type Verdict } from './handler.js';
export {
  createMemoryStore,
  type IdempotencyEntry,
  type IdempotencyStore,
  type MemoryStoreOptions,
  type RememberedAnswer,
} from './idempotency.js';
export type { Action } from './routes.js';
