import { atom, type ReadableAtom } from 'nanostores';
import { ProvisioningError } from './errors.js';

/** Lets one write per subject run at a time, so that two clicks, or two tables on one page, cannot act twice. */
export interface WriteGate {
  /** Subjects (subscriber or template ids, or a store's own symbol-like string) with a write in flight. */
  readonly $running: ReadableAtom<ReadonlySet<string>>;
  /** Runs the write; rejects with kind `conflict` and starts nothing while another one on the subject runs. */
  run<T>(subject: string, write: () => Promise<T>): Promise<T>;
  /** Keeps other writes from subjects that something else is writing, a backend's own batch; the answer lets go of some. */
  hold(subjects: readonly string[]): (released: readonly string[]) => void;
}

export function createWriteGate(): WriteGate {
  const $running = atom<ReadonlySet<string>>(new Set());

  const hold: WriteGate['hold'] = (subjects) => {
    $running.set(new Set([...$running.get(), ...subjects]));
    return (released) => {
      const rest = new Set($running.get());
      for (const subject of released) rest.delete(subject);
      $running.set(rest);
    };
  };

  return {
    $running,
    hold,
    async run(subject, write) {
      if ($running.get().has(subject)) {
        throw new ProvisioningError('conflict', 'Could not write: another write for the same subject is running.');
      }
      const subjects = [subject];
      const release = hold(subjects);
      try {
        return await write();
      } finally {
        release(subjects);
      }
    },
  };
}
