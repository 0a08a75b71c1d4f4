/** One line of a log. */
export interface LogEntry {
  readonly at: Date;
  readonly title: string;
  readonly text: string;
  readonly failed: boolean;
}

/** The newest lines of something that goes on, newest first. */
export interface Log {
  readonly entries: readonly LogEntry[];
  add(entry: Omit<LogEntry, 'at'>): void;
  clear(): void;
  /** Called after each change. */
  changed: () => void;
}

const KEPT = 200;

export function createLog(): Log {
  let entries: readonly LogEntry[] = [];
  const log: Log = {
    get entries() {
      return entries;
    },
    add: (entry) => {
      entries = [{ at: new Date(), ...entry }, ...entries].slice(0, KEPT);
      log.changed();
    },
    clear: () => {
      entries = [];
      log.changed();
    },
    changed: () => undefined,
  };
  return log;
}
