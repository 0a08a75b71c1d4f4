/** What is really on screen: every look goes through the browser's own hit test. */

const ID = /\b\d{10}@example\.com/;

const channel = new MessageChannel();

/** Resolves in the first task after the next frame was painted. */
export function nextFrame() {
  return new Promise((resolve) => {
    channel.port1.onmessage = resolve;
    requestAnimationFrame(() => channel.port2.postMessage(undefined));
  });
}

export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * The text of the row under a point; empty where there is none. Asked of the document or shadow root that holds the rows:
 * one hit test, whatever a page is made of.
 */
export function rowAt(scope, x, y) {
  const text = scope.elementFromPoint(x, y)?.closest('[role=row]')?.textContent ?? '';
  return ID.test(text) ? text : '';
}

/** The ID of a row's text, as a number that grows by 7 from person to person; NaN for no row. */
export const numberOf = (text) => Number(text.match(ID)?.[0].slice(0, 10) ?? NaN);

/** The texts of the rows that are wholly inside an area, from its top. */
export function rowsIn({ scope, left, top, bottom }, rowHeight) {
  const texts = [];
  for (let y = top + 12; y < bottom - rowHeight; y += rowHeight) texts.push(rowAt(scope, left + 40, y));
  return texts;
}

/** Elements below a node, through shadow roots. */
export function countElements(root) {
  let count = 0;
  for (const element of root.querySelectorAll('*')) {
    count += 1 + (element.shadowRoot ? countElements(element.shadowRoot) : 0);
  }
  return count;
}
