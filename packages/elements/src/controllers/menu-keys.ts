/** Keys that open a menu from its button, and the item that gets the focus; Enter and Space click the button anyway. */
export function opensMenuFrom({ key }: KeyboardEvent): 'first' | 'last' | undefined {
  return key === 'ArrowDown' ? 'first' : key === 'ArrowUp' ? 'last' : undefined;
}
