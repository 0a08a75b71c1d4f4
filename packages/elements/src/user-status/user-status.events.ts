import type { SortKey, UserStatusQuery } from '@flowthrough/client';

/** The administrator searched, filtered, sorted or chose columns; a host may keep the view in its address. */
export class ViewChangedEvent extends Event {
  static readonly eventName = 'ft-view-changed';
  readonly query: UserStatusQuery;
  /** The columns that are shown, in their order. */
  readonly columns: readonly SortKey[];

  constructor(query: UserStatusQuery, columns: readonly SortKey[]) {
    super(ViewChangedEvent.eventName, { bubbles: true, composed: true });
    this.query = query;
    this.columns = columns;
  }
}

declare global {
  interface HTMLElementEventMap {
    'ft-view-changed': ViewChangedEvent;
  }
}
