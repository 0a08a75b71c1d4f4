import type { Environment } from '../environment.js';
import type { BatchItems } from './batch-items.js';
import { toChange, toProgress, type BatchJournal, type BatchPlanItem } from './batch-journal.js';
import { callJournal } from './journal-call.js';

/** What is to be kept of a batch. */
export interface KeptBatch {
  readonly key: string;
  readonly plan: readonly BatchPlanItem[];
  readonly items: BatchItems;
  readonly remoteId: string | undefined;
}

/** Keeps what a batch has become: many that ask at once share one saving, and each is told when its state is kept. */
export interface JournalKeeper {
  /** Rejects when it could not be kept, or not in time. */
  keep(): Promise<void>;
}

/** Makes it for a batch that may change; without one there is nothing left to remember. */
export function createJournalKeeper(
  environment: Environment,
  journal: BatchJournal | undefined,
  batch: () => KeptBatch | undefined,
): JournalKeeper {
  const withAddresses = journal?.withAddresses ?? false;
  /** What the journal's record says that changes can be added to. */
  let saved: Pick<KeptBatch, 'plan' | 'remoteId'> | undefined;
  /** Ends with the journal's own answer, however late: an older state must not come after a newer one. */
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;

  async function save(): Promise<void> {
    const kept = batch();
    const before = saved;
    saved = undefined;
    if (!kept) {
      await journal?.save(undefined);
      return;
    }
    const { key, plan, items, remoteId } = kept;
    const changed = items.takeChanged();
    if (journal?.append && before?.plan === plan && before.remoteId === remoteId) {
      if (changed.length > 0) await journal.append(changed.map((entry) => toChange(entry, withAddresses)));
    } else {
      const remote = remoteId !== undefined && { remoteId };
      await journal?.save({
        version: 1,
        key,
        items: plan,
        withAddresses,
        ...toProgress(items, withAddresses),
        ...remote,
      });
    }
    saved = { plan, remoteId };
  }

  const begin = (): Promise<void> => {
    next = undefined;
    const mine = (running = save());
    const ended = () => {
      if (running === mine) running = undefined;
    };
    mine.then(ended, ended);
    return mine;
  };

  return {
    async keep() {
      if (journal) await callJournal(environment, () => (running ? (next ??= running.then(begin, begin)) : begin()));
    },
  };
}
