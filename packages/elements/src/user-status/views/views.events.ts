import type { SavedView } from './saved-view.js';

/** A view was saved, renamed or replaced; a host that keeps views stores it under its id. */
export class ViewSavedEvent extends Event {
  static readonly eventName = 'ft-view-saved';
  readonly view: SavedView;

  constructor(view: SavedView) {
    super(ViewSavedEvent.eventName, { bubbles: true, composed: true });
    this.view = view;
  }
}

/** A saved view was deleted. */
export class ViewDeletedEvent extends Event {
  static readonly eventName = 'ft-view-deleted';
  readonly view: SavedView;

  constructor(view: SavedView) {
    super(ViewDeletedEvent.eventName, { bubbles: true, composed: true });
    this.view = view;
  }
}

declare global {
  interface HTMLElementEventMap {
    'ft-view-saved': ViewSavedEvent;
    'ft-view-deleted': ViewDeletedEvent;
  }
}
