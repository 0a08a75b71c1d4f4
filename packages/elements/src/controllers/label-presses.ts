import type { ReactiveElement } from 'lit';

/**
 * Keeps the focus where it is while the words of a control are pressed: the click gives it to the control. The second press
 * of a double click, which only selects a word, would else drop it on the page.
 */
export function keepFocusOnLabels(host: ReactiveElement): void {
  // Once, however often it is added.
  host.addController({ hostConnected: () => host.renderRoot.addEventListener('mousedown', onPress) });
}

function onPress(event: Event): void {
  const pressed = (event.target as Element).closest('label, input, select, textarea, button, a');
  if (pressed?.localName === 'label') event.preventDefault();
}
