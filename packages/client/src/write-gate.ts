import { atom, type ReadableAtom } from 'nanostores';
import { ProvisioningError } from './errors.js';

/** Lets one write per subject run at a time, so that two clicks, or two tables on one page, cannot act twice. */
export interface WriteGate {
  /** Subjects (subscriber or template ids, or a store's own symbol-like string) with a write in flight. */
  readonly $running: ReadableAtom<ReadonlySet<string>>;
  /** Runs the write; rejects with kind `conflict` and starts nothing while another one on the subject runs. */
  run<T>(subject: string, write: () => Promise<T>): Promise<T>;
}

export function createWriteGate(): WriteGate {
  const $running = atom<ReadonlySet<string>>(new Set());

  const without = (subject: string) => {
    const rest = new Set($running.get());
    rest.delete(subject);
    return rest;
  };

  return {
    $running,
    async run(subject, write) {
      if ($running.get().has(subject)) {
        throw new ProvisioningError('conflict', 'Could not write: another write for the same subject is running.');
      }
      $running.set(new Set($running.get()).add(subject));
      try {
        return await write();
      } finally {
        $running.set(without(subject));
      }
    },
  };
}
