import { opensMenuFrom } from '../controllers/menu-keys.js';
import type { RowInteractions } from './row-interactions.js';
import type { Situation } from './situation.js';

/** Carries out what is pressed in a row: a button says what it does in `data-act`. */
export class RowPresses {
  readonly #situation: () => Situation | undefined;
  readonly #interactions: RowInteractions;
  /** Whether Shift was held with the Space key: in Firefox the click that follows does not say so. */
  #isExtending = false;

  constructor(situation: () => Situation | undefined, interactions: RowInteractions) {
    this.#situation = situation;
    this.#interactions = interactions;
  }

  readonly onClick = (event: MouseEvent): void => {
    // Its click says nothing of the key.
    if (isBeside(event)) this.#isExtending = event.shiftKey;
    if (pressBox(event)) return;
    const button = (event.target as Element).closest<HTMLElement>('[data-act]');
    const situation = this.#situation();
    const row = situation?.store.get(rowId(event) ?? '');
    if (!button || button.ariaDisabled === 'true' || !situation || !row) return;
    const { id } = row;
    switch (button.dataset['act']) {
      case 'menu':
        void this.#interactions.act(({ rows }) => rows.openMenu(id));
        break;
      case 'details':
        void this.#interactions.act(({ rows }) => rows.openDetails(id, button));
        break;
      case 'select': {
        const { checked } = button as HTMLInputElement;
        button.focus({ preventScroll: true });
        situation.select(id, { selected: checked, extend: event.shiftKey || this.#isExtending });
        this.#isExtending = false;
        break;
      }
      case 'check':
        void this.#interactions.act(({ rows }) => rows.check(id));
        break;
      case 'again':
        void this.#interactions.act(({ rows }) => rows.choose(situation.activityOf(id)?.action ?? '', row));
        break;
      case 'dismiss':
        situation.dismissRow(id);
    }
  };

  readonly onKeydown = (event: KeyboardEvent): void => {
    if (event.key === ' ') this.#isExtending = event.shiftKey;
    const button = (event.target as Element).closest<HTMLElement>('[data-act="menu"]');
    const from = opensMenuFrom(event);
    const id = rowId(event);
    if (!button || !from || id === undefined || event.defaultPrevented) return;
    event.preventDefault();
    void this.#interactions.act(({ rows }) => rows.openMenu(id, from));
  };
}

/** Whether a press met the cell of a box, and not the box. */
function isBeside({ target }: Event): boolean {
  return (target as Element).matches('.select');
}

/** Presses a box where its cell was: all of that is its target. Says whether it was. */
export function pressBox(event: Event): boolean {
  if (!isBeside(event)) return false;
  (event.target as Element).querySelector('input')?.click();
  return true;
}

/** The id of the row in which an event happened. */
export function rowId(event: Event): string | undefined {
  return (event.target as Element).closest<HTMLElement>('[data-id]')?.dataset['id'];
}
