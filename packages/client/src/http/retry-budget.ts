/** Keeps a page from hammering a dead backend: retries cost tokens, successes give some back. */
export interface RetryBudget {
  /** Takes the price of a retry; false, and nothing taken, when the tokens do not suffice. */
  take(kind: 'retry' | 'timeout'): boolean;
  /** Gives back for a success. */
  reward(): void;
}

/** A bucket of 50 tokens: a retry costs 5, one after a timeout 10, a success gives back 1, as in the AWS SDKs. */
export function createRetryBudget(capacity = 50): RetryBudget {
  let tokens = capacity;
  return {
    take(kind) {
      const price = kind === 'timeout' ? 10 : 5;
      if (tokens < price) return false;
      tokens -= price;
      return true;
    },
    reward() {
      tokens = Math.min(capacity, tokens + 1);
    },
  };
}
