import type { TemplateResult } from 'lit';
import { adoptStyles } from '../adopt-styles.js';
import { FocusKeeper } from '../controllers/focus-keeper.js';
import type { CommonMessages } from '../messages/common.js';
import { errors } from '../messages/en/errors.js';
import { rows as english } from '../messages/en/rows.js';
import type { ActingParts } from './acting.js';
import { Insight } from './insight/insight.js';
import { summary } from './insight/summary.styles.js';
import { noRows } from './no-rows.styles.js';
import { renderNoRows } from './no-rows.js';
import { RowsPart, type RowsElement, type RowsPartOptions } from './rows-part.js';
import type { Situation } from './situation.js';
import { table } from './table.styles.js';

/** What the list needs of the element. */
export type ListOptions = ActingParts & RowsPartOptions;

/** What is shown of users: the numbers over the toolbar, and the table or why it has no rows. */
export class List {
  readonly insight: Insight;
  readonly rows: RowsPart;

  constructor(element: RowsElement, options: ListOptions) {
    for (const sheet of [summary, noRows, ...table]) adoptStyles(element, sheet);
    options.add({ own: english, common: { errorCategory: errors as CommonMessages['errorCategory'] } });
    this.insight = new Insight(element, options);
    this.rows = new RowsPart(element, options);
    // After the rows once more: only then is it known whether the one that has the focus is still there.
    new FocusKeeper(element);
  }

  /** The table, or why there are no rows. */
  render(situation: Situation, onClear: () => void): TemplateResult {
    const isEmpty = situation.store.$state.get().view.length === 0;
    return isEmpty ? renderNoRows(situation, onClear) : this.rows.render(situation);
  }
}
