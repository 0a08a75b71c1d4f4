import type { ErrorExplanation } from '@flowthrough/client';

/** Texts of the errors grouped by cause, and of the retry of all users of one cause. */
export interface InsightMessages {
  readonly title: string;
  readonly empty: string;
  /** Who can do something about a cause. */
  readonly who: string;
  readonly audience: Readonly<Record<ErrorExplanation['audience'], string>>;
  readonly noCode: string;
  readonly users: (users: number) => string;
  readonly show: string;
  readonly retry: (users: number) => string;
  readonly export: string;

  readonly retryTitle: (users: number) => string;
  /** Whether another try can help, given what stands in the way. */
  readonly retryHelps: Readonly<Record<ErrorExplanation['retry'], string>>;
  readonly retried: (users: number) => string;
  /** Of users whose error asks to wait still. */
  readonly waiting: (users: number) => string;
  readonly withoutAddress: (users: number) => string;
  readonly nobody: string;
}
