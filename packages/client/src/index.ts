export * from './model.js';
export * from './status.js';
export * from './errors.js';
export * from './error-catalog.js';
export * from './remote.js';
export * from './backend.js';
export * from './environment.js';
export * from './client.js';
export * from './write-gate.js';
export type * from './stores/store.js';
export type * from './rows/row-source.js';
export type * from './stores/user-status-state.js';
export type { ReadableAtom } from 'nanostores';
export * from './email.js';
export * from './link.js';
export * from './idempotency-key.js';
export { createHttpBackend, type HttpBackendOptions } from './http/http-backend.js';
export { DEFAULT_RETRY_POLICY, type RetryPolicy } from './http/retry-policy.js';
export { createRetryBudget, type RetryBudget } from './http/retry-budget.js';
export type { TokenCallback } from './http/token.js';
export type { TransportOptions } from './http/transport.js';
export * from './template-checks.js';
export * from './stores/template-store.js';
export * from './stores/template-list-store.js';
export { fold, searchWords } from './rows/matching.js';
export { createArraySource, type ArraySource, type ArraySourceOptions } from './rows/array-source.js';
export * from './stores/activation-input.js';
export * from './stores/activation-refusal.js';
export type * from './stores/activation-state.js';
export * from './stores/activation-store.js';
export { canPage } from './rows/paging.js';
export {
  createBackendSource,
  type BackendSource,
  type BackendSourceOptions,
  type PagedView,
} from './rows/backend-source.js';
export type { ListNotice } from './rows/page-reader.js';
export { createBatchStore } from './stores/batch-store.js';
export type * from './stores/batch-state.js';
export type { BatchChange, BatchJournal, BatchPlanItem, BatchRecord } from './stores/batch-journal.js';
export { createPoller, type Poller, type PollerOptions } from './stores/polling.js';
export { createUserStatusStore } from './stores/user-status-store.js';
export { CSV_COLUMNS, type CsvColumn, type CsvColumnKey } from './csv/columns.js';
export type { ExportedBlob, ExportedRows, ExportOptions } from './csv/export.js';
export { csvFileName, type ExportFormat } from './csv/file-name.js';
export { guardCell, unguardCell } from './csv/guard.js';
export type * from './csv/import-types.js';
export * from './csv/on-demand.js';
export type { ExportSink } from './csv/output.js';
