import type { SortKey } from '@flowthrough/client';
import type { RowHeights } from '../controllers/row-window.js';
import { gridTemplate } from './columns.js';

/** Below this width, in CSS pixels, rows are cards; the style sheet's container query says the same. */
const NARROW = 780;

/** Heights in em of the text, so that larger text gets larger rows. */
const TABLE = { plain: 2.9, tall: 4.7 };
const CARD = { plain: 10, tall: 14.2 };

/** Heights of rows for an element's width, text size and row height token, in whole CSS pixels. */
export function readRowHeights(host: HTMLElement): RowHeights {
  const style = getComputedStyle(host);
  const em = Number.parseFloat(style.fontSize) || 14;
  const token = Number.parseFloat(style.getPropertyValue('--ft-table-row-height'));
  const { plain, tall } = host.clientWidth > 0 && host.clientWidth < NARROW ? CARD : TABLE;
  const extra = Math.round((tall - plain) * em);
  const height = Number.isFinite(token) && host.clientWidth >= NARROW ? token : Math.round(plain * em);
  return { plain: height, tall: height + extra };
}

/** Tells the style sheet the sizes that only the script knows. */
export function writeRowMetrics(root: ParentNode, { plain, tall }: RowHeights, columns: readonly SortKey[]): void {
  const table = root.querySelector<HTMLElement>('.table');
  table?.style.setProperty('--_plain', `${plain}px`);
  table?.style.setProperty('--_tall', `${tall}px`);
  table?.style.setProperty('--_columns', gridTemplate(columns));
}
