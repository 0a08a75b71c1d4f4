import type { BatchAction, BatchOutcome, BatchPauseReason, SkipReason } from '@flowthrough/client';

/** Texts for acting on many users: the bar below the table, its questions and its results. */
export interface BatchMessages {
  /** Name of the bar. */
  readonly bar: string;
  readonly selected: (users: number) => string;
  readonly notShown: (users: number) => string;
  /** While the rest of a long list is read in order to select all of it. */
  readonly selecting: string;
  readonly selectFailed: string;
  readonly clear: string;
  /** In a narrow place the actions are a menu. */
  readonly actions: string;
  readonly action: Readonly<Record<BatchAction, string>>;
  /** An action that applies to some of the selected users only. */
  readonly forSome: (action: string, users: string) => string;
  /** Why the actions wait. */
  readonly oneAtATime: string;
  /** Until it is known whether one was left in the middle. */
  readonly starting: string;
  readonly notStarted: string;

  readonly question: Readonly<Record<BatchAction, (users: number) => string>>;
  readonly consequence: Readonly<Record<BatchAction, string>>;
  readonly confirm: Readonly<Record<BatchAction, (users: number) => string>>;
  /** Of users without an address, who cannot be onboarded. */
  readonly withoutAddress: (users: number) => string;
  readonly withoutAddressHint: string;
  /** Of users whose error asks to wait still. */
  readonly heldBack: (users: number) => string;
  readonly heldBackHint: string;
  readonly andMore: (users: number) => string;

  /** What a batch does; `mixed` when its items do different things. */
  readonly running: Readonly<Record<BatchAction | 'mixed', (ended: string, total: string) => string>>;
  readonly started: Readonly<Record<BatchAction | 'mixed', (users: number) => string>>;
  /** Said at each quarter. */
  readonly progress: (ended: string, total: string) => string;
  readonly progressName: string;
  readonly pausedFor: (seconds: number) => string;
  readonly pausedUntil: (moment: string) => string;
  readonly paused: Readonly<Record<BatchPauseReason, string>>;
  /** A pause because of the journal, where it stays silent, and where its storage is full. */
  readonly journalSilent: string;
  readonly journalFull: string;
  /** The record of a batch that may have been left in the middle says nothing. */
  readonly journalUnread: string;
  readonly journalUnreadHint: string;
  readonly resume: string;
  readonly cancelling: (users: number) => string;
  readonly interrupted: (sent: string, total: string) => string;
  readonly interruptedHint: string;
  readonly discard: string;

  /** How many ended in a way, as a part of a list. */
  readonly count: Readonly<Record<BatchOutcome, (users: number) => string>>;
  readonly nothingDone: string;
  /** Of users who were set in motion, while they are followed. */
  readonly settling: (users: number) => string;
  readonly showResults: string;
  readonly runAgain: string;
  readonly checkUnknown: string;
  /** Said after unknown items were read again. */
  readonly stillUnknown: (users: number) => string;
  readonly downloadReport: string;
  readonly reportFailed: string;
  readonly reportWritten: string;
  readonly dismiss: string;

  readonly results: string;
  readonly resultsFilter: string;
  readonly outcome: Readonly<Record<BatchOutcome, string>>;
  /** What an outcome means that has no reason of its own. */
  readonly outcomeHint: Readonly<Record<'sent' | 'pending' | 'cancelled', string>>;
  readonly skipped: Readonly<Record<SkipReason, string>>;
}
