import { everyElement } from './pressing.js';
import { textOf } from './roles.js';

/** Half a pixel more or less is a matter of rounding. */
const TOLERANCE = 1;

/** What cannot be read or reached where an element has the room that it has: cut, beyond an edge, or scrolled to sideways. */
export function lost(root: ParentNode): string[] {
  const found = new Set<string>();
  for (const host of [...everyElement(root)].filter((element) => element.shadowRoot)) {
    const { left, right } = host.getBoundingClientRect();
    if (right - left === 0) continue;
    for (const element of everyElement(host.shadowRoot!)) {
      if (!isRead(element)) continue;
      const { overflowX, textOverflow } = getComputedStyle(element);
      const isWider = element.scrollWidth > element.clientWidth + TOLERANCE && element.clientWidth > 0;
      if (isWider && /auto|scroll/.test(overflowX)) found.add(`${describe(element)} scrolls sideways`);
      // What is typed scrolls by itself. Data may be of any length: in its cell it is cut, and read in full under the pointer.
      if (
        isWider &&
        !element.matches('input') &&
        /hidden|clip/.test(overflowX) &&
        !(textOverflow === 'ellipsis' && isData(element))
      ) {
        found.add(`${describe(element)} is cut`);
      }
      if (!hasText(element) || isCut(element)) continue;
      const lid = clipped(element);
      if (lid !== undefined) found.add(`${describe(element)} is cut by ${Math.round(lid)} px from below or above`);
      const box = element.closest('dialog, [popover]')?.getBoundingClientRect() ?? { left, right };
      const own = element.getBoundingClientRect();
      if (own.left < box.left - TOLERANCE || own.right > box.right + TOLERANCE) {
        found.add(
          `${describe(element)} reaches ${Math.round(Math.max(own.right - box.right, box.left - own.left))} px out`,
        );
      }
    }
  }
  return [...found];
}

/** Left out is what stands there for assistive technology alone. */
function isRead(element: Element): boolean {
  return element.checkVisibility({ checkVisibilityCSS: true }) && getComputedStyle(element).clipPath !== 'inset(50%)';
}

/** In a table, or in a list of which only a part is rendered. */
function isData(element: Element): boolean {
  const row = element.closest('[role="row"], li[aria-setsize]');
  return row !== null && !row.contains(row.querySelector('[role="columnheader"]'));
}

/** How far a text stands out of a box that shows nothing beyond its edges, and cannot be scrolled. */
function clipped(element: Element): number | undefined {
  const own = element.getBoundingClientRect();
  for (let box: Element | null = element; box; box = box.parentElement) {
    const { overflowY, contain, webkitLineClamp } = getComputedStyle(box);
    if (/auto|scroll/.test(overflowY) || Number(webkitLineClamp) > 0) return undefined;
    if (!/hidden|clip/.test(overflowY) && !/strict|paint|content/.test(contain)) continue;
    const { top, bottom } = box.getBoundingClientRect();
    const out = Math.max(own.bottom - bottom, top - own.top);
    if (out > TOLERANCE * 2) return out;
  }
  return undefined;
}

/** Whether an ellipsis stands for what does not fit. */
function isCut(element: Element): boolean {
  for (let box: Element | null = element; box; box = box.parentElement) {
    if (getComputedStyle(box).textOverflow === 'ellipsis' && isData(box)) return true;
  }
  return false;
}

function hasText(element: Element): boolean {
  return (
    element.matches('input, select, textarea') ||
    [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== '')
  );
}

function describe(element: Element): string {
  return `<${element.localName} class="${element.getAttribute('class') ?? ''}"> "${textOf(element).slice(0, 30)}"`;
}
