/** Something that will happen at a moment of the wall clock. */
interface Step<T> {
  readonly at: number;
  readonly change: (value: T, at: number) => T;
}

/** Values whose future is written down, and comes true when somebody looks: no timers, so any clock will do. */
export interface Timeline<T> {
  get(id: string): T | undefined;
  set(id: string, value: T, future?: readonly Step<T>[]): void;
  delete(id: string): void;
  /** Lets everything that is due happen; calls back for each value that changed. */
  settle(now: number, changed?: (id: string, value: T) => void): void;
  values(): Iterable<T>;
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
        for (const { at, change } of due) value = change(value, at);
        const rest = steps.slice(due.length);
        if (rest.length > 0) futures.set(id, rest);
        else futures.delete(id);
        values.set(id, value);
        changed?.(id, value);
      }
    },
    values: () => values.values(),
  };
}
