/** What is really on screen: every look goes through the browser's own hit test, into shadow roots. */

const ID = /\b\d{10}@example\.com/g;

const channel = new MessageChannel();

/** Resolves in the first task after the next frame was painted. */
export function nextFrame() {
  return new Promise((resolve) => {
    channel.port1.onmessage = resolve;
    requestAnimationFrame(() => channel.port2.postMessage(undefined));
  });
}

export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The text of the row under a point; empty where there is none. A row is the largest thing that holds one ID. */
export function rowAt(x, y) {
  let node = document.elementFromPoint(x, y);
  while (node?.shadowRoot) {
    const inner = node.shadowRoot.elementFromPoint(x, y);
    if (!inner || inner === node) break;
    node = inner;
  }
  let row = '';
  for (; node; node = node.parentNode) {
    const text = node.textContent ?? '';
    const ids = new Set(text.match(ID));
    if (ids.size > 1) break;
    if (ids.size === 1) row = text;
  }
  return row;
}

/** The ID of a row's text, as a number that grows by 7 from person to person; NaN for no row. */
export const numberOf = (text) => Number(text.match(ID)?.[0].slice(0, 10) ?? NaN);

/** The texts of the rows that are wholly inside an area, from its top. */
export function rowsIn({ left, top, bottom }, rowHeight) {
  const texts = [];
  for (let y = top + 12; y < bottom - rowHeight; y += rowHeight) texts.push(rowAt(left + 40, y));
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
