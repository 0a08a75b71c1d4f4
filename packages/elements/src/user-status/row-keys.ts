import type { RowView, Subscriber } from '@flowthrough/client';
import { isComposing } from '../composing.js';
import type { RowWindow } from '../controllers/row-window.js';

/** Rows looked through for the next one that has a control. */
const FARTHEST = 2_000;

export interface RowKeysOptions {
  readonly window: RowWindow;
  readonly view: RowView;
  readonly hasActions: (row: Subscriber) => boolean;
  readonly isSelectable?: ((row: Subscriber) => boolean) | undefined;
}

/**
 * Moves the focus from a control of a row to that of another row: Control or Command with the arrow keys to the next and
 * the previous row, Home and End to the first and the last, Page Down and Page Up by what is in sight. Away from the
 * menu button, which opens its menu by them, the arrow keys do so alone. Says whether the key was one of these.
 *
 * It is a table: nowhere else are keys taken from the page.
 */
export function moveByKey(event: KeyboardEvent, { window, view, hasActions, isSelectable }: RowKeysOptions): boolean {
  const control = (event.target as Element).closest<HTMLElement>('[data-act]');
  const id = control?.closest<HTMLElement>('[data-id]')?.dataset['id'];
  const from = id === undefined ? -1 : view.indexOf(id);
  if (!control || from < 0 || isComposing(event)) return false;
  const { act } = control.dataset;
  // A Tab goes on from the row that has the focus, also when that was scrolled away.
  if (event.key === 'Tab') window.scrollToRow(from);
  const step = stepFor(event, act === 'menu', window.range);
  if (!step || event.altKey || event.shiftKey) return false;
  event.preventDefault();
  const hasControl = (index: number) => {
    const row = view.at(index);
    return row !== undefined && (act === 'select' ? (isSelectable?.(row) ?? false) : hasActions(row));
  };
  const to = find(step, from, view.length, hasControl);
  // The very end comes into sight, also where its last rows have no control.
  if (step.isToEnd) window.scrollToRow(step.by > 0 ? view.length - 1 : 0);
  if (to === undefined) {
    // Nothing there can have the focus but what scrolls: it goes where the eyes go.
    if (step.isToEnd && from !== 0) control.closest<HTMLElement>('.scroller')?.focus({ preventScroll: true });
    return true;
  }
  window.scrollToRow(to);
  window.controlAt(to, act ?? '')?.focus({ preventScroll: true });
  return true;
}

/** Rows to go, and whether that is as far as there are rows. */
interface Step {
  readonly by: number;
  readonly isToEnd?: boolean;
}

function stepFor(event: KeyboardEvent, isMenu: boolean, [first, last]: readonly [number, number]): Step | undefined {
  const isWith = event.ctrlKey || event.metaKey;
  const page = Math.max(1, last - first - 1);
  switch (event.key) {
    case 'ArrowDown':
    case 'ArrowUp':
      return isWith || !isMenu ? { by: event.key === 'ArrowDown' ? 1 : -1 } : undefined;
    case 'PageDown':
    case 'PageUp':
      return { by: event.key === 'PageDown' ? page : -page };
    case 'Home':
    case 'End':
      return { by: event.key === 'End' ? 1 : -1, isToEnd: true };
    default:
      return undefined;
  }
}

/** The row nearest to where a step leads that has a control: further on, else on the way there. */
function find(
  { by, isToEnd = false }: Step,
  from: number,
  length: number,
  hasControl: (index: number) => boolean,
): number | undefined {
  const forward = Math.sign(by);
  const end = forward > 0 ? length - 1 : 0;
  const aim = isToEnd ? end : Math.max(0, Math.min(from + by, length - 1));
  const look = (start: number, direction: number, stop: number) => {
    for (let index = start, looks = 0; looks < FARTHEST; index += direction, looks += 1) {
      if ((index - stop) * direction > 0) return undefined;
      if (hasControl(index)) return index;
    }
    return undefined;
  };
  if (aim === from) return undefined;
  return look(aim, forward, end) ?? look(aim, -forward, from + forward);
}
