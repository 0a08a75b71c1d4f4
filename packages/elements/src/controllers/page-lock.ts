interface Lock {
  /** How many modal things are open. */
  count: number;
  readonly undo: () => void;
}

/** A page is shared by all that is modal on it: the last one that closes lets it scroll. */
const locks = new WeakMap<Document, Lock>();

/**
 * Keeps a page from scrolling while something modal is open, and its content from moving when its scroll bar goes. Gives
 * what lets it scroll again.
 */
export function lockPage(page: Document): () => void {
  const lock = locks.get(page) ?? { count: 0, undo: hold(page) };
  locks.set(page, lock);
  lock.count += 1;
  return () => {
    lock.count -= 1;
    if (lock.count > 0) return;
    locks.delete(page);
    lock.undo();
  };
}

function hold({ documentElement: root, body, defaultView: view }: Document): () => void {
  // Where only the body says how the page scrolls, it stands for the page; else it would become a scroller of its own.
  const scrolls = (element: Element) => view?.getComputedStyle(element).overflow !== 'visible';
  const { style } = !scrolls(root) && scrolls(body) ? body : root;
  const { overflow } = style;
  const { scrollbarGutter } = root.style;
  if ((view?.innerWidth ?? 0) > root.clientWidth) root.style.setProperty('scrollbar-gutter', 'stable');
  style.setProperty('overflow', 'hidden');
  return () => {
    style.overflow = overflow;
    root.style.scrollbarGutter = scrollbarGutter;
  };
}
