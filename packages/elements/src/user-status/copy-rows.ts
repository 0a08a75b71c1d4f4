import { guardCell } from '@flowthrough/client';

type Selected = Pick<AbstractRange, 'startContainer' | 'startOffset' | 'endContainer' | 'endOffset'>;

/** What engines give of a selection inside of a shadow root; each of them has one of these. */
interface ShadowSelection extends Pick<Selection, 'rangeCount' | 'getRangeAt'> {
  getComposedRanges?(options: { readonly shadowRoots: readonly ShadowRoot[] }): readonly Selected[];
}

/**
 * Puts the rows that are selected on the clipboard as a spreadsheet takes them: a line for each row, a tab between two
 * cells, nothing that only assistive technology reads. Of one row only the cells that are selected; text within one cell
 * is left to the browser.
 */
export function copyRows(event: ClipboardEvent, root: ShadowRoot): void {
  const { clipboardData } = event;
  const body = root.querySelector<HTMLElement>('.body');
  const range = body && selectedIn(root, body);
  if (!range || !clipboardData) return;
  const rows = [...body.querySelectorAll('[data-id]')].filter((row) => range.intersectsNode(row));
  const only = rows.length === 1;
  const lines = rows.map((row) =>
    [...row.querySelectorAll('.cell')].filter((cell) => !only || range.intersectsNode(cell)).flatMap(textsOf),
  );
  if (lines.length === 0 || (only && (lines[0]?.length ?? 0) < 2)) return;
  event.preventDefault();
  clipboardData.setData('text/plain', lines.map((cells) => cells.join('\t')).join('\n'));
  clipboardData.setData('text/html', tableOf(lines));
}

/** The selection as far as it is in a place of a shadow tree. */
function selectedIn(root: ShadowRoot, place: HTMLElement): Range | undefined {
  const selection = root.ownerDocument.getSelection() as unknown as ShadowSelection | null;
  const inner = (root as unknown as { getSelection?(): ShadowSelection | null }).getSelection?.() ?? selection;
  const found =
    selection?.getComposedRanges?.({ shadowRoots: [root] })[0] ??
    (inner && inner.rangeCount > 0 ? inner.getRangeAt(0) : undefined);
  const isIn = [found?.startContainer, found?.endContainer].some((node) => node && place.contains(node));
  if (!found || !isIn) return undefined;
  const range = root.ownerDocument.createRange();
  range.selectNodeContents(place);
  // What is selected beyond the place ends at its edges.
  if (place.contains(found.startContainer)) range.setStart(found.startContainer, found.startOffset);
  if (place.contains(found.endContainer)) range.setEnd(found.endContainer, found.endOffset);
  return range.collapsed ? undefined : range;
}

/** What a cell shows; the reason of an error is a cell of its own after the status. */
function textsOf(cell: Element): string[] {
  const texts = cell.matches('.status')
    ? ['.word', '.second .words'].map((part) => cell.querySelector(part)?.textContent ?? '')
    : [cell.textContent];
  // A spreadsheet would calculate what looks like a formula, pasted or opened.
  return texts.map((text) => guardCell(text.replace(/\s+/g, ' ').trim()));
}

function tableOf(lines: readonly (readonly string[])[]): string {
  const table = document.implementation.createHTMLDocument().createElement('table');
  for (const cells of lines) {
    const row = table.insertRow();
    for (const text of cells) row.insertCell().textContent = text;
  }
  return table.outerHTML;
}
