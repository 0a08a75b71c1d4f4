/**
 * A listener that hears what happens to its element itself. What happens to something inside bubbles too, as the `cancel`
 * of a file picker does, and is another matter.
 */
export function ownEvent<E extends Event>(listener: (event: E) => void): (event: E) => void {
  return (event) => {
    if (event.target === event.currentTarget) listener(event);
  };
}
