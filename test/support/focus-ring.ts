/** What stands around an element, beyond shadow roots too, itself first. */
function* lineOf(element: Element): Generator<Element> {
  for (let at: Element | null = element; at;) {
    yield at;
    const root = at.getRootNode();
    at = at.assignedSlot ?? at.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  }
}

function deepest(x: number, y: number): Element | null {
  let found = document.elementFromPoint(x, y);
  while (found?.shadowRoot) {
    const inner = found.shadowRoot.elementFromPoint(x, y);
    if (!inner || inner === found) break;
    found = inner;
  }
  return found;
}

const hasRing = (element: Element) => {
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  return outlineStyle !== 'none' && parseFloat(outlineWidth) > 0;
};

/** Whether an element is painted over the outline of what it stands in. */
function isAbove(element: Element): boolean {
  const { position, contain, zIndex } = getComputedStyle(element);
  return position !== 'static' || /strict|content|paint|layout/.test(contain) || zIndex !== 'auto';
}

/** Whether a place does not clip what stands in it, because that is placed by something around the place. */
function isBeyond(place: Element, line: readonly Element[]): boolean {
  const placed = line.slice(0, line.indexOf(place)).some((one) => getComputedStyle(one).position === 'absolute');
  return placed && getComputedStyle(place).position === 'static';
}

/** What is wrong with the focus ring of an element: there is none, it is cut off, or painted over. */
export function coveredRing(focused: Element): string | undefined {
  const line = [...lineOf(focused)];
  const ringed = line.slice(0, 4).find(hasRing);
  if (!ringed) return 'has no ring';
  const { outlineOffset, outlineWidth } = getComputedStyle(ringed);
  const out = parseFloat(outlineOffset) + parseFloat(outlineWidth) / 2;
  const { left, right, top, bottom } = ringed.getBoundingClientRect();
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  const points: [string, number, number][] = [
    ['above', x, top - out],
    ['below', x, bottom + out],
    ['left', left - out, y],
    ['right', right + out, y],
  ];
  const around = [...lineOf(ringed)].slice(1);
  for (const [side, px, py] of points) {
    for (const place of around) {
      const { overflow, contain } = getComputedStyle(place);
      if (place === document.body || place === document.documentElement) continue;
      const isPaintEdge = /strict|content|paint/.test(contain);
      if (overflow.startsWith('visible') && !isPaintEdge) continue;
      if (!isPaintEdge && isBeyond(place, line)) continue;
      const box = place.getBoundingClientRect();
      if (px < box.left || px > box.right || py < box.top || py > box.bottom) return `is cut off ${side}`;
    }
    const there = deepest(px, py);
    if (!there || there === ringed || around.includes(there)) continue;
    const path = [...lineOf(there)];
    const inside = path.indexOf(ringed);
    const above = inside < 0 ? path : path.slice(0, inside);
    if (inside < 0 ? isAbove(there) : above.some(isAbove))
      return `is painted over ${side} by ${there.outerHTML.slice(0, 80)}`;
  }
  return undefined;
}
