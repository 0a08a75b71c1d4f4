export type { Answer } from './answer.js';
export { createHandler, type Handler, type HandlerOptions, type Principal, type Verdict } from './handler.js';
export {
  createMemoryStore,
  type IdempotencyEntry,
  type IdempotencyStore,
  type MemoryStoreOptions,
} from './idempotency.js';
export { problemResponse, type Problem } from './problem.js';
export type { Action } from './routes.js';
