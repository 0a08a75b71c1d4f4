/** Something that will happen at a moment of the wall clock. */
export interface Step<T> {
  readonly at: number;
  readonly change: (value: T, at: number) => T;
}

/** Values whose future is written down, and comes true when somebody looks: no timers, so any clock will do. */
export interface Timeline<T> {
  get(id: string): T | undefined;
  /** Puts a value in place of the old one and its future; steps are in the order of their moments. */
  set(id: string, value: T, future?: readonly Step<T>[]): void;
  delete(id: string): void;
  /** Lets everything that is due happen; calls back after each step. */
  settle(now: number, changed?: (value: T) => void): void;
}

export function createTimeline<T>(): Timeline<T> {
  const values = new Map<string, T>();
  const futures = new Map<string, readonly Step<T>[]>();
  return {
    get: (id) => values.get(id),
    set(id, value, future = []) {
      values.set(id, value);
      if (future.length > 0) futures.set(id, future);
      else futures.delete(id);
    },
    delete(id) {
      values.delete(id);
      futures.delete(id);
    },
    settle(now, changed) {
      for (const [id, steps] of futures) {
        const due = steps.filter((step) => step.at <= now);
        if (due.length === 0) continue;
        let value = values.get(id) as T;
        for (const { at, change } of due) {
          value = change(value, at);
          changed?.(value);
        }
        this.set(id, value, steps.slice(due.length));
      }
    },
  };
}
