import type { BatchAction, BatchCounts, BatchItemInput } from '@flowthrough/client';

/** Other users are selected than before. */
export class SelectionChangedEvent extends Event {
  static readonly eventName = 'ft-selection-changed';
  /** Subscriber ids, in the order in which they were selected. */
  readonly ids: readonly string[];

  constructor(ids: readonly string[]) {
    super(SelectionChangedEvent.eventName, { bubbles: true, composed: true });
    this.ids = ids;
  }
}

/** The administrator wants to act on many users at once; nothing is sent when a listener prevents the default. */
export class BatchRequestEvent extends Event {
  static readonly eventName = 'ft-batch-request';
  /** What all items do; undefined when they differ. */
  readonly action: BatchAction | undefined;
  readonly items: readonly BatchItemInput[];

  constructor(action: BatchAction | undefined, items: readonly BatchItemInput[]) {
    super(BatchRequestEvent.eventName, { bubbles: true, composed: true, cancelable: true });
    this.action = action;
    this.items = items;
  }
}

/** A batch runs, for the first time or again; a host may warn before the page is left until it has finished. */
export class BatchStartedEvent extends Event {
  static readonly eventName = 'ft-batch-started';
  /** What all items do; undefined when they differ. */
  readonly action: BatchAction | undefined;
  /** Items of the batch, those that have ended included. */
  readonly total: number;

  constructor(action: BatchAction | undefined, total: number) {
    super(BatchStartedEvent.eventName, { bubbles: true, composed: true });
    this.action = action;
    this.total = total;
  }
}

/** All of a batch is sent, or was cancelled; users whom it set in motion are followed from now on. */
export class BatchFinishedEvent extends Event {
  static readonly eventName = 'ft-batch-finished';
  /** What all items do; undefined when they differ. */
  readonly action: BatchAction | undefined;
  /** How many items stand in each way. */
  readonly counts: BatchCounts;

  constructor(action: BatchAction | undefined, counts: BatchCounts) {
    super(BatchFinishedEvent.eventName, { bubbles: true, composed: true });
    this.action = action;
    this.counts = counts;
  }
}

/** The last user whom a finished batch had set in motion has settled; not fired when another batch begins before. */
export class BatchSettledEvent extends Event {
  static readonly eventName = 'ft-batch-settled';
  /** What all items do; undefined when they differ. */
  readonly action: BatchAction | undefined;
  /** How many items ended in each way. */
  readonly counts: BatchCounts;

  constructor(action: BatchAction | undefined, counts: BatchCounts) {
    super(BatchSettledEvent.eventName, { bubbles: true, composed: true });
    this.action = action;
    this.counts = counts;
  }
}

declare global {
  interface HTMLElementEventMap {
    'ft-selection-changed': SelectionChangedEvent;
    'ft-batch-request': BatchRequestEvent;
    'ft-batch-started': BatchStartedEvent;
    'ft-batch-finished': BatchFinishedEvent;
    'ft-batch-settled': BatchSettledEvent;
  }
}
