import type { ReactiveElement } from 'lit';

/**
 * Keeps the focus where it is while the words of a control are pressed: the click gives it to the control. The second press
 * of a double click, which only selects a word, would else drop it on the page, and one with Shift would select what lies
 * between. The cell in which a box stands (`.select`) is as its words.
 */
export function keepFocusOnLabels(host: ReactiveElement): void {
  // Once, however often it is added.
  host.addController({ hostConnected: () => host.renderRoot.addEventListener('mousedown', onPress) });
}

function onPress(event: Event): void {
  const pressed = (event.target as Element).closest('label, .select, input, select, textarea, button, a');
  if (pressed?.matches('label, .select')) event.preventDefault();
}
