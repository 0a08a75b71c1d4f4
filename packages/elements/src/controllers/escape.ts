/**
 * Keeps an Escape that closes something of an element from the page around it, whose own dialog would close with it. The
 * key is released after what it closed has gone, in the element that has the focus then.
 */
export function keepEscape(event: KeyboardEvent, host: HTMLElement): void {
  event.stopPropagation();
  const released = (up: KeyboardEvent) => {
    if (up.key === 'Escape') up.stopPropagation();
  };
  host.addEventListener('keyup', released, { capture: true, once: true });
}
